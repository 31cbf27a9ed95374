"""Looking a dossier up from outside: by code and PIN, or by the token of its QR code."""

import hmac

from django.db.models import QuerySet

from cchc.dossiers.models import Dossier, DueDate
from cchc.kernel import crypto
from cchc.organisation.models import Agency

_PIN = "dossiers.pin"
_PIN_DIGITS = 6
_NOBODY, _DECOY = 0, "0" * 32


def pin_of(row: Dossier) -> str:
    """The six digits printed on the slip; computed from the installation's key, not stored."""
    return _pin(row.token)


def _pin(token: str) -> str:
    number = int(crypto.blind_index(token, _PIN), 16)
    return f"{number % 10**_PIN_DIGITS:0{_PIN_DIGITS}d}"


def key_by_pin(code: str, pin: str) -> int | None:
    """The key of the dossier with this code whose slip shows this PIN; limit the rate upstairs.

    A right answer and a wrong code or PIN cost the same: one query, one PIN computed and compared.
    """
    rows = Dossier.objects.filter(code=code.strip().upper()).values_list("pk", "token")
    tokens = list(rows) or [(_NOBODY, _DECOY)]
    wanted = pin.strip().encode()
    right = [pk for pk, token in tokens if hmac.compare_digest(_pin(token).encode(), wanted)]
    return right[0] if right and right[0] != _NOBODY else None


def shown_outside(pk: int) -> Dossier:
    """The dossier of a key that was found by PIN."""
    return Dossier.objects.select_related(*_SHOWN).get(pk=pk)


def by_token(token: str) -> Dossier | None:
    """The dossier of a QR code, else None."""
    return Dossier.objects.filter(token=token).select_related(*_SHOWN).first()


_SHOWN = ("agency", "version__procedure", "field", "unit", "officer", "received_by")


def with_code(code: str, agency: Agency | None = None) -> list[Dossier]:
    """The dossiers of that code in the installation, for commands; several agencies may use one."""
    rows = Dossier.objects.filter(code=code.strip().upper()).select_related(*_SHOWN)
    return list(rows.filter(agency=agency) if agency else rows)


def dates_of(row: Dossier) -> QuerySet[DueDate]:
    """Every date that was promised, the first one first."""
    return row.dates.select_related("approver")
