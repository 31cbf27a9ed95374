"""What every act of this room shares: lock the row, check the person, note the act."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.dossiers import facts
from cchc.dossiers.choices import NoticeKind, State
from cchc.dossiers.models import CitizenNotice, Dossier
from cchc.dossiers.queries.acts import hindrance, ties_of
from cchc.dossiers.rules.rights import Ties, hangs_on_ties, refusal
from cchc.dossiers.rules.transitions import after
from cchc.dossiers.services.reaching import reach
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User

PREFIX = "dossiers"
PORTAL = "portal"  # who registers online acts under this key in the chain


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return at.astimezone(HANOI).date()


def locked(dossier: Dossier) -> Dossier:
    """The dossier as it is now, locked until the end of the transaction."""
    rows = Dossier.objects.select_for_update(of=("self",))
    return rows.select_related("agency", "version__procedure", "field").get(pk=dossier.pk)


def demand(
    actor: User, act: str, row: Dossier, at: datetime, *, proposer: int | None = None
) -> None:
    """PermissionDenied unless the person may do the act to the dossier that day."""
    if row.agency_id != actor.agency_id:
        raise PermissionDenied("Hồ sơ này thuộc cơ quan khác.")
    day = day_of(at)
    if why := hindrance(row, act, day):
        raise RuleBroken(why)
    ties = ties_of(actor, row, day, proposer=proposer) if hangs_on_ties(act) else Ties()
    if why := refusal(act, organisation.acts_of(actor, day), ties):
        raise PermissionDenied(why)


def demand_right(actor: User, act: str, agency: Agency, at: datetime) -> None:
    """PermissionDenied unless the person may do an act that needs no dossier."""
    if agency.pk != actor.agency_id:
        raise PermissionDenied("Hồ sơ này thuộc cơ quan khác.")
    if why := refusal(act, organisation.acts_of(actor, day_of(at)), Ties()):
        raise PermissionDenied(why)


def begin(
    dossier: Dossier, act: str, *, actor: User, at: datetime, proposer: int | None = None
) -> Dossier:
    """The locked dossier moved to the state after the act, not yet saved."""
    row = locked(dossier)
    demand(actor, act, row, at, proposer=proposer)
    row.state = State(after(act, row.state))
    if row.state != State.SUPPLEMENT:
        row.brought_at = None
    return row


def required(text: str, message: str, *, field: str, least: int = 1) -> str:
    """The text without loose spaces; RuleBroken when it is shorter than ``least``."""
    cleaned = nfc(text)
    if len(cleaned) < least:
        raise RuleBroken(message, field=field)
    return cleaned


def reason_of(agency: Agency, text: str, what: str) -> str:
    """A written reason, long enough for the agency; RuleBroken (``reason``) otherwise."""
    least = organisation.integer_setting(agency, "dossiers.reason_length")
    return required(text, f"Ghi lý do {what}, ít nhất {least} chữ.", field="reason", least=least)


def tell_citizen(
    row: Dossier,
    kind: NoticeKind,
    text: str,
    *,
    at: datetime,
    params: Mapping[str, str] | None = None,
) -> None:
    """What the citizen is told: shown where the dossier is looked up, and sent by ``reaching``.

    ``params`` are further parameters of the notice that is sent.
    """
    made = CitizenNotice.objects.create(dossier=row, kind=kind, text=text, at=at)
    reach(row, made, params, at=at)


def key_of(actor: User | None) -> str:
    """The actor's key in the audit chain; nobody signed in is the portal."""
    return actor.actor_key if actor else PORTAL


def note(
    row: Dossier,
    act: str,
    *,
    actor: User | None,
    at: datetime,
    parts: Iterable[str] = (),
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One event: the dossier's columns as they were saved, and the parts that the act changed."""
    row.changed_at = at
    row.save(update_fields=["changed_at"])
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=key_of(actor),
        act=f"{PREFIX}.{act}",
        subject=(facts.DOSSIER, str(row.pk)),
        facts={**facts.of_columns(row), **facts.of_parts(row, parts)},
        payload=payload,
    )
