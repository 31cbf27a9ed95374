"""Dossiers of the one-stop shop: reception, steps, deadlines, supplements, apologies, figures.

Door: models, choices, services, queries, measures, facts, errors, ``slips`` (what the forms of the
one-stop shop say: ``compose(facts)``), ``mirror`` (how another system's export is understood) and
``rules`` (pure: when a limit ends, what may be asked).
Rules: docs/rules/dossier-life.md, dossier-deadlines.md, dossier-supplements.md,
dossier-late-chain.md, dossier-fees.md, dossier-codes.md, dossier-statistics.md,
dossier-mirror.md, slips.md.
"""
