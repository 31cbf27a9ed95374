"""Persons and organisations that deal with the agency: identity, search, who read their data.

Door: models, choices, services, queries, facts, errors, and ``masking`` (how much of a person each
eye sees), ``phones`` (one way of writing a phone number), ``held`` (what rooms
hold of a person).
Rules: docs/rules/citizens.md.
"""
