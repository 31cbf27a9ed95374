"""Commitments: what is owed by whom and when, its history, products, acceptance, evidence, events.

Knows its subject only as (kind, key, label).
Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/obligations.md.
"""
