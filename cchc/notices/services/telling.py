"""Putting a notice to somebody outside into the outbox; docs/rules/citizen-notices.md."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cchc.citizens import phones
from cchc.kernel import audit
from cchc.notices import facts
from cchc.notices.choices import Event, NoticeState, Way
from cchc.notices.models import Notice
from cchc.notices.queries.settings import order_of, version_now, ways_on
from cchc.notices.rules import lives
from cchc.notices.rules.events import checked_params
from cchc.organisation.models import Agency

PROGRAM = "notices"  # who tells and sends stands under this key in the chain


@dataclass(frozen=True)
class Recipient:
    """Somebody outside, as they can be reached; never shown by ``repr``."""

    name: str = field(repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True)
class Subject:
    """What the notice is about: kind and key of the record; ``label`` masked, for lists."""

    kind: str
    key: str
    label: str = ""


def tell(
    *,
    agency: Agency,
    event: Event,
    to: Recipient,
    params: Mapping[str, str],
    key: str,
    subject: Subject,
    at: datetime,
) -> Notice | None:
    """Tell somebody outside of an event, once per key, in the caller's transaction.

    None where the agency uses no channel that reaches them. Telling again changes nothing. A
    parameter that the event lacks or does not know is a ValueError: a bug of the caller.
    """
    given = checked_params(event, {"agency": agency.name, **params})
    on = ways_on(agency)
    if not on:
        return None
    ways = _ways(agency, event, to, on)
    if not ways:
        return None
    with audit.transaction():
        notice, is_new = Notice.objects.get_or_create(
            key=key,
            defaults={
                "agency": agency,
                "event": event,
                "subject_kind": subject.kind,
                "subject_key": subject.key,
                "subject_label": subject.label,
                "name": to.name,
                "phone": to.phone,
                "email": to.email,
                "params": json.dumps(given, ensure_ascii=False),
                "version": version_now(agency, event),
                "ways": list(ways),
                "way": ways[0],
                "state": NoticeState(lives.first_state(ways)),
                "made_at": at,
                "next_try_at": at if ways[0] != Way.PHONE else None,
            },
        )
        if is_new:
            note(notice, "tell", at=at)
    return notice


def _ways(agency: Agency, event: Event, to: Recipient, on: frozenset[str]) -> tuple[str, ...]:
    phone = phones.normal(to.phone)
    return lives.usable(
        order_of(agency, event),
        on,
        phone=bool(to.phone),
        mobile=phone is not None and phone.kind == phones.PhoneKind.MOBILE,
        email="@" in to.email,
    )


def note(notice: Notice, act: str, *, at: datetime, actor: str = PROGRAM) -> None:
    """One event of a notice, with its columns as they are now."""
    audit.record(
        agency=notice.agency.code,
        at=at,
        actor=actor,
        act=f"{PROGRAM}.{act}",
        subject=(facts.NOTICE, str(notice.pk)),
        facts=facts.of_notice(notice),
    )
