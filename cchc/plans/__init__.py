"""The yearly plan: read from the issued document, reviewed, adopted, checked, amended, exported.

Door: models, choices, services, queries, measures, facts, errors, ``content`` (what a plan says, as
data), ``reading`` (pure: a document becomes a plan) and ``exports`` (the files that a plan goes
out as); also ``subjects`` (how obligations know a task).
Rules: docs/rules/plan-reading.md, docs/rules/plan-deadlines.md, docs/rules/plan-check.md,
docs/rules/plan-export.md, docs/rules/plan-cascade.md, docs/rules/plan-subplan.md.
"""
