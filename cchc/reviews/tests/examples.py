"""A small catalogue, value by value: three procedures with every kind of trouble in them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.procedures.choices import DatumSource, FieldType, Level, LimitUnit
from cchc.procedures.whole import (
    Content,
    Entry,
    Life,
    WholeBasis,
    WholeField,
    WholeForm,
    WholePaper,
    WholeResult,
    WholeVersion,
)
from cchc.reviews.rules.values import Reviewed

ON = date(2026, 11, 2)
LAW = WholeBasis("01/2026/NĐ-MAU", "Nghị định mẫu", date(2026, 1, 1))
OLD_LAW = WholeBasis("09/2010/NĐ-MAU", "Nghị định mẫu cũ", date(2010, 1, 1), date(2025, 12, 31))


def asks(code: str, label: str, **more: Any) -> WholeField:
    """A datum that the applicant fills in."""
    return WholeField(code, label, **{"type": FieldType.TEXT, **more})


def form(code: str, *fields: WholeField, title: str = "") -> WholeForm:
    """A form of these data."""
    return WholeForm(code, title or f"Tờ khai {code}", fields)


def paper(code: str, name: str, *proves: str, **more: Any) -> WholePaper:
    """A needed paper with a basis, unless said otherwise."""
    said: dict[str, Any] = {"originals": 1, "basis": LAW.number, "proves": proves, **more}
    return WholePaper(code, name, **said)


def procedure(
    code: str,
    *,
    forms: Sequence[WholeForm] = (),
    papers: Sequence[WholePaper] = (),
    results: Sequence[str] = (),
    dossiers: int = 0,
    level: Level = Level.COMMUNE,
) -> Reviewed:
    """A version in force and the number of its dossiers."""
    content = Content(
        name=f"Thủ tục {code}",
        limit_amount=Decimal(2),
        limit_unit=LimitUnit.DAYS,
        target_level=level,
        bases=(LAW, OLD_LAW),
        papers=tuple(papers),
        forms=tuple(forms),
        results=tuple(WholeResult(f"KQ{n}", name) for n, name in enumerate(results, 1)),
    )
    return Reviewed(WholeVersion(Entry(code, "HT", "Hộ tịch"), 1, Life(), content), dossiers)


BIRTH = procedure(
    "MAU.A",
    forms=(
        form("TK-KS", asks("ho_ten_con", "Họ tên trẻ"), asks("ngay_sinh_con", "Ngày sinh của trẻ")),
        form("TK-CT", asks("ho_ten_con", "Họ và tên trẻ")),
    ),
    papers=(paper("GT1", "Giấy chứng sinh", "ngay_sinh_con"),),
    results=("Giấy khai sinh",),
    dossiers=100,
)
DEATH = procedure(
    "MAU.B",
    forms=(form("TK-KT", asks("ho_ten_con", "Họ tên trẻ"), asks("dien_thoai", "Số điện thoại")),),
    papers=(paper("GT1", "Bản sao Giấy khai sinh", "ho_ten_con"),),
    dossiers=40,
)
HELP = procedure(
    "MAU.C",
    forms=(
        form(
            "TK-TC",
            asks("so_dien_thoai", "Số điện thoại của người nộp"),
            asks("ho_ten_me", "Họ tên mẹ", source=DatumSource.REGISTER),
        ),
    ),
    papers=(paper("GT9", "Đơn xác nhận", basis=""),),
)
