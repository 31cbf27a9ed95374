"""The outbox of messages: knows texts and addresses, no case.

Door: models, choices, services, queries, measures, facts, errors.
"""
