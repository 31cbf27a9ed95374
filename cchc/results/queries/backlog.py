"""Rows of the backlog: lists with filters, one's own work, one row with its scans and acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from django.db.models import Q, QuerySet

from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.text import fold
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.organisation.models import Agency, User
from cchc.results import facts
from cchc.results.choices import ItemAct, ItemState
from cchc.results.models import BacklogItem, BacklogScan
from cchc.results.queries.reach import items_visible_to, keeps_backlog, keeps_results
from cchc.results.queries.repository import note_reading
from cchc.results.rules import backlog
from cchc.results.rules.matching import Numbered

ROWS_A_PAGE = 30
REMAINING, OPEN, LATE = "remaining", "open", "late"
_ROW = ("field", "person")


@dataclass(frozen=True)
class WantedItems:
    """To what the list is narrowed; empty for all. ``person`` 0: given to nobody.

    ``week`` is the Monday of a week and ``done`` which act was done in it.
    """

    text: str = ""
    state: str = ""
    field: int | None = None
    person: int | None = None
    ground: str = ""
    week: date | None = None
    done: str = ""


def listed_items(user: User, wanted: WantedItems, *, today: date) -> QuerySet[BacklogItem]:
    """The rows that the person sees, narrowed."""
    rows = items_visible_to(user, today=today).select_related(*_ROW).defer("holder")
    return narrowed(rows, wanted, today)


def items_of_board(agency: Agency) -> QuerySet[BacklogItem]:
    """All rows of the agency, to be counted."""
    return BacklogItem.objects.filter(agency=agency).order_by()


def narrowed(
    rows: QuerySet[BacklogItem], wanted: WantedItems, today: date
) -> QuerySet[BacklogItem]:
    """The rows as wanted."""
    if wanted.text:
        rows = rows.filter(number_key__contains=fold(wanted.text))
    if wanted.state:
        rows = rows.filter(of_state(wanted.state, today))
    if wanted.field:
        rows = rows.filter(field=wanted.field)
    if wanted.ground:
        rows = rows.filter(ground=wanted.ground)
    if wanted.person is not None:
        rows = rows.filter(person=wanted.person or None)
    return rows.filter(in_week(wanted.done, wanted.week)) if wanted.week and wanted.done else rows


def of_state(wanted: str, today: date) -> Q:
    """A state, or remaining (all but excluded), open (not in the repository yet), late."""
    if wanted == REMAINING:
        return ~Q(state=ItemState.EXCLUDED)
    if wanted == OPEN:
        return Q(state__in=backlog.OPEN)
    if wanted == LATE:
        return Q(state__in=backlog.OPEN, target_on__lt=today)
    return Q(state=wanted)


def in_week(done: str, monday: date) -> Q:
    """The rows that were scanned, checked or stored in the week of that Monday."""
    first = datetime(monday.year, monday.month, monday.day, tzinfo=HANOI)
    column = {"scanned": "scanned_at", "checked": "checked_at", "stored": "stored_at"}[done]
    return Q(**{f"{column}__gte": first, f"{column}__lt": first + timedelta(days=7)})


def my_items(user: User, *, today: date) -> dict[str, QuerySet[BacklogItem]]:
    """What waits for the person: to scan, to check, to put; scans of others only."""
    seen = items_visible_to(user, today=today).select_related(*_ROW).defer("holder")
    own = Q(person__in=obligations.stands_in_for(user, today))
    order = ("target_on", "pk")
    return {
        ItemState.LISTED.value: seen.filter(own, state=ItemState.LISTED).order_by(*order),
        ItemState.SCANNED.value: seen.filter(state=ItemState.SCANNED)
        .exclude(scanned_by=user)
        .order_by(*order),
        ItemState.CHECKED.value: seen.filter(state=ItemState.CHECKED).order_by(*order),
    }


def waiting_rows(user: User, *, today: date) -> Iterable[Numbered]:
    """The rows that wait for a scan and that the person sees, to be matched with files."""
    rows = items_visible_to(user, today=today).filter(state=ItemState.LISTED)
    for key, number, year in rows.values_list("pk", "number", "year"):
        yield Numbered(key, number, year)


def item_acts(row: BacklogItem, user: User, *, today: date) -> frozenset[ItemAct]:
    """What the person may do to the row now."""
    return backlog.open_acts(
        row.status,
        is_keeper=keeps_backlog(user, today=today),
        is_worker=keeps_results(user, today=today),
        scanned_it=row.scanned_by_id == user.pk,
    )


def scans_of(row: BacklogItem) -> list[BacklogScan]:
    """The scans of the row, the latest first."""
    return list(row.scans.select_related("file", "by").order_by("-pk"))


def holder_of(user: User, row: BacklogItem, *, at: datetime) -> str:
    """To whom the paper was given, for those who work with it; that it was read is noted."""
    if not row.holder or not keeps_results(user, today=at.astimezone(HANOI).date()):
        return ""
    note_reading(user, facts.ITEM, str(row.pk), "Danh mục kết quả cần số hóa", at)
    return row.holder


def history_of_item(row: BacklogItem) -> list[EventView]:
    """What was done to the row, the latest first."""
    events = audit.history(row.agency.code, facts.ITEM, str(row.pk))
    return sorted(events, key=attrgetter("seq"), reverse=True)
