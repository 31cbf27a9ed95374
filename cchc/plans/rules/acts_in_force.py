"""Until when an act that plans cite was in force, and what replaced it.

Seeded from the sources listed in docs/rules/plan-check.md, "Acts no longer in force". An act that
is not listed here is not judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.plans.content import Citation
from cchc.plans.rules.citations import act_key


@dataclass(frozen=True)
class Ended:
    """An act, its last day in force and the act in its place."""

    number: str
    last_day: date
    replaced_by: str


ENDED: tuple[Ended, ...] = (
    Ended("61/2018/NĐ-CP", date(2025, 6, 30), "Nghị định số 118/2025/NĐ-CP"),
    Ended("107/2021/NĐ-CP", date(2025, 6, 30), "Nghị định số 118/2025/NĐ-CP"),
    Ended("01/2018/TT-VPCP", date(2025, 9, 14), "Thông tư số 03/2025/TT-VPCP"),
    Ended("13/2023/NĐ-CP", date(2025, 12, 31), "Nghị định số 356/2025/NĐ-CP"),
    Ended("42/2022/NĐ-CP", date(2026, 6, 30), "Nghị định số 224/2026/NĐ-CP"),
    Ended("64/2007/NĐ-CP", date(2026, 6, 30), "Nghị định số 224/2026/NĐ-CP"),
    Ended("90/2020/NĐ-CP", date(2026, 6, 30), "Nghị định số 335/2025/NĐ-CP"),
    Ended("85/2016/NĐ-CP", date(2026, 8, 18), "Nghị định số 331/2026/NĐ-CP"),
)


def ended_before(citation: Citation, day: date, acts: Iterable[Ended] = ENDED) -> Ended | None:
    """The entry of an act that was no longer in force on that day."""
    if citation.number is None:
        return None
    key = act_key(citation.number)
    return next((a for a in acts if act_key(a.number) == key and a.last_day < day), None)
