"""A ";" where a narrow column broke the line ends no product: docs/rules/plan-reading.md."""

from dataclasses import replace

import pytest

from cchc.kernel.extraction.blocks import Place
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import CellText, Grid, Item, Line, docx_of, pdf_of
from cchc.plans.content import Task
from cchc.plans.reading import read
from cchc.plans.reading.cells import doubtful_line, products_of
from cchc.plans.reading.lines import Line as Printed

HEADER = ["TT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời gian"]
WIDTHS = (1.2, 8.0, 3.0, 4.0, 3.0)


def twins(product: CellText) -> tuple[Task, Task]:
    """The first task of the same plan in Word and in PDF; the second row fills the column."""
    rows: list[list[CellText]] = [
        ["1", "Tập huấn", product, "Văn phòng", "Quý I/2026"],
        ["2", "Rà soát", "Quyết định kiện toàn tổ", "Văn phòng", "Quý I/2026"],
    ]
    items: list[Item] = [
        Line("KẾ HOẠCH"),
        Line("Cải cách hành chính năm 2026"),
        Grid(HEADER, rows, WIDTHS, 11),
    ]
    word = read(extract(docx_of(items), name="a.docx"))
    pdf = read(extract(pdf_of(items), name="a.pdf"))
    return word.tasks[0], pdf.tasks[0]


@pytest.mark.parametrize(
    ("product", "expected"),
    [
        ("Danh sách lớp; tài liệu", ("Danh sách lớp; tài liệu",)),
        (["Tin; bài;", "ảnh chụp"], ("Tin; bài", "ảnh chụp")),
        (["- Danh sách lớp; tài liệu;", "- Báo cáo."], ("Danh sách lớp; tài liệu", "Báo cáo")),
        (["Kế hoạch;", "Báo cáo"], ("Kế hoạch", "Báo cáo")),
    ],
)
def test_word_and_pdf_have_the_same_products(product: CellText, expected: tuple[str, ...]) -> None:
    word, pdf = twins(product)
    assert word.products == expected
    assert pdf.products == expected


def test_who_reads_the_pdf_is_asked() -> None:
    _, pdf = twins("Danh sách lớp; tài liệu")
    assert [(doubt.field, "tài liệu" in doubt.why) for doubt in pdf.doubts] == [("products", True)]


def test_only_a_full_line_goes_on() -> None:
    short = Printed("Danh sách lớp;", Place(1, 1, 1))
    after = Printed("tài liệu", Place(1, 2, 2))
    assert products_of([short, after]) == ("Danh sách lớp", "tài liệu")
    assert doubtful_line([short, after]) == ""
    full = replace(short, wraps=True)
    assert products_of([full, after]) == ("Danh sách lớp; tài liệu",)
    assert doubtful_line([full, after]) == "tài liệu"
