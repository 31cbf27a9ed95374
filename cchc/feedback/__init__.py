"""Feedback and petitions: received, classified, handled, answered, published, judged by the sender.

Door: models, choices, services, queries, measures, facts, errors.
Rules: docs/rules/feedback.md.
"""
