"""What every act of this room shares: who may, the row held, the line in the chain."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.results import facts
from cchc.results.choices import ItemAct
from cchc.results.models import BacklogItem, Result
from cchc.results.queries.reach import items_visible_to, results_visible_to
from cchc.results.rules import backlog

SCANS = ("pdf", "jpg", "png", "tif")
_ITEM = ("agency", "field", "person", "scanned_by", "checked_by")


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def said(text: str, *, field: str, message: str, least: int = 1) -> str:
    """A text that must be there, in one normal form."""
    cleaned = nfc(text)
    if len(cleaned) < least:
        raise RuleBroken(message, field=field)
    return cleaned


def demand_keeper(actor: User, agency: Agency, at: datetime) -> None:
    """PermissionDenied where the person does not keep this agency's inventory."""
    organisation.require(actor, Act.KEEP_BACKLOG, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Danh mục này của cơ quan khác.")


def held_item(item: BacklogItem, act: ItemAct, actor: User, at: datetime) -> BacklogItem:
    """The row in the state after the act, held; PermissionDenied, RuleBroken where not now."""
    needed = Act.KEEP_BACKLOG if backlog.MOVES[act].by_keeper else Act.KEEP_RESULTS
    organisation.require(actor, needed, today=day_of(at))
    if not items_visible_to(actor, today=day_of(at)).filter(pk=item.pk).exists():
        raise PermissionDenied("Dòng này thuộc lĩnh vực hoặc cơ quan khác.")
    rows = BacklogItem.objects.select_for_update(of=("self",)).select_related(*_ITEM)
    row = rows.get(pk=item.pk)
    row.state = backlog.after(act, row.status)
    return row


def held_result(result: Result, actor: User, at: datetime) -> Result:
    """The result as it is now, held; PermissionDenied where the person does not see it."""
    organisation.require(actor, Act.KEEP_RESULTS, today=day_of(at))
    if not results_visible_to(actor, today=day_of(at)).filter(pk=result.pk).exists():
        raise PermissionDenied("Kết quả này thuộc lĩnh vực hoặc cơ quan khác.")
    rows = Result.objects.select_for_update(of=("self",))
    return rows.select_related("agency", "file").get(pk=result.pk)


def note_item(
    row: BacklogItem,
    act: str,
    *,
    actor: User,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain about a row of the backlog."""
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.ITEM, str(row.pk)),
        facts=facts.of_item(row),
        payload=payload or None,
    )


def note_result(
    row: Result,
    act: str,
    *,
    actor: User,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain about a result."""
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.RESULT, str(row.pk)),
        facts=facts.of_result(row),
        payload=payload or None,
    )
