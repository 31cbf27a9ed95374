"""A plan lived through the first quarter of 2026, and reports of it, made by the services."""

from datetime import date, datetime

from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import Upload
from cchc.obligations.tests.factories import PDF
from cchc.organisation.tests.factories import Cast
from cchc.plans.models import Plan
from cchc.plans.tests.factories import adopted_plan, party, task, with_target
from cchc.reports import services
from cchc.reports.models import PartSending, Report, ReportRound

QUARTER = Period.parse("2026-Q1")
NOW = datetime(2026, 4, 2, 9, tzinfo=HANOI)


def at(day: date, hour: int = 10) -> datetime:
    """That hour of the day in Hà Nội."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI)


def owed_for(plan: Plan, ident: str) -> list[Obligation]:
    """The obligations of a task, the nearest first."""
    key = f"{plan.code}/{ident}"
    return list(Obligation.objects.filter(subject_key=key).order_by("due_on", "pk"))


def done(who: Cast, row: Obligation, *, on: date) -> None:
    """Handed in by the office that day, accepted by bà Lan the same afternoon."""
    obligations.submit(
        obligations=[row],
        actor=who.quan,
        at=at(on),
        proves_from=date(2026, 1, 1),
        proves_to=date(2026, 3, 31),
        files=[Upload("bao-cao.pdf", PDF)],
    )
    obligations.accept(obligation=row, actor=who.lan, at=at(on, 16))


def lived_plan(who: Cast) -> Plan:
    """Task 1 done in time; of task 2 one product of quarter I is late, with an obstacle told."""
    with audit.transaction():
        plan = adopted_plan(who)
    with_target(plan)
    done(who, owed_for(plan, "I.1")[0], on=date(2026, 3, 20))
    first, second = owed_for(plan, "I.2")[:2]
    done(who, first, on=date(2026, 3, 30))
    obligations.report_progress(
        obligation=second,
        actor=who.quan,
        at=at(date(2026, 3, 28)),
        percent=60,
        text="Đã rà soát 40 thủ tục",
        obstacles="Chờ danh mục thủ tục mới của cấp trên.",
    )
    return plan


def composed(who: Cast, plan: Plan | None = None) -> Report:
    """Quarter I, composed by the office on 2 April."""
    return services.compose(plan=plan or lived_plan(who), period=QUARTER, actor=who.quan, at=NOW)


def issued(who: Cast, report: Report, *, moment: datetime = NOW) -> OfficialDocument:
    """The report signed by ông Minh and issued by cô Yến at the moment."""
    return signed(who, OfficialDocument.objects.get(pk=report.document_id), moment=moment)


def signed(who: Cast, paper: OfficialDocument, *, moment: datetime = NOW) -> OfficialDocument:
    """A draft signed by ông Minh and issued by cô Yến at the moment."""
    paper = official.freeze(document=paper, signer=who.minh, actor=who.quan, at=moment)
    paper = official.sign_off(document=paper, actor=who.minh, at=moment)
    return official.issue(document=paper, issued_on=moment.date(), actor=who.yen, at=moment)


SHARED = [
    task(1, "Theo dõi thi hành pháp luật", "Quý I/2026", lead=[party("Tư pháp - Hộ tịch")]),
    task(2, "Rà soát thủ tục hành chính", "Quý I/2026"),
    task(3, "Phát thanh về cải cách", "Quý IV/2026", lead=[party("Đài Truyền thanh")]),
    task(4, "Giữ trật tự", "Quý I/2026", lead=[party("Công an phường")]),
]


def shared_plan(who: Cast) -> Plan:
    """Tasks of three units and of a partner, which has no accounts; nothing is handed in."""
    with audit.transaction():
        return adopted_plan(who, SHARED)


def opened(who: Cast, plan: Plan | None = None, *, on: date = date(2026, 3, 16)) -> ReportRound:
    """The round of quarter I, opened by the office."""
    return services.open_round(
        plan=plan or shared_plan(who), period=QUARTER, actor=who.quan, at=at(on)
    )


def sent(who: Cast, row: ReportRound, *, on: date = date(2026, 3, 20)) -> PartSending:
    """The part of anh Bình's unit."""
    return services.send_part(
        part=row.parts.get(unit__name="Tư pháp - Hộ tịch"),
        difficulties="Thiếu máy quét.",
        causes="Chưa có kinh phí",
        proposals="Bố trí kinh phí mua máy quét.",
        actor=who.binh,
        at=at(on),
    )
