"""An agency takes dossiers online, and stops; docs/rules/level-three.md."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.notices import services as notices
from cchc.organisation import queries as organisation
from cchc.organisation import services as configuration
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.portal import facts, queries
from cchc.portal.choices import PermitState
from cchc.portal.models import FilingPermit, PermitTick
from cchc.portal.rules import level_three

SETTING = "portal.filing"
PAGE = "/trang-cong-khai/nop-truc-tuyen/"


def prepare_filing(
    *, agency: Agency, number: str, issued_on: date, actor: User, at: datetime
) -> FilingPermit:
    """Begin the act: the document that allows it, named by number and day."""
    _require(actor, agency, Act.PREPARE_FILING, at)
    if not level_three.is_number(number):
        raise RuleBroken("Ghi số, ký hiệu văn bản, ví dụ 123/QĐ-UBND.", field="number")
    if issued_on > at.astimezone(HANOI).date():
        raise RuleBroken("Ngày văn bản chưa tới.", field="issued_on")
    row = FilingPermit(
        agency=agency,
        number=nfc(number.strip()),
        issued_on=issued_on,
        state=PermitState.DRAFT,
        prepared_by=actor,
        prepared_at=at,
    )
    with audit.transaction():
        try:
            with audit.transaction():
                row.save()
        except IntegrityError:
            raise RuleBroken("Đang có một việc chưa xong; hãy ngừng việc đó trước.") from None
        _note(row, "prepare_filing", actor, at)
    return row


def tick_item(
    *, permit: FilingPermit, item: str, note: str, actor: User, at: datetime
) -> FilingPermit:
    """Say that an item is met, by what proof; what the program checks itself nobody ticks."""
    _require(actor, permit.agency, Act.PREPARE_FILING, at)
    found = level_three.BY_KEY.get(item)
    if found is None or found.by_program:
        raise RuleBroken("Mục này do hệ thống tự kiểm tra, không đánh dấu được.")
    if len(nfc(note.strip())) < 5:
        raise RuleBroken("Ghi minh chứng: số văn bản, ngày làm, nơi để kết quả.", field="note")
    with audit.transaction():
        row = _held(permit, PermitState.DRAFT)
        said = {"note": nfc(note.strip()), "by": actor, "at": at}
        PermitTick.objects.update_or_create(permit=row, item=item, defaults=said)
        _note(row, "tick_item", actor, at, item=item, note=nfc(note.strip()))
    return row


def untick_item(*, permit: FilingPermit, item: str, actor: User, at: datetime) -> FilingPermit:
    """It is not met after all."""
    _require(actor, permit.agency, Act.PREPARE_FILING, at)
    with audit.transaction():
        row = _held(permit, PermitState.DRAFT)
        if PermitTick.objects.filter(permit=row, item=item).delete()[0]:
            _note(row, "untick_item", actor, at, item=item)
    return row


def submit_filing(*, permit: FilingPermit, actor: User, at: datetime) -> FilingPermit:
    """Put it before the chair; refused while a mandatory item is open."""
    _require(actor, permit.agency, Act.PREPARE_FILING, at)
    with audit.transaction():
        row = _held(permit, PermitState.DRAFT)
        _demand_complete(row, at)
        row.state, row.submitted_at = PermitState.SUBMITTED, at
        row.save()
        _note(row, "submit_filing", actor, at)
        _ask_chairs(row, at)
    return row


def send_filing_back(
    *, permit: FilingPermit, reason: str, actor: User, at: datetime
) -> FilingPermit:
    """The chair wants more."""
    _require(actor, permit.agency, Act.APPROVE_FILING, at)
    _demand_reason(reason)
    with audit.transaction():
        row = _held(permit, PermitState.SUBMITTED)
        row.state, row.submitted_at, row.reason = PermitState.DRAFT, None, nfc(reason.strip())
        row.save()
        _note(row, "send_filing_back", actor, at, reason=row.reason)
    return row


def approve_filing(*, permit: FilingPermit, actor: User, at: datetime) -> FilingPermit:
    """The chair opens it: checked anew, then dossiers are taken online from this moment."""
    _require(actor, permit.agency, Act.APPROVE_FILING, at)
    if permit.prepared_by_id == actor.pk:
        raise PermissionDenied("Người lập không tự duyệt.")
    with audit.transaction():
        row = _held(permit, PermitState.SUBMITTED)
        row.checklist = _demand_complete(row, at)
        row.state, row.approved_by, row.approved_at, row.reason = (
            PermitState.APPROVED,
            actor,
            at,
            "",
        )
        row.save()
        _note(row, "approve_filing", actor, at)
        _decide(row, "on", actor, at)
    return row


def end_filing(*, permit: FilingPermit, reason: str, actor: User, at: datetime) -> FilingPermit:
    """Stop, at any time; what was filed stays, nothing new is taken."""
    if not _may(actor, permit.agency, Act.APPROVE_FILING, at):
        _require(actor, permit.agency, Act.PREPARE_FILING, at)
    _demand_reason(reason)
    with audit.transaction():
        open_states = (PermitState.DRAFT, PermitState.SUBMITTED, PermitState.APPROVED)
        row = _held(permit, *open_states)
        was_in_force = row.state == PermitState.APPROVED
        row.state, row.ended_by, row.ended_at = PermitState.ENDED, actor, at
        row.reason = nfc(reason.strip())
        row.save()
        _note(row, "end_filing", actor, at, reason=row.reason)
        if was_in_force:
            _decide(row, "off", actor, at)
    return row


def _decide(row: FilingPermit, value: str, actor: User, at: datetime) -> None:
    configuration.decide_by_act(
        agency=row.agency, key=SETTING, value=value, document=row.document, actor=actor, at=at
    )


def _demand_complete(row: FilingPermit, at: datetime) -> list[dict[str, Json]]:
    """The checklist as it is kept; RuleBroken names what stands in the way."""
    lines = queries.checklist(row, at)
    if found := level_three.open_items(lines):
        names = "; ".join(line.item.label for line in found[:3])
        more = f" và {len(found) - 3} mục nữa" if len(found) > 3 else ""
        raise RuleBroken(f"Còn {len(found)} mục bắt buộc chưa đạt: {names}{more}.")
    return [{"item": line.item.key, "is_met": line.is_met, "told": line.told} for line in lines]


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken("Ghi lý do.", field="reason")


def _held(permit: FilingPermit, *states: PermitState) -> FilingPermit:
    rows = FilingPermit.objects.select_for_update(of=("self",)).select_related("agency")
    row = rows.get(pk=permit.pk)
    if row.state not in states:
        raise RuleBroken(f"Việc này đang ở trạng thái “{row.get_state_display()}”.")
    return row


def _may(actor: User, agency: Agency, act: Act, at: datetime) -> bool:
    today = at.astimezone(HANOI).date()
    return actor.agency_id == agency.pk and organisation.may(actor, act, today=today)


def _require(actor: User, agency: Agency, act: Act, at: datetime) -> None:
    if not _may(actor, agency, act, at):
        raise PermissionDenied(f"Chức vụ của bạn không được phép: {act.label.lower()}.")


def _ask_chairs(row: FilingPermit, at: datetime) -> None:
    today = at.astimezone(HANOI).date()
    for person in organisation.people_with(row.agency, Act.APPROVE_FILING, today):
        notices.put(
            agency=row.agency,
            to=person,
            key=f"portal-filing-{row.pk}-{int(at.timestamp())}-{person.pk}",
            subject="Chờ duyệt: nhận hồ sơ trực tuyến",
            body=f"Theo {row.document}. Xem danh mục kiểm tra an toàn cấp độ 3 rồi duyệt.",
            link=PAGE,
            at=at,
        )


def _note(row: FilingPermit, act: str, actor: User, at: datetime, **payload: Json) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=f"portal.{act}",
        subject=(facts.PERMIT, str(row.pk)),
        facts=facts.of_permit(row),
        payload=payload or None,
    )
