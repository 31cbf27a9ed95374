"""Dialogue of leaders with citizens and businesses: meetings, questions, promises kept to the end.

Door: models, choices, services, queries, measures, facts, errors, ``holdings`` (what is
held of an asker).
Rules: docs/rules/dialogues.md.
"""
