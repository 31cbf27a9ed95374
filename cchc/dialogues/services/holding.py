"""A dialogue is moved, called off, held, and closed when nothing is left to do."""

from datetime import date, datetime

from cchc.dialogues import queries
from cchc.dialogues.choices import DialogueAct
from cchc.dialogues.models import Dialogue
from cchc.dialogues.rules.transitions import demand_closable
from cchc.dialogues.services.preparing import check_until
from cchc.dialogues.services.writing import begin, day_of, note, published
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User


def move(
    *,
    dialogue: Dialogue,
    starts_at: datetime,
    place: str,
    questions_until: date | None,
    reason: str,
    actor: User,
    at: datetime,
) -> Dialogue:
    """Another time or place for an announced dialogue; its first day stays visible."""
    why = published(reason, field="reason", message="Ghi lý do dời, người dân sẽ đọc.")
    with audit.transaction():
        row = begin(dialogue, DialogueAct.MOVE, actor, at)
        if starts_at <= at:
            raise RuleBroken("Giờ bắt đầu mới đã qua.", field="day")
        check_until(questions_until, starts_at)
        row.place = published(place, field="place", message="Ghi địa điểm.")
        row.starts_at, row.questions_until, row.move_reason = starts_at, questions_until, why
        row.save(update_fields=["starts_at", "questions_until", "place", "move_reason"])
        note(row, DialogueAct.MOVE, actor=actor, at=at, payload={"reason": why})
    return row


def call_off(*, dialogue: Dialogue, reason: str, actor: User, at: datetime) -> Dialogue:
    """It will not take place; who knew of it reads why."""
    why = published(reason, field="reason", message="Ghi lý do hủy, người dân sẽ đọc.")
    with audit.transaction():
        row = begin(dialogue, DialogueAct.CALL_OFF, actor, at)
        row.end_reason = why
        row.save(update_fields=["state", "end_reason"])
        note(row, DialogueAct.CALL_OFF, actor=actor, at=at, payload={"reason": why})
    return row


def hold(
    *,
    dialogue: Dialogue,
    citizens: int,
    businesses: int,
    summary: str,
    actor: User,
    at: datetime,
) -> Dialogue:
    """It took place: how many came, how it went. RuleBroken before its day."""
    text = published(
        summary, field="summary", message="Ghi diễn biến, kết luận của buổi đối thoại."
    )
    with audit.transaction():
        row = begin(dialogue, DialogueAct.HOLD, actor, at)
        if day_of(at) < row.on:
            raise RuleBroken("Chưa đến ngày đối thoại nên chưa ghi nhận được.")
        if citizens + businesses == 0:
            raise RuleBroken(
                "Không có ai dự thì không phải đối thoại: hãy hủy buổi này, ghi lý do.",
                field="citizens",
            )
        row.citizens, row.businesses, row.summary = citizens, businesses, text
        row.save(update_fields=["state", "citizens", "businesses", "summary"])
        note(row, DialogueAct.HOLD, actor=actor, at=at)
    return row


def close(*, dialogue: Dialogue, actor: User, at: datetime) -> Dialogue:
    """Nothing is left: minutes issued, questions answered, promises kept."""
    with audit.transaction():
        row = begin(dialogue, DialogueAct.CLOSE, actor, at)
        demand_closable(queries.left_open(row))
        row.save(update_fields=["state"])
        note(row, DialogueAct.CLOSE, actor=actor, at=at)
    return row
