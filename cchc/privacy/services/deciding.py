"""A leader extends, refuses on a ground, or deletes as the second person."""

from dataclasses import dataclass
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
from cchc.privacy.queries import Holdings
from cchc.privacy.rules.deadlines import deadlines_of
from cchc.privacy.services.consenting import forget_proofs
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


def erase(*, request: DataRequest, actor: User, at: datetime, holdings: Holdings) -> DataRequest:
    """Delete what we hold of the person in every room, and the closed part of the request itself.

    What the law makes us keep stays, and what is still being worked on; the result says so, and
    the request keeps its words then. RuleBroken for who checked the identity, and when nothing
    may go at all.
    """
    with audit.transaction():
        row = begin(request, RequestAct.ERASE, actor, at)
        assert row.citizen is not None  # a replied request has its person
        assert row.identified_by is not None
        if row.identified_by == actor:
            raise RuleBroken("Người đã kiểm tra danh tính không tự xóa; cần một lãnh đạo khác.")
        second = row.identified_by.actor_key
        how = _How(ASKED, second, actor, at)
        kept = queries.kept_for(row.citizen)
        gone, stays = _erase_found(row, holdings, how, is_named=bool(kept))
        stays = [*kept, *stays]
        if kept and not gone:
            raise RuleBroken(
                f"Không xóa được: pháp luật buộc lưu giữ {'; '.join(kept)}. Hãy từ chối yêu cầu "
                "với căn cứ đó."
            )
        _end_erased(row, gone, stays, how)
    return row


@dataclass(frozen=True)
class _How:
    """Ground, second person, who, when."""

    ground: str
    second: str
    actor: User
    at: datetime


def _erase_found(
    row: DataRequest, holdings: Holdings, how: _How, *, is_named: bool
) -> tuple[list[str], list[str]]:
    """What went and what has to stay, in words; the book itself unless records name the person."""
    assert row.citizen is not None
    gone: list[str] = []
    stays: list[str] = []
    for found in queries.found_of(row, holdings):
        stays += found.staying
        if keys := [each.key for each in found.going]:
            found.holding.erase(
                agency=row.agency,
                keys=keys,
                ground=how.ground,
                second=how.second,
                actor=how.actor,
                at=how.at,
            )
            gone.append(f"{found.holding.title.lower()}: {len(keys)}")
    if number := forget_proofs(
        citizen=row.citizen, ground=how.ground, second=how.second, actor=how.actor, at=how.at
    ):
        gone.append(f"sự đồng ý: {number}")
    for other in queries.other_requests(row):
        key = how.actor.actor_key
        close(other, ground=how.ground, second=how.second, actor=key, at=how.at)
    if not is_named and not row.citizen.erased_at:
        citizens.erase(
            citizen=row.citizen, ground=how.ground, second=how.second, actor=how.actor, at=how.at
        )
        gone.append("thông tin trong sổ người dân")
    return gone, stays


def _end_erased(row: DataRequest, gone: list[str], stays: list[str], how: _How) -> None:
    row.result = f"Đã xóa {'; '.join(gone)}." if gone else ""
    if stays:
        row.result += f" Giữ lại: {'; '.join(stays)}."
    end(row, how.actor, how.at)
    row.save(update_fields=["state", "result", "ended_at", "ended_by"])
    hand_in(row, row.doing, "Đã xóa dữ liệu", how.actor, how.at, signer=how.actor)
    said = {"result": row.result} if stays else None
    note(row, RequestAct.ERASE, actor=how.actor, at=how.at, payload=said)
    if not stays:
        key = how.actor.actor_key
        close(row, ground=how.ground, second=how.second, actor=key, at=how.at)


def close(row: DataRequest, *, ground: str, second: str, actor: str, at: datetime) -> None:
    """The closed part of a request is emptied, and with it the payloads of its history."""
    for name in facts.CLOSED:
        setattr(row, name, "")
    row.closed_at = at
    row.save(update_fields=[*facts.CLOSED, "closed_at"])
    citizens.forget_contacts(agency=row.agency, kind=facts.REQUEST, keys=[str(row.pk)], at=at)
    audit.erase(
        agency=row.agency.code,
        subject=(facts.REQUEST, str(row.pk)),
        at=at,
        actor=actor,
        second=second,
        ground=ground,
    )
