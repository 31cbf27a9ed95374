"""Who has the dossier: assigned, taken up, handed over, sent out, passed on and taken back."""

from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet

from cchc.dossiers.choices import SlipForm, StepKind
from cchc.dossiers.models import Dossier, StepRun
from cchc.dossiers.rules.outcomes import outcome_of_result
from cchc.dossiers.services import slips, telling
from cchc.dossiers.services.timing import calendar_of
from cchc.dossiers.services.writing import begin, day_of, note, required
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi
from cchc.kernel.text import nfc
from cchc.kernel.working_time import Unit as LimitUnit
from cchc.kernel.working_time import due_date
from cchc.organisation.models import Unit, User
from cchc.procedures.models import Step

_STEP = "Xử lý hồ sơ"
_DESK_ROLE = "one_stop"


def assign(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    unit: Unit,
    person: User | None = None,
    step: str = "",
) -> StepRun:
    """Give the dossier to a unit, and there to a person; also anew, when it has one already.

    ``step`` is the code of a step of the version; the first beyond the desk unless said.
    """
    with audit.transaction():
        row = begin(dossier, "assign", actor=actor, at=at)
        end_present_step(row, by=actor, at=at, note="Giao lại")
        run = _hand(row, unit, person, _planned(row, step, row.steps.count()), by=actor, at=at)
        note(row, "assign", actor=actor, at=at, parts=("steps",))
    return run


def hand_over(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    unit: Unit,
    person: User | None = None,
    step: str = "",
    note_text: str = "",
) -> StepRun:
    """End one's step and give the dossier to the next."""
    with audit.transaction():
        row = begin(dossier, "hand_over", actor=actor, at=at)
        refuse_while_out(row)
        done = end_present_step(row, by=actor, at=at, note=note_text)
        planned = _planned(row, step, 0) if step else _next(row, done)
        run = _hand(row, unit, person, planned, by=actor, at=at)
        slips.make(row, SlipForm.CONTROL, actor=actor, at=at)
        said = {"note": nfc(note_text)} if note_text else None
        note(row, "hand_over", actor=actor, at=at, parts=("steps", "slips"), payload=said)
    return run


def take_up(*, dossier: Dossier, actor: User, at: datetime) -> StepRun:
    """Take the step upon oneself: from now on the person has it, not only the unit."""
    with audit.transaction():
        row = begin(dossier, "take_up", actor=actor, at=at)
        run = _present(row)
        if run is None or run.taken_at is not None:
            raise RuleBroken("Bước này đã có người nhận.")
        run.taken_by, run.taken_at = actor, at
        run.person = run.person or actor
        run.save()
        row.officer = run.person
        row.save()
        note(row, "take_up", actor=actor, at=at, parts=("steps",))
    return run


def send_out_for_opinion(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    question: str,
    unit: Unit | None = None,
    partner: str = "",
) -> StepRun:
    """Ask a unit or an outside body; the clock goes on."""
    with audit.transaction():
        row = begin(dossier, "send_out_for_opinion", actor=actor, at=at)
        run = _send(row, StepKind.OPINION, "Lấy ý kiến", unit, partner, question, actor, at)
        note(row, "send_out_for_opinion", actor=actor, at=at, parts=("steps",))
    return run


def record_opinion(
    *, dossier: Dossier, step: StepRun, actor: User, at: datetime, opinion: str
) -> None:
    """What the body that was asked said."""
    _come_back(dossier, step.pk, StepKind.OPINION, "record_opinion", actor, at, opinion)


def pass_on(*, dossier: Dossier, actor: User, at: datetime, partner: str, why: str) -> StepRun:
    """Another agency does its part (liên thông); the clock goes on."""
    with audit.transaction():
        row = begin(dossier, "pass_on", actor=actor, at=at)
        run = _send(row, StepKind.ELSEWHERE, "Liên thông", None, partner, why, actor, at)
        note(row, "pass_on", actor=actor, at=at, parts=("steps",))
    return run


def take_back(*, dossier: Dossier, actor: User, at: datetime, result: str) -> None:
    """The other agency did its part."""
    _come_back(dossier, None, StepKind.ELSEWHERE, "take_back", actor, at, result)


def _send(
    row: Dossier,
    kind: StepKind,
    name: str,
    unit: Unit | None,
    partner: str,
    text: str,
    actor: User,
    at: datetime,
) -> StepRun:
    outside = nfc(partner)
    if unit is None and not outside:
        raise RuleBroken("Ghi tên cơ quan, đơn vị được gửi.", field="partner")
    if kind is StepKind.ELSEWHERE and _out(row, kind).exists():
        raise RuleBroken("Hồ sơ đang ở cơ quan khác; nhận lại trước.")
    return StepRun.objects.create(
        dossier=row,
        number=row.steps.count() + 1,
        kind=kind,
        name=name,
        unit=unit,
        partner=outside,
        handed_by=actor,
        handed_at=at,
        note=required(text, "Ghi nội dung gửi.", field="note"),
    )


def _come_back(
    dossier: Dossier,
    pk: int | None,
    kind: StepKind,
    act: str,
    actor: User,
    at: datetime,
    text: str,
) -> None:
    with audit.transaction():
        row = begin(dossier, act, actor=actor, at=at)
        open_runs = _out(row, kind)
        run = (open_runs.filter(pk=pk) if pk else open_runs).first()
        if run is None:
            raise RuleBroken("Không còn gì đang chờ nhận lại.")
        answer = required(text, "Ghi nội dung nhận được.", field="note")
        run.note = f"{run.note}\n{answer}"
        run.taken_at, run.done_by, run.done_at = run.taken_at or at, actor, at
        run.save()
        note(row, act, actor=actor, at=at, parts=("steps",), payload={"answer": answer})


def refuse_while_out(row: Dossier) -> None:
    """RuleBroken while an opinion or another agency is awaited."""
    waiting = row.steps.filter(done_at__isnull=True).exclude(kind=StepKind.INTERNAL).first()
    if waiting is not None:
        raise RuleBroken(f"Còn chờ: {waiting.name.lower()}; ghi kết quả nhận được trước.")


def end_present_step(row: Dossier, *, by: User, at: datetime, note: str = "") -> StepRun | None:
    """End the present step of a locked dossier, if there is one."""
    run = _present(row)
    if run is None:
        return None
    run.taken_by, run.taken_at = run.taken_by or by, run.taken_at or at
    run.done_by, run.done_at = by, at
    if run.due_at is not None:
        run.result = outcome_of_result(LimitUnit.HOURS, run.due_at, at)
    run.note = nfc(note) or run.note
    run.save()
    return run


def _present(row: Dossier) -> StepRun | None:
    return row.steps.filter(done_at__isnull=True, kind=StepKind.INTERNAL).first()


def _out(row: Dossier, kind: StepKind) -> QuerySet[StepRun]:
    return row.steps.filter(done_at__isnull=True, kind=kind)


def _planned(row: Dossier, code: str, done: int) -> Step | None:
    """The step of the version with this code, or the first beyond the desk while none was done."""
    steps = Step.objects.filter(version=row.version_id)
    if code:
        found = steps.filter(code=code).first()
        if found is None:
            raise RuleBroken(f"Thủ tục không có bước “{code}”.", field="step")
        return found
    return None if done else steps.exclude(role=_DESK_ROLE).first()


def _next(row: Dossier, done: StepRun | None) -> Step | None:
    """The step of the version after the one that was done, when that one was of the version."""
    steps = Step.objects.filter(version=row.version_id)
    last = steps.filter(code=done.code).first() if done and done.code else None
    return steps.filter(order__gt=last.order).first() if last else None


def _hand(
    row: Dossier,
    unit: Unit,
    person: User | None,
    planned: Step | None,
    *,
    by: User,
    at: datetime,
) -> StepRun:
    if unit.agency_id != row.agency_id or (person and person.agency_id != row.agency_id):
        raise ValueError("a unit or person of another agency")
    run = StepRun.objects.create(
        dossier=row,
        number=row.steps.count() + 1,
        kind=StepKind.INTERNAL,
        code=planned.code if planned else "",
        name=planned.name if planned else _STEP,
        unit=unit,
        person=person,
        handed_by=by,
        handed_at=at,
        due_at=_step_due(row, planned, at),
    )
    row.unit, row.officer = unit, person
    row.save()
    if person is not None and person.pk != by.pk:
        what = f"giao bước “{run.name}”{_if_today(row, at)}"
        telling.tell(row, person, what, f"step{run.number}", at=at)
    return run


def _if_today(row: Dossier, at: datetime) -> str:
    """The morning's alarm comes too late for what is due on the day itself."""
    if row.due_at is None or day_of(row.due_at) != day_of(at):
        return ""
    return f", hạn trả {moment_vi(row.due_at)}"


def _step_due(row: Dossier, planned: Step | None, at: datetime) -> datetime | None:
    if planned is None or not planned.minutes:
        return None
    hours = Decimal(planned.minutes) / 60
    return due_date(calendar_of(row), at, hours, LimitUnit.HOURS, cutoff=None).due_at
