"""The catalogue of procedures, apart from cases: versions with validity, papers, forms, steps.

Door: models, choices, services, queries, facts, errors, and ``whole`` (a whole version as frozen
values), ``exchange`` (a catalogue as a file).
Rules: docs/rules/procedures.md.
"""
