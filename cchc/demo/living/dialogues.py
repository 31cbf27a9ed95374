"""The dialogues of 2026: three that were held, with one promise late, and one that is ahead."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from cchc.demo.living.dialogues_told import (
    AHEAD,
    BUILDING,
    BUSINESS,
    LAND,
    Meeting,
    Promise,
    Question,
)
from cchc.demo.living.pages import sample_page
from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.dialogues import services
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.services import Asked, Said
from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.obligations import services as obligations
from cchc.obligations.services import Upload
from cchc.organisation import queries as organisation
from cchc.organisation.models import Unit

OFFICE, CLERK = "quan", "yen"
HELD = (LAND, BUILDING, BUSINESS)
OPEN_QUESTION = Asked("Năm tới hộ nghèo có được giảm khoản đóng góp làm đường ngõ không?")


def dialogues_of(scene: Scene) -> Iterator[Moment]:
    """The three of the year, each from its announcement to its last promise."""
    for told in HELD:
        yield from _moments(_Life(scene, told))


def dialogue_ahead(scene: Scene) -> Iterator[Moment]:
    """One that is announced now, with a question that nobody has looked at."""
    life = _Life(scene, AHEAD)
    if scene.day(AHEAD.on) > scene.today:
        yield Moment(at_hour(scene.day("-3"), 9, 50), life.announce)
        yield Moment(at_hour(scene.day("-1"), 20, 12), partial(life.ask, OPEN_QUESTION))


def _moments(life: "_Life") -> Iterator[Moment]:
    scene, told = life.scene, life.told
    yield Moment(at_hour(scene.day(told.announced), 9, 20), life.announce)
    if told.moved:
        yield Moment(at_hour(scene.day(told.announced, later=10), 15), life.move)
    asked_on = scene.day(told.announced, later=4)
    for number, question in enumerate(told.questions):
        yield Moment(at_hour(asked_on, 19, number), partial(life.take, question))
        yield Moment(
            at_hour(scene.day(told.announced, later=5), 10, number), partial(life.admit, number)
        )
        yield Moment(at_hour(scene.day(told.on), 16, number), partial(life.answer, number))
    yield Moment(at_hour(scene.day(told.on), 16, 30), life.hold)
    for number, promise in enumerate(told.promises):
        yield Moment(at_hour(scene.day(told.on), 16, 40 + number), partial(life.promise, promise))
    yield Moment(at_hour(scene.day(told.on, later=1), 10), life.minute)
    for number, promise in enumerate(told.promises):
        if promise.done:
            on = scene.day(promise.done)
            yield Moment(at_hour(on, 10, number), partial(life.hand_in, number))
            yield Moment(at_hour(on, 15, number), partial(life.accept, number))


@dataclass
class _Life:
    """One dialogue on its way."""

    scene: Scene
    told: Meeting
    row: Dialogue | None = None
    questions: list[DialogueQuestion] = field(default_factory=list)
    promises: list[DialoguePromise] = field(default_factory=list)

    @property
    def dialogue(self) -> Dialogue:
        assert self.row is not None  # the announcement comes first
        return self.row

    def announce(self, at: datetime) -> None:
        """Prepared and announced by the office, the invitation issued."""
        told, people = self.told, self.scene.people
        starts_at = at_hour(self.scene.day(told.moved or told.on), 14)
        said = Said(
            topic=told.topic,
            audience=told.audience,
            title=told.title,
            place=told.place,
            starts_at=starts_at,
            chair=people[told.chair],
            questions_until=self.scene.calendar.add_working_days(starts_at.date(), -2),
        )
        actor = people[OFFICE]
        row = services.prepare(agency=self.scene.agency, said=said, actor=actor, at=at)
        self.row = services.announce(dialogue=row, actor=actor, at=at)
        self._issue(services.draft_invitation(dialogue=row, actor=actor, at=at), at)

    def move(self, at: datetime) -> None:
        """Another day because of the storm."""
        starts_at = at_hour(self.scene.day(self.told.on), 14)
        self.row = services.move(
            dialogue=self.dialogue,
            starts_at=starts_at,
            place=self.told.place,
            questions_until=self.scene.calendar.add_working_days(starts_at.date(), -2),
            reason=self.told.reason,
            actor=self.scene.people[OFFICE],
            at=at,
        )

    def ask(self, asked: Asked, at: datetime) -> None:
        """Somebody asks on the public page."""
        self.questions.append(services.ask(dialogue=self.dialogue, asked=asked, at=at))

    def take(self, question: Question, at: datetime) -> None:
        """The same, from the story."""
        self.ask(Asked(question.text, question.asker, question.contact), at)

    def admit(self, number: int, at: datetime) -> None:
        """The office words it for everybody."""
        told = self.told.questions[number]
        self.questions[number] = services.admit(
            question=self.questions[number],
            wording=told.wording,
            unit=self._unit(told.by, at.date()),
            actor=self.scene.people[OFFICE],
            at=at,
        )

    def answer(self, number: int, at: datetime) -> None:
        """The unit's officer answers."""
        told = self.told.questions[number]
        row, actor = self.questions[number], self.scene.people[told.by]
        services.answer(question=row, text=told.answer, actor=actor, at=at)

    def hold(self, at: datetime) -> None:
        """Written down by the office."""
        told = self.told
        self.row = services.hold(
            dialogue=self.dialogue,
            citizens=told.citizens,
            businesses=told.businesses,
            summary=told.summary,
            actor=self.scene.people[OFFICE],
            at=at,
        )

    def promise(self, promise: Promise, at: datetime) -> None:
        """One promise with its person and day."""
        made = services.promise(
            dialogue=self.dialogue,
            text=promise.text,
            unit=self._unit(promise.chief, at.date()),
            chief=self.scene.people[promise.chief],
            due_on=self.scene.day(promise.due),
            actor=self.scene.people[OFFICE],
            at=at,
        )
        self.promises.append(made)

    def minute(self, at: datetime) -> None:
        """The minutes, signed by the chair of the meeting."""
        actor = self.scene.people[OFFICE]
        self._issue(services.draft_minutes(dialogue=self.dialogue, actor=actor, at=at), at)

    def hand_in(self, number: int, at: datetime) -> None:
        """Proof that the promise was kept."""
        proof = Upload(f"ket-qua-{number + 1}.pdf", sample_page("KET QUA LOI HUA", number + 1))
        obligations.submit(
            obligations=[self.promises[number].obligation],
            actor=self.scene.people[self.told.promises[number].chief],
            at=at,
            proves_from=self.dialogue.on,
            proves_to=at.date(),
            files=[proof],
        )

    def accept(self, number: int, at: datetime) -> None:
        """The chair of the meeting accepts what was promised there."""
        row = self.promises[number].obligation
        obligations.accept(obligation=row, actor=self.scene.people[self.told.chair], at=at)

    def _unit(self, who: str, day: date) -> Unit:
        found = organisation.units_of(self.scene.people[who], day).first()
        assert found is not None  # everybody of the cast has a post
        return found

    def _issue(self, paper: OfficialDocument, at: datetime) -> None:
        people = self.scene.people
        signer = people[self.told.chair]
        frozen = official.freeze(document=paper, signer=signer, actor=people[OFFICE], at=at)
        signed = official.sign_off(document=frozen, actor=signer, at=at)
        official.issue(document=signed, issued_on=at.date(), actor=people[CLERK], at=at)
