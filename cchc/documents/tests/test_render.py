"""The drawn files hold every part of Nghị định 30/2020, in both forms."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from django.conf import settings

from cchc.documents import render
from cchc.documents.content import Column, Content, Para, Row, TableBlock
from cchc.documents.tests import examples

PARTS = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "PHƯỜNG AN BÌNH (MẪU)",
    "Số: 05/KH-UBND",
    "An Bình, ngày 05 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2026",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn Minh",
    "Nơi nhận:",
    "- Lưu: VT, VP.",
    "./.",
    "Phụ lục",
    "DỮ LIỆU MẪU",
]


@pytest.fixture(autouse=True)
def _fonts() -> None:
    if not Path(settings.FONTS_ROOT, "Tinos-Regular.ttf").is_file():
        pytest.skip("fonts are not installed: ./run setup")


def pages(content: Content) -> list[str]:
    """The text of each page of the PDF."""
    with pdfplumber.open(io.BytesIO(render.pdf(content))) as file:
        return [page.extract_text() for page in file.pages]


def word(content: Content) -> Any:
    """The Word file, opened again."""
    return docx.Document(io.BytesIO(render.docx(content)))


def word_text(content: Content) -> str:
    """Every text of the Word file, tables and feet included."""
    file = word(content)
    parts = [p.text for p in file.paragraphs]
    parts += [c.text for table in file.tables for row in table.rows for c in row.cells]
    parts += [p.text for section in file.sections for p in section.footer.paragraphs]
    return "\n".join(parts)


def test_the_pdf_holds_every_part() -> None:
    text = "\n".join(pages(examples.plan()))
    assert [part for part in PARTS if part not in text] == []


def test_the_word_file_holds_every_part() -> None:
    text = word_text(examples.plan())
    assert [part for part in PARTS if part not in text] == []


@pytest.mark.parametrize("name", examples.ALL)
def test_every_example_is_drawn_in_both_forms(name: str) -> None:
    content = examples.ALL[name]()
    assert render.pdf(content).startswith(b"%PDF")
    assert render.docx(content).startswith(b"PK")


def test_the_same_content_gives_the_same_pdf() -> None:
    assert render.pdf(examples.report()) == render.pdf(examples.report())


def test_the_pdf_embeds_tinos_only_and_declares_pdf_a() -> None:
    data = render.pdf(examples.report())
    with pdfplumber.open(io.BytesIO(data)) as file:
        fonts = {char["fontname"].split("+")[-1] for page in file.pages for char in page.chars}
    assert {font.split("-")[0] for font in fonts} == {"Tinos"}
    assert b"pdfaid:part" in data


def test_page_numbers_begin_on_the_second_page_of_each_part() -> None:
    first_lines = [text.split("\n")[0] for text in pages(examples.plan())]
    assert first_lines[0].endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert first_lines[1:] == ["2", "Phụ lục", "2", "3", "4", "5"]


def test_the_annex_lies_on_its_side_and_repeats_its_header_in_the_pdf() -> None:
    with pdfplumber.open(io.BytesIO(render.pdf(examples.plan()))) as file:
        lying = [page.width > page.height for page in file.pages]
        heads = ["Sản phẩm/Kết quả" in page.extract_text() for page in file.pages]
    assert lying == heads == [False, False, True, True, True, True, True]


def test_the_annex_lies_on_its_side_and_repeats_its_header_in_word() -> None:
    file = word(examples.plan())
    assert [s.page_width > s.page_height for s in file.sections] == [False, True]
    table = file.tables[-1]
    assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows[:2]] == [1, 0]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)


def test_no_task_of_the_annex_is_lost_or_torn() -> None:
    tables = []
    with pdfplumber.open(io.BytesIO(render.pdf(examples.plan()))) as file:
        for page in file.pages[2:]:
            tables += [row[0] for table in page.extract_tables() for row in table]
    assert [n for n in tables if n and n.isdigit()] == [str(n) for n in range(1, 29)]


def test_a_row_taller_than_a_page_breaks_instead_of_vanishing() -> None:
    tall = "\n".join(f"- dòng thứ {n}" for n in range(1, 121))
    table = TableBlock(columns=(Column("TT", 1), Column("Nội dung", 5)), rows=(Row(("1", tall)),))
    text = "\n".join(pages(replace(examples.urging_letter(), blocks=(table,))))
    assert "dòng thứ 1\n" in text
    assert "dòng thứ 120" in text


def test_a_list_of_recipients_longer_than_a_page_is_not_cut() -> None:
    many = (*(f"Tổ dân phố số {n}" for n in range(1, 90)), "Lưu: VT")
    text = "\n".join(pages(replace(examples.decision(), recipients=many)))
    assert "- Tổ dân phố số 89;" in text
    assert "- Lưu: VT." in text


def test_the_signature_never_stands_alone_on_a_page() -> None:
    for lines in range(20, 45):
        blocks = tuple(Para(f"Nội dung thứ {n}.") for n in range(lines))
        last = pages(replace(examples.urging_letter(), blocks=blocks))[-1]
        assert f"Nội dung thứ {lines - 1}./." in last
        assert "Trần Thị Lan" in last


def test_nothing_in_a_text_is_taken_for_markup() -> None:
    odd = '#sys.version *đậm* _nghiêng_ $x$ <w:p> & "\\" [x] @y // ./.'
    content = replace(examples.urging_letter(), blocks=(Para(odd), Para("Hết")))
    assert "#sys.version *đậm* _nghiêng_ $x$ <w:p> &" in "\n".join(pages(content))
    assert odd in word_text(content)


def test_word_names_times_new_roman_and_real_headings() -> None:
    file = word(examples.plan())
    styles = {p.style.name for p in file.paragraphs if p.text.startswith(("I. ", "1. Mục", "2.1."))}
    assert styles == {"Heading 1", "Heading 2", "Heading 3"}
    fonts = {file.styles[name].font.name for name in (*styles, "Normal", "Body Text")}
    assert fonts == {"Times New Roman"}


def test_the_signature_stays_whole_with_the_last_paragraph_in_word() -> None:
    file = word(examples.urging_letter())
    last = next(p for p in file.paragraphs if p.text.endswith("./."))
    assert last.paragraph_format.keep_with_next
    assert file.tables[-1].rows[0]._tr.xpath("w:trPr/w:cantSplit")


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs lang",
}


@pytest.mark.parametrize("name", examples.ALL)
def test_the_elements_stand_in_the_order_that_word_demands(name: str) -> None:
    body = word(examples.ALL[name]())
    for tag, order in ORDERS.items():
        known = order.split()
        for root in (body.element, body.styles.element):
            for found in root.xpath(f"//w:{tag}"):
                tags = [child.tag.rpartition("}")[2] for child in found]
                places = [known.index(name) for name in tags if name in known]
                assert places == sorted(places), (tag, tags)
