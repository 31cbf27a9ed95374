"""What every act of this room shares: the request held, who may, the obligations, the chain."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import DocumentRef
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.privacy import facts
from cchc.privacy.choices import Kind, RequestAct
from cchc.privacy.models import DataRequest
from cchc.privacy.rules import transitions

PUBLIC = "public"  # the stranger, in the chain


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def said(text: str, *, field: str, message: str) -> str:
    """A text that must be there, each line in one normal form."""
    if not text.strip():
        raise RuleBroken(message, field=field)
    return "\n".join(map(nfc, text.strip().splitlines()))


def require(actor: User, agency: Agency, act: Act, at: datetime) -> None:
    """PermissionDenied where the person may not do this in this agency."""
    organisation.require(actor, act, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Yêu cầu này của cơ quan khác.")


def begin(row: DataRequest, act: RequestAct, actor: User, at: datetime) -> DataRequest:
    """The request held, in the state after the act (not saved); checks who and when."""
    rows = DataRequest.objects.select_for_update(of=("self",))
    found = rows.select_related("agency", "citizen", "replying", "doing", "identified_by").get(
        pk=row.pk
    )
    decides = transitions.REQUESTS[act].is_decision
    needed = Act.DECIDE_DATA_REQUESTS if decides else Act.HANDLE_DATA_REQUESTS
    require(actor, found.agency, needed, at)
    found.state = transitions.after(act, found.status, Kind(found.kind))
    return found


def end(row: DataRequest, actor: User, at: datetime) -> None:
    """The columns of an end; not saved."""
    row.ended_at, row.ended_by = at, actor


def hand_in(
    row: DataRequest, owed: Obligation, what: str, actor: User, at: datetime, *, signer: User | None
) -> None:
    """What was owed is there; a leader's own act is accepted by the same act."""
    obligations.hand_in_signed(
        obligation=owed,
        document=DocumentRef(facts.REQUEST, str(row.pk), f"{what}: {row}"),
        actor=actor,
        signer=signer,
        at=at,
        proves_from=day_of(row.received_at),
        proves_to=day_of(at),
    )


def note(
    row: DataRequest,
    act: str,
    *,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain; without an actor it came from the public page."""
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key if actor else PUBLIC,
        act=act,
        subject=(facts.REQUEST, str(row.pk)),
        facts=facts.of_request(row),
        payload=payload or None,
    )
