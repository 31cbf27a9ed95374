"""The desk checks who asks, replies, does what was asked, notes that the person gave up."""

from datetime import datetime

from cchc.citizens.models import Citizen
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User
from cchc.privacy.choices import Proof, RequestAct
from cchc.privacy.models import DataRequest
from cchc.privacy.services.writing import begin, end, hand_in, note, said


def identify(
    *, request: DataRequest, citizen: Citizen, proof: str, actor: User, at: datetime
) -> DataRequest:
    """Who asks is the person of the book, and how that was checked."""
    with audit.transaction():
        row = begin(request, RequestAct.IDENTIFY, actor, at)
        if citizen.agency_id != row.agency_id or citizen.erased_at:
            raise RuleBroken("Không có người này trong sổ của cơ quan.", field="citizen")
        row.citizen, row.proof = citizen, Proof(proof)
        row.identified_by, row.identified_at = actor, at
        row.save(update_fields=["state", "citizen", "proof", "identified_by", "identified_at"])
        note(row, RequestAct.IDENTIFY, actor=actor, at=at)
    return row


def reply(*, request: DataRequest, text: str, actor: User, at: datetime) -> DataRequest:
    """Tell the person that it is accepted and what will be done until when."""
    words = said(text, field="text", message="Ghi nội dung trả lời.")
    with audit.transaction():
        row = begin(request, RequestAct.REPLY, actor, at)
        row.reply, row.replied_at = words, at
        row.save(update_fields=["state", "reply", "replied_at"])
        hand_in(row, row.replying, "Đã trả lời", actor, at, signer=None)
        note(row, RequestAct.REPLY, actor=actor, at=at, payload={"reply": words})
    return row


def finish(*, request: DataRequest, text: str, actor: User, at: datetime) -> DataRequest:
    """What was asked has been done; how."""
    words = said(text, field="text", message="Ghi đã làm gì cho người yêu cầu.")
    with audit.transaction():
        row = begin(request, RequestAct.FINISH, actor, at)
        row.result = words
        end(row, actor, at)
        row.save(update_fields=["state", "result", "ended_at", "ended_by"])
        hand_in(row, row.doing, "Đã thực hiện", actor, at, signer=None)
        note(row, RequestAct.FINISH, actor=actor, at=at, payload={"result": words})
    return row


def give_up(*, request: DataRequest, text: str, actor: User, at: datetime) -> DataRequest:
    """The person took the request back; nothing more is owed."""
    words = said(text, field="text", message="Ghi người yêu cầu rút thế nào, khi nào.")
    with audit.transaction():
        row = begin(request, RequestAct.GIVE_UP, actor, at)
        row.result = words
        end(row, actor, at)
        row.save(update_fields=["state", "result", "ended_at", "ended_by"])
        for owed in (row.replying, row.doing):
            hand_in(row, owed, "Người yêu cầu đã rút", actor, at, signer=None)
        note(row, RequestAct.GIVE_UP, actor=actor, at=at, payload={"result": words})
    return row


def note_export(*, request: DataRequest, actor: User, at: datetime) -> None:
    """An extract was taken for this request."""
    with audit.transaction():
        note(request, "export", actor=actor, at=at)
