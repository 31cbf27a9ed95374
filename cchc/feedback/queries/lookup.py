"""The sender's way to a petition: code and PIN, or the token of the QR code on the receipt."""

import hmac

from cchc.feedback.models import Petition
from cchc.kernel import crypto

_PIN = "feedback.pin"
_PIN_DIGITS = 6
_NOBODY, _DECOY = 0, "0" * 32


def pin_of(row: Petition) -> str:
    """The six digits on the receipt; computed from the installation's key, not stored."""
    return _pin(row.token)


def _pin(token: str) -> str:
    number = int(crypto.blind_index(token, _PIN), 16)
    return f"{number % 10**_PIN_DIGITS:0{_PIN_DIGITS}d}"


def key_by_pin(code: str, pin: str) -> int | None:
    """The key of the petition with this code and PIN; limit the rate upstairs.

    A right answer and a wrong code or PIN cost the same: one query, one PIN computed and compared.
    """
    rows = Petition.objects.filter(code=code.strip().upper()).values_list("pk", "token")
    tokens = list(rows) or [(_NOBODY, _DECOY)]
    wanted = pin.strip().encode()
    right = [pk for pk, token in tokens if hmac.compare_digest(_pin(token).encode(), wanted)]
    return right[0] if right and right[0] != _NOBODY else None


def shown_outside(pk: int) -> Petition:
    """The petition of a key that was found by PIN."""
    return Petition.objects.select_related("agency__superior", "merged_into").get(pk=pk)


def by_token(token: str) -> Petition | None:
    """The petition of a QR code, else None."""
    rows = Petition.objects.select_related("agency__superior", "merged_into")
    return rows.filter(token=token).first()
