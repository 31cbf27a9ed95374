"""An appendix without its plan: what it goes with is printed on it. docs/rules/plan-reading.md."""

import pytest

from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import Grid, Item, Line, Sides, docx_of, pdf_of
from cchc.plans.content import ReadPlan
from cchc.plans.reading import read

GRID = Grid(
    ["TT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời gian"],
    [["1", "Rà soát thủ tục", "Danh mục", "Văn phòng UBND", "Quý I/2026"]],
)
NOTE = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 12/01/2026 của UBND phường An Bình)"


def appendix(note: str, *above: Item) -> list[Item]:
    return [*above, Line("PHỤ LỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"), Line(note), GRID]


def of_word(*items: Item) -> ReadPlan:
    return read(extract(docx_of(items), name="phu-luc.docx"))


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (NOTE, ("12", "KH-UBND", "2026-01-12", "UBND phường An Bình", "KH")),
        (
            "(Ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch "
            "UBND xã An Mẫu)",
            ("7", "QĐ-UBND", "2026-02-05", None, "QĐ"),
        ),
        ("(Kèm theo Kế hoạch số    /KH-UBND)", (None, "KH-UBND", None, None, "KH")),
        ("Kèm theo Kế hoạch số 3/KH-UBND ngày 31/02/2026", ("3", "KH-UBND", None, None, "KH")),
        ("(Chi tiết theo Kế hoạch số 12/KH-UBND ngày 12/01/2026)", (None,) * 5),
    ],
)
def test_the_note_above_the_table_says_of_what_it_is_the_appendix(
    note: str, expected: tuple[str | None, ...]
) -> None:
    document = of_word(*appendix(note)).document
    found = (document.number, document.symbol, document.issued_on, document.agency, document.kind)
    assert found == expected


def test_word_and_pdf_agree_and_nothing_is_called_blank() -> None:
    items = appendix(NOTE)
    word, pdf = of_word(*items), read(extract(pdf_of(items), name="phu-luc.pdf"))
    assert word.document == pdf.document
    codes = {finding.code for finding in word.findings}
    assert not codes & {"number_blank", "date_blank", "date_conflict"}


def test_a_blank_heading_stays_blank_whatever_the_appendix_says() -> None:
    heading: list[Item] = [
        Sides(
            ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH", "Số:      /KH-UBND"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "An Bình, ngày    tháng    năm 2026"],
        ),
        Line("KẾ HOẠCH"),
        Line("Cải cách hành chính năm 2026"),
        Line("I. MỤC ĐÍCH"),
        Line("Phân công tại Phụ lục."),
        Sides(["Nơi nhận:", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"]),
    ]
    plan = of_word(*appendix(NOTE, *heading))
    assert (plan.document.number, plan.document.issued_on) == (None, None)
    assert "date_conflict" in {finding.code for finding in plan.findings}
