"""What other systems may read, write and be told: keys, the REST API, signed webhooks.

Door: models, choices, services, queries, facts, errors.
Rules: docs/rules/api.md.
"""
