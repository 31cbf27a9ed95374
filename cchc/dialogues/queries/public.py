"""What everybody may read of dialogues: units, days and standings, no person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.dialogues.choices import Channel, State
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.queries.lists import Promised, promised
from cchc.dialogues.rules import codes, transitions
from cchc.obligations.choices import Standing
from cchc.organisation.models import Agency

_KEPT = (Standing.DONE_ON_TIME,)
_LATE = (Standing.DONE_LATE, Standing.OVERDUE)


@dataclass(frozen=True)
class PublicLine:
    """A dialogue of the calendar with how its promises stand."""

    row: Dialogue
    promises: int
    kept: int
    late: int

    @property
    def is_ahead(self) -> bool:
        """Whether it is announced and not yet written down as held."""
        return self.row.status == State.ANNOUNCED


def shown_publicly(agency: Agency) -> QuerySet[Dialogue]:
    """What the calendar holds, the latest first."""
    return Dialogue.objects.filter(agency=agency, state__in=transitions.PUBLIC)


def public_lines(rows: Sequence[Dialogue], agency: Agency, *, today: date) -> list[PublicLine]:
    """The dialogues of a page with their promises counted; two queries."""
    made = DialoguePromise.objects.filter(dialogue__in=rows).select_related("obligation")
    by_dialogue: dict[int, list[Promised]] = {}
    for each in promised(made, agency, today=today):
        by_dialogue.setdefault(each.row.dialogue_id, []).append(each)
    return [_line(row, by_dialogue.get(row.pk, [])) for row in rows]


def _line(row: Dialogue, made: Sequence[Promised]) -> PublicLine:
    standings = [each.shown.standing for each in made]
    live = [each for each in standings if each != Standing.CANCELLED]
    return PublicLine(
        row,
        len(live),
        sum(each in _KEPT for each in live),
        sum(each in _LATE for each in live),
    )


def public_dialogue(agency: Agency, key: str) -> Dialogue:
    """The dialogue "2026-3" of the calendar; Http404 otherwise."""
    year, dash, number = key.partition("-")
    if not (dash and year.isdecimal() and number.isdecimal() and len(key) < 12):
        raise Http404
    rows = shown_publicly(agency).select_related("agency", "minutes", "invitation")
    found = rows.filter(year=int(year), number=int(number)).first()
    if found is None:
        raise Http404
    return found


def public_questions(row: Dialogue) -> QuerySet[DialogueQuestion]:
    """Admitted questions with their answers; what is closed is not even read."""
    rows = row.questions.filter(state__in=transitions.SHOWN_QUESTIONS).select_related("unit")
    return rows.defer("asker", "contact", "text")


def question_by_code(typed: str) -> DialogueQuestion | None:
    """The question of a receipt as its asker may read it, None for an unknown code."""
    code = codes.typed(typed)
    rows = DialogueQuestion.objects.defer("asker", "contact", "text")
    return rows.select_related("dialogue__agency", "unit").filter(code=code).first()


def takes(row: Dialogue, channel: Channel, *, today: date) -> bool:
    """Whether a question may come this way today."""
    return transitions.takes_questions(channel, row.status, until=row.questions_until, today=today)


def shown_code(random: bytes) -> str:
    """A code as a receipt shows it, out of random bytes."""
    return codes.shown(codes.code_of(random))
