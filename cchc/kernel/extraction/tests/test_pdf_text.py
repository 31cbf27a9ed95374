"""Paragraphs, letterheads and page numbers of PDF files. Rule: docs/rules/extraction.md."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cchc.kernel.extraction import conversion
from cchc.kernel.extraction.blocks import Block, Paragraph, Place, Table
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.limits import USUAL
from cchc.kernel.extraction.pdf.lines import lines_of
from cchc.kernel.extraction.pdf.pages import Letter
from cchc.kernel.extraction.pdf.reading import gather
from cchc.kernel.extraction.reading import extract

from .factories import (
    Grid,
    Item,
    Landscape,
    Line,
    NewPage,
    PdfLook,
    Sides,
    docx_of,
    exported,
    pdf_of,
    saved,
    scan_of,
    typeset,
)

LONG = (
    "Nâng cao chất lượng giải quyết thủ tục hành chính cho người dân và doanh nghiệp trên địa bàn "
    "phường, bảo đảm tỷ lệ đúng hạn từ 99,9% trở lên trong giai đoạn 2021 - 2025"
)
LETTERHEAD = Sides(
    ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH (MẪU)", "Số:      /KH-UBND"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Bình, ngày 05"],
)
SIGNATURE = Sides(
    ["Nơi nhận:", "- UBND thành phố (b/c);", "- Lưu: VT."],
    ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", " ", " ", " ", "Nguyễn Văn Mẫu"],
)


def blocks_of(content: bytes) -> list[Block]:
    return list(gather(content, USUAL).blocks)


def texts(items: list[Item], look: PdfLook | None = None) -> list[str]:
    found = blocks_of(pdf_of(items, look))
    return [block.text for block in found if isinstance(block, Paragraph)]


def sides(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [list(cell.lines) for cell in block.rows[0].cells]


BODY: list[Item] = [
    Line("KẾ HOẠCH", bold=True, centred=True),
    Line("Cải cách hành chính năm 2023", bold=True, centred=True),
    Line(f"{LONG}, {LONG} như sau:"),
    Line("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
    Line("1. Mục đích", bold=True),
    Line(f"- {LONG}."),
    Line("- Ngắn."),
    Line(f"a) {LONG};"),
    Line(f"{LONG} - 2030."),
    Line("(Có phụ lục kèm theo)", italic=True, centred=True),
]


@pytest.mark.parametrize("size", [11, 13, 14.5])
@pytest.mark.parametrize("justify", [True, False])
@pytest.mark.parametrize("indent", [28, 0])
def test_paragraphs_come_back_as_they_were_written(
    size: float, justify: bool, indent: float
) -> None:
    look = PdfLook(size=size, justify=justify, first_line_indent=indent)
    assert texts(BODY, look) == [item.text for item in BODY if isinstance(item, Line)]


def test_the_look_of_paragraphs() -> None:
    found = [block for block in blocks_of(pdf_of(BODY)) if isinstance(block, Paragraph)]
    assert [(x.bold, x.italic, x.centred) for x in found] == [
        (item.bold, item.italic, item.centred) for item in BODY if isinstance(item, Line)
    ]
    indents = [x.indent for x in found if not x.centred]
    assert all(indent is not None and 27 < indent < 30 for indent in indents)


def test_places_count_the_printed_lines_of_the_document() -> None:
    items: list[Item] = [Line("Một"), Line(LONG), NewPage(), Line("Hai")]
    found = [block.place for block in blocks_of(pdf_of(items))]
    assert found == [Place(1, 1, 1), Place(1, 2, 3), Place(2, 4, 4)]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_dropped() -> None:
    numbered = [f"{n}. {LONG}, lần {n}." for n in range(1, 60)]
    items: list[Item] = [Line(text) for text in numbered]
    assert texts(items) == numbered
    endless = " ".join(f"chữ{n}" for n in range(2_000))
    assert texts([Line(endless)]) == [endless]


def test_a_year_that_begins_a_line_after_a_dash_begins_no_paragraph() -> None:
    words = ["giai", "đoạn", "2021", "-", "2025"] * 60
    assert texts([Line(" ".join(words))]) == [" ".join(words)]


def test_broad_blanks_leave_no_room_for_the_next_word() -> None:
    text = " ".join(f"{LONG}." for _ in range(3))
    pdf = typeset(f"#set text(size: 13pt, spacing: 200%)\n#set par(justify: false)\n{text}")
    assert [block.text for block in blocks_of(pdf) if isinstance(block, Paragraph)] == [text]


def test_headers_footers_and_stamps_that_run_through_the_pages_are_dropped() -> None:
    stamp = "#place(top + right, dx: 1.3cm)[#text(8pt)[Người ký: A; ngày 05/01/2023]]"
    source = (
        '#set text(font: ("Tinos", "Libertinus Serif"), size: 13pt, lang: "vi", hyphenate: false)\n'
        '#set page(paper: "a4", margin: 2cm, footer: [Kế hoạch CCHC], '
        f"header: [{stamp}])\n#set par(justify: true)\n"
    )
    endless = " ".join(f"chữ{n}" for n in range(2_000))
    found = blocks_of(typeset(source + endless))
    assert [block.text for block in found if isinstance(block, Paragraph)] == [endless]


def test_a_stamp_on_one_page_does_not_move_the_margin() -> None:
    stamp = (
        "#place(top + right, dx: 1.5cm, dy: -1.2cm)[#align(right, text(8pt)[Ký số \\ A \\ Bê])]\n"
    )
    source = (
        '#set text(font: ("Tinos", "Libertinus Serif"), size: 13pt, lang: "vi", hyphenate: false)\n'
        '#set page(paper: "a4", margin: 2cm)\n#set par(justify: true)\n'
    )
    endless = " ".join(f"chữ{n}" for n in range(1_500))
    found = blocks_of(typeset(source + stamp + endless))
    assert [b.text for b in found if isinstance(b, Paragraph)][-1] == endless


def test_a_number_inside_the_page_is_not_a_page_number() -> None:
    assert texts([Line("Trước"), Line("12"), Line("Sau")]) == ["Trước", "12", "Sau"]


def test_a_letterhead_becomes_one_row_of_two_cells() -> None:
    head, title, body, signature = blocks_of(
        pdf_of([LETTERHEAD, Line("KẾ HOẠCH", bold=True, centred=True), Line(LONG), SIGNATURE])
    )
    assert sides(head) == [
        ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH (MẪU)", "Số: /KH-UBND"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Bình, ngày 05"],
    ]
    assert head.place == Place(1, 1, 3)
    assert [x.text for x in (title, body) if isinstance(x, Paragraph)] == ["KẾ HOẠCH", LONG]
    assert sides(signature) == [
        ["Nơi nhận:", "- UBND thành phố (b/c);", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"],
    ]


def test_sides_at_different_heights_still_stand_side_by_side() -> None:
    source = (
        '#set page(paper: "a4")\n#set text(font: ("Tinos", "Libertinus Serif"), size: 13pt)\n'
        "#place(top + left)[UBND PHƯỜNG \\ AN BÌNH]\n"
        "#place(top + right, dy: 7pt)[CỘNG HÒA \\ Độc lập]\n#v(60pt)\n#align(center)[KẾ HOẠCH]"
    )
    head, title = blocks_of(typeset(source))
    assert sides(head) == [["UBND PHƯỜNG", "AN BÌNH"], ["CỘNG HÒA", "Độc lập"]]
    assert isinstance(title, Paragraph)


def test_a_line_stretched_over_the_width_is_no_letterhead() -> None:
    stretched = "#par(justify: true)[giao cho bộ phận #linebreak(justify: true) văn phòng]"
    found = blocks_of(typeset(f'#set page(paper: "a4")\n{stretched}'))
    assert all(isinstance(block, Paragraph) for block in found)


def test_word_and_pdf_twins_say_the_same() -> None:
    grid = Grid(["TT", "Nội dung", "Kết quả"], [["1", LONG, ["- Kế hoạch;", "- Báo cáo"]]])
    items: list[Item] = [LETTERHEAD, *BODY, SIGNATURE, Landscape(), Line("Phụ lục"), grid]
    word = extract(docx_of(items), name="a.docx").blocks
    pdf = extract(pdf_of(items), name="a.pdf").blocks
    assert [said(block) for block in word] == [said(block) for block in pdf]


def said(block: Block) -> list[str]:
    """The words of a block, one text per paragraph or cell, blanks of any length alike."""
    if isinstance(block, Paragraph):
        return [block.text]
    return [" ".join(" ".join(cell.lines).split()) for row in block.rows for cell in row.cells]


def test_threads_may_read_at_the_same_time() -> None:
    content = pdf_of(BODY)
    once = extract(content, name="a.pdf")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: extract(content, name="a.pdf"), range(6)))
    assert all(each == once for each in found)


def test_single_scanned_pages_are_named() -> None:
    text, scan = pdf_of([Line(LONG)]), scan_of(pdf_of([Line(LONG)]))
    mixed = pdfium.PdfDocument.new()
    for part in (text, scan, text, scan):
        mixed.import_pages(pdfium.PdfDocument(part))
    with pytest.raises(Unreadable, match="Trang 2, 4 của tệp PDF là ảnh quét"):
        extract(saved(mixed), name="a.pdf")


def letter(text: str, left: float, *, baseline: float = 100, spaced: bool = False) -> Letter:
    return Letter(text, left, left + 5, baseline, 10, spaced, bold=False, italic=False)


def test_letters_make_words_by_blanks_and_by_gaps() -> None:
    letters = [letter("a", 0), letter("b", 5), letter("c", 11, spaced=True), letter("d", 40)]
    assert [word.text for word in lines_of(letters)[0].words] == ["ab", "c", "d"]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    letters = [letter("a", 0), letter("a", 0.4), letter("b", 5), letter("b", 5.4)]
    assert lines_of(letters)[0].text == "ab"


def test_a_superscript_stays_on_its_line_and_the_next_line_does_not() -> None:
    raised = Letter("2", 5, 8, 97, 6, False, bold=False, italic=False)
    lines = lines_of([letter("m", 0), raised, letter("x", 0, baseline=112)])
    assert [line.text for line in lines] == ["m2", "x"]


@pytest.mark.rendering
def test_what_an_office_program_exports_reads_like_its_source(tmp_path: Path) -> None:
    if not conversion.program():
        pytest.skip("không có LibreOffice")
    tasks = [
        [str(n), f"Rà soát lần {n}: {LONG}", ["- Kế hoạch thực hiện;", "- Báo cáo"], "Quý I"]
        for n in range(1, 20)
    ]
    grid = Grid(["TT", "Nội dung", "Kết quả", "Thời gian"], tasks, widths=[1.2, 5, 3, 2.5])
    items: list[Item] = [LETTERHEAD, *BODY, SIGNATURE, Landscape(), Line("Phụ lục"), grid]
    source = docx_of(items)
    word = extract(source, name="a.docx").blocks
    pdf = gather(exported(source, tmp_path), USUAL)
    assert [said(block) for block in pdf.blocks] == [said(block) for block in word]
    assert (pdf.pages or 0) > 3
