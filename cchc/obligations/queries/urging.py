"""Which units are to be urged, what a letter would list now, and what has been urged before."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, QuerySet

from cchc.documents import queries as documents
from cchc.documents.choices import DocumentAct
from cchc.documents.choices import State as DocumentState
from cchc.obligations.choices import State
from cchc.obligations.models import Obligation, UrgingLetter, UrgingLine
from cchc.obligations.queries import mornings
from cchc.obligations.rules.urging import (
    Differences,
    Item,
    differences,
    is_listed_late,
    is_listed_soon,
)
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, Role, UnitKind
from cchc.organisation.models import Agency, Unit, User

_OVER = (DocumentState.ISSUED, DocumentState.WITHDRAWN)


@dataclass
class UrgingRow:
    """A unit with what it has not handed in, and the last letter to it that was not withdrawn."""

    unit: Unit
    late: list[Obligation] = field(default_factory=list)
    soon: list[Obligation] = field(default_factory=list)
    letter: UrgingLetter | None = None
    is_linked: bool = False
    has_accounts: bool = True

    @property
    def oldest(self) -> date | None:
        """The date that has been binding and missed for longest."""
        return min((row.binding_on for row in self.late if row.binding_on), default=None)

    @property
    def is_on_its_way(self) -> bool:
        """Whether the last letter is still to be issued."""
        return self.letter is not None and self.letter.document.state not in _OVER


def soon_until(agency: Agency, day: date) -> date:
    """The last day of "soon due" by the agency's setting and calendar."""
    ahead = organisation.integer_setting(agency, "urging.soon_days")
    return organisation.working_calendar(agency).add_working_days(day, ahead)


def day_to_answer(agency: Agency, day: date) -> date:
    """By which day a letter of that day asks for an answer, when nobody says otherwise."""
    ahead = organisation.integer_setting(agency, "urging.answer_days")
    return organisation.working_calendar(agency).add_working_days(day, ahead)


def office_of(agency: Agency, day: date) -> Unit | None:
    """The unit of the office: it drafts the letters and takes the answers."""
    return next(
        (post.unit for post in mornings.posts_of(agency, day) if post.role == Role.OFFICE), None
    )


def has_accounts(unit: Unit, day: date) -> bool:
    """Whether somebody of the unit reads this system; a letter to the others goes on paper."""
    return unit.kind == UnitKind.COLLECTIVE or organisation.posts_in(unit, day).exists()


def urgings(user: User, *, today: date) -> list[UrgingRow]:
    """The units that owe something late or soon, the most late ones first; few queries."""
    agency = user.agency
    rows: dict[int, UrgingRow] = {}
    for row in _open_until(agency, soon_until(agency, today)):
        if row.unit:
            into = rows.setdefault(row.unit.pk, UrgingRow(row.unit))
            (into.late if _is_late(row, today) else into.soon).append(row)
    _add_letters(rows, user, today)
    staffed = {post.unit_id for post in mornings.posts_of(agency, today)}
    for key, found in rows.items():
        found.has_accounts = key in staffed or found.unit.kind == UnitKind.COLLECTIVE
    return sorted(rows.values(), key=lambda r: (-len(r.late), r.oldest or date.max, r.unit.order))


def _add_letters(rows: dict[int, UrgingRow], user: User, today: date) -> None:
    seen = set(letters_seen(user, today=today).values_list("pk", flat=True))
    knows_drafts = organisation.may(user, Act.URGE, today=today)
    letters = _letters(user.agency).exclude(document__state=DocumentState.WITHDRAWN)
    for letter in letters.filter(unit__in=rows).order_by("pk"):
        if letter.pk in seen or knows_drafts:
            row = rows[letter.unit_id]
            row.letter, row.is_linked = letter, letter.pk in seen


def without_unit(agency: Agency, *, today: date) -> int:
    """How many late obligations no letter can list, because nobody leads them."""
    rows = _open_until(agency, today).filter(unit__isnull=True)
    return sum(_is_late(row, today) for row in rows)


def units_to_urge(agency: Agency, *, today: date) -> list[Unit]:
    """The units that are late and have no letter on its way, in their order."""
    rows = [row for row in _open_until(agency, today) if row.unit and _is_late(row, today)]
    busy = _letters(agency).exclude(document__state__in=_OVER).values_list("unit", flat=True)
    units = {row.unit.pk: row.unit for row in rows if row.unit and row.unit.pk not in set(busy)}
    return sorted(units.values(), key=lambda unit: (unit.order, unit.name))


def to_list(
    agency: Agency, unit: Unit, *, today: date, with_soon: bool
) -> tuple[list[Obligation], list[Obligation]]:
    """What a letter to the unit lists now: late, and soon due when wanted; the oldest first."""
    until = soon_until(agency, today)
    rows = list(_open_until(agency, until).filter(unit=unit))
    late = [row for row in rows if _is_late(row, today)]
    soon = [
        row
        for row in rows
        if with_soon
        and is_listed_soon(state=row.state, due_on=row.due_on, day=today, soon_until=until)
    ]
    return late, soon


def letters_seen(user: User, *, today: date) -> QuerySet[UrgingLetter]:
    """The letters whose document the person sees (documents.md)."""
    seen = documents.visible_to(user, today=today)
    return UrgingLetter.objects.filter(document__in=seen.values("pk"))


def letters_to(unit: Unit, user: User, *, today: date) -> list[UrgingLetter]:
    """The letters to the unit that the person sees, the newest first."""
    rows = letters_seen(user, today=today).filter(unit=unit).annotate(listed=Count("lines"))
    return list(rows.select_related("document__drafted_by").order_by("-pk"))


def letter_on_its_way(unit: Unit) -> UrgingLetter | None:
    """The letter to the unit that is neither issued nor withdrawn."""
    rows = _letters(unit.agency).filter(unit=unit).exclude(document__state__in=_OVER)
    return rows.first()


def issued_since(moment: datetime) -> list[UrgingLetter]:
    """The letters of every agency issued since that moment."""
    return list(
        UrgingLetter.objects.filter(
            document__state=DocumentState.ISSUED, document__issued_at__gte=moment
        )
        .select_related("agency", "document")
        .order_by("pk")
    )


def may_redraft(letter: UrgingLetter, user: User, *, today: date) -> bool:
    """Whether the person may put today's list into the letter: who may put it before a signer."""
    return DocumentAct.FREEZE in documents.open_acts(letter.document, user, today=today)


def differences_of(letter: UrgingLetter, *, today: date) -> tuple[Differences, list[Obligation]]:
    """What the letter lists otherwise than a letter of now would, and the obligations concerned."""
    listed = [Item(line.obligation_id, line.due_on, line.is_late) for line in letter.lines.all()]
    late, soon = to_list(letter.agency, letter.unit, today=today, with_soon=letter.with_soon)
    now = [
        Item(row.pk, row.due_on, is_late)
        for rows, is_late in ((late, True), (soon, False))
        for row in rows
        if row.due_on
    ]
    found = differences(listed, now)
    touched = found.gone | found.added | found.changed
    rows = Obligation.objects.filter(pk__in=touched).select_related("unit").order_by("due_on", "pk")
    return found, list(rows)


def urged_counts(rows: Iterable[Obligation]) -> dict[int, int]:
    """How many issued letters have listed each of the rows; one query."""
    counts: dict[int, int] = defaultdict(int)
    lines = _issued_lines([row.pk for row in rows])
    for key in lines.values_list("obligation_id", flat=True):
        counts[key] += 1
    return dict(counts)


def urgings_of(row: Obligation) -> list[UrgingLine]:
    """The issued letters that have listed the obligation, the first one first."""
    return urgings_among([row])


def urgings_among(rows: Collection[Obligation]) -> list[UrgingLine]:
    """The same for several obligations; one query."""
    lines = _issued_lines([row.pk for row in rows])
    shown = lines.select_related("letter__document__signer", "letter__unit")
    return list(shown.order_by("letter__document__issued_at", "pk"))


def _issued_lines(keys: Collection[int]) -> QuerySet[UrgingLine]:
    return UrgingLine.objects.filter(
        obligation__in=keys, letter__document__state=DocumentState.ISSUED
    )


def _letters(agency: Agency) -> QuerySet[UrgingLetter]:
    return UrgingLetter.objects.filter(agency=agency).select_related(
        "agency", "unit", "document__drafted_by", "document__agency"
    )


def _open_until(agency: Agency, last: date) -> QuerySet[Obligation]:
    """Open obligations whose date is that day or before, the oldest first."""
    return (
        Obligation.objects.filter(agency=agency, state=State.OPEN, due_on__lte=last)
        .select_related("unit", "chief")
        .order_by("due_on", "pk")
    )


def _is_late(row: Obligation, today: date) -> bool:
    return is_listed_late(state=row.state, due_on=row.due_on, day=today)
