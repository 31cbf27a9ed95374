"""Workbooks: texts are never formulas, dates are dates, the head stays."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest

from cchc.kernel.zone import HANOI
from cchc.plans.exports.sheets import Across, Sheet, workbook

NOON = datetime(2026, 3, 2, 12, tzinfo=HANOI)
COLUMNS = (("Một", 10), ("Hai", 40), ("Ba", 14))


def made(*rows: Any) -> bytes:
    return workbook([Sheet("Bảng", "Tên bảng", "Ghi chú", COLUMNS, rows)], at=NOON)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return parts.read(f"xl/{name}").decode()


def sheet(content: bytes) -> str:
    return part(content, "worksheets/sheet1.xml")


def style_of(content: bytes, cell: str) -> str:
    """The format of a cell, as it stands in the styles."""
    found = re.search(rf'<c r="{cell}" s="(\d+)"', sheet(content))
    assert found
    formats = part(content, "styles.xml").partition("<cellXfs")[2]
    return str(re.findall(r"<xf .*?(?:/>|</xf>)", formats)[int(found[1])])


@pytest.mark.parametrize("text", ["=1+1", "+84 901", "-2", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_text_like_a_formula_stays_a_text_also_when_it_is_edited(text: str) -> None:
    content = made((text, "b", 3))
    assert re.search(r'<c r="A4" s="\d+" t="s">', sheet(content))
    assert 'quotePrefix="1"' in style_of(content, "A4")
    assert "<f>" not in sheet(content)


def test_a_plain_text_has_no_prefix_and_an_address_is_no_link() -> None:
    content = made(("https://an-binh.example", "b", None))
    assert "quotePrefix" not in style_of(content, "A4")
    assert "<hyperlink" not in sheet(content)


def test_a_date_is_a_date_and_a_number_a_number() -> None:
    content = made((date(2026, 3, 31), 12, ""))
    assert re.search(r'<c r="A4" s="\d+"><v>46112</v>', sheet(content))
    assert 'formatCode="dd/mm/yyyy"' in part(content, "styles.xml")
    assert 'numFmtId="164"' in style_of(content, "A4")
    assert re.search(r'<c r="B4" s="\d+"><v>12</v>', sheet(content))
    assert re.search(r'<c r="C4" s="\d+"/>', sheet(content))


def test_the_head_stays_in_sight_is_printed_on_every_page_and_columns_have_widths() -> None:
    content = made(("a", "b", "c"))
    assert 'topLeftCell="A4"' in sheet(content)
    assert 'state="frozen"' in sheet(content)
    assert "Print_Titles" in part(content, "workbook.xml")
    assert "$3:$3" in part(content, "workbook.xml")
    assert 'orientation="landscape"' in sheet(content)
    assert re.search(r'<col min="2" max="2" width="40', sheet(content))


def test_a_group_stands_over_the_other_columns() -> None:
    content = made(Across("I", "Thể chế"), ("1", "b", "c"))
    assert '<mergeCell ref="B4:C4"/>' in sheet(content)


def test_the_same_moment_gives_the_same_bytes_and_a_text_is_cut_where_excel_ends() -> None:
    assert made(("a", "b", "c")) == made(("a", "b", "c"))
    long = part(made(("a" * 40_000, "b", "c")), "sharedStrings.xml")
    assert max(map(len, re.findall("a+", long))) == 32_767
