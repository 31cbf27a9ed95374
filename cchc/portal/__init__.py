"""The public pages, without sign-in: catalogue, look-up of a dossier, late list, figures.

Door: models, choices, services, queries, facts, errors.
Rules: docs/rules/portal.md.
"""
