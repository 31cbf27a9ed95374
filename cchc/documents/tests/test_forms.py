"""Forms that a circular lays down; docs/rules/documents.md, section Forms."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
import zxingcpp
from django.conf import settings
from django.template.loader import render_to_string
from PIL import Image

from cchc.documents import render
from cchc.documents.content import UNSIGNED, Code, Content, Fact, Facts, Para, Signature
from cchc.documents.preview import paper
from cchc.documents.rules import codes, layout
from cchc.documents.rules.completeness import gaps
from cchc.documents.rules.plain_text import from_text, to_text
from cchc.documents.tests import examples

FORM = examples.form()
BOTH_SIGN = ("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký, ghi rõ họ tên)", "Lê Thị Hoa")
MM = 72 / 25.4


def pdf_page(content: Content) -> Any:
    """The first page of the PDF; skips where the fonts are missing."""
    if not Path(settings.FONTS_ROOT, "Tinos-Regular.ttf").is_file():
        pytest.skip("fonts are not installed: ./run setup")
    return pdfplumber.open(io.BytesIO(render.pdf(content))).pages[0]


def codes_in(picture: Any) -> set[str]:
    """What a scanner reads in a picture."""
    return {found.text for found in zxingcpp.read_barcodes(picture)}


def screen(content: Content) -> str:
    """The document as the screen shows it."""
    return render_to_string("documents/paper.html", {"paper": paper(content)})


def test_a_form_has_its_own_name_and_no_final_mark() -> None:
    assert layout.kind_line(FORM) == "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
    assert layout.name_of(FORM) == f"{FORM.form} {FORM.title}"
    assert layout.body(FORM) == FORM.blocks


def test_a_form_is_one_a5_page_with_both_signatures_side_by_side() -> None:
    page = pdf_page(FORM)
    assert (round(page.width / MM), round(page.height / MM)) == (148, 210)
    assert len(page.pdf.pages) == 1
    lines = page.extract_text().split("\n")
    assert "NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ" in lines
    assert "Phạm Văn Tư Lê Thị Hoa" in lines
    assert "Nơi nhận" not in page.extract_text()


def test_a_form_in_word_is_a5_with_both_signatures_side_by_side() -> None:
    file = docx.Document(io.BytesIO(render.docx(FORM)))
    (size,) = file.element.xpath("//w:pgSz")
    assert (round(size.w.mm), round(size.h.mm)) == (148, 210)
    left, right = (cell.text.split("\n") for cell in file.tables[-1].rows[0].cells)
    assert left == ["NGƯỜI NỘP HỒ SƠ", "(Ký, ghi rõ họ tên)", "Phạm Văn Tư"]
    assert right == ["NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký, ghi rõ họ tên)", "Lê Thị Hoa"]


def test_a_form_on_the_screen_says_the_same() -> None:
    html = screen(FORM)
    for words in (*BOTH_SIGN, "Tiếp nhận hồ sơ của:", "Quét để tra cứu", "01 bộ"):
        assert words in html
    assert codes.path(examples.LOOK_UP) in html
    assert "Nơi nhận" not in html


def test_what_nobody_signs_has_no_closing() -> None:
    unsigned = replace(FORM, left=None, signature=UNSIGNED)
    assert "Lê Thị Hoa" not in pdf_page(unsigned).extract_text()
    assert "d-closing" not in screen(unsigned)
    assert len(docx.Document(io.BytesIO(render.docx(unsigned))).tables) == 4
    assert gaps(unsigned) == []


def test_one_signer_stands_on_the_right() -> None:
    page = pdf_page(replace(FORM, left=None))
    (name,) = page.search("Lê Thị Hoa")
    assert name["x0"] > page.width / 2


@pytest.mark.parametrize("text", [examples.LOOK_UP, "1", "Tra cứu hồ sơ – mã 07", "x" * 300])
def test_a_scanner_reads_the_code(text: str) -> None:
    assert codes_in(Image.open(io.BytesIO(codes.picture(text)))) == {text}


def test_a_scanner_reads_the_codes_on_the_page() -> None:
    assert codes_in(pdf_page(FORM).to_image(resolution=200).original) == {
        examples.LOOK_UP,
        "1234567",
    }


def test_a_code_has_its_size_and_says_what_it_is_for_in_word() -> None:
    file = docx.Document(io.BytesIO(render.docx(FORM)))
    drawn = file.element.xpath("//wp:inline")
    assert [round(one.extent.cx / 36000) for one in drawn] == [24, 15]
    assert [one.docPr.get("descr") for one in drawn] == ["Quét để tra cứu", "Mã vạch hồ sơ"]


def test_the_path_draws_the_same_squares_as_the_picture() -> None:
    edge = codes.edge("1234567")
    small = Image.open(io.BytesIO(codes.picture("1234567"))).convert("L").resize((edge, edge), 0)
    black = sum(small.tobytes()[n] < 128 for n in range(edge * edge))
    runs = codes.path("1234567").split("M")[1:]
    assert sum(int(run.split("h")[1].split("v")[0]) for run in runs) == black


def test_labels_take_the_room_of_the_widest_and_no_more_than_their_share() -> None:
    short, long = Fact("Số", "1"), Fact("Số định danh của cá nhân hoặc tổ chức nộp hồ sơ", "1")
    assert layout.label_width(Facts((short,)), 11, 100) < 10
    assert layout.label_width(Facts((short, long)), 11, 100) == 45


LINE = Facts((Fact("Địa chỉ", "Tổ 3"),))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (replace(FORM, symbol=""), "chưa có ký hiệu văn bản."),
        (replace(FORM, blocks=(Para(" "),)), "văn bản chưa có nội dung."),
        (replace(FORM, blocks=(LINE, Code(" "))), "mã QR chưa có nội dung."),
        (replace(FORM, blocks=(replace(LINE, code=Code("")),)), "mã QR chưa có nội dung."),
        (
            replace(FORM, blocks=(LINE, Facts((Fact("E-mail", " "),)))),
            "dòng “E-mail” còn để trống.",
        ),
        (
            replace(FORM, blocks=(Facts((Fact("Địa chỉ", "……"),)),)),
            "còn chỗ chưa điền “……” trong “Địa chỉ: ……”.",
        ),
        (
            replace(FORM, left=Signature("", "Người nộp hồ sơ", "")),
            "chưa đủ chức danh, họ tên người ký.",
        ),
    ],
)
def test_a_form_with_something_blank_says_what(content: Content, message: str) -> None:
    assert [gap.message for gap in gaps(content)] == [message]


def test_lines_and_codes_stand_as_markers_where_a_text_is_edited() -> None:
    text = to_text(FORM.blocks)
    assert "[[phần 1: giữ nguyên]]" in text
    assert from_text(text, kept=FORM.blocks) == FORM.blocks
