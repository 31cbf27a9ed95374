"""What becomes of a petition at first: received or not, classified, forwarded, merged, reserved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.models import Dossier
from cchc.feedback import queries
from cchc.feedback.choices import SUBJECT, DutyKind, Kind, PetitionAct, Reach, Said, State
from cchc.feedback.models import Petition
from cchc.feedback.rules.deadlines import OWED
from cchc.feedback.rules.transitions import CLASSES, HANDLED_HERE
from cchc.feedback.services import telling
from cchc.feedback.services.duties import do_duty, end_duties, judge, open_duty
from cchc.feedback.services.writing import begin, day_of, note, required, tell_sender
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.notices import services as notices
from cchc.organisation.models import Unit, User
from cchc.procedures.models import Procedure

A = PetitionAct


@dataclass(frozen=True)
class Links:
    """What a petition is about, where it is known."""

    about_unit: Unit | None = None
    dossier: Dossier | None = None
    procedure: Procedure | None = None


def receive(*, petition: Petition, actor: User, at: datetime) -> Petition:
    """It meets what the law demands and is in the register from now on."""
    with audit.transaction():
        begun = begin(petition, A.RECEIVE, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        do_duty(row, DutyKind.RECEIVE, actor=actor, at=at)
        note(row, A.RECEIVE, actor=actor, at=at)
        telling.tell_received(row, at=at)
    return row


def refuse(*, petition: Petition, reason: str, actor: User, at: datetime) -> Petition:
    """It does not meet what the law demands; the sender reads why."""
    why = required(reason, "Ghi lý do không tiếp nhận để người gửi biết.", field="reason")
    with audit.transaction():
        begun = begin(petition, A.REFUSE, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        do_duty(row, DutyKind.RECEIVE, actor=actor, at=at)
        judge(row, DutyKind.REFUSE, at=at)
        tell_sender(row, Said.REFUSED, why, by=actor, at=at)
        note(row, A.REFUSE, actor=actor, at=at, payload={"reason": why})
        subject = f"Phản ánh {row.code} không được tiếp nhận"
        telling.write_to_sender(row, "refused", subject, telling.SEE, at=at)
    return row


def ask_more(*, petition: Petition, text: str, actor: User, at: datetime) -> Petition:
    """Something is missing; the count begins anew when it has come."""
    words = required(text, "Ghi rõ điều cần người gửi bổ sung.", field="text")
    with audit.transaction():
        begun = begin(petition, A.ASK_MORE, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        do_duty(row, DutyKind.RECEIVE, actor=actor, at=at)
        judge(row, DutyKind.ASK, at=at)
        tell_sender(row, Said.ASKED, words, by=actor, at=at)
        note(row, A.ASK_MORE, actor=actor, at=at, payload={"text": words})
        subject = f"Đề nghị bổ sung phản ánh {row.code}"
        telling.write_to_sender(row, f"asked:{at.timestamp()}", subject, telling.SEE, at=at)
    return row


def supply(*, petition: Petition, text: str, actor: User | None, at: datetime) -> Petition:
    """What was asked for; ``actor`` None: by the sender in the look-up."""
    words = required(text, "Ghi phần bổ sung.", field="text")
    with audit.transaction():
        begun = begin(petition, A.SUPPLY, actor=actor, at=at)
        row = begun.row
        row.state, row.complete_at = begun.state, at
        row.save(update_fields=["state", "complete_at"])
        tell_sender(row, Said.SUPPLIED, words, by=actor, at=at)
        open_duty(row, DutyKind.RECEIVE, since=at, actor=actor, at=at)
        note(row, A.SUPPLY, actor=actor, at=at, payload={"text": words})
        telling.tell_supplied(row, row.statements.count(), at=at)
    return row


def classify(
    *, petition: Petition, kind: Kind, actor: User, at: datetime, links: Links = Links()
) -> Petition:
    """Which class a person finds it to be, and what it is about; opens its deadline."""
    if kind not in CLASSES:
        raise RuleBroken(
            "Khiếu nại thì bấm “Hướng dẫn khiếu nại”; tố cáo thì bấm “Là tố cáo”.", field="kind"
        )
    with audit.transaction():
        begun = begin(petition, A.CLASSIFY, actor=actor, at=at)
        row = begun.row
        row.state, row.kind = begun.state, kind
        if row.reach != Reach.SEALED:  # the unit that it is sealed from is the sender's word
            row.about_unit = links.about_unit or row.about_unit
        row.dossier, row.procedure = links.dossier, links.procedure
        row.save(update_fields=["state", "kind", "about_unit", "dossier", "procedure"])
        end_duties(row, actor=actor, at=at, kinds=(DutyKind.HANDLE, DutyKind.FORWARD))
        owed = DutyKind.HANDLE if kind in HANDLED_HERE else DutyKind.FORWARD
        open_duty(row, owed, since=row.complete_at, actor=actor, at=at)
        note(row, A.CLASSIFY, actor=actor, at=at)
    return row


def guide(*, petition: Petition, text: str, actor: User, at: datetime) -> Petition:
    """It is a complaint: it has a procedure of its own, which the sender is shown."""
    words = required(text, "Ghi hướng dẫn cho người gửi.", field="text")
    with audit.transaction():
        begun = begin(petition, A.GUIDE, actor=actor, at=at)
        row = begun.row
        row.state, row.kind = begun.state, Kind.COMPLAINT
        row.save(update_fields=["state", "kind"])
        do_duty(row, DutyKind.RECEIVE, actor=actor, at=at)
        end_duties(row, actor=actor, at=at)
        tell_sender(row, Said.GUIDED, words, by=actor, at=at)
        note(row, A.GUIDE, actor=actor, at=at, payload={"text": words})
        subject = f"Hướng dẫn về phản ánh {row.code}"
        telling.write_to_sender(row, "guided", subject, telling.SEE, at=at)
    return row


def reserve(
    *, petition: Petition, actor: User, at: datetime, is_about_head: bool = False
) -> Petition:
    """It is a denunciation: the head of the agency alone has it, at once.

    When it is about the head nobody here has it, and the sender is led to the superior.
    """
    with audit.transaction():
        begun = begin(petition, A.RESERVE, actor=actor, at=at)
        row = begun.row
        row.state, row.kind = begun.state, Kind.DENUNCIATION
        row.reach, row.unit, row.assignee = Reach.LEADER, None, None
        end_duties(row, actor=actor, at=at, kinds=OWED)
        if is_about_head:
            row.state, row.reach = State.SETTLED, Reach.NOBODY
        row.save(update_fields=["state", "kind", "reach", "unit", "assignee"])
        _take_along(row, actor=actor, at=at)
        _seal_notices([row, *row.merged.all()], at)
        words = _about_the_head(row) if is_about_head else _TO_THE_HEAD
        tell_sender(row, Said.GUIDED, words, by=None, at=at)
        note(row, A.RESERVE, actor=actor, at=at)
        if not is_about_head:
            telling.tell_reserved(row, at=at)
    return row


def _take_along(row: Petition, *, actor: User, at: datetime) -> None:
    """What was merged into a denunciation says the same, and goes where it goes."""
    for other in row.merged.select_for_update():
        other.state, other.kind, other.reach = row.state, row.kind, row.reach
        other.unit = other.assignee = None
        other.save(update_fields=["state", "kind", "reach", "unit", "assignee"])
        note(other, A.RESERVE, actor=actor, at=at)


def _seal_notices(rows: Sequence[Petition], at: datetime) -> None:
    """What told the sender of it names them where the desk looks: it is withdrawn and emptied."""
    keys = [str(row.pk) for row in rows]
    notices.withdraw_about(agency=rows[0].agency, kind=SUBJECT, keys=keys, at=at)
    for key in keys:
        notices.drop_letters(beginning=f"{SUBJECT}:{key}:", at=at)


_TO_THE_HEAD = (
    "Nội dung có dấu hiệu tố cáo nên đã được chuyển riêng đến người đứng đầu cơ quan; chỉ người "
    "đứng đầu xem được. Việc giải quyết theo pháp luật về tố cáo, không theo thời hạn của phản "
    "ánh, kiến nghị."
)


def _about_the_head(row: Petition) -> str:
    above = row.agency.superior.full_name if row.agency.superior else "cơ quan cấp trên trực tiếp"
    return (
        f"Nội dung tố cáo về người đứng đầu cơ quan thì gửi đến {above}. Nội dung ông/bà gửi đã "
        "được khóa: không ai trong cơ quan này xem được nữa."
    )


def settle(*, petition: Petition, text: str, actor: User, at: datetime) -> Petition:
    """The head says what was done with a denunciation; the sender reads it."""
    words = required(text, "Ghi việc đã làm để người gửi biết.", field="text")
    with audit.transaction():
        begun = begin(petition, A.SETTLE, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        tell_sender(row, Said.SETTLED, words, by=actor, at=at)
        note(row, A.SETTLE, actor=actor, at=at, payload={"text": words})
    return row


def forward(*, petition: Petition, to: str, actor: User, at: datetime) -> Petition:
    """To the agency that may decide about the rule."""
    agency = required(to, "Ghi tên cơ quan nhận.", field="to")
    with audit.transaction():
        begun = begin(petition, A.FORWARD, actor=actor, at=at)
        row = begun.row
        row.state, row.forwarded_to = begun.state, nfc(agency)
        row.save(update_fields=["state", "forwarded_to"])
        do_duty(row, DutyKind.FORWARD, actor=actor, at=at)
        words = f"Phản ánh thuộc thẩm quyền của {row.forwarded_to} và đã được chuyển đến đó."
        tell_sender(row, Said.FORWARDED, words, by=actor, at=at)
        note(row, A.FORWARD, actor=actor, at=at, payload={"to": row.forwarded_to})
        subject = f"Đã chuyển phản ánh {row.code}"
        telling.write_to_sender(row, "forwarded", subject, telling.SEE, at=at)
    return row


def merge(*, petition: Petition, into: str, actor: User, at: datetime) -> Petition:
    """The same matter has come before: this one goes with that one."""
    with audit.transaction():
        begun = begin(petition, A.MERGE, actor=actor, at=at)
        row = begun.row
        seen = queries.in_lists(actor, today=day_of(at)).exclude(pk=row.pk)
        main = queries.with_code(seen.exclude(state=State.MERGED), into)
        if main is None or main.reach != row.reach:
            raise RuleBroken(
                "Không có phản ánh với mã này để gộp. Chỉ gộp các phản ánh cùng phạm vi xem.",
                field="into",
            )
        row.state, row.merged_into = begun.state, main
        row.save(update_fields=["state", "merged_into"])
        do_duty(row, DutyKind.RECEIVE, actor=actor, at=at)
        end_duties(row, actor=actor, at=at)
        note(row, A.MERGE, actor=actor, at=at)
    return row
