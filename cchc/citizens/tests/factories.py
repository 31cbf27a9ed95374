"""Fictional people and a company that deal with the fictional ward."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cchc.citizens import services
from cchc.citizens.models import Citizen
from cchc.citizens.services import Details
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency
from cchc.organisation.tests.factories import Cast

NOW = datetime(2026, 3, 10, 9, tzinfo=HANOI)
TODAY = NOW.date()

MAI = Details(
    kind="0",
    name="Trần Thị Mai",
    id_kind="cccd",
    id_number="038195001234",
    phone="0912345678",
    email="mai@dan.example",
    address="Số 5, ngõ 3 phố Sen, phường An Bình, tỉnh Mẫu",
    born_on=date(1995, 8, 15),
    gender="female",
)
TU = Details(kind="0", name="Lê Văn Tư", id_kind="cccd", id_number="038058004321")
COMPANY = Details(
    kind="1",
    name="Công ty TNHH Hoa Sen",
    id_kind="tax",
    id_number="2800123456",
    phone="02373852246",
)


def registered(agency: Agency, said: Details = MAI, **other: Any) -> Citizen:
    """Somebody known to the agency, chị Mai unless said otherwise."""
    details = replace(said, **other)
    made = services.register(agency=agency, said=details, actor=None, at=NOW)
    return made.citizen


def corrected(who: Cast, citizen: Citizen, said: Details, reason: str = "nhập nhầm") -> Citizen:
    """Put right by chị Hoa."""
    return services.correct(citizen=citizen, said=said, reason=reason, actor=who.hoa, at=NOW)
