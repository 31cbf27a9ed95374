"""Review of procedures: what is asked twice, what the agency holds, and what is proposed about it.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/reviews.md.
"""
