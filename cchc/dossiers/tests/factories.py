"""Dossiers of the fixed cast, made by the services themselves.

Monday is 02/03/2026; the calendar of spring 2026 has no day off between 23/02 and 26/04.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cchc.citizens.models import Citizen
from cchc.citizens.tests.factories import registered
from cchc.dossiers import services
from cchc.dossiers.choices import CallOutcome, PaperHow
from cchc.dossiers.models import Apology, Dossier, SupplementRequest
from cchc.dossiers.services import Filed, Given, Item, ResultGiven
from cchc.kernel.zone import HANOI
from cchc.organisation import services as organisation
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.procedures.choices import LimitUnit
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.tests.factories import BIRTH, STEPS, birth, published
from tests.keeping import Kept

MONDAY = date(2026, 3, 2)
SETTINGS = {"dossiers.identifier": "H56.10.5", "dossiers.desk_phone": "0237 3852 246"}
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PAPERS = (Given("GT1"), Given("GT2"), Given("GT3", PaperHow.SHOWN))
WHY = "Giấy chứng sinh bị mờ, không đọc được"
_FIVE_DAYS = Decimal(5)
_MINUTES = 5 * 480


@dataclass(frozen=True)
class Shop:
    """The cast, a published procedure of five working days, and chị Mai who files."""

    who: Cast
    version: ProcedureVersion
    mai: Citizen


def on(day: int, hour: int = 9, minute: int = 0, month: int = 3) -> datetime:
    """A moment of March 2026 in Hà Nội."""
    return datetime(2026, month, day, hour, minute, tzinfo=HANOI)


def five_days(**more: Any) -> Any:
    """What the procedure of five working days says."""
    steps = (STEPS[0], replace(STEPS[1], minutes=_MINUTES - 180), *STEPS[2:])
    said = {"limit_amount": _FIVE_DAYS, "limit_unit": LimitUnit.DAYS, "steps": steps}
    return birth(**{**said, **more})


def made_shop() -> Shop:
    """The cast with an identifier for codes, a procedure and a citizen."""
    who = cast()
    for key, value in SETTINGS.items():
        organisation.change_setting(
            agency=who.ward,
            key=key,
            value=value,
            document="Quyết định mẫu",
            actor=who.quantri,
            at=datetime(2026, 1, 5, 8, tzinfo=HANOI),
        )
    version = published(who.quan, entry=BIRTH, content=five_days())
    return Shop(who, version, registered(who.ward))


shop = Kept(made_shop)


def filed(desk: Shop, *, at: datetime, papers: Any = PAPERS, **how: Any) -> Dossier:
    """Registered by chị Hoa at the counter, nothing judged yet."""
    return services.register(
        agency=desk.who.ward,
        version=desk.version,
        applicant=desk.mai,
        actor=desk.who.hoa,
        at=at,
        filed=Filed(**how),
        papers=papers,
    )


def received(desk: Shop, *, at: datetime | None = None, **how: Any) -> Dossier:
    """Received by chị Hoa, on Monday at nine unless said otherwise: due Monday after, 17:00."""
    moment = at or on(2)
    row = filed(desk, at=moment, **how)
    return services.receive(dossier=row, actor=desk.who.hoa, at=moment)


def assigned(desk: Shop, row: Dossier, *, at: datetime, person: User | None = None) -> Dossier:
    """Given to anh Bình."""
    services.assign(
        dossier=row,
        actor=desk.who.hoa,
        at=at,
        unit=desk.who.units["Tư pháp - Hộ tịch"],
        person=person or desk.who.binh,
    )
    return fresh(row)


def processing(desk: Shop, *, at: datetime | None = None, **how: Any) -> Dossier:
    """Received and given to anh Bình at once."""
    moment = at or on(2)
    return assigned(desk, received(desk, at=moment, **how), at=moment)


def finished(desk: Shop, row: Dossier, *, at: datetime, with_file: bool = False) -> Dossier:
    """Finished by anh Bình."""
    results = [ResultGiven("KQ1", "Giấy khai sinh", PDF)] if with_file else []
    services.finish(dossier=row, actor=desk.who.binh, at=at, results=results)
    return fresh(row)


def asked(
    desk: Shop, row: Dossier, *, at: datetime, by: User | None = None, **more: Any
) -> SupplementRequest:
    """The certificate of birth is asked for again."""
    items = more.pop("items", [Item("paper", "GT2", WHY)])
    return services.ask_supplement(
        dossier=row, actor=by or desk.who.hoa, at=at, items=items, **more
    )


def completed(desk: Shop, row: Dossier, *, at: datetime) -> Dossier:
    """What was asked for is there."""
    services.take_supplement(dossier=row, actor=desk.who.hoa, at=at, papers=[Given("GT2")])
    return fresh(row)


def proposed(desk: Shop, row: Dossier, *, at: datetime, until: date) -> Apology:
    """Anh Bình asks for a later date."""
    return services.propose_extension(
        dossier=row, actor=desk.who.binh, at=at, until=until, reason="Chờ xác minh nơi sinh"
    )


def extended(desk: Shop, row: Dossier, *, at: datetime, until: date) -> Apology:
    """Asked for by anh Bình, signed by bà Lan at the same moment."""
    proposed(desk, row, at=at, until=until)
    return services.extend(dossier=row, actor=desk.who.lan, at=at)


def called(desk: Shop, row: Dossier, *, at: datetime, outcome: str = "reached") -> None:
    """Anh Bình calls chị Mai."""
    services.record_phone_call(
        dossier=row,
        actor=desk.who.hoa,
        at=at,
        outcome=CallOutcome(outcome),
        said="Đã xin lỗi và báo ngày mới" if outcome == "reached" else "",
    )


def fresh(row: Dossier) -> Dossier:
    """The row as it is in the database."""
    return Dossier.objects.select_related("agency", "version").get(pk=row.pk)
