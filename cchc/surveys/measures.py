"""Figures of satisfaction, and the answers behind them; docs/rules/satisfaction.md, "Formulas".

Only answers of days that are over count: nobody learns a mark by looking before and after.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import finished_in
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.surveys.choices import IndexKind
from cchc.surveys.models import Answered, AttemptCount, MarkGiven, Response, Round
from cchc.surveys.rules import cells
from cchc.surveys.rules.cells import Cell
from cchc.surveys.rules.index import Interval, Stratum, Weighted, satisfied, weighted, wilson


@dataclass(frozen=True)
class Figure:
    """Satisfied of all answers, with its margin; hidden where there are too few answers."""

    name: str
    found: Ratio
    is_shown: bool = True

    @property
    def interval(self) -> Interval | None:
        """Between which percentages the true share lies."""
        return wilson(self.found)


def responses(agency: Agency, period: Period) -> QuerySet[Response]:
    """The answers of the days of the period that are over."""
    return Response.objects.filter(
        agency=agency, day__gte=period.first, day__lte=period.last, is_closed=True
    )


def index(agency: Agency, period: Period, kind: IndexKind) -> Figure:
    """The index: satisfied of the answers to the overall question."""
    marks = _overall(agency, period, kind).values_list("value").annotate(n=Count("pk")).order_by()
    return Figure(kind.label, satisfied(marks))


def records(agency: Agency, period: Period, kind: IndexKind, *, good: bool) -> QuerySet[Response]:
    """The answers behind the part of an index (``good``), or behind the rest."""
    marks = _overall(agency, period, kind)
    chosen = marks.filter(value__gte=4) if good else marks.filter(value__lt=4)
    return responses(agency, period).filter(pk__in=chosen.values("response"))


def distribution(agency: Agency, period: Period, kind: IndexKind) -> dict[int, int]:
    """How many of each mark the overall question has."""
    marks = _overall(agency, period, kind).values_list("value").annotate(n=Count("pk")).order_by()
    return dict(marks)


def small_cell(agency: Agency) -> int:
    """Below how many answers nothing is shown."""
    return max(cells.LEAST, organisation.integer_setting(agency, "surveys.small_cell"))


def bar(agency: Agency) -> Decimal:
    """The percentage that the agency wants to reach."""
    return Decimal(organisation.integer_setting(agency, "surveys.bar"))


def response_rate(agency: Agency, period: Period) -> Ratio:
    """Of the dossiers finished in the period those that have their answer, whenever it came."""
    rows = finished_of(agency, period).order_by()
    answered = Answered.objects.filter(Exists(rows.filter(pk=OuterRef("dossier"))))
    return Ratio(answered.count(), rows.count())


def finished_of(agency: Agency, period: Period) -> QuerySet[Dossier]:
    """The dossiers that were finished with a result in the period."""
    first = datetime.combine(period.first, time(), tzinfo=HANOI)
    after = datetime.combine(period.last + timedelta(days=1), time(), tzinfo=HANOI)
    return finished_in(agency).filter(finished_at__gte=first, finished_at__lt=after)


def attempts(agency: Agency, period: Period) -> dict[str, int]:
    """How many attempts of each kind were refused; guessed links name no agency and count here."""
    rows = AttemptCount.objects.filter(
        agency_code__in=(agency.code, ""), day__gte=period.first, day__lte=period.last
    )
    return dict(rows.values_list("kind").annotate(n=Sum("number")).order_by())


def by_question(agency: Agency, period: Period, kind: IndexKind) -> list[Figure]:
    """Each question by its code, editions together where code and words are the same."""
    return _single(agency, period, kind, "question__code", "question__text", joins=_coded)


def by_factor(agency: Agency, period: Period, kind: IndexKind) -> list[Figure]:
    """Each factor: the share over all its answers, as SIPAS does."""
    return _single(agency, period, kind, "question__factor", joins=lambda key: str(key[0]))


def _coded(key: tuple[object, ...]) -> str:
    return f"{key[0]}. {key[1]}"


def _single(
    agency: Agency,
    period: Period,
    kind: IndexKind,
    *columns: str,
    joins: Callable[[tuple[object, ...]], str],
) -> list[Figure]:
    """Lines that cannot be joined; those with few answers are named and not shown."""
    groups = _grouped(_marks(agency, period, kind), columns)
    least = small_cell(agency)
    return [
        Figure(joins(key), found, cells.is_shown(found.whole, least))
        for key, found in sorted(groups.items(), key=lambda pair: str(pair[0]))
    ]


def by_procedure(agency: Agency, period: Period, kind: IndexKind) -> list[Figure]:
    """Each procedure, those with few answers joined."""
    columns = ("response__procedure__code", "response__procedure__name")
    return _joined(agency, period, kind, columns, lambda key: f"{key[0]} – {key[1]}")


def by_unit(agency: Agency, period: Period, kind: IndexKind) -> list[Figure]:
    """Each unit, those with few answers joined."""
    columns = ("response__unit__name",)
    return _joined(agency, period, kind, columns, lambda key: str(key[0] or "Không ghi bộ phận"))


def _joined(
    agency: Agency,
    period: Period,
    kind: IndexKind,
    columns: tuple[str, ...],
    named: Callable[[tuple[object, ...]], str],
) -> list[Figure]:
    groups = _grouped(_overall(agency, period, kind), columns)
    lines = [Cell((key,), named(key), found.whole) for key, found in groups.items()]
    lines.sort(key=lambda line: (-line.size, line.name))
    return [
        Figure(line.name, Ratio.total(groups[key] for key in line.keys))
        for line in cells.joined(lines, small_cell(agency))
    ]


def by_person(
    agency: Agency, period: Period, kind: IndexKind, *, only: User | None = None
) -> list[Figure]:
    """Each officer who finished dossiers (``only`` one of them), in the order of names; no rank."""
    marks = _overall(agency, period, kind).filter(response__officer__isnull=False)
    if only is not None:
        marks = marks.filter(response__officer=only)
    groups = _grouped(marks, ("response__officer__full_name", "response__officer"))
    least = small_cell(agency)
    return [
        Figure(str(key[0]), found, cells.is_shown(found.whole, least))
        for key, found in sorted(groups.items(), key=lambda pair: str(pair[0][0]))
    ]


def _marks(agency: Agency, period: Period, kind: IndexKind) -> QuerySet[MarkGiven]:
    return MarkGiven.objects.filter(
        response__agency=agency,
        response__day__gte=period.first,
        response__day__lte=period.last,
        response__is_closed=True,
        question__edition__questionnaire__index=kind,
    ).order_by()


def _overall(agency: Agency, period: Period, kind: IndexKind) -> QuerySet[MarkGiven]:
    return _marks(agency, period, kind).filter(question__is_overall=True)


def _grouped(marks: QuerySet[MarkGiven], columns: Iterable[str]) -> dict[tuple[object, ...], Ratio]:
    """Satisfied of all, for each value of the columns. One query."""
    names = tuple(columns)
    found: dict[tuple[object, ...], list[tuple[int, int]]] = defaultdict(list)
    for row in marks.values_list(*names, "value").annotate(n=Count("pk")):
        *key, value, number = row
        found[tuple(key)].append((value, number))
    return {key: satisfied(counts) for key, counts in found.items()}


def of_round(round_: Round, kind: IndexKind) -> tuple[Figure, Weighted]:
    """The interviews of a round: as they are, and weighted by the dossiers of each field."""
    marks = MarkGiven.objects.filter(
        Q(response__round=round_),
        response__is_closed=True,
        question__edition__questionnaire__index=kind,
        question__is_overall=True,
    ).order_by()
    groups = _grouped(marks, ("response__field__code",))
    answers = {str(key[0]): found for key, found in groups.items()}
    strata = [Stratum(size, answers.get(name, Ratio(0, 0))) for name, size in round_.frame.items()]
    return Figure(kind.label, Ratio.total(answers.values())), weighted(strata)
