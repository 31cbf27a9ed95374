"""Apology with a new date, and the call to the citizen; docs/rules/dossier-late-chain.md."""

from datetime import date, datetime, timedelta

from cchc.dossiers import facts
from cchc.dossiers.choices import (
    ApologyState,
    CallOutcome,
    DateKind,
    NoticeKind,
    Origin,
    SlipForm,
)
from cchc.dossiers.models import Apology, Dossier, PhoneCall
from cchc.dossiers.queries.acts import EXTENDED_THERE
from cchc.dossiers.queries.chains import missing_links
from cchc.dossiers.rules import clock
from cchc.dossiers.services import slips, telling
from cchc.dossiers.services.duties import settle_duty
from cchc.dossiers.services.timing import (
    calendar_of,
    explain_extension,
    is_behind,
    limit_of,
    promise,
)
from cchc.dossiers.services.writing import (
    begin,
    locked,
    note,
    reason_of,
    required,
    tell_citizen,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi
from cchc.kernel.zone import HANOI, from_local
from cchc.notices import queries as notices
from cchc.notices import services as notice_services
from cchc.notices.choices import Event
from cchc.organisation.models import User

_LATELY = timedelta(days=2)  # as far back as the job looks for notices that came to an end
_ONCE = "Hồ sơ đã được hẹn lại một lần; không hẹn lại được nữa."


def propose_extension(
    *, dossier: Dossier, actor: User, at: datetime, reason: str, until: date | None = None
) -> Apology:
    """Put an apology with a new date before the leaders; once per dossier.

    Of a dossier that ended late there is no new date: ``until`` is not asked then.
    """
    with audit.transaction():
        row = begin(dossier, "propose_extension", actor=actor, at=at)
        if row.apologies.filter(state=ApologyState.SIGNED).exists():
            raise RuleBroken(_ONCE)
        if row.apologies.filter(state=ApologyState.WAITING).exists():
            raise RuleBroken("Đã có một đề nghị hẹn lại đang chờ lãnh đạo ký.")
        moment = _new_date(row, until, at)
        made = Apology.objects.create(
            dossier=row,
            state=ApologyState.WAITING,
            reason=reason_of(row.agency, reason, "hẹn lại"),
            until=moment,
            proposed_by=actor,
            proposed_at=at,
        )
        said = {"reason": made.reason}
        note(row, "propose_extension", actor=actor, at=at, parts=("apologies",), payload=said)
        telling.tell_leaders(row, "chờ ký xin lỗi và hẹn lại", f"xl{made.pk}", at=at)
    return made


def _new_date(row: Dossier, until: date | None, at: datetime) -> datetime:
    if row.finished_at is not None:
        return row.finished_at
    if row.origin == Origin.MIRRORED and not is_behind(row, at):
        raise RuleBroken(EXTENDED_THERE)
    if until is None:
        raise RuleBroken("Ghi ngày hẹn lại.", field="until")
    if row.due_at is None:
        raise RuleBroken("Thời hạn đang tạm dừng hoặc chưa bắt đầu; chưa phải hẹn lại.")
    moment = clock.appointment(calendar_of(row), until, binding=row.due_at, signed_at=at)
    return from_local(moment)


def extend(*, dossier: Dossier, actor: User, at: datetime, until: date | None = None) -> Apology:
    """Sign the apology (Form 04): in time the new date binds, later the dossier stays late.

    ``until`` is another date than the proposed one. The signature block is the actor's of that day.
    """
    with audit.transaction():
        row, apology = _decided(dossier, "extend", actor, at)
        chosen = until or apology.until.astimezone(HANOI).date()
        apology.until = _new_date(row, chosen, at)
        apology.is_late = not _is_in_time(row, at)
        apology.state = ApologyState.SIGNED
        if row.finished_at is None:
            _promise_anew(row, apology, by=actor, at=at)
        else:
            tell_citizen(row, NoticeKind.APOLOGY, "Cơ quan xin lỗi vì trễ hẹn.", at=at)
        apology.save()
        apology.slip = slips.make(row, SlipForm.APOLOGY, actor=actor, at=at)
        apology.save(update_fields=["slip"])
        note_chain(row, actor=actor, at=at)
        row.save()
        parts = ("apologies", "dates", "notices", "slips")
        note(row, "extend", actor=actor, at=at, parts=parts, payload={"reason": apology.reason})
        telling.tell(row, apology.proposed_by, "đã ký xin lỗi, hẹn lại", "signed", at=at)
    return apology


def _is_in_time(row: Dossier, at: datetime) -> bool:
    """Whether a letter signed now moves the binding date; a source's date never."""
    if row.finished_at is not None or row.due_at is None or row.origin == Origin.MIRRORED:
        return False
    in_time = clock.is_extension_in_time(limit_of(row), row.due_at, at, calendar_of(row))
    return in_time and not is_behind(row, at)


def _promise_anew(row: Dossier, apology: Apology, *, by: User, at: datetime) -> None:
    binds = not apology.is_late
    explain_extension(row, apology.until, binds=binds)
    kind = DateKind.EXTENDED if binds else DateKind.LATE_APOLOGY
    promise(row, kind, apology.until, at=at, binds=binds, reason=apology.reason, approver=by)
    text = f"Cơ quan xin lỗi và hẹn lại ngày trả kết quả: {moment_vi(apology.until)}."
    tell_citizen(row, NoticeKind.APOLOGY, text, at=at)


def decline_extension(*, dossier: Dossier, actor: User, at: datetime, reason: str) -> Apology:
    """Do not sign; the date stays."""
    with audit.transaction():
        row, apology = _decided(dossier, "decline_extension", actor, at)
        apology.state = ApologyState.DECLINED
        apology.decision_reason = reason_of(row.agency, reason, "không ký")
        apology.save()
        said = {"reason": apology.decision_reason}
        note(row, "decline_extension", actor=actor, at=at, parts=("apologies",), payload=said)
        telling.tell(row, apology.proposed_by, "không ký hẹn lại", f"no{apology.pk}", at=at)
    return apology


def _decided(dossier: Dossier, act: str, actor: User, at: datetime) -> tuple[Dossier, Apology]:
    waiting = Apology.objects.filter(dossier=dossier, state=ApologyState.WAITING)
    proposer = waiting.values_list("proposed_by", flat=True).first()
    row = begin(dossier, act, actor=actor, at=at, proposer=proposer)
    apology = waiting.select_related("proposed_by").first()
    if apology is None:
        raise RuleBroken("Không có đề nghị hẹn lại nào đang chờ; bộ phận xử lý đề nghị trước.")
    apology.decided_by, apology.decided_at = actor, at
    return row, apology


def lapse_apologies(row: Dossier) -> None:
    """Close a waiting apology of a locked dossier that has ended."""
    row.apologies.filter(state=ApologyState.WAITING).update(state=ApologyState.LAPSED)


def record_phone_call(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    outcome: CallOutcome,
    said: str = "",
    called_at: datetime | None = None,
) -> PhoneCall:
    """Who called when and what was said; or that nobody answered, or that there is no number."""
    moment = called_at or at
    if moment > at:
        raise RuleBroken("Cuộc gọi không thể ở tương lai.", field="called_at")
    with audit.transaction():
        row = begin(dossier, "record_phone_call", actor=actor, at=at)
        text = said
        if outcome == CallOutcome.REACHED:
            text = required(said, "Ghi nội dung đã trao đổi.", field="said")
        made = PhoneCall.objects.create(
            dossier=row, outcome=outcome, called_at=moment, said=text, by=actor
        )
        note_chain(row, actor=actor, at=at)
        row.save()
        note(row, "record_phone_call", actor=actor, at=at, parts=("calls",), payload={"said": text})
    return made


def follow_notices(*, at: datetime) -> int:
    """Complete the chains of which the notice has come to an end lately; how many."""
    keys = notices.settled_since(Event.LATE_APOLOGY, facts.DOSSIER, at - _LATELY)
    rows = Dossier.objects.filter(pk__in=keys, chain_complete_at=None)
    number = 0
    for dossier in rows.order_by("pk"):
        with audit.transaction():
            row = locked(dossier)
            note_chain(row, actor=notice_services.PROGRAM, at=at)
            if row.chain_complete_at is None:
                continue
            row.changed_at = at
            row.save(update_fields=["chain_complete_at", "changed_at"])
            audit.record(
                agency=row.agency.code,
                at=at,
                actor=notice_services.PROGRAM,
                act="dossiers.complete_chain",
                subject=(facts.DOSSIER, str(row.pk)),
                facts=facts.of_columns(row),
            )
            number += 1
    return number


def note_chain(row: Dossier, *, actor: User | str, at: datetime) -> None:
    """Keep the moment at which nothing of the chain is missing any more; not yet saved."""
    if row.chain_complete_at is None and not missing_links(row):
        row.chain_complete_at = at
        settle_duty(row=row, actor=actor, at=at)
