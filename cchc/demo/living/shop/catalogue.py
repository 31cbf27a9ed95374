"""What the shop offers, as values of the catalogue's own file, and how often each is asked for."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from cchc.demo.living.catalogue import FILE
from cchc.dossiers.rules.clock import Limit
from cchc.kernel.working_time import Unit

_DESK, _LEADER = "one_stop", "vice_chair"
_OFTEN = {
    "MAU.CT.01": 300, "MAU.CT.02": 90, "MAU.HT.09": 110, "MAU.HT.01": 90, "MAU.HT.05": 85,
    "MAU.HT.03": 35, "MAU.HT.04": 40, "MAU.HT.08": 30, "MAU.DD.02": 45, "MAU.DD.04": 40,
    "MAU.DD.01": 15, "MAU.BT.01": 35, "MAU.BT.02": 25, "MAU.BT.03": 20, "MAU.KD.01": 35,
    "MAU.KD.02": 15, "MAU.XD.01": 25, "MAU.NC.02": 15, "MAU.CT.03": 25,
}  # fmt: skip
_SELDOM = 6
_BY_UNIT = {
    "Tư pháp - Hộ tịch": "binh",
    "Văn hóa - Xã hội": "son",
    "Tài chính - Kế toán": "thu",
    "Địa chính - Xây dựng": "son",
}
_HELPED_BY = {"VH": "van", "GD": "van", "TD": "van"}


@dataclass(frozen=True)
class Offer:
    """A procedure as the stories need it; ``leaders`` is the step in which it is signed."""

    code: str
    limit: Limit
    applicants: tuple[str, ...]
    is_online: bool
    has_receipt: bool
    fee: int
    papers: tuple[str, ...]
    scanned: str
    reusable: str
    result: tuple[str, str]
    unit: str
    officer: str
    leaders: str
    weight: int

    @property
    def is_long(self) -> bool:
        """Whether there is time to extend, to ask and to be late by days."""
        return self.limit.unit is Unit.DAYS and 5 <= self.limit.amount <= 15

    @property
    def has_days(self) -> bool:
        """Whether it is counted in working days."""
        return self.limit.unit is Unit.DAYS


@cache
def offers() -> tuple[Offer, ...]:
    """All procedures of the catalogue, in its order."""
    listed = json.loads(FILE.read_text(encoding="utf-8"))["procedures"]
    return tuple(_offer(said) for said in listed)


def _offer(said: dict[str, Any]) -> Offer:
    works = next(step for step in said["steps"] if step["role"] not in (_DESK, _LEADER))
    leaders = next(step["code"] for step in said["steps"] if step["role"] == _LEADER)
    field = said["code"].split(".")[1]
    result = said["results"][0]
    given = [paper for paper in said["papers"] if paper["is_required"] and not paper["is_shown"]]
    return Offer(
        code=said["code"],
        limit=Limit(Decimal(said["limit_amount"]), Unit(said["limit_unit"])),
        applicants=tuple(said["applicants"]),
        is_online=said["online_level"] != "none",
        has_receipt=said["needs_receipt"],
        fee=said["fee"],
        papers=tuple(paper["code"] for paper in said["papers"] if paper["is_required"]),
        scanned=given[0]["code"] if given else "",
        reusable=given[1]["code"] if len(given) > 1 and given[1]["issued_by"] else "",
        result=(result["code"], result["name"]),
        unit=works["unit"],
        officer=_HELPED_BY.get(field, _BY_UNIT[works["unit"]]),
        leaders=leaders,
        weight=_OFTEN.get(said["code"], _SELDOM),
    )
