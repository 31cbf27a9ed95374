"""The public pages: catalogue, look-up, late list, figures; dossiers filed online where allowed.

Door: models, choices, services, queries, facts, errors.
Rules: docs/rules/portal.md, online-filing.md, level-three.md.
"""
