"""Founding an agency: the first thing that an installation does."""

from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import facts
from cchc.organisation.choices import AgencyKind
from cchc.organisation.models import Agency, User
from cchc.organisation.services.writing import note


def found_agency(
    *,
    code: str,
    name: str,
    full_name: str,
    place: str,
    actor: User | None,
    at: datetime,
    kind: AgencyKind = AgencyKind.WARD,
    superior: Agency | None = None,
    superior_line: str = "",
    symbol: str = "UBND",
    is_sample: bool = False,
) -> Agency:
    """The new agency; its code is forever, for the audit chain and plan codes carry it."""
    with audit.transaction():
        if Agency.objects.filter(code=code).exists():
            raise RuleBroken(f"Đã có cơ quan mang mã “{code}”.", field="code")
        agency = Agency.objects.create(
            code=code,
            name=nfc(name),
            full_name=nfc(full_name),
            place=nfc(place),
            kind=kind,
            superior=superior,
            superior_line=nfc(superior_line),
            symbol=symbol,
            is_sample=is_sample,
        )
        note(
            "found_agency",
            ("agency", agency.code),
            facts.of_agency(agency),
            agency=agency,
            actor=actor,
            at=at,
        )
    return agency
