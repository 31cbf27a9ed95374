"""What every act of this room shares: the row held, rule and right, the line in the chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.feedback import facts, queries
from cchc.feedback.choices import SENDER, SUBJECT, PetitionAct, Said, State
from cchc.feedback.models import Petition, Statement
from cchc.feedback.rules import transitions
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import User


@dataclass(frozen=True)
class Begun:
    """The petition as it is now, held until the transaction ends, and its state after the act."""

    row: Petition
    state: State


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return at.astimezone(HANOI).date()


def required(text: str, message: str, *, field: str) -> str:
    """The text, each line in one normal form; RuleBroken when nothing is left."""
    if not text.strip():
        raise RuleBroken(message, field=field)
    return "\n".join(map(nfc, text.strip().splitlines()))


def begin(petition: Petition, act: PetitionAct, *, actor: User | None, at: datetime) -> Begun:
    """Hold the petition and ask the rule; None is the sender.

    PermissionDenied when it is not the person's to do, RuleBroken when it cannot be done now.
    """
    rows = Petition.objects.select_for_update(of=("self",))
    row = rows.select_related("agency", "about_unit", "unit", "assignee").get(pk=petition.pk)
    today = day_of(at)
    ties = queries.ties_of(row, actor, today=today)
    if actor is not None and actor.agency_id != row.agency_id:
        raise PermissionDenied("Phản ánh này của cơ quan khác.")
    rights = organisation.acts_of(actor, today) if actor else {transitions.SENDER}
    if why := transitions.refusal(act, rights, ties):
        raise PermissionDenied(why)
    return Begun(row, transitions.after(act, row.status, ties))


def tell_sender(row: Petition, kind: Said, text: str, *, by: User | None, at: datetime) -> None:
    """One line of what both sides read."""
    Statement.objects.create(petition=row, kind=kind, text=text, by=by, at=at)


def note(
    row: Petition,
    act: str,
    *,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain; words go into the payload, which is encrypted apart."""
    fresh = (
        Petition.objects.select_related("agency", "publication")
        .prefetch_related("duties", "answers", "pictures__file")
        .get(pk=row.pk)
    )
    audit.record(
        agency=fresh.agency.code,
        at=at,
        actor=actor.actor_key if actor else SENDER,
        act=act,
        subject=(SUBJECT, str(fresh.pk)),
        facts=facts.of_petition(fresh),
        payload=payload or None,
    )
