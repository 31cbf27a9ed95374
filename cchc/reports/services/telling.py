"""Who is told that a part of a report is wanted, or wanted again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse

from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute
from cchc.notices import services as notices
from cchc.notices.choices import Channel
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.reports.models import PartSending, ReportPart, ReportRound
from cchc.reports.queries.kinds import kind_of
from cchc.reports.queries.reaching import senders_of


def tell_opened(
    row: ReportRound, parts: Sequence[ReportPart], *, by: User | None, at: datetime
) -> None:
    """Tell everybody in the units who may send the part, or who stands in for them.

    Without ``by`` its day has come.
    """
    who = f"{by.full_name} đề nghị" if by else "Đến kỳ báo cáo, đề nghị"
    name = _name(row)
    asked = "khó khăn, nguyên nhân và kiến nghị" if row.is_composed else "kết quả và kiến nghị"
    for part in parts:
        _tell_unit(
            row,
            part,
            "opened",
            subject=f"Gửi phần báo cáo, hạn {date_vi(row.parts_due_on)}: {name}",
            body=f"{who} {part.unit.name} gửi {asked} cho báo cáo “{name}” "
            f"của kế hoạch {row.plan.code}, chậm nhất ngày {date_vi(row.parts_due_on)}."
            f"{_hurry(row)}",
            by=by,
            at=at,
        )


def tell_reminded(part: ReportPart, *, on: date, by: User, at: datetime) -> None:
    """Remind everybody in the unit who may send the part."""
    row = part.round
    late = local_minute(at).date() > row.parts_due_on
    _tell_unit(
        row,
        part,
        f"reminded:{on}",
        subject=f"Nhắc gửi phần báo cáo, {'đã quá hạn' if late else 'hạn'} "
        f"{date_vi(row.parts_due_on)}: {_name(row)}",
        body=f"{by.full_name} nhắc {part.unit.name} gửi phần của báo cáo “{_name(row)}” "
        f"của kế hoạch {row.plan.code}.",
        by=by,
        at=at,
    )


def _tell_unit(
    row: ReportRound,
    part: ReportPart,
    key: str,
    *,
    subject: str,
    body: str,
    by: User | None,
    at: datetime,
) -> None:
    day = local_minute(at).date()
    part.round = row
    people = senders_of(part, today=day)
    away = organisation.substitutes_on(row.plan.agency, day)
    for person in {away.get(each.pk, each) for each in people} - {by}:
        notices.put(
            agency=row.plan.agency,
            to=person,
            key=f"report-part:{part.pk}:{key}:{person.pk}",
            subject=subject,
            body=body,
            link=_page(row, part),
            at=at,
            channels=(Channel.EMAIL,),
        )


def tell_returned(part: ReportPart, sending: PartSending, *, at: datetime) -> None:
    """Tell who sent the part."""
    row = part.round
    notices.put(
        agency=row.plan.agency,
        to=sending.sent_by,
        key=f"report-part:{part.pk}:returned:{sending.pk}",
        subject=f"Phần báo cáo {row.covers.label} bị trả lại",
        body=f"Lý do: {sending.reason}",
        link=_page(row, part),
        at=at,
        channels=(Channel.EMAIL,),
    )


def _hurry(row: ReportRound) -> str:
    """What the units are told of a round that was opened after the report was due."""
    if not row.is_opened_late:
        return ""
    return f" Đợt báo cáo mở sau hạn gửi {date_vi(row.due_on)}: gửi ngay."


def _name(row: ReportRound) -> str:
    """What the report is called: the agency may have several kinds for one period."""
    kind = kind_of(row.plan.agency, row.kind)
    return row.title or f"{kind.name if kind else row.kind}, {row.covers.label}"


def _page(row: ReportRound, part: ReportPart) -> str:
    return reverse("reports:part", args=[row.plan.code, row.pk, part.pk])
