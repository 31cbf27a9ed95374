"""What was sent from a locked or ended session, kept a while for the same person to send again.

Sealed under a key that is not in the database and bound to the account; it lies in the session of
this browser only, so it goes with it. Rule: docs/rules/sign-in.md, guarantee 9.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from cchc.kernel import crypto
from cchc.organisation.models import User

KEPT_MINUTES = 30
_KEPT = "kept_form"
_LARGEST = 200_000
# Passwords and codes are never kept; the token of the page is replaced by that of the next.
_SECRETS = {"password", "old", "new", "again", "factor_code", "recovery_code"}
_NEVER = _SECRETS | {"csrfmiddlewaretoken"}

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeptForm:
    """The fields in order, where they were sent to, and whether files went with them."""

    path: str
    page: str
    fields: Fields
    had_files: bool

    @property
    def written(self) -> Fields:
        """Every field that holds something; what is sent again is shown, not only its texts."""
        return tuple((name, value) for name, value in self.fields if value.strip())

    @property
    def texts(self) -> list[str]:
        """What a person wrote: values of several words."""
        return [value.strip() for _, value in self.fields if len(value.split()) > 1]


def keep(request: HttpRequest, account: int, at: datetime, *, page: str) -> bool:
    """Keep the fields of this request for the account, when there are any and not too many.

    ``page`` is the page on which they were typed; says whether they are kept.
    """
    fields = [(n, v) for n, values in request.POST.lists() if n not in _NEVER for v in values]
    content = json.dumps([request.get_full_path(), page, fields, bool(request.FILES)]).encode()
    if not fields or len(content) > _LARGEST:
        return False
    sealed = crypto.seal(_key(), content, _place(account))
    request.session[_KEPT] = [int(at.timestamp()), b64encode(sealed).decode("ascii")]
    return True


def keep_for_who_left(request: HttpRequest, account: int, at: datetime, *, page: str) -> bool:
    """Keep it in a session of nobody, which lives no longer than what it holds."""
    is_kept = keep(request, account, at, page=page)
    if is_kept:
        request.session.set_expiry(KEPT_MINUTES * 60)
    return is_kept


def kept(request: HttpRequest, user: User, at: datetime) -> KeptForm | None:
    """What this person sent from this session, while it is kept."""
    since, sealed = request.session.get(_KEPT, (0, ""))
    if not sealed or at.timestamp() - since > KEPT_MINUTES * 60:
        return None
    try:
        content = crypto.open_sealed(_key(), b64decode(sealed), _place(user.pk))
    except crypto.Unopened:
        return None
    path, page, fields, had_files = json.loads(content)
    return KeptForm(path, page, tuple((name, value) for name, value in fields), had_files)


def forget(request: HttpRequest) -> None:
    """Drop what is kept."""
    request.session.pop(_KEPT, None)


def forget_when_sent(request: HttpRequest, user: User, at: datetime) -> None:
    """Drop what is kept once something is sent to where it was to go."""
    if _KEPT in request.session:
        form = kept(request, user, at)
        if form is None or form.path == request.get_full_path():
            forget(request)


def _key() -> bytes:
    return crypto.purpose_key("CCHC_MASTER_KEY", "kept form")


def _place(account: int) -> str:
    return f"kept form {account}"
