"""Tables of PDF files. Rule: docs/rules/extraction.md, "Tables of a PDF over page breaks"."""

import pytest

from cchc.kernel.extraction.blocks import Block, Paragraph, Place, Table
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.limits import USUAL
from cchc.kernel.extraction.pdf.lattices import lattices_of
from cchc.kernel.extraction.pdf.pages import Ruling
from cchc.kernel.extraction.pdf.reading import gather
from cchc.kernel.extraction.reading import extract

from .factories import Across, Grid, Landscape, Line, docx_of, pdf_of, turned, typeset

HEADER = ["TT", "Nội dung thực hiện", "Sản phẩm/Kết quả", "Thời gian hoàn thành"]
WIDTHS = [1.2, 6, 5, 3]
TALL = [f"- Dòng {n};" for n in range(70)]


def blocks_of(content: bytes) -> tuple[Block, ...]:
    return gather(content, USUAL).blocks


def tables_of(content: bytes) -> list[Table]:
    return [block for block in blocks_of(content) if isinstance(block, Table)]


def printed(table: Table) -> list[list[str]]:
    return [["|".join(cell.lines) for cell in row.cells] for row in table.rows]


def joined(table: Table) -> list[list[str]]:
    return [[" ".join(cell.lines) for cell in row.cells] for row in table.rows]


def task(number: int) -> list[str | list[str]]:
    return [
        str(number),
        f"Rà soát, đánh giá các thủ tục hành chính thuộc thẩm quyền giải quyết lần thứ {number}",
        ["- Kế hoạch thực hiện;", f"- Báo cáo kết quả rà soát lần {number}"],
        "Thường xuyên trong năm",
    ]


def test_cells_keep_the_lines_as_printed_and_bullets_begin_their_own() -> None:
    table = tables_of(pdf_of([Grid(HEADER, [task(1)], WIDTHS)]))[0]
    assert printed(table) == [
        ["TT", "Nội dung thực hiện", "Sản phẩm/Kết quả", "Thời gian|hoàn thành"],
        [
            "1",
            "Rà soát, đánh giá các thủ tục|hành chính thuộc thẩm quyền|giải quyết lần thứ 1",
            "- Kế hoạch thực hiện;|- Báo cáo kết quả rà soát|lần 1",
            "Thường xuyên|trong năm",
        ],
    ]
    assert table.place == Place(1, 1, 5)
    assert [row.place for row in table.rows] == [Place(1, 1, 2), Place(1, 3, 5)]


def test_the_same_table_over_many_pages_is_one_with_one_header() -> None:
    rows = [row for n in range(1, 41) for row in ([Across(f"Mục {n}")] if n % 9 == 1 else [])]
    tasks = [task(n) for n in range(1, 41)]
    grid = Grid(HEADER, [*rows[:1], *tasks[:20], *rows[1:2], *tasks[20:]], WIDTHS)
    blocks = blocks_of(pdf_of([Landscape(), Line("Phụ lục", centred=True), grid]))
    twin = extract(docx_of([Line("Phụ lục", centred=True), grid]), name="a.docx").blocks
    title, table = blocks
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(twin[1], Table)
    assert table.header_rows == 1
    assert joined(table) == joined(twin[1])
    assert [row.spans for row in table.rows] == [row.spans for row in twin[1].rows]
    pages = [row.place.page or 0 for row in table.rows]
    assert pages == sorted(pages)
    assert pages[-1] > 3


def test_a_row_cut_by_the_page_end_is_whole_again() -> None:
    grid = Grid(
        HEADER, [task(1), ["2", TALL, ["- Kế hoạch", "- Báo cáo"], "Quý I"], task(3)], WIDTHS
    )
    table = tables_of(pdf_of([grid]))[0]
    assert [row.cells[0].lines for row in table.rows[1:]] == [("1",), ("2",), ("3",)]
    cut = table.rows[2]
    assert cut.cells[1].lines == tuple(TALL)
    assert cut.cells[2].lines == ("- Kế hoạch", "- Báo cáo")
    assert (cut.place.page, cut.place.line_to - cut.place.line_from) == (1, 71)


def test_a_row_over_three_pages_is_whole_again() -> None:
    grid = Grid(HEADER, [["1", TALL * 2, "- Báo cáo", "Quý I"], task(2)], WIDTHS)
    table = tables_of(pdf_of([grid]))[0]
    assert [row.cells[0].lines for row in table.rows[1:]] == [("1",), ("2",)]
    assert table.rows[1].cells[1].lines == tuple(TALL * 2)


def ruled(rows: str, columns: str = "(2cm, 6cm, 6cm)", more: str = "") -> bytes:
    """A table in typst's own words."""
    return typeset(
        '#set page(paper: "a4", margin: 2cm)\n#set text(font: ("Tinos", "Libertinus Serif"))\n'
        f"#table(columns: {columns}, stroke: 0.5pt, {more} {rows})"
    )


def two_pages(upper: str, lower: str) -> bytes:
    return typeset(
        '#set page(paper: "a4", margin: 2cm)\n#set text(font: ("Tinos", "Libertinus Serif"))\n'
        f"{upper}\n#pagebreak()\n{lower}"
    )


def grid_of(*rows: str, columns: str = "(2cm, 6cm, 6cm)") -> str:
    return f"#table(columns: {columns}, stroke: 0.5pt, {', '.join(rows)})"


def test_a_number_that_fell_on_the_second_page_joins_its_row() -> None:
    upper = grid_of("[1], [Một], [a]", "[], [Phần trên], [b]")
    lower = grid_of("[2], [phần dưới], [c]", "[3], [Ba], [d]")
    assert joined(tables_of(two_pages(upper, lower))[0]) == [
        ["1", "Một", "a"], ["2", "Phần trên phần dưới", "b c"], ["3", "Ba", "d"],
    ]  # fmt: skip


NUMBERED = grid_of("[1], [Một], [a]", "[2], [Hai], [b]")
UNNUMBERED = grid_of("[1], [Một], [a]", "[], [Hai], [b]", "[], [Ba], [c]")


def test_a_row_without_a_number_at_the_page_top_goes_to_the_row_before() -> None:
    lower = grid_of("[], [còn lại], []", "[3], [Ba], [c]")
    assert joined(tables_of(two_pages(NUMBERED, lower))[0]) == [
        ["1", "Một", "a"], ["2", "Hai còn lại", "b"], ["3", "Ba", "c"],
    ]  # fmt: skip


def test_where_rows_without_numbers_are_usual_one_at_the_page_top_stays_alone() -> None:
    lower = grid_of("[], [Bốn], [D]", "[2], [Năm], [e]")
    assert [row[1] for row in joined(tables_of(two_pages(UNNUMBERED, lower))[0])] == [
        "Một", "Hai", "Ba", "Bốn", "Năm",
    ]  # fmt: skip


def test_even_there_a_sentence_that_goes_on_is_joined() -> None:
    lower = grid_of("[], [và bốn], []", "[2], [Năm], [e]")
    assert [row[1] for row in joined(tables_of(two_pages(UNNUMBERED, lower))[0])] == [
        "Một", "Hai", "Ba và bốn", "Năm",
    ]  # fmt: skip


def test_an_area_row_at_the_page_top_is_joined_to_nothing() -> None:
    lower = grid_of("table.cell(colspan: 3)[II. Bộ máy]", "[3], [Ba], [c]")
    found = tables_of(two_pages(NUMBERED, lower))[0]
    assert [row[0] for row in joined(found)] == ["1", "2", "II. Bộ máy", "3"]


def test_a_row_cut_within_a_cell_merged_downwards_is_marked_as_going_on() -> None:
    upper = grid_of("[1], [Một], table.cell(rowspan: 2)[Văn phòng]", "[2], [Hai]")
    lower = grid_of("[], [còn lại], []", "[3], [Ba], [c]")
    (table,) = tables_of(two_pages(upper, lower))
    assert [(row.cells[1].lines, row.continued) for row in table.rows] == [
        (("Một",), False), (("Hai",), False), (("còn lại",), True), (("Ba",), False),
    ]  # fmt: skip


def test_tables_of_different_columns_on_two_pages_stay_two() -> None:
    lower = grid_of("[1], [Chỉ tiêu]", columns="(7cm, 7cm)")
    assert len(tables_of(two_pages(NUMBERED, lower))) == 2


def test_text_between_keeps_tables_apart() -> None:
    assert len(tables_of(two_pages(NUMBERED, f"B. NHIỆM VỤ\n{NUMBERED}"))) == 2


def test_merged_cells() -> None:
    table = tables_of(
        ruled("table.cell(rowspan: 2)[A], [b], [c], [d], [e], table.cell(colspan: 3)[F]")
    )[0]
    assert printed(table) == [["A", "b", "c"], ["", "d", "e"], ["F", "", ""]]
    assert [row.spans for row in table.rows] == [(1, 1, 1), (0, 1, 1), (3, 0, 0)]


def test_a_frame_around_text_is_no_table() -> None:
    blocks = blocks_of(
        typeset('#set page(paper: "a4")\n#rect(width: 100%, height: 80%)[DỰ THẢO lần hai]')
    )
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["DỰ THẢO lần hai"]
    assert len(blocks) == 1


def test_shading_is_no_line() -> None:
    table = tables_of(ruled("[1], [Một], [a], [2], [Hai], [b]", more="fill: luma(230),"))[0]
    assert printed(table) == [["1", "Một", "a"], ["2", "Hai", "b"]]


def test_a_page_that_lies_on_its_side_is_read_as_displayed() -> None:
    table = (
        "#rotate(-90deg, reflow: true)[#table(columns: (2cm, 5cm, 5cm), stroke: 0.5pt, "
        "[1], [Một hai], [a], [2], [Hai ba], [b])]"
    )
    lying = typeset('#set page(paper: "a4")\n' + table)
    assert printed(tables_of(turned(lying))[0]) == [["1", "Một hai", "a"], ["2", "Hai ba", "b"]]
    with pytest.raises(Unreadable, match="không có chữ"):
        extract(lying, name="a.pdf")  # on its side it says nothing


def level(at: float, start: float, end: float) -> Ruling:
    return Ruling(True, at, start, end)


def upright(at: float, start: float, end: float) -> Ruling:
    return Ruling(False, at, start, end)


SQUARE = [level(0, 0, 100), level(50, 0, 100), upright(0, 0, 50), upright(100, 0, 50)]


def test_a_lattice_has_the_cells_between_its_lines() -> None:
    (found,) = lattices_of([*SQUARE, upright(40, 0, 50)])
    assert (found.across, found.down) == ((0, 40, 100), (0, 50))


def test_lines_that_nearly_meet_and_double_lines_are_one() -> None:
    rulings = [
        level(0, 2, 98), level(1.5, 2, 98), level(50, 0, 48), level(50.4, 51, 100),
        upright(0, 1, 49), upright(100, 0, 50), upright(40, 3, 47),
    ]  # fmt: skip
    (found,) = lattices_of(rulings)
    assert len(found.across) == 3
    assert len(found.down) == 2


def test_an_outer_line_that_was_not_drawn_is_where_the_others_end() -> None:
    open_below = [
        level(0, 0, 100), level(50, 0, 100),
        upright(0, 0, 80), upright(40, 0, 80), upright(100, 0, 80),
    ]  # fmt: skip
    (found,) = lattices_of(open_below)
    assert found.down == (0, 50, 80)


def test_underlines_and_frames_are_no_lattice() -> None:
    assert lattices_of([level(0, 0, 100), level(20, 0, 100)]) == []
    assert lattices_of(SQUARE) == []


def test_two_tables_on_a_page_are_two() -> None:
    lower = [Ruling(r.horizontal, r.at + 200 * r.horizontal, r.start, r.end) for r in SQUARE]
    lower = [r if r.horizontal else Ruling(False, r.at, r.start + 200, r.end + 200) for r in lower]
    found = lattices_of([*SQUARE, upright(40, 0, 50), *lower, upright(60, 200, 250)])
    assert [lattice.down[0] for lattice in found] == [0, 200]


def test_a_drawing_of_thousands_of_lines_is_left_alone() -> None:
    grid = [level(n * 5, 0, 1000) for n in range(200)]
    grid += [upright(n * 5, 0, 1000) for n in range(200)]
    assert lattices_of(grid) == []
