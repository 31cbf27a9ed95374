"""Finished dossiers of the fixed cast and questionnaires in force; Monday is 02/03/2026."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import rating_path
from cchc.dossiers.tests.factories import Shop, finished, made_shop, on, processing
from cchc.organisation.tests.factories import Cast
from cchc.surveys import services
from cchc.surveys.choices import Channel
from cchc.surveys.models import Question
from cchc.surveys.queries import sheets_of
from cchc.surveys.services import Given
from tests.keeping import Kept

FRIDAY = on(6)
SATURDAY = on(7, 2)


@dataclass(frozen=True)
class Asking:
    """The desk with three dossiers that anh Bình finished on Thursday."""

    desk: Shop
    rows: tuple[Dossier, ...]

    @property
    def who(self) -> Cast:
        """The cast."""
        return self.desk.who

    @property
    def overall(self) -> list[Question]:
        """The two questions that must be answered."""
        return [sheet.overall for sheet in sheets_of(self.who.ward)]

    def given(self, *marks: int, text: str = "", **others: int) -> Given:
        """Marks of the overall questions, then of others by code."""
        found = dict(zip([q.pk for q in self.overall], marks or (5, 5), strict=True))
        for code, value in others.items():
            found[self.question(code).pk] = value
        return Given(found, text)

    def question(self, code: str) -> Question:
        """The question of that code in force."""
        return Question.objects.get(
            code=code, edition__questionnaire__agency=self.who.ward, edition__state="published"
        )

    def mark(self, which: int = 0) -> str:
        """The mark of one of the three."""
        return mark_of(self.rows[which])

    def answer(self, which: int = 0, *marks: int, at: datetime = FRIDAY, **more: Any) -> None:
        """One of the three is rated by its link on Friday."""
        channel = more.pop("channel", Channel.LINK)
        given = self.given(*marks, **more)
        services.answer(mark=self.mark(which), given=given, channel=channel, at=at)


def mark_of(row: Dossier) -> str:
    """What stands behind /danh-gia/ on the slip."""
    return rating_path(row).rpartition("/")[2]


def published(desk: Shop) -> None:
    """Anh Quân takes the two ready questionnaires and publishes them."""
    for edition in services.take_ready_made(agency=desk.who.ward, actor=desk.who.quan, at=on(2)):
        services.publish_edition(edition=edition, actor=desk.who.quan, at=on(2))


def done(desk: Shop, *, hour: int = 9, minute: int = 0) -> Dossier:
    """Received on Monday, finished by anh Bình on Thursday."""
    return finished(desk, processing(desk, at=on(2, hour, minute)), at=on(5, hour, minute))


def made_asking() -> Asking:
    """Three finished dossiers, and what is asked about them."""
    desk = made_shop()
    published(desk)
    return Asking(desk, tuple(done(desk, hour=hour) for hour in (8, 9, 10)))


asking = Kept(made_asking)
