"""Indicators: definitions over the rooms' measures, live values, the records behind them, targets.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/indicators.md.
"""
