"""docs/rules/results.md, table by table, without a database."""

from datetime import date
from itertools import product

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.cells import Row
from cchc.kernel.tests.rules_page import table
from cchc.results.choices import ItemAct, ItemState, ResultAct, Standing
from cchc.results.rules import backlog, matching, sheet, standing
from cchc.results.rules.matching import Numbered

PAGE = "results.md"
TODAY = date(2026, 3, 2)
ITEM_ACTS = {row["act"]: row for row in table(PAGE, "Acts on a row")}


def day(text: str) -> date | None:
    return None if text == "–" else date.fromisoformat(text)


@pytest.mark.parametrize("row", table(PAGE, "Standing"))
def test_a_result_stands_as_the_page_says(row: dict[str, str]) -> None:
    first = day(row["from"])
    assert first
    found = standing.standing(
        first,
        day(row["to"]),
        superseded=row["superseded"] == "yes",
        revoked=row["revoked"] == "yes",
        today=date.fromisoformat(row["today"]),
    )
    assert found == row["standing"]


@pytest.mark.parametrize(("now", "is_own"), list(product(Standing, (True, False))))
def test_what_has_ended_is_left_alone_and_nobody_corrects_their_own(
    now: Standing, is_own: bool
) -> None:
    acts = standing.open_acts(now, has_holder=True, is_own=is_own)
    has_ended = now in (Standing.SUPERSEDED, Standing.REVOKED)
    assert (ResultAct.REVOKE in acts) is not has_ended
    assert (ResultAct.SUPERSEDE in acts) is not has_ended
    assert (ResultAct.CORRECT in acts) is (not has_ended and not is_own)
    assert ResultAct.NAME_HOLDER not in acts


def test_the_page_names_every_act_in_the_words_of_the_office() -> None:
    assert {act: row["Vietnamese"] for act, row in ITEM_ACTS.items()} == dict(ItemAct.choices)
    named = {row["act"]: row["Vietnamese"] for row in table(PAGE, "Acts on a result")}
    assert named == dict(ResultAct.choices)


@pytest.mark.parametrize(("act", "state"), list(product(ItemAct, ItemState)))
def test_every_act_in_every_state_goes_as_the_page_says(act: ItemAct, state: ItemState) -> None:
    row = ITEM_ACTS[act]
    if state.value not in row["from"].split(", "):
        with pytest.raises(RuleBroken, match=state.label):
            backlog.after(act, state)
        return
    assert backlog.after(act, state) == (state if row["to"] == "–" else row["to"])


@pytest.mark.parametrize(("act", "state"), list(product(ItemAct, ItemState)))
def test_who_may_do_an_act_is_as_the_page_says(act: ItemAct, state: ItemState) -> None:
    row = ITEM_ACTS[act]
    able = state.value in row["from"].split(", ")
    who = {"is_keeper": False, "is_worker": True, "scanned_it": False}
    is_workers = "worker" in row["who"]
    assert (act in backlog.open_acts(state, **who)) is (able and is_workers)
    keeper = {**who, "is_keeper": True}
    assert (act in backlog.open_acts(state, **keeper)) is able
    own = backlog.open_acts(state, **{**keeper, "scanned_it": True})
    assert (act in own) is (able and act is not ItemAct.CHECK)
    assert not backlog.open_acts(state, is_keeper=False, is_worker=False, scanned_it=False)


@pytest.mark.parametrize("row", table(PAGE, "Files by number"))
def test_a_file_finds_its_row_as_the_page_says(row: dict[str, str]) -> None:
    names = row["rows"].split("; ")
    rows = [
        Numbered(n, name.partition("@")[0], int(name.partition("@")[2] or 2015))
        for n, name in enumerate(names)
    ]
    (found,) = matching.matched([row["file"]], rows)
    assert (names[found.key] if found.key is not None else "–") == row["found"]
    assert bool(found.why) is (row["found"] == "–")


def test_of_two_files_for_one_row_the_second_is_left_and_named() -> None:
    rows = [Numbered(1, "12/2015", 2015)]
    first, second = matching.matched(["12-2015.pdf", "12-2015 (2).pdf"], rows)
    assert (first.key, second.key, second.why) == (1, None, matching.TWICE)


def read(*rows: tuple[object, ...]) -> sheet.Sheet:
    told = [Row("", n, cells) for n, cells in enumerate(rows, 1)]  # type: ignore[arg-type]
    return sheet.read(told, today=TODAY)


HEAD = ("Số, ký hiệu", "Lĩnh vực", "Ngày cấp", "Năm cấp", "Tên kết quả", "Giá trị đến")


def line(**cells: object) -> tuple[object, ...]:
    said = {"Số, ký hiệu": "12/2015", "Lĩnh vực": "HT", "Tên kết quả": "Giấy khai sinh", **cells}
    return tuple(said.get(title, "") for title in HEAD)


@pytest.mark.parametrize("row", table(PAGE, "The inventory's table"))
def test_a_cell_is_read_as_the_page_says(row: dict[str, str]) -> None:
    found = read(HEAD, line(**{row["column"]: row["cell"]}))
    if row["said"] == "wrong":
        assert [problem.column for problem in found.problems] == [row["column"]]
        assert not found.rows
        return
    (told,) = found.rows
    what = told.issued_on if row["column"] == "Ngày cấp" else told.year
    assert str(what) == row["said"]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Năm cấp": "2015", "Tên kết quả": ""}, "Tên kết quả"),
        ({"Năm cấp": "2015", "Lĩnh vực": ""}, "Lĩnh vực"),
        ({"Năm cấp": "2015", "Số, ký hiệu": "–"}, "Số, ký hiệu"),
        ({"Năm cấp": "2015", "Số, ký hiệu": "9" * 61}, "Số, ký hiệu"),
        ({}, "Năm cấp"),
        ({"Năm cấp": "2014", "Ngày cấp": "20/05/2015"}, "Năm cấp"),
        ({"Ngày cấp": "03/03/2026"}, "Ngày cấp"),
        ({"Ngày cấp": "20/05/2015", "Giá trị đến": "19/05/2015"}, "Giá trị đến"),
        ({"Ngày cấp": "20/05/2015", "Giá trị đến": "01/03/2026"}, "Giá trị đến"),
    ],
)
def test_what_is_wrong_in_a_row_is_named_by_row_and_column(
    cells: dict[str, object], column: str
) -> None:
    found = read(("Danh mục năm 2026",), HEAD, line(**cells))
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, column)]
    assert not found.rows


def test_the_last_day_of_validity_is_still_valid() -> None:
    found = read(HEAD, line(**{"Năm cấp": "2025", "Giá trị đến": "02/03/2026"}))
    assert found.rows[0].valid_to == TODAY


def test_dates_of_the_workbook_are_dates_and_titles_need_no_accents() -> None:
    head = ("TEN KET QUA", "so, ky hieu", "Linh Vuc", "ngay cap")
    (told,) = read(head, ("Giấy khai sinh", "12/2015", "HT", date(2015, 5, 20))).rows
    assert (told.issued_on, told.year) == (date(2015, 5, 20), 2015)
    assert told.key == ("12 2015", "ht", 2015)


def test_without_a_heading_the_columns_that_are_needed_are_named() -> None:
    with pytest.raises(RuleBroken, match="Số, ký hiệu, Lĩnh vực, Tên kết quả"):
        read(("a", "b"), ("1", "2"))
