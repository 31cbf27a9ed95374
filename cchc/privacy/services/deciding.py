"""A leader extends, refuses on a ground, or deletes as the second person."""

from datetime import datetime

from cchc.citizens import services as citizens
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import local_minute
from cchc.obligations import services as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.privacy import facts, queries
from cchc.privacy.choices import Ground, Kind, RequestAct
from cchc.privacy.models import DataRequest
from cchc.privacy.rules.deadlines import deadlines_of
from cchc.privacy.services.writing import begin, end, hand_in, note, said

ASKED = "request"  # the ground of an erasure that the person asked for


def extend(*, request: DataRequest, reason: str, actor: User, at: datetime) -> DataRequest:
    """Once, by the days of the decree; RuleBroken a second time or under the old decree."""
    why = said(reason, field="reason", message="Ghi lý do gia hạn.")
    with audit.transaction():
        row = begin(request, RequestAct.EXTEND, actor, at)
        found = deadlines_of(
            Kind(row.kind),
            local_minute(row.received_at),
            third_party=row.third_party,
            calendar=organisation.working_calendar(row.agency),
        )
        if row.is_extended or found.extended is None:
            raise RuleBroken("Yêu cầu này không gia hạn được nữa.", field="reason")
        row.is_extended = True
        row.save(update_fields=["state", "is_extended"])
        obligations.reschedule(
            obligation=row.doing, actor=actor, at=at, due_on=found.extended, reason=why
        )
        note(row, RequestAct.EXTEND, actor=actor, at=at, payload={"reason": why})
    return row


def refuse(
    *, request: DataRequest, ground: str, text: str, actor: User, at: datetime
) -> DataRequest:
    """Say no, on which ground; the refusal is the reply and the end."""
    words = said(text, field="text", message="Ghi lý do từ chối để trả lời người yêu cầu.")
    with audit.transaction():
        row = begin(request, RequestAct.REFUSE, actor, at)
        row.ground, row.reply = Ground(ground), words
        row.replied_at = row.replied_at or at
        end(row, actor, at)
        row.save(update_fields=["state", "ground", "reply", "replied_at", "ended_at", "ended_by"])
        for owed in (row.replying, row.doing):
            hand_in(row, owed, "Đã từ chối có lý do", actor, at, signer=actor)
        note(row, RequestAct.REFUSE, actor=actor, at=at, payload={"reason": words})
    return row


def erase(*, request: DataRequest, actor: User, at: datetime) -> DataRequest:
    """Delete what we hold of the person, and the closed part of the request itself.

    RuleBroken for who checked the identity, and while records kept by law name the person.
    """
    with audit.transaction():
        row = begin(request, RequestAct.ERASE, actor, at)
        assert row.citizen is not None  # a replied request has its person
        assert row.identified_by is not None
        if row.identified_by == actor:
            raise RuleBroken("Người đã kiểm tra danh tính không tự xóa; cần một lãnh đạo khác.")
        if kept := queries.kept_for(row.citizen):
            raise RuleBroken(
                f"Không xóa được: pháp luật buộc lưu giữ {'; '.join(kept)}. Hãy từ chối yêu cầu "
                "với căn cứ đó."
            )
        second = row.identified_by.actor_key
        if not row.citizen.erased_at:
            citizens.erase(citizen=row.citizen, ground=ASKED, second=second, actor=actor, at=at)
        end(row, actor, at)
        row.save(update_fields=["state", "ended_at", "ended_by"])
        hand_in(row, row.doing, "Đã xóa dữ liệu", actor, at, signer=actor)
        note(row, RequestAct.ERASE, actor=actor, at=at)
        close(row, ground=ASKED, second=second, actor=actor.actor_key, at=at)
    return row


def close(row: DataRequest, *, ground: str, second: str, actor: str, at: datetime) -> None:
    """The closed part of a request is emptied, and with it the payloads of its history."""
    for name in facts.CLOSED:
        setattr(row, name, "")
    row.closed_at = at
    row.save(update_fields=[*facts.CLOSED, "closed_at"])
    audit.erase(
        agency=row.agency.code,
        subject=(facts.REQUEST, str(row.pk)),
        at=at,
        actor=actor,
        second=second,
        ground=ground,
    )
