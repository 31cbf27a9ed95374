"""The public pages: catalogue, look-up, late list, figures; dossiers filed online where allowed.

Door: models, choices, services, queries, facts, errors, ``holdings`` (every kind of record that
names a person without being tied to the book).
Rules: docs/rules/portal.md, online-filing.md, level-three.md.
"""
