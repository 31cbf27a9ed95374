"""The secret that a person is setting up, before a code proves that their app has it.

Sealed in the session of this browser until then. Rule: docs/rules/second-factor.md.
"""

from base64 import b64decode, b64encode

import segno
from django.http import HttpRequest

from cchc.kernel import crypto
from cchc.organisation.models import User
from cchc.organisation.rules import second_factor

_PENDING = "second_factor"
ISSUER = "CCHC"


def secret_of(request: HttpRequest, user: User) -> str:
    """The secret that this browser shows to the person; the same until it counts or is dropped."""
    try:
        sealed = b64decode(request.session.get(_PENDING, ""))
        return crypto.open_sealed(_key(), sealed, _place(user)).decode()
    except crypto.Unopened:
        secret = second_factor.new_secret()
        fresh = crypto.seal(_key(), secret.encode(), _place(user))
        request.session[_PENDING] = b64encode(fresh).decode("ascii")
        return secret


def picture(secret: str, user: User) -> str:
    """The QR code as a picture that stands in the page itself."""
    said = second_factor.address_for_app(secret, account=user.username, issuer=ISSUER)
    return segno.make_qr(said, error="m").svg_data_uri(scale=5, border=4)


def forget(request: HttpRequest) -> None:
    """It counts now, or never will."""
    request.session.pop(_PENDING, None)


def _key() -> bytes:
    return crypto.purpose_key("CCHC_MASTER_KEY", "second factor being set up")


def _place(user: User) -> str:
    return f"second factor {user.pk}"
