"""Results of procedures: the repository with its marks, and the backlog that is digitised into it.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/results.md.
"""
