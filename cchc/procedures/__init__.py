"""The catalogue of procedures, apart from cases: versions with validity, papers, forms, steps.

Door: models, choices, services, queries, facts, errors, and ``whole`` (a whole version as frozen
values), ``exchange`` (a catalogue as a file), ``showing`` (how a version is said on a page).
Rules: docs/rules/procedures.md.
"""
