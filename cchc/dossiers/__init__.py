"""Dossiers of the one-stop shop: reception, steps, deadlines, supplements, apologies, figures.

Door: models, choices, services, queries, measures, facts, errors, and ``slips`` (what the forms of
the one-stop shop say: ``compose(facts)``).
Rules: docs/rules/dossier-life.md, dossier-deadlines.md, dossier-supplements.md,
dossier-late-chain.md, dossier-codes.md, dossier-statistics.md, slips.md.
"""
