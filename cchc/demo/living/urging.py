"""Letters that urge late units: drafted from the list of the day, signed, numbered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.living.ways import Way
from cchc.obligations import queries, services
from cchc.obligations.services import Asked

AUTHOR, SIGNER = "quan", "lan"


@dataclass(frozen=True)
class Urging:
    """The days on which all late units are urged: the letters drafted, then signed and issued."""

    drafted: str
    issued: str
    remark: str


URGINGS = (
    Urging("02/07", "03/07", "Hoàn thành trước khi họp đánh giá công tác 6 tháng đầu năm."),
    Urging(
        "13/10", "14/10", "Nêu rõ khó khăn, vướng mắc và ngày hoàn thành trong văn bản trả lời."
    ),
)
AGAIN = "Đã quá ngày trả lời của công văn trước; yêu cầu hoàn thành, nộp sản phẩm ngay."


def urgings_of(scene: Scene) -> Iterator[Moment]:
    """The letters of the year."""
    for told in URGINGS:
        wave = _Wave(scene, [], told.remark)
        drafted, issued = scene.day(told.drafted), scene.day(told.issued)
        yield Moment(at_hour(drafted, 9, 50), wave.draft)
        yield Moment(at_hour(drafted, 16, 40), wave.each(Way.freeze))
        yield Moment(at_hour(issued, 8, 35), wave.each(Way.sign))
        yield Moment(at_hour(issued, 10, 5), wave.each(Way.issue))


def urged_again(scene: Scene, drafted: date, frozen: date) -> Iterator[Moment]:
    """The last of the late units is urged; the letter waits for its signature."""
    wave = _Wave(scene, [], AGAIN, most=1)
    yield Moment(at_hour(drafted, 9, 50), wave.draft)
    yield Moment(at_hour(frozen, 10, 40), wave.each(Way.freeze))


@dataclass(frozen=True)
class _Wave:
    """The letters of one day, one for each unit that is late by then."""

    scene: Scene
    ways: list[Way]
    remark: str
    most: int | None = None

    def draft(self, at: datetime) -> None:
        """The office draws up the lists."""
        agency = self.scene.agency
        units = queries.units_to_urge(agency, today=at.date())
        for unit in units[-self.most :] if self.most else units:
            way = Way(self.scene, f"urge {unit.pk} {at:%d/%m}", AUTHOR, SIGNER)
            asked = Asked(remark=self.remark, with_soon=False)
            made = services.urge(agency=agency, unit=unit, actor=way.writer, at=at, asked=asked)
            self.scene.papers[way.name] = made.document
            self.ways.append(way)

    def each(self, step: Callable[[Way, datetime], None]) -> Callable[[datetime], None]:
        """The same step for each of the letters."""

        def do(at: datetime) -> None:
            for way in self.ways:
                step(way, at)

        return do
