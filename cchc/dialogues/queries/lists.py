"""Lists: dialogues of a year, questions by state, promises with their standing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from cchc.dialogues.choices import PROMISE, QuestionState
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.queries.reach import FINISHED, dialogues_of
from cchc.obligations import queries as obligations
from cchc.obligations.choices import Standing
from cchc.obligations.models import Obligation
from cchc.obligations.queries import Shown
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.web.components import Due


@dataclass(frozen=True)
class Promised:
    """A promise with its obligation as it stands today."""

    row: DialoguePromise
    shown: Shown

    @property
    def due(self) -> Due | None:
        """The day with its distance."""
        return self.shown.due


def listed(user: User, year: int, *, today: date) -> QuerySet[Dialogue]:
    """The dialogues of the year with their numbers of questions and promises, the latest first."""
    rows = dialogues_of(user, today=today).filter(year=year)
    unlooked = Q(questions__state=QuestionState.RECEIVED)
    open_yet = ~Q(promises__obligation__state__in=FINISHED)
    return rows.annotate(
        asked=Count("questions", distinct=True),
        waits=Count("questions", filter=unlooked, distinct=True),
        made=Count("promises", distinct=True),
        unfinished=Count("promises", filter=open_yet & Q(promises__isnull=False), distinct=True),
    ).order_by("-starts_at", "-pk")


def promised(rows: Iterable[DialoguePromise], agency: Agency, *, today: date) -> list[Promised]:
    """The promises as they stand today; the calendar is read once."""
    kept = list(rows)
    calendar = organisation.working_calendar(agency)
    shown = obligations.shown([row.obligation for row in kept], today=today, calendar=calendar)
    return [Promised(row, each) for row, each in zip(kept, shown, strict=True)]


def promises_of(row: Dialogue) -> QuerySet[DialoguePromise]:
    """The promises of the dialogue with what is owed for them."""
    return row.promises.select_related("obligation__unit", "obligation__chief", "question")


def promises_late(agency: Agency, *, today: date) -> QuerySet[DialoguePromise]:
    """The promises that are overdue today."""
    late = Obligation.objects.filter(
        obligations.standing_on(Standing.OVERDUE, today), agency=agency, subject_kind=PROMISE
    )
    rows = DialoguePromise.objects.filter(obligation__in=late)
    return rows.select_related("dialogue", "obligation__unit", "obligation__chief")


def waiting_questions(agency: Agency) -> QuerySet[DialogueQuestion]:
    """The questions that nobody has looked at, the oldest first."""
    rows = DialogueQuestion.objects.filter(dialogue__agency=agency, state=QuestionState.RECEIVED)
    return rows.defer("asker", "contact", "text").order_by("pk")


def questions_listed(
    rows: QuerySet[DialogueQuestion], dialogue: Dialogue, state: str = ""
) -> QuerySet[DialogueQuestion]:
    """The questions of the dialogue among those seen; name and contact are not even decrypted."""
    found = rows.filter(dialogue=dialogue).defer("asker", "contact")
    return found.filter(state=state) if state in QuestionState.values else found


def counted_questions(rows: QuerySet[DialogueQuestion], dialogue: Dialogue) -> dict[str, int]:
    """How many of the questions seen are in each state."""
    counted = rows.filter(dialogue=dialogue).order_by().values_list("state")
    return dict(counted.annotate(number=Count("pk")))
