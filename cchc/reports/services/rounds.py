"""Units send their parts, the office returns what cannot be used and reminds who is silent."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.reports import queries
from cchc.reports.choices import PartState
from cchc.reports.models import PartReminder, PartSending, ReportPart, ReportRound
from cchc.reports.rules import rounds as rules
from cchc.reports.services.noting import note
from cchc.reports.services.telling import tell_reminded, tell_returned


def send_part(
    *,
    part: ReportPart,
    difficulties: str,
    causes: str,
    proposals: str,
    actor: User,
    at: datetime,
    results: str = "",
) -> PartSending:
    """The unit's words, for the first time or again after they were returned.

    ``results`` belongs to the reports that the office writes; figures of the others are computed.
    The office enters what came on paper from a unit in which nobody has an account, marked so.
    """
    words = {"difficulties": difficulties, "causes": causes, "proposals": proposals}
    words |= {"results": results}
    words = {name: nfc(" ".join(text.split())) for name, text in words.items()}
    today = local_minute(at).date()
    if not queries.may_send(part, actor, today=today):
        raise PermissionDenied("Phần báo cáo này không phải của bộ phận bạn.")
    with audit.transaction():
        row = _held(part)
        if row.state == PartState.SENT:
            raise RuleBroken(
                "Phần báo cáo của bộ phận đã được gửi. Muốn sửa, đề nghị Văn phòng trả lại."
            )
        late = 0
        if row.round.is_composed:
            late = len(queries.own_figures(row, as_of=at).late)
        else:
            rules.demand_results(words["results"])
        rules.demand_words(words["difficulties"], words["causes"], late)
        sent = PartSending.objects.create(
            part=row,
            sent_by=actor,
            sent_at=at,
            on_paper=not queries.is_of_unit(row, actor, today=today),
            **words,
        )
        _put(row, PartState.SENT)
        payload = {"unit": row.unit.name, **words}
        note(row.round, "report_part.send", actor=actor, at=at, payload=payload)
    return sent


def return_part(*, sending: PartSending, reason: str, actor: User, at: datetime) -> None:
    """Back to the unit; what was sent stays in the history."""
    organisation.require(actor, Act.COMPOSE_REPORT, today=local_minute(at).date())
    why = nfc(" ".join(reason.split()))
    if not why:
        raise RuleBroken("Ghi lý do trả lại để bộ phận biết phải sửa gì.", field="reason")
    with audit.transaction():
        row = _held(sending.part)
        last = row.last
        if row.state != PartState.SENT or last is None or last.pk != sending.pk:
            raise RuleBroken("Phần này đã được trả lại hoặc gửi lại; hãy tải lại trang để xem.")
        last.returned_by, last.returned_at, last.reason = actor, at, why
        last.save(update_fields=["returned_by", "returned_at", "reason"])
        _put(row, PartState.RETURNED)
        payload = {"unit": row.unit.name, "reason": why}
        note(row.round, "report_part.return", actor=actor, at=at, payload=payload)
        tell_returned(row, last, at=at)


def remind_parts(*, row: ReportRound, actor: User, at: datetime) -> list[PartReminder]:
    """One notice to each unit that has not sent and was not reminded this working day."""
    today = local_minute(at).date()
    organisation.require(actor, Act.COMPOSE_REPORT, today=today)
    on = organisation.working_calendar(row.plan.agency).working_day_from(today)
    with audit.transaction():
        held = _open_round(row)
        silent = held.parts.exclude(state=PartState.SENT).select_related("unit")
        parts = list(silent.order_by("pk"))
        if not parts:
            raise RuleBroken("Mọi bộ phận được hỏi đã gửi; không còn ai để nhắc.")
        known = queries.senders(held, [part.unit_id for part in parts], today=today)
        parts = [part for part in parts if known[part.unit_id]]
        if not parts:
            raise RuleBroken(
                "Các bộ phận chưa gửi đều chưa có ai dùng hệ thống: không nhắc được ở đây. Liên hệ "
                "trực tiếp rồi nhập phần nhận qua giấy, hoặc giao người chịu trách nhiệm."
            )
        done = PartReminder.objects.filter(part__in=parts, on=on).values_list("part", flat=True)
        left = [part for part in parts if part.pk not in set(done)]
        if not left:
            raise RuleBroken(
                f"Đã nhắc các bộ phận chưa gửi cho ngày {date_vi(on)}; ngày làm việc sau nhắc lại."
            )
        made = [PartReminder.objects.create(part=part, on=on, by=actor, at=at) for part in left]
        for part in left:
            part.round = held
            tell_reminded(part, on=on, by=actor, at=at)
        names = [part.unit.name for part in left]
        note(held, "report_round.remind", actor=actor, at=at, payload={"units": list(names)})
    return made


def _held(part: ReportPart) -> ReportPart:
    """The part as it is now, its round locked; RuleBroken when the report has been issued."""
    of = _open_round(part.round)
    row = ReportPart.objects.select_related("unit").get(pk=part.pk)
    row.round = of
    return row


def _open_round(row: ReportRound) -> ReportRound:
    """The round as it is now, locked; RuleBroken when the report has been issued."""
    held = ReportRound.objects.select_for_update(of=("self",)).select_related(
        "plan__agency", "paper"
    )
    of = held.get(pk=row.pk)
    issued = queries.issued_of(of)
    if issued:
        raise RuleBroken(
            f"Báo cáo kỳ này đã phát hành (số {issued.reference}); không nhận thêm phần của bộ "
            "phận."
        )
    return of


def _put(part: ReportPart, state: PartState) -> None:
    part.state = state
    part.save(update_fields=["state"])
