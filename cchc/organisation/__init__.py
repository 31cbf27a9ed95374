"""Agencies (a tree), units and aliases, partners, people, posts, roles, delegations, calendars.

Door: models, choices, services, queries, facts, errors, and ``guards`` (what stands before a
view), ``addresses`` (from which machine a request comes), ``context`` (the frame of a person's
page), ``menu`` (its places in the navigation).
Rules: docs/rules/permissions.md, delegation.md, sign-in.md, second-factor.md, calendar.md,
settings.md.
"""
