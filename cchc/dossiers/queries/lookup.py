"""Looking a dossier up from outside: by code and PIN, or by the token of its QR code."""

import hmac

from django.db.models import QuerySet

from cchc.dossiers.models import Dossier, DueDate
from cchc.kernel import crypto
from cchc.organisation.models import Agency

_PIN = "dossiers.pin"
_PIN_DIGITS = 6


def pin_of(row: Dossier) -> str:
    """The six digits printed on the slip; computed from the installation's key, not stored."""
    number = int(crypto.blind_index(row.token, _PIN), 16)
    return f"{number % 10**_PIN_DIGITS:0{_PIN_DIGITS}d}"


def by_pin(code: str, pin: str) -> Dossier | None:
    """The dossier with this code whose slip shows this PIN, else None; limit the rate upstairs."""
    rows = Dossier.objects.filter(code=code.strip().upper()).select_related(*_SHOWN)
    found = [row for row in rows if hmac.compare_digest(pin_of(row).encode(), pin.strip().encode())]
    return found[0] if found else None


def by_token(token: str) -> Dossier | None:
    """The dossier of a QR code, else None."""
    return Dossier.objects.filter(token=token).select_related(*_SHOWN).first()


_SHOWN = ("agency", "version__procedure", "field", "unit", "officer")


def with_code(code: str, agency: Agency | None = None) -> list[Dossier]:
    """The dossiers of that code in the installation, for commands; several agencies may use one."""
    rows = Dossier.objects.filter(code=code.strip().upper()).select_related(*_SHOWN)
    return list(rows.filter(agency=agency) if agency else rows)


def dates_of(row: Dossier) -> QuerySet[DueDate]:
    """Every date that was promised, the first one first."""
    return row.dates.select_related("approver")
