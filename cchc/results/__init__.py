"""Results of procedures: the repository with its marks, and the backlog that is digitised into it.

Door: models, choices, services, queries, measures, facts, errors, and ``rules`` (pure: how an
inventory is read, what a result is on a day).
Rules: docs/rules/results.md.
"""
