"""Rights of the persons whose data we hold: requests, extracts, erasure, retention.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/data-rights.md.
"""
