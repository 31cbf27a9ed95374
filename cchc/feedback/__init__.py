"""Feedback and petitions: received, classified, handled, answered, published, judged by the sender.

Door: models, choices, services, queries, measures, facts, errors, ``forms`` (what a sender says).
Rules: docs/rules/feedback.md.
"""
