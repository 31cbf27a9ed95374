"""Telling a person what was done to their account, by the room that keeps the inboxes.

That room stands above this one; settings.TELL_PERSON names its verb (docs/decisions/0008).
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from cchc.kernel.formats import moment_vi
from cchc.organisation.models import User

BY = ("email",)


def tell(user: User, *, key: str, subject: str, body: str, link: str, at: datetime) -> None:
    """Into the person's inbox and, where they have an address, by e-mail; once per key."""
    put: Callable[..., Any] = import_string(settings.TELL_PERSON)
    put(
        agency=user.agency,
        to=user,
        key=key,
        subject=subject,
        body=body,
        link=link,
        at=at,
        channels=BY,
    )


def moment(at: datetime) -> str:
    """The moment as people write it."""
    return moment_vi(at)
