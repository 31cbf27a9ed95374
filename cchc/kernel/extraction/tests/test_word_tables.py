"""Tables of Word files. Rule: docs/rules/extraction.md, "Tables"."""

from cchc.kernel.extraction.blocks import Paragraph, Place, Table
from cchc.kernel.extraction.reading import extract

from .factories import Across, Grid, Item, Landscape, Line, Sides, docx_of
from .raw_word import BEGIN_MERGE, HEADER, MERGED, p, r, span, tbl, tc, tr, word_file


def table_of(xml: str) -> Table:
    blocks = extract(word_file(xml), name="a.docx").blocks
    assert len(blocks) == 1
    assert isinstance(blocks[0], Table)
    return blocks[0]


def printed(table: Table) -> list[list[str]]:
    return [["|".join(cell.lines) for cell in row.cells] for row in table.rows]


def test_a_plain_table() -> None:
    table = table_of(tbl(tr("1", tc(p("- Kế hoạch;") + p() + p("- Báo cáo"))), grid=(500, 4000)))
    assert printed(table) == [["1", "- Kế hoạch;|- Báo cáo"]]
    assert table.rows[0].spans == (1, 1)
    assert table.header_rows == 0
    assert table.place == Place(None, 1, 1)


def test_a_cell_over_several_columns_leaves_empty_ones_behind() -> None:
    table = table_of(tbl(tr("1", "a", "b"), tr(tc("I. Thể chế", span(3)))))
    assert printed(table)[1] == ["I. Thể chế", "", ""]
    assert table.rows[1].spans == (3, 0, 0)


def test_a_cell_merged_downwards_is_written_once() -> None:
    table = table_of(
        tbl(
            tr(tc("Văn phòng", BEGIN_MERGE), "a"),
            tr(tc("không in ra", MERGED), "b"),
            tr(tc("Tư pháp", BEGIN_MERGE), "c"),
        )
    )
    assert printed(table) == [["Văn phòng", "a"], ["", "b"], ["Tư pháp", "c"]]
    assert [row.spans for row in table.rows] == [(1, 1), (0, 1), (1, 1)]


def test_a_merge_that_continues_nothing_is_a_cell_of_its_own() -> None:
    table = table_of(tbl(tr("x", "a"), tr(tc("còn đây", MERGED), "b")))
    assert printed(table)[1] == ["còn đây", "b"]


def test_merged_both_ways() -> None:
    both = span(2) + BEGIN_MERGE
    table = table_of(
        tbl(tr(tc("A", both), "1"), tr(tc("", span(2) + MERGED), "2"), tr("x", "y", "3"))
    )
    assert [row.spans for row in table.rows] == [(2, 0, 1), (0, 0, 1), (1, 1, 1)]


def test_old_files_mark_cells_merged_sideways_one_by_one() -> None:
    table = table_of(
        tbl(
            tr(tc("I", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "x"),
            tr("1", "2", "3"),
        )
    )
    assert table.rows[0].spans == (2, 0, 1)
    assert printed(table)[0] == ["I", "", "x"]


def test_borders_that_nearly_meet_are_one() -> None:
    table = table_of(
        tbl(
            tr("TT", tc("Nội dung", span(2)), "Thời gian"),
            tr(tc("1", span(2)), "Rà soát", "Quý I"),
            grid=(600, 40, 3000, 1500),
        )
    )
    assert printed(table) == [["TT", "Nội dung", "Thời gian"], ["1", "Rà soát", "Quý I"]]
    assert table.rows[0].spans == (1, 1, 1)


def test_a_narrow_column_with_text_stays() -> None:
    table = table_of(tbl(tr("a", "x", "b"), grid=(600, 40, 3000)))
    assert printed(table) == [["a", "x", "b"]]


def test_columns_that_no_cell_begins_in_are_dropped() -> None:
    table = table_of(tbl(tr(tc("a", span(2)), "b"), tr(tc("c", span(2)), "d")))
    assert [row.spans for row in table.rows] == [(1, 1), (1, 1)]


def test_cells_left_out_at_the_ends_of_a_row_are_empty() -> None:
    before = '<w:gridBefore w:val="1"/>'
    table = table_of(tbl(tr("a", "b", "c"), tr("giữa", properties=before)))
    assert printed(table)[1] == ["", "giữa", ""]
    assert table.rows[1].spans == (1, 1, 1)


def test_a_deleted_row_is_dropped_and_an_inserted_one_kept() -> None:
    table = table_of(
        tbl(tr("1", "a"), tr("2", "b", properties="<w:del/>"), tr("3", "c", properties="<w:ins/>"))
    )
    assert printed(table) == [["1", "a"], ["3", "c"]]


def test_a_repeated_header_is_kept_once() -> None:
    header = tr("TT", "Nội dung")
    table = table_of(
        tbl(
            tr("TT", "Nội dung", properties=HEADER),
            tr("1", "a"), tr("TT", tc(p("Nội") + p("dung"))), tr("2", "b"), header,
        )
    )  # fmt: skip
    assert table.header_rows == 1
    assert printed(table) == [["TT", "Nội dung"], ["1", "a"], ["2", "b"]]


def test_a_header_of_two_rows_copied_by_hand_shows_how_long_it_is() -> None:
    header = [tr("TT", "Nội dung", "Phân công"), tr("", "", "Chủ trì")]
    table = table_of(tbl(*header, tr("1", "a", "x"), *header, tr("2", "b", "y")))
    assert table.header_rows == 2
    assert printed(table)[2:] == [["1", "a", "x"], ["2", "b", "y"]]


def test_equal_rows_that_say_little_are_not_taken_for_a_header() -> None:
    table = table_of(tbl(tr("", "x"), tr("1", "a"), tr("", "x")))
    assert len(table.rows) == 3
    assert table.header_rows == 0


def test_a_table_inside_a_cell_is_read_in_its_place() -> None:
    inner = tbl(tr("Quý I", "3"), tr("Quý II", "4"))
    table = table_of(tbl(tr("1", tc(p("Trước:") + inner + p("Sau")))))
    assert printed(table) == [["1", "Trước:|Quý I|3|Quý II|4|Sau"]]


def test_tracked_changes_within_cells() -> None:
    table = table_of(
        tbl(tr("1", tc(p(f"<w:del>{r('Quý I')}</w:del><w:ins>{r('Quý II')}</w:ins>"))))
    )
    assert printed(table) == [["1", "Quý II"]]


def test_a_table_without_a_word_is_no_block() -> None:
    blocks = extract(word_file(tbl(tr("", "")) + p("Sau")), name="a.docx").blocks
    assert [type(block) for block in blocks] == [Paragraph]


def test_a_whole_document_made_by_an_office_program() -> None:
    items: list[Item] = [
        Sides(["UBND PHƯỜNG", "Số:    /KH-UBND"], ["CỘNG HÒA", "Độc lập"]),
        Line("KẾ HOẠCH", bold=True, centred=True),
        Landscape(),
        Grid(
            ["TT", "Nội dung", "Kết quả"],
            [Across("I. Thể chế"), ["1", "Rà soát", ["- Kế hoạch;", "- Báo cáo"]]],
        ),
    ]
    letterhead, title, table = extract(docx_of(items), name="a.docx").blocks
    assert isinstance(letterhead, Table)
    assert printed(letterhead) == [["UBND PHƯỜNG|Số:    /KH-UBND", "CỘNG HÒA|Độc lập"]]
    assert title == Paragraph("KẾ HOẠCH", Place(None, 2, 2), True, False, True, 0.0)
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert table.place == Place(None, 3, 5)
    assert printed(table) == [
        ["TT", "Nội dung", "Kết quả"],
        ["I. Thể chế", "", ""],
        ["1", "Rà soát", "- Kế hoạch;|- Báo cáo"],
    ]
