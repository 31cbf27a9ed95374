"""Official documents: drafted, commented on, signed, numbered; and what came in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.living.ways import CLERK, Way
from cchc.documents import queries, services
from cchc.documents.choices import DocumentKind
from cchc.documents.content import UNSIGNED, Content, Para
from cchc.documents.services import Arrival
from cchc.organisation import queries as organisation


@dataclass(frozen=True)
class Letter:
    """A document on its way: the days "dd/mm" on which it is drafted, put before the signer, …

    A day that is "" never comes: there the document stops.
    """

    name: str
    kind: str
    title: str
    said: tuple[str, ...]
    author: str
    signer: str
    drafted: str
    frozen: str = ""
    signed: str = ""
    issued: str = ""
    to: tuple[str, ...] = ()
    asked: str = ""
    asked_of: tuple[str, ...] = ()
    comments: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Coming:
    """A document that comes in and is passed on."""

    on: str
    author: str
    kind: DocumentKind
    reference: str
    dated: str
    title: str
    receiver: str


def letters_of(scene: Scene, letters: Sequence[Letter]) -> Iterator[Moment]:
    """The moments on the way of each document."""
    for letter in letters:
        way = _Letter(scene, letter.name, letter.author, letter.signer, letter)
        yield Moment(at_hour(scene.day(letter.drafted), 9, 20), way.draft)
        if letter.asked:
            yield Moment(at_hour(scene.day(letter.asked), 9, 40), way.ask)
        for person, day, text in letter.comments:
            yield Moment(at_hour(scene.day(day), 15, 10), partial(way.comment, person, text))
        steps = ((letter.frozen, way.freeze), (letter.signed, way.sign), (letter.issued, way.issue))
        for hour, (day, step) in zip((10, 14, 16), steps, strict=True):
            if day:
                yield Moment(at_hour(scene.day(day), hour, 30), step)


def arrivals_of(scene: Scene, arrivals: Sequence[Coming]) -> Iterator[Moment]:
    """Each document that came in, on its day."""
    for coming in arrivals:
        yield Moment(at_hour(scene.day(coming.on), 8, 30), partial(_register, scene, coming))


def _register(scene: Scene, coming: Coming, at: datetime) -> None:
    clerk, receiver = scene.people[CLERK], scene.people[coming.receiver]
    arrival = Arrival(
        arrived_on=at.date(),
        author=coming.author,
        kind=coming.kind,
        title=coming.title,
        reference=coming.reference,
        dated_on=scene.day(coming.dated),
    )
    row = services.register_incoming(agency=scene.agency, arrival=arrival, actor=clerk, at=at)
    unit = organisation.units_of(receiver, at.date()).first()
    assert unit is not None  # everybody of the cast has a post
    services.pass_on(document=row, unit=unit, receiver=receiver, actor=clerk, at=at)


@dataclass(frozen=True)
class _Letter(Way):
    """The way of one letter."""

    letter: Letter

    def draft(self, at: datetime) -> None:
        """The author writes it."""
        self.scene.papers[self.name] = services.draft(
            agency=self.scene.agency,
            actor=self.writer,
            at=at,
            kind=self.letter.kind,
            content=self._said(at),
        )

    def _said(self, at: datetime) -> Content:
        letter, agency = self.letter, self.scene.agency
        unit = organisation.units_of(self.writer, at.date()).first()
        is_letter = letter.kind == DocumentKind.LETTER
        return Content(
            kind=letter.kind,
            letterhead=queries.letterhead(agency),
            symbol=queries.symbol_for(agency, letter.kind, unit),
            blocks=tuple(Para(text) for text in letter.said),
            signature=UNSIGNED,
            recipients=(("Như trên",) if is_letter else letter.to) + ("Lưu: VT, VP",),
            title="" if is_letter else letter.title,
            subject_line=f"V/v {letter.title}" if is_letter else "",
            addressees=letter.to if is_letter else (),
            year=at.year,
        )

    def ask(self, at: datetime) -> None:
        """The author asks colleagues."""
        people = [self.scene.people[name] for name in self.letter.asked_of]
        services.ask_comments(document=self.document, people=people, actor=self.writer, at=at)

    def comment(self, name: str, text: str, at: datetime) -> None:
        """A colleague says what they think."""
        services.comment(document=self.document, text=text, actor=self.scene.people[name], at=at)
