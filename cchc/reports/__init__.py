"""Periodic reports: calendar, parts of units, composed figures, sign-off, submission upward.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/reports.md, docs/rules/report-parts.md, docs/rules/report-calendar.md,
docs/rules/report-submission.md.
"""
