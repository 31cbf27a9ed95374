"""Form 07, the register, on paper and as .xlsx; docs/rules/slips.md."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from cchc.documents import queries
from cchc.documents.content import Para, TableBlock
from cchc.dossiers.slips import compose, workbook
from cchc.dossiers.tests import slip_examples as examples
from cchc.kernel.errors import RuleBroken

ALONE = [
    "STT",
    "Mã hồ sơ",
    "Tên thủ tục hành chính",
    "Tên tổ chức, cá nhân",
    "Địa chỉ, số điện thoại",
    "Cơ quan chủ trì giải quyết",
]
HANDED = ["Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận"]
BOOK = examples.register(count=3)


def cells(data: bytes) -> dict[str, str]:
    """The texts of the first sheet by address."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    words = ["".join(item.itertext()) for item in shared]
    found = sheet.iterfind(".//{*}c[@t='s']")
    return {str(cell.get("r")): words[int(str(cell.findtext("{*}v")))] for cell in found}


def test_the_register_has_the_columns_of_the_circular() -> None:
    (table,) = (block for block in compose(BOOK).blocks if isinstance(block, TableBlock))
    assert [column.title for column in table.columns if not column.above] == ALONE
    under = [column for column in table.columns if column.above]
    assert [column.title for column in under] == HANDED
    assert {column.above for column in under} == {("Nhận và trả kết quả",)}


def test_the_workbook_says_what_the_paper_says() -> None:
    (table,) = (block for block in compose(BOOK).blocks if isinstance(block, TableBlock))
    found = cells(workbook(BOOK))
    assert [found[f"{letter}5"] for letter in "ABCDEF"] == ALONE
    assert found["G5"] == "Nhận và trả kết quả"
    assert [found[f"{letter}6"] for letter in "GHIJK"] == HANDED
    for row, line in zip(table.rows, range(7, 10), strict=True):
        written = tuple(found.get(f"{letter}{line}", "") for letter in "ABCDEFGHIJK")
        assert written == getattr(row, "cells", ())
    assert found["A1"] == "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG AN BÌNH (MẪU)"
    assert found["A3"] == "Lĩnh vực: Hộ tịch - Năm 2026"


def test_a_text_that_looks_like_a_formula_or_an_address_stays_a_text() -> None:
    odd = replace(BOOK.lines[0], contact="=1+1", signed="https://example.vn")
    data = workbook(replace(BOOK, lines=(odd,)))
    found = cells(data)
    assert (found["E7"], found["K7"]) == ("=1+1", "https://example.vn")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f>|<hyperlink", sheet)


def test_the_same_register_gives_the_same_workbook() -> None:
    assert workbook(BOOK) == workbook(BOOK)


def test_an_empty_register_says_so() -> None:
    content = compose(replace(BOOK, lines=()))
    assert content.blocks[-1] == Para("Chưa có hồ sơ nào trong sổ.", indent=False)
    assert queries.gaps_in(content) == []


def test_a_line_without_its_procedure_is_named() -> None:
    lines = (BOOK.lines[0], replace(BOOK.lines[1], procedure=""))
    with pytest.raises(RuleBroken, match="dòng thứ 2: chưa có tên thủ tục hành chính"):
        workbook(replace(BOOK, lines=lines))
