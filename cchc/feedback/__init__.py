"""Feedback and petitions: received, classified, handled, answered, published, judged by the sender.

Door: models, choices, services, queries, measures, facts, errors, ``forms`` (what a sender
says), ``rules`` (pure: what of a text is masked before it is published), ``holdings``
(what is held of a sender).
Rules: docs/rules/feedback.md.
"""
