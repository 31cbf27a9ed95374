"""A dialogue is prepared, said differently, announced."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc.dialogues import queries
from cchc.dialogues.choices import Audience, DialogueAct, State, Topic
from cchc.dialogues.models import Dialogue
from cchc.dialogues.services.writing import begin, day_of, note, published, require
from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User

_SERIES = "dialogue"


@dataclass(frozen=True)
class Said:
    """What is said of a dialogue before it is held."""

    topic: str
    audience: str
    title: str
    place: str
    starts_at: datetime
    chair: User
    questions_until: date | None = None


def prepare(*, agency: Agency, said: Said, actor: User, at: datetime) -> Dialogue:
    """A new dialogue with the next number of the year of its day; not public yet."""
    require(actor, agency, at)
    with audit.transaction():
        row = Dialogue(agency=agency, state=State.DRAFT, prepared_by=actor, prepared_at=at)
        _fill(row, said, at)
        row.year = day_of(said.starts_at).year
        row.number = numbering.take(agency=agency.code, series=_SERIES, year=row.year)
        row.save()
        note(row, "prepare", actor=actor, at=at)
    return row


def revise(*, dialogue: Dialogue, said: Said, actor: User, at: datetime) -> Dialogue:
    """Say a dialogue that nobody outside knows of differently; its number stays."""
    with audit.transaction():
        row = begin(dialogue, DialogueAct.REVISE, actor, at)
        _fill(row, said, at)
        if day_of(said.starts_at).year != row.year:
            raise RuleBroken(
                f"Buổi đối thoại này mang số của năm {row.year}; sang năm khác thì lập buổi mới.",
                field="day",
            )
        row.save()
        note(row, DialogueAct.REVISE, actor=actor, at=at)
    return row


def announce(*, dialogue: Dialogue, actor: User, at: datetime) -> Dialogue:
    """Put it on the public calendar; RuleBroken when it would begin in the past."""
    with audit.transaction():
        row = begin(dialogue, DialogueAct.ANNOUNCE, actor, at)
        if row.starts_at <= at:
            raise RuleBroken("Giờ bắt đầu đã qua: sửa thời gian trước khi công bố lịch.")
        row.first_on = row.on
        row.save(update_fields=["state", "first_on"])
        note(row, DialogueAct.ANNOUNCE, actor=actor, at=at)
    return row


def check_chair(agency: Agency, chair: User, day: date) -> str:
    """The post of the chair on that day; RuleBroken for somebody who is no leader."""
    if chair not in queries.chairs(agency, day):
        raise RuleBroken("Người chủ trì phải là lãnh đạo của cơ quan.", field="chair")
    post = organisation.posts_on(chair, day).first()
    return post.title if post else ""


def check_until(until: date | None, starts_at: datetime) -> None:
    """RuleBroken when questions would be taken after the meeting."""
    if until and until > day_of(starts_at):
        raise RuleBroken("Hạn nhận câu hỏi không được sau ngày đối thoại.", field="questions_until")


def _fill(row: Dialogue, said: Said, at: datetime) -> None:
    row.topic, row.audience = Topic(said.topic), Audience(said.audience)
    row.title = published(said.title, field="title", message="Ghi chủ đề của buổi đối thoại.")
    row.place = published(said.place, field="place", message="Ghi địa điểm.")
    check_until(said.questions_until, said.starts_at)
    row.starts_at, row.questions_until = said.starts_at, said.questions_until
    row.chair, row.chair_post = said.chair, check_chair(row.agency, said.chair, day_of(at))
