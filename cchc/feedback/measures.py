"""Figures of petitions for an agency and a period, and the records behind each; rules/feedback.md.

A denunciation is in none of them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from cchc.feedback.choices import Channel, DutyKind, DutyState, Figure, Kind, Satisfaction
from cchc.feedback.models import Answer, Duty, Petition
from cchc.feedback.queries import filed_in
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class Part:
    """How many of one class or channel were received; ``value`` narrows the records."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Figures:
    """What a period says of the agency's petitions."""

    received: int
    by_kind: list[Part]
    by_channel: list[Part]
    answered: int
    published: int
    reopened: int
    late: int
    on_time: dict[DutyKind, Ratio]
    official: Ratio
    content: Ratio
    satisfied: Ratio


_COUNTED = (Figure.LATE, Figure.ANSWERED, Figure.PUBLISHED, Figure.REOPENED)


def figures(agency: Agency, period: Period, *, today: date) -> Figures:
    """Everything at once; the number of queries does not grow with the petitions."""
    filed = filed_in(counted(agency), period)
    judged = _judged(agency, period, today)
    on_time = {kind: _on_time(judged.filter(kind=kind)) for kind in DutyKind}
    count = {
        figure: records(agency, period, figure, today=today).count()
        for figure in (*_COUNTED, Figure.JUDGED, Figure.SPOILT)
    }
    whole, late = count[Figure.JUDGED], count[Figure.LATE]
    answered = count[Figure.ANSWERED]
    marks = Counter(_marks(agency, period).values_list("mark", flat=True))
    return Figures(
        received=filed.count(),
        by_kind=_by(filed, "kind"),
        by_channel=_by(filed, "channel"),
        answered=answered,
        published=count[Figure.PUBLISHED],
        reopened=count[Figure.REOPENED],
        late=late,
        on_time=on_time,
        official=Ratio(whole - late, whole),
        content=Ratio(answered - count[Figure.SPOILT], answered),
        satisfied=Ratio(marks[Satisfaction.SATISFIED], sum(marks.values())),
    )


def counted(agency: Agency) -> QuerySet[Petition]:
    """The petitions of the agency that figures may count."""
    return Petition.objects.filter(agency=agency).exclude(kind=Kind.DENUNCIATION)


def records(agency: Agency, period: Period, figure: Figure, *, today: date) -> QuerySet[Petition]:
    """The petitions behind a figure."""
    rows, (start, end) = counted(agency), _moments(period)
    of_marks = _marks(agency, period)
    answered = rows.filter(answered_at__gte=start, answered_at__lt=end)
    judged = _judged(agency, period, today).filter(petition=OuterRef("pk"))
    return {
        Figure.RECEIVED: lambda: filed_in(rows, period),
        Figure.ANSWERED: lambda: answered,
        Figure.SPOILT: lambda: answered.filter(_is_spoilt()),
        Figure.JUDGED: lambda: rows.filter(Exists(judged)),
        Figure.LATE: lambda: rows.filter(Exists(judged.filter(_is_late()))),
        Figure.MARKED: lambda: rows.filter(pk__in=of_marks.values("petition")),
        Figure.SATISFIED: lambda: rows.filter(
            pk__in=of_marks.filter(mark=Satisfaction.SATISFIED).values("petition")
        ),
        Figure.UNSATISFIED: lambda: rows.filter(
            pk__in=of_marks.filter(mark=Satisfaction.NOT).values("petition")
        ),
        Figure.REOPENED: lambda: rows.filter(reopened_at__gte=start, reopened_at__lt=end),
        Figure.PUBLISHED: lambda: rows.filter(
            publication__is_shown=True,
            publication__published_at__gte=start,
            publication__published_at__lt=end,
        ),
    }[figure]()


def good_records(agency: Agency, period: Period, name: str, *, today: date) -> QuerySet[Petition]:
    """The petitions behind the good part of a share; an unknown name is a KeyError."""
    judged = records(agency, period, Figure.JUDGED, today=today)
    late = records(agency, period, Figure.LATE, today=today)
    answered = records(agency, period, Figure.ANSWERED, today=today)
    return {
        "judged_on_time": lambda: judged.exclude(pk__in=late.order_by().values("pk")),
        "content": lambda: answered.exclude(_is_spoilt()),
    }[name]()


def _judged(agency: Agency, period: Period, today: date) -> QuerySet[Duty]:
    """Duties done in the period, and those open whose day passed in it or before."""
    last = min(period.last, today - timedelta(days=1))
    done = Q(state=DutyState.DONE, done_on__range=(period.first, period.last))
    is_open = Q(state=DutyState.OPEN, due_on__lte=last)
    rows = Duty.objects.filter(petition__in=counted(agency).values("pk"))
    return rows.filter(done | is_open)


def _is_late() -> Q:
    return Q(state=DutyState.OPEN) | Q(done_on__gt=F("due_on"))


def _on_time(rows: QuerySet[Duty]) -> Ratio:
    found = rows.aggregate(whole=Count("pk"), late=Count("pk", filter=_is_late()))
    return Ratio(found["whole"] - found["late"], found["whole"])


def _is_spoilt() -> Q:
    """What 5.3 of QĐ 766 takes off: the sender dislikes it, reopened it, or it was late."""
    disliked = Answer.objects.filter(petition=OuterRef("pk"), mark=Satisfaction.NOT)
    late = Duty.objects.filter(petition=OuterRef("pk")).filter(
        Q(state=DutyState.DONE, done_on__gt=F("due_on"))
    )
    return Q(Exists(disliked)) | Q(Exists(late)) | Q(reopened_at__isnull=False)


def _marks(agency: Agency, period: Period) -> QuerySet[Answer]:
    start, end = _moments(period)
    rows = Answer.objects.filter(petition__in=counted(agency).values("pk")).exclude(mark="")
    return rows.filter(marked_at__gte=start, marked_at__lt=end).order_by()


def _by(rows: QuerySet[Petition], name: str) -> list[Part]:
    """Counts by class or channel in the order of the words of the office; "" is not classified."""
    told = dict(rows.order_by().values_list(name).annotate(number=Count("pk")))
    words = [("", "Chưa phân loại"), *Kind.choices] if name == "kind" else Channel.choices
    return [
        Part(value, str(label), told.get(value, 0))
        for value, label in words
        if value != Kind.DENUNCIATION
    ]


def _moments(period: Period) -> tuple[datetime, datetime]:
    first, last = period.first, period.last + timedelta(days=1)
    return (
        datetime(first.year, first.month, first.day, tzinfo=HANOI),
        datetime(last.year, last.month, last.day, tzinfo=HANOI),
    )
