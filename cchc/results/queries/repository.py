"""Results in lists, one with what may be done to it, its text, its history."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import Q, QuerySet

from cchc.citizens import queries as citizens
from cchc.citizens.models import Citizen
from cchc.citizens.queries import Eye, MaskedCitizen
from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.errors import RuleBroken
from cchc.kernel.jobs.state import state
from cchc.kernel.text import fold
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.results import facts
from cchc.results.choices import ResultAct, Standing
from cchc.results.models import Result, ResultCorrection, ResultText
from cchc.results.queries.reach import keeps_results, results_visible_to
from cchc.results.rules import standing

STICKERS_A_SHEET = 21
_FEWEST_DIGITS = 8


@dataclass(frozen=True)
class WantedResults:
    """To what the list is narrowed; empty for all."""

    text: str = ""
    field: int | None = None
    standing: str = ""
    origin: str = ""


def listed_results(user: User, wanted: WantedResults, *, today: date) -> QuerySet[Result]:
    """The results that the person sees, narrowed; found by number, kind, code of procedure."""
    rows = results_visible_to(user, today=today).select_related("field")
    for word in fold(wanted.text).split():
        rows = rows.filter(folded__contains=word)
    if wanted.field:
        rows = rows.filter(field=wanted.field)
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    return rows.filter(of_standing(wanted.standing, today)) if wanted.standing else rows


def of_standing(wanted: str, today: date) -> Q:
    """The same as ``rules.standing``, for the database."""
    revoked, superseded = Q(revoked_on__isnull=False), Q(superseded_by__isnull=False)
    live = ~revoked & ~superseded
    expired = live & Q(valid_to__isnull=False, valid_to__lt=today)
    not_yet = live & Q(valid_from__gt=today) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    return {
        Standing.REVOKED.value: revoked,
        Standing.SUPERSEDED.value: superseded & ~revoked,
        Standing.EXPIRED.value: expired,
        Standing.NOT_YET.value: not_yet,
        Standing.IN_FORCE.value: in_force(today),
    }[wanted]


def in_force(today: date) -> Q:
    """Results in force on the day."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    return lasting & Q(valid_from__lte=today, revoked_on__isnull=True, superseded_by__isnull=True)


def sticker_rows(user: User, wanted: WantedResults, *, today: date) -> list[Result]:
    """The newest results of the list in force, as many as a sheet of stickers holds."""
    rows = listed_results(user, wanted, today=today).filter(in_force(today))
    return list(rows.order_by("-pk")[:STICKERS_A_SHEET])


def to_supersede(user: User, row: Result, number: str, *, today: date) -> Result:
    """The one result in force, of the same field, with that number; RuleBroken where there is none.

    It is the newest where several have the number.
    """
    rows = results_visible_to(user, today=today).filter(in_force(today), field=row.field_id)
    wanted = fold(number)
    found = rows.exclude(pk=row.pk).filter(folded__contains=wanted).order_by("-issued_on", "-pk")
    meant = next((each for each in found if fold(each.number) == wanted), None)
    if meant is None:
        raise RuleBroken(
            "Không có kết quả nào còn hiệu lực, cùng lĩnh vực mang số này trong kho.",
            field="number",
        )
    return meant


def holder_meant(user: User, text: str, *, today: date) -> Citizen:
    """Who has that number of a paper or phone; RuleBroken (``who``) unless it is exactly one."""
    found = citizens.search(user, text, today=today).rows if _has_digits(text) else []
    if len(found) != 1:
        why = "Nhiều người mang số này; ghi số giấy tờ." if found else "Không có ai mang số này."
        raise RuleBroken(f"{why} Người mới thì thêm vào sổ người dân, tổ chức trước.", field="who")
    return citizens.get_for(user, found[0].pk)


def _has_digits(text: str) -> bool:
    return sum(letter.isdigit() for letter in text) >= _FEWEST_DIGITS


def shown_holder(user: User, row: Result, *, today: date) -> MaskedCitizen | None:
    """Whose result it is, as much as the person sees of people; None when it is not known."""
    if row.holder is None:
        return None
    is_desk = organisation.may(user, Act.SEE_PERSONAL_DATA, today=today)
    return citizens.masked(row.holder, Eye.DESK if is_desk else Eye.WATCHER)


def superseded_by(row: Result) -> list[Result]:
    """The results in whose place this one stands."""
    return list(row.supersedes.order_by("pk"))


def corrections_of(row: Result) -> list[ResultCorrection]:
    """What was put right, the earliest first."""
    return list(row.corrections.select_related("by"))


def result_acts(row: Result, user: User, *, today: date) -> frozenset[ResultAct]:
    """What the person may do to the result now."""
    if row.agency_id != user.agency_id or not keeps_results(user, today=today):
        return frozenset()
    return standing.open_acts(
        row.standing_on(today),
        has_holder=row.holder_id is not None,
        is_own=row.put_by_id == user.pk,
    )


def text_of(row: Result) -> ResultText | None:
    """The outbox row of the text beside the original, without its words."""
    return ResultText.objects.filter(result=row).defer("words").first()


def words_of(user: User, row: Result, *, at: datetime) -> str:
    """The text beside the original; that it was read is noted."""
    found = ResultText.objects.filter(result=row).first()
    if found is None or not found.words:
        return ""
    note_reading(user, facts.RESULT, str(row.pk), "Chữ của kết quả trong kho", at)
    return found.words


def note_original(user: User, row: Result, *, at: datetime) -> None:
    """Note that the original was opened."""
    note_reading(user, facts.RESULT, str(row.pk), "Tệp gốc của kết quả trong kho", at)


def worker_is_alive() -> bool:
    """Whether what waits is being done."""
    return state().worker_alive


def note_reading(user: User, kind: str, key: str, why: str, at: datetime) -> None:
    """One line of the access log."""
    audit.note_read(
        agency=user.agency.code, actor=user.actor_key, at=at, kind=kind, keys=[key], screen=why
    )


def history_of_result(row: Result) -> list[EventView]:
    """What was done to the result, the latest first."""
    events = audit.history(row.agency.code, facts.RESULT, str(row.pk))
    return sorted(events, key=attrgetter("seq"), reverse=True)
