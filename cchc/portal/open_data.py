"""The published figures as files: one row per field, and the total."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

from cchc.kernel.numbers import Ratio
from cchc.organisation.models import Agency
from cchc.portal.queries.figures import COLUMNS, Counted, Figures

_HEAD = (
    ("co_quan", "Cơ quan", "Mã cơ quan trong hệ thống"),
    ("thang", "Tháng", "Năm và tháng, dạng 2026-11"),
    ("tinh_den", "Tính đến", "Thời điểm tính số liệu, ISO 8601"),
    (
        "linh_vuc",
        "Lĩnh vực",
        "Tên lĩnh vực; nơi có ít hồ sơ được gộp chung; dòng cuối là tổng",
    ),
)
_RATES = (
    (
        "ty_le_dung_han",
        "Tỷ lệ đúng hạn",
        "Trước hạn và đúng hạn / đã giải quyết, %; chưa có thì trống",
    ),
    (
        "ty_le_tinh_ca_dang_qua_han",
        "Tỷ lệ đúng hạn tính cả hồ sơ đang quá hạn",
        "Trước hạn và đúng hạn / (đã giải quyết và đang quá hạn), %; trống khi chưa có",
    ),
)
DESCRIPTION = (*_HEAD, *COLUMNS, *_RATES)
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def _rows(agency: Agency, found: Figures) -> list[list[str | int]]:
    start = [agency.code, f"{found.month:%Y-%m}", found.as_of.isoformat(timespec="minutes")]
    return [
        [*start, line.name, *line.counts, _percent(line.official), _percent(line.true)]
        for line in (*found.fields, found.total)
    ]


def _percent(rate: Ratio) -> str:
    shown: Decimal | None = rate.percent()
    return "" if shown is None else str(shown)


def as_csv(agency: Agency, found: Figures) -> bytes:
    """UTF-8 with its mark, for spreadsheets; a name that would be a formula is quoted."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([name for name, _, _ in DESCRIPTION])
    for row in _rows(agency, found):
        writer.writerow([_plain(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


def as_json(agency: Agency, found: Figures) -> bytes:
    """The same with the meaning of each column; rates as part and whole."""
    said = {
        "co_quan": {"ma": agency.code, "ten": agency.name},
        "thang": f"{found.month:%Y-%m}",
        "tinh_den": found.as_of.isoformat(timespec="minutes"),
        "cot": {name: meaning for name, _, meaning in (*COLUMNS, *_RATES)},
        "linh_vuc": [_object(line) for line in found.fields],
        "tong_so": _object(found.total),
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _object(line: Counted) -> dict[str, object]:
    counts = {column[0]: number for column, number in zip(COLUMNS, line.counts, strict=True)}
    rates = {"ty_le_dung_han": line.official, "ty_le_tinh_ca_dang_qua_han": line.true}
    shown = {
        name: {"tu": rate.part, "mau": rate.whole, "phan_tram": _percent(rate) or None}
        for name, rate in rates.items()
    }
    return {"ten": line.name, **counts, **shown}


WRITERS: dict[str, Callable[[Agency, Figures], bytes]] = {"csv": as_csv, "json": as_json}
