"""Figures about dialogues in a period, and the records behind each; docs/rules/dialogues.md."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from cchc.dialogues.choices import PROMISE, Figure, QuestionState, State
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.obligations.choices import Standing
from cchc.organisation.models import Agency

_OF_STANDING = {
    Standing.DONE_ON_TIME: Figure.KEPT,
    Standing.DONE_LATE: Figure.LATE,
    Standing.OVERDUE: Figure.LATE,
}


@dataclass(frozen=True)
class Figures:
    """The counts of a period by figure."""

    counts: dict[Figure, int]

    @property
    def kept(self) -> Ratio:
        """Promises kept among those that had to be by now."""
        kept, late = self.counts[Figure.KEPT], self.counts[Figure.LATE]
        return Ratio(kept, kept + late)


def figures(agency: Agency, period: Period, *, as_of: datetime) -> Figures:
    """Everything that is counted of the agency's dialogues in the period at the moment."""
    made = _standings(agency, period, as_of)
    counts = {
        figure: records(agency, period, figure, as_of=as_of).count()
        for figure in (Figure.MEETINGS, Figure.QUESTIONS, Figure.ANSWERED, Figure.REFUSED)
    }
    counts[Figure.PROMISES] = len(made)
    for figure in (Figure.KEPT, Figure.LATE, Figure.WAITING):
        counts[figure] = sum(each is figure for each in made.values())
    return Figures(counts)


def records(agency: Agency, period: Period, figure: Figure, *, as_of: datetime) -> QuerySet[Any]:
    """The rows behind a figure."""
    first, end = _morning(period.first), _morning(period.last + timedelta(days=1))
    if figure is Figure.MEETINGS:
        held = (State.HELD, State.CLOSED)
        rows = Dialogue.objects.filter(agency=agency, state__in=held, starts_at__lt=min(end, as_of))
        return rows.filter(starts_at__gte=first)
    if figure in (Figure.QUESTIONS, Figure.ANSWERED, Figure.REFUSED):
        asked = DialogueQuestion.objects.filter(
            dialogue__agency=agency, received_at__gte=first, received_at__lt=min(end, as_of)
        )
        return _questions(asked.defer("asker", "contact", "text"), figure, as_of)
    made = _standings(agency, period, as_of)
    wanted = [pk for pk, said in made.items() if figure in (Figure.PROMISES, said)]
    rows_made = DialoguePromise.objects.filter(obligation__in=wanted)
    return rows_made.select_related("dialogue", "obligation__unit", "obligation__chief")


def _questions(
    asked: QuerySet[DialogueQuestion], figure: Figure, as_of: datetime
) -> QuerySet[DialogueQuestion]:
    if figure is Figure.ANSWERED:
        return asked.filter(state=QuestionState.ANSWERED, answered_at__lte=as_of)
    return asked.filter(state=QuestionState.REFUSED) if figure is Figure.REFUSED else asked


def _standings(agency: Agency, period: Period, as_of: datetime) -> dict[int, Figure]:
    """By obligation: as what each promise bound in the period counts. Six queries."""
    keys = Dialogue.objects.filter(agency=agency).values_list("pk", flat=True)
    stood = obligations.as_they_stood(
        agency, kind=PROMISE, keys=[str(key) for key in keys], as_of=as_of
    )
    return {
        each.row.pk: _OF_STANDING.get(Standing(each.standing), Figure.WAITING)
        for each in stood
        if each.binding_on and period.contains(each.binding_on)
    }


def _morning(day: Any) -> datetime:
    return datetime.combine(day, time(), HANOI)
