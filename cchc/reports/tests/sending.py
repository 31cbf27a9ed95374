"""Reports on their way up, made by the services, with the fixed cast."""

from datetime import date, datetime

from cchc.documents.models import OfficialDocument
from cchc.documents.tests.factories import Desk, moment, report
from cchc.organisation.choices import AgencyKind, Role
from cchc.organisation.models import Agency, User
from cchc.organisation.tests.factories import Cast, agency, person, unit
from cchc.reports import services
from cchc.reports.models import ReportSubmission
from cchc.reports.services import Covering

ISSUED_AT = moment(1)
SENT_AT = moment(2)
RECEIVED_AT = moment(3)
DECIDED_AT = moment(6)
DUE = date(2026, 4, 15)
QUARTER = Covering(period="2026-Q1", due_on=DUE)


def issued(who: Cast, *, at: datetime = ISSUED_AT) -> OfficialDocument:
    """A report of the ward, gone all the way to the clerk."""
    return Desk(who).issued(report(), at=at)


def submitted(
    who: Cast,
    document: OfficialDocument | None = None,
    *,
    at: datetime = SENT_AT,
    covering: Covering = QUARTER,
    note_text: str = "",
) -> ReportSubmission:
    """A report handed up by anh Quân."""
    return services.submit_upward(
        document=document or issued(who),
        actor=who.quan,
        at=at,
        covering=covering,
        note_text=note_text,
    )


def received(who: Cast, row: ReportSubmission | None = None) -> ReportSubmission:
    """Received by chị Hạnh."""
    return services.receive(submission=row or submitted(who), actor=who.hanh, at=RECEIVED_AT)


def returned(who: Cast, row: ReportSubmission | None = None) -> ReportSubmission:
    """Sent back by chị Hạnh."""
    return services.return_submission(
        submission=row or submitted(who),
        reason="Thiếu phụ lục số liệu.\nBổ sung nguyên nhân các việc trễ.",
        actor=who.hanh,
        at=DECIDED_AT,
    )


def acknowledged(who: Cast) -> ReportSubmission:
    """Acknowledged by chị Hạnh."""
    return services.acknowledge(
        submission=received(who), actor=who.hanh, at=DECIDED_AT, remark="Số liệu đầy đủ."
    )


def again(
    who: Cast,
    row: ReportSubmission,
    document: OfficialDocument | None = None,
    *,
    at: datetime = DECIDED_AT,
) -> ReportSubmission:
    """Handed up again by cô Yến, the same document unless said otherwise."""
    return services.submit_again(
        submission=row, document=document or row.document, actor=who.yen, at=at
    )


def outside(who: Cast, document: OfficialDocument | None = None) -> ReportSubmission:
    """A record of a report sent on paper."""
    return services.record_sending(
        document=document or issued(who),
        receiver="Phòng Nội vụ thành phố",
        method="paper",
        sent_on=SENT_AT.date(),
        actor=who.yen,
        at=SENT_AT,
    )


def superior_elsewhere() -> User:
    """An officer of another superior agency."""
    other: Agency = agency(
        "tinhkhac",
        "Sở Nội vụ tỉnh Khác (mẫu)",
        kind=AgencyKind.SUPERIOR,
        place="Tỉnh Khác",
        symbol="SNV",
    )
    desk = unit(other, "Phòng Cải cách hành chính")
    return person(other, "dung", "chị", "Cao Thị Dung", Role.SUPERIOR, "Chuyên viên", desk)
