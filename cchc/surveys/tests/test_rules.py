"""docs/rules/satisfaction.md, table by table."""

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.cells import Row
from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import Ratio
from cchc.kernel.tests.rules_page import table
from cchc.surveys.rules import cells, guarding, ready_made
from cchc.surveys.rules.answering import is_open
from cchc.surveys.rules.cells import Cell, joined
from cchc.surveys.rules.index import Stratum, satisfied, weighted, wilson
from cchc.surveys.rules.sampling import Candidate, allocation, drawn
from cchc.surveys.rules.sheet import CODE, DAY, TEXT, read
from cchc.surveys.rules.wording import personal

PAGE = "satisfaction.md"
CODES = {"A0": True, "A1": False, "B0": True}
TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    "row", table(PAGE, "Formulas"), ids=lambda row: f"{row['satisfied']}/{row['answers']}"
)
def test_each_index_has_the_margin_of_the_page(row: dict[str, str]) -> None:
    found = Ratio(int(row["satisfied"]), int(row["answers"]))
    assert found.show() == row["index"]
    interval = wilson(found)
    shown = (number_vi(interval.low), number_vi(interval.high)) if interval else ("–", "–")
    assert [float(part.replace(",", ".")) if part != "–" else None for part in shown] == [
        float(row[end].replace(",", ".")) if row[end] != "–" else None for end in ("from", "to")
    ]


@given(st.integers(1, 5000), st.data())
def test_the_share_lies_within_its_margin_and_the_margin_within_the_possible(
    whole: int, data: Any
) -> None:
    part = data.draw(st.integers(0, whole))
    interval = wilson(Ratio(part, whole))
    assert interval is not None
    exact = Fraction(part * 100, whole)
    assert 0 <= interval.low <= exact <= interval.high <= 100


def test_four_and_five_are_satisfied() -> None:
    assert satisfied([(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]) == Ratio(9, 15)
    assert satisfied([]) == Ratio(0, 0)


def _strata(text: str) -> list[Stratum]:
    found = []
    for part in text.split("; "):
        size, _, answers = part.partition(": ")
        good, _, whole = answers.partition("/")
        found.append(Stratum(int(size), Ratio(int(good), int(whole))))
    return found


@pytest.mark.parametrize("row", table(PAGE, "Weights"), ids=lambda row: next(iter(row.values())))
def test_a_sample_is_weighted_by_the_dossiers_of_each_stratum(row: dict[str, str]) -> None:
    found = weighted(_strata(next(iter(row.values()))))
    shown = "–" if found.percent is None else f"{found.percent:.1f}".replace(".", ",")
    assert shown == row["weighted"]
    assert found.effective == int(row["answers that count"])
    assert f"{found.covered}/{found.size}" == row["covered"]
    assert (found.interval is None) is (shown == "–")


@pytest.mark.parametrize("row", table(PAGE, "Small cells"), ids=lambda row: row["lines"])
def test_small_cells_are_joined_as_the_page_says(row: dict[str, str]) -> None:
    sizes = [int(size) for size in row["lines"].split(",")]
    found = joined([Cell((n,), f"mục {n}", size) for n, size in enumerate(sizes)])
    shown = [line.size for line in found]
    assert shown == ([] if row["shown"] == "nothing" else [int(n) for n in row["shown"].split(",")])


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_line_of_fewer_than_five_is_ever_shown_and_none_can_be_subtracted(
    sizes: list[int],
) -> None:
    found = joined([Cell((n,), str(n), size) for n, size in enumerate(sizes)])
    assert all(line.size >= cells.LEAST for line in found)
    hidden = sum(sizes) - sum(line.size for line in found)
    assert not found or hidden == 0


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


@pytest.mark.parametrize("row", table(PAGE, "Rounds"), ids=lambda row: row["frame"])
def test_places_are_given_out_as_the_page_says(row: dict[str, str]) -> None:
    sizes = {f"lv{n}": size for n, size in enumerate(_numbers(row["frame"]))}
    if row["places"] == "refused":
        with pytest.raises(RuleBroken):
            allocation(sizes, int(row["wanted"]))
    else:
        found = allocation(sizes, int(row["wanted"]))
        assert [found[name] for name in sizes] == _numbers(row["places"])


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), st.integers(8, 300))
def test_no_stratum_is_left_out_or_overdrawn_and_the_sum_is_right(
    sizes: list[int], wanted: int
) -> None:
    frame = {str(n): size for n, size in enumerate(sizes)}
    found = allocation(frame, wanted)
    assert sum(found.values()) == min(wanted, sum(sizes))
    assert all(1 <= found[name] <= size for name, size in frame.items())


def test_the_same_seed_draws_the_same_sample_whatever_the_order_and_another_another() -> None:
    frame = [Candidate(n, f"H1-260302-{n:04d}", "ab"[n % 2]) for n in range(200)]
    first = drawn(frame, "2026", 20)
    assert drawn(list(reversed(frame)), "2026", 20) == first
    assert drawn(frame, "2027", 20) != first
    assert len({each.key for each in first}) == 20


@pytest.mark.parametrize("row", table(PAGE, "Days of a mark"), ids=lambda row: row["day"])
def test_a_mark_holds_from_its_end_for_ninety_days(row: dict[str, str]) -> None:
    day = datetime.strptime(row["day"], "%d/%m/%Y").date()  # noqa: DTZ007 a day has no zone
    assert is_open(date(2026, 3, 5), day, days=90) is (row["open"] == "yes")


def test_the_limits_are_those_of_the_page() -> None:
    said = [int(row["limit"]) for row in table(PAGE, "Stuffing")]
    assert said == [
        guarding.LINKS_PER_ADDRESS,
        guarding.ANSWERS_PER_ADDRESS,
        guarding.PINS_PER_ADDRESS,
        guarding.PINS_PER_DIGITS,
    ]


HEAD = (CODE, DAY, "A0", "A1", "B0", TEXT)


def sheet(*rows: tuple[Any, ...]) -> Any:
    cells_of: Callable[[int, tuple[Any, ...]], Row] = lambda n, row: Row("", n, row)  # noqa: E731
    return read(
        [cells_of(n, row) for n, row in enumerate((HEAD, *rows), 1)], codes=CODES, today=TODAY
    )


def test_a_right_row_is_read_in_the_ways_that_people_write_it() -> None:
    found = sheet(
        ("h1-260302-0001", "05/03/2026", "5", "", "4", "Tốt"),
        ("H1-260302-0002", datetime(2026, 3, 6), "1", "3", "2", ""),  # noqa: DTZ001 as Excel says
    )
    assert found.problems == []
    assert [(told.code, told.day, dict(told.marks)) for told in found.rows] == [
        ("H1-260302-0001", date(2026, 3, 5), {"A0": 5, "B0": 4}),
        ("H1-260302-0002", date(2026, 3, 6), {"A0": 1, "A1": 3, "B0": 2}),
    ]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (("", "05/03/2026", "5", "", "4", ""), [CODE]),
        (("H1", "32/03/2026", "5", "", "4", ""), [DAY]),
        (("H1", "21/03/2026", "5", "", "4", ""), [DAY]),
        (("H1", "05/03/2026", "6", "", "tốt", ""), ["A0", "B0"]),
        (("H1", "05/03/2026", "", "0", "4,5", ""), ["A0", "A1", "B0"]),
        (("H1", "05/03/2026", "²", "", "4", ""), ["A0"]),
        (("H1", "05/03/2026", "5", "", "4", "x" * 1001), [TEXT]),
        (("H1",), [DAY, "A0", "B0"]),
    ],
)
def test_a_wrong_row_names_its_columns(row: tuple[Any, ...], columns: list[str]) -> None:
    found = sheet(row)
    assert not found.rows
    assert [(problem.row, problem.column) for problem in found.problems] == [
        (2, column) for column in columns
    ]


@pytest.mark.parametrize("rows", [[], [("Mã", "Ngày")], [HEAD]])
def test_a_file_without_heading_or_rows_is_refused(rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(RuleBroken):
        read([Row("", n, row) for n, row in enumerate(rows, 1)], codes=CODES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Phải đi lại ba lần.", ()),
        ("Gọi tôi 0912 345 678", ("số điện thoại",)),
        ("CCCD 001099012345", ("số định danh",)),
        ("thư cho a.b@c.vn", ("địa chỉ thư điện tử",)),
        ("hồ sơ H56.10.5-260302-0001", ("mã hồ sơ",)),
        ("Anh Bình quát tôi", ("họ tên người",)),
        ("Đỗ Văn Bình rất tận tình", ("họ tên người",)),
        ("nhà số 12 ngõ 3", ("địa chỉ nhà",)),
        ("Làm 9 việc trong 2026 năm", ()),
    ],
)
def test_what_could_name_somebody_is_warned_of(text: str, kinds: tuple[str, ...]) -> None:
    assert personal(text) == kinds


def test_the_ready_questionnaires_are_the_content_of_the_law_and_the_five_factors() -> None:
    service, handling = ready_made.READY
    assert [q.code for q in service.questions] == [f"A{n}" for n in range(9)]
    assert len({q.factor for q in handling.questions if not q.is_overall}) == 5
    assert "mẫu" in handling.note
    for ready in ready_made.READY:
        assert sum(q.is_overall for q in ready.questions) == 1
