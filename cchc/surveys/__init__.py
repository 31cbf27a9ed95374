"""Satisfaction of those who filed finished dossiers: asked once, kept apart, shown with margins.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/satisfaction.md.
"""
