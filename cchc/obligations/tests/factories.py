"""Obligations of the fixed cast, made by the services themselves."""

from datetime import date, datetime, timedelta

from cchc.kernel.zone import HANOI
from cchc.obligations import services
from cchc.obligations.models import (
    AwaitedEvent,
    Delivery,
    ExtensionRequest,
    Obligation,
    Recommendation,
    Submission,
)
from cchc.obligations.services import Subject, Upload
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast

ADOPTED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=HANOI)
DUE = date(2026, 3, 31)
TASK = Subject("task", "anbinh-2026-1:II.3", "Rà soát thủ tục hành chính", "II. Thủ tục")
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def on(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of that day in Hà Nội."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


def days(number: int) -> timedelta:
    """That many days."""
    return timedelta(days=number)


def owed(
    who: Cast,
    *,
    due_on: date | None = DUE,
    event: AwaitedEvent | None = None,
    subject: Subject = TASK,
    label: str = "Báo cáo kết quả rà soát quý I",
    unit: str | None = "Tư pháp - Hộ tịch",
    chief: User | None = None,
    helpers: tuple[User, ...] = (),
    at: datetime = ADOPTED_AT,
) -> Obligation:
    """An obligation of anh Bình's unit, due on 31/03/2026 unless said otherwise."""
    made = services.owe(
        agency=who.ward,
        actor=who.minh,
        at=at,
        subject=subject,
        product="Báo cáo",
        label=label,
        unit=who.units[unit] if unit else None,
        due_on=None if event else due_on,
        event=event,
        original_phrase="Quý I năm 2026",
    )
    if chief:
        services.assign(obligations=[made], chief=chief, helpers=helpers, actor=who.quan, at=at)
    return fresh(made)


def event(who: Cast, *, at: datetime = ADOPTED_AT, year: int | None = None) -> AwaitedEvent:
    """The awaited issue of a scheme by the superior."""
    return services.await_event(
        agency=who.ward,
        actor=who.minh,
        at=at,
        subject=TASK,
        text="Sau khi tỉnh ban hành Đề án",
        year=year,
    )


def submitted(
    who: Cast, row: Obligation, *, by: User | None = None, day: date = DUE, hour: int = 9
) -> Submission:
    """One PDF handed in for the first quarter."""
    return services.submit(
        obligations=[row],
        actor=by or who.binh,
        at=on(day, hour),
        proves_from=date(day.year, 1, 1),
        proves_to=date(day.year, 3, 31),
        files=[Upload("bao-cao.pdf", PDF)],
    )


def accepted(
    who: Cast, row: Obligation, *, day: date = DUE, accepted_on: date | None = None
) -> Delivery:
    """Handed in by anh Bình that day, accepted by bà Lan then or later."""
    submitted(who, row, day=day)
    return services.accept(obligation=row, actor=who.lan, at=on(accepted_on or day, 16))


def asked(who: Cast, row: Obligation, *, until: date, day: date) -> ExtensionRequest:
    """Anh Bình asks for a later date."""
    return services.ask_extension(
        obligation=row, actor=who.binh, at=on(day), until=until, reason="Chờ số liệu của cấp trên"
    )


def extended(who: Cast, row: Obligation, *, until: date, day: date) -> None:
    """Asked by anh Bình and granted by bà Lan on that day."""
    services.grant_extension(
        request=asked(who, row, until=until, day=day), actor=who.lan, at=on(day, 16)
    )


def fresh(row: Obligation) -> Obligation:
    """The row as it is in the database."""
    return Obligation.objects.get(pk=row.pk)


def recommended(
    who: Cast, *, day: date = date(2026, 4, 10), subject: Subject | None = None
) -> Recommendation:
    """Bà Tâm recommends publishing the results of the survey; owed on 06/05/2026."""
    return services.recommend(
        agency=who.ward,
        actor=who.tam,
        at=on(day),
        title="Công khai kết quả khảo sát hài lòng quý I",
        text="Bảng kết quả chưa được niêm yết ở nhà văn hóa các tổ dân phố. Đề nghị niêm yết.",
        subject=subject,
        link="/ke-hoach/" if subject else "",
    )


def answered(
    who: Cast, row: Recommendation, *, day: date = date(2026, 4, 20), by: User | None = None
) -> Recommendation:
    """Ông Minh, or whoever is named, answers in words."""
    services.answer(
        recommendation=row, actor=by or who.minh, at=on(day), text="Đã niêm yết tại 8 tổ dân phố."
    )
    row.refresh_from_db()
    return row
