"""What every act of this room shares: who may, the row held, the line in the chain."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.dialogues import facts
from cchc.dialogues.choices import DialogueAct
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.rules import personal, transitions
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

PUBLIC = "public"  # the stranger, in the chain


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def require(actor: User, agency: Agency, at: datetime, act: Act = Act.RUN_DIALOGUES) -> None:
    """PermissionDenied where the person may not do this in this agency."""
    organisation.require(actor, act, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Buổi đối thoại này của cơ quan khác.")


def said(text: str, *, field: str, message: str) -> str:
    """A text that must be there, each line in one normal form."""
    if not text.strip():
        raise RuleBroken(message, field=field)
    return "\n".join(map(nfc, text.strip().splitlines()))


def published(text: str, *, field: str, message: str, name: str = "") -> str:
    """A text that must be there and may be read by everybody."""
    return personal.demand_impersonal(
        said(text, field=field, message=message), field=field, name=name
    )


def held(row: Dialogue) -> Dialogue:
    """The dialogue as it is now, held until the transaction ends."""
    rows = Dialogue.objects.select_for_update(of=("self",))
    return rows.select_related("agency", "chair", "invitation", "minutes").get(pk=row.pk)


def begin(row: Dialogue, act: DialogueAct, actor: User, at: datetime) -> Dialogue:
    """The dialogue held, in the state after the act (not saved); checks who and when."""
    found = held(row)
    require(actor, found.agency, at)
    found.state = transitions.dialogue_after(act, found.status)
    return found


def note(
    row: Dialogue, act: str, *, actor: User, at: datetime, payload: Mapping[str, Json] | None = None
) -> None:
    """One line of the agency's chain about a dialogue."""
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.DIALOGUE, str(row.pk)),
        facts=facts.of_dialogue(row),
        payload=payload or None,
    )


def note_question(
    row: DialogueQuestion,
    act: str,
    *,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line about a question; without an actor it came from the public page."""
    audit.record(
        agency=row.dialogue.agency.code,
        at=at,
        actor=actor.actor_key if actor else PUBLIC,
        act=act,
        subject=(facts.QUESTION, str(row.pk)),
        facts=facts.of_question(row),
        payload=payload or None,
    )


def note_promise(row: DialoguePromise, *, actor: User, at: datetime) -> None:
    """One line about a promise."""
    audit.record(
        agency=row.dialogue.agency.code,
        at=at,
        actor=actor.actor_key,
        act="promise",
        subject=(facts.PROMISE, str(row.pk)),
        facts=facts.of_promise(row),
        payload={"text": row.text},
    )
