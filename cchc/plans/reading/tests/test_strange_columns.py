"""A column that nobody knows is asked about, never lost: docs/rules/plan-reading.md."""

from collections.abc import Callable, Sequence

import pytest

from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import CellText, Grid, Item, Line, docx_of, pdf_of
from cchc.plans.content import ReadPlan
from cchc.plans.reading import read

HEADER = [
    "STT",
    "Nội dung công việc",
    "Thời hạn hoàn thành",
    "Bộ phận thực hiện chính",
    "Cơ quan, đơn vị cùng thực hiện",
    "Kết quả đầu ra",
]
ROW: list[CellText] = [
    "1",
    "Kiện toàn Tổ công nghệ số",
    "Quý I/2026",
    "Văn phòng UBND",
    "Công an phường; Đoàn Thanh niên",
    "Quyết định",
]


def word_plan(grid: Grid) -> ReadPlan:
    return read(extract(docx_of(items(grid)), name="a.docx"))


def pdf_plan(grid: Grid) -> ReadPlan:
    return read(extract(pdf_of(items(grid)), name="a.pdf"))


def items(grid: Grid) -> list[Item]:
    return [Line("KẾ HOẠCH"), Line("Cải cách hành chính năm 2026"), grid]


def grid_with(titles: Sequence[str], *rows: Sequence[str]) -> Grid:
    """The usual columns and more of them."""
    return Grid([*HEADER, *titles], [[*ROW, *row] for row in rows])


BOTH = pytest.mark.parametrize("plan_of", [word_plan, pdf_plan])


@BOTH
def test_who_does_it_too_coordinates(plan_of: Callable[[Grid], ReadPlan]) -> None:
    (task,) = plan_of(grid_with([], [])).tasks
    assert [unit.text for unit in task.lead] == ["Văn phòng UBND"]
    assert [unit.text for unit in task.coordinating] == ["Công an phường", "Đoàn Thanh niên"]
    assert task.doubts == ()


@BOTH
@pytest.mark.parametrize("title", ["Địa bàn", "Người phụ trách"])
def test_a_strange_or_second_column_is_a_doubt_with_its_words(
    plan_of: Callable[[Grid], ReadPlan], title: str
) -> None:
    filled, blank = plan_of(grid_with([title], ["Khu phố 3"], [""])).tasks
    (doubt,) = filled.doubts
    assert doubt.field == "columns"
    assert doubt.why.startswith(f"Cột “{title}” chưa rõ là gì: “Khu phố 3”")
    assert not any(doubt.field == "columns" for doubt in blank.doubts)


def test_what_is_known_and_not_kept_is_no_doubt() -> None:
    (task,) = word_plan(grid_with(["Ghi chú", "Kinh phí"], ["Có mẫu", "10 triệu"])).tasks
    assert task.doubts == ()


def test_each_strange_column_is_asked_about_by_itself() -> None:
    (task,) = word_plan(grid_with(["Địa bàn", "Cấp độ"], ["Khu phố 3", "Cao"])).tasks
    assert ["“Khu phố 3”" in doubt.why for doubt in task.doubts] == [True, False]
    assert "Cột “Cấp độ” chưa rõ là gì: “Cao”" in task.doubts[1].why
