"""What an agency shows of itself: where its desk is, when it is open, what it announces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.portal.rules.downtime import announcement

_DAYS = {
    "mon": "Thứ hai",
    "tue": "Thứ ba",
    "wed": "Thứ tư",
    "thu": "Thứ năm",
    "fri": "Thứ sáu",
    "sat": "Thứ bảy",
    "sun": "Chủ nhật",
}


@dataclass(frozen=True)
class Face:
    """An agency as the stranger sees it; ``hours``: (days, shifts) in words."""

    agency: Agency
    address: str
    phone: str
    national_address: str
    downtime: str
    hours: tuple[tuple[str, str], ...]


def public_agencies() -> QuerySet[Agency]:
    """The agencies that decided to be public, by code."""
    return organisation.agencies_that_chose("portal.open", "open").order_by("code")


def face_of(code: str, *, at: datetime) -> Face:
    """The public agency of that code, else Http404. Three queries and one for each above it."""
    agency = public_agencies().filter(code=code).select_related("superior").first()
    if agency is None:
        raise Http404
    return face_of_agency(agency, at=at)


def face_of_agency(agency: Agency, *, at: datetime) -> Face:
    """Where the desk of any agency is, public or not."""
    decided = organisation.settings_of(agency)

    def said(key: str) -> str:
        return str(decided[key].value) if key in decided else organisation.default_text(key)

    day = at.astimezone(HANOI).date()
    return Face(
        agency=agency,
        address=said("portal.desk_address"),
        phone=said("dossiers.desk_phone"),
        national_address=said("portal.national_address"),
        downtime=announcement(
            said("portal.downtime"), said("portal.downtime_from"), said("portal.downtime_to"), at
        ),
        hours=tuple(_in_words(organisation.week_shifts_on(agency, day))),
    )


def _in_words(shifts: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Days that follow each other with the same shifts are said together."""
    groups: list[tuple[list[str], str]] = []
    for day, name in _DAYS.items():
        hours = " và ".join(shifts.get(day, [])).replace("-", "–")
        if groups and groups[-1][1] == hours:
            groups[-1][0].append(name)
        else:
            groups.append(([name], hours))
    return [(_span(names), hours) for names, hours in groups if hours]


def _span(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} đến {names[-1].lower()}"
