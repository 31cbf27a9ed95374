"""Public verification: what a mark says to anybody, and the address in the QR code."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from cchc.results.choices import Standing, Verdict
from cchc.results.models import Result

_VERDICTS = {
    Standing.IN_FORCE: Verdict.GENUINE,
    Standing.NOT_YET: Verdict.NOT_YET,
    Standing.EXPIRED: Verdict.EXPIRED,
    Standing.SUPERSEDED: Verdict.SUPERSEDED,
    Standing.REVOKED: Verdict.REVOKED,
}


@dataclass(frozen=True)
class Verification:
    """The verdict; agency, kind of result and day of issue unless nothing is known."""

    verdict: Verdict
    agency: str = ""
    kind: str = ""
    issued_on: date | None = None


def verification(token: str, *, today: date) -> Verification:
    """What may be told to whoever holds a mark; nothing of the content. One query."""
    rows = Result.objects.select_related("agency").defer("file", "number", "holder")
    found = rows.filter(token=token).first() if token else None
    if found is None:
        return Verification(Verdict.UNKNOWN)
    verdict = _VERDICTS[found.standing_on(today)]
    return Verification(verdict, found.agency.full_name, found.name, found.issued_on)


def address_of(row: Result) -> str:
    """The address that the QR code of the result holds."""
    return f"{settings.SITE_ADDRESS}/xac-minh/{row.token}"
