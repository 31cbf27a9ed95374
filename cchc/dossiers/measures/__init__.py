"""Figures about dossiers, and the records behind each; docs/rules/dossier-statistics.md.

``counts`` the whole of an agency, ``groups`` by a dimension, ``times`` how long they took,
``money`` fees and incidents.
"""

from cchc.dossiers.measures.counts import (
    Rates,
    attempts_blocked,
    broken_checks,
    fees_taken,
    form_ii06a,
    incidents,
    papers_reused,
    rates,
    records,
    recounted,
    statement,
    statistics,
    supplements_asked,
)
from cchc.dossiers.measures.groups import (
    DIMENSIONS,
    Dimension,
    Group,
    by,
    label_of,
    labels,
    narrowed,
)
from cchc.dossiers.measures.money import OTHERS, Money, money, other_records
from cchc.dossiers.measures.times import Times, times
from cchc.dossiers.measures.words import LABELS
from cchc.dossiers.rules.statistics import Window

__all__ = [
    "DIMENSIONS",
    "LABELS",
    "OTHERS",
    "Dimension",
    "Group",
    "Money",
    "Rates",
    "Times",
    "Window",
    "attempts_blocked",
    "broken_checks",
    "by",
    "fees_taken",
    "form_ii06a",
    "incidents",
    "label_of",
    "labels",
    "money",
    "narrowed",
    "other_records",
    "papers_reused",
    "rates",
    "records",
    "recounted",
    "statement",
    "statistics",
    "supplements_asked",
    "times",
]
