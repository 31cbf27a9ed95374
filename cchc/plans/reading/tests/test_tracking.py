"""A table of how the tasks stand is not taken for a plan; a plan beside one is."""

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import Grid, Item, Line, docx_of, pdf_of
from cchc.plans.content import ReadPlan
from cchc.plans.reading import read
from cchc.plans.reading.columns import tells_progress

TITLE = (Line("KẾ HOẠCH", bold=True, centred=True), Line("Cải cách hành chính năm 2026"))
HEADER = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn"]
ROW = ["1", "Rà soát văn bản", "Danh mục văn bản", "Văn phòng UBND", "Quý II/2026"]
REFUSED = "không phải kế hoạch"


def of_word(*items: Item) -> ReadPlan:
    return read(extract(docx_of([*TITLE, *items]), name="a.docx"))


@pytest.mark.parametrize(
    ("header", "tells"),
    [
        ("Trạng thái", True),
        ("Tình trạng thực hiện", True),
        ("Đã nghiệm thu", True),
        ("% hoàn thành", True),
        ("Tỷ lệ hoàn thành (%)", True),
        ("Mức độ hoàn thành", True),
        ("Tiến độ (%)", True),
        ("Tiến độ thực hiện", False),
        ("Thời gian hoàn thành", False),
        ("Kết quả thực hiện", False),
        ("Sản phẩm", False),
        ("Tỷ lệ", False),
        ("Ghi chú", False),
    ],
)
def test_what_a_column_is_called_says_whether_it_tells_progress(header: str, tells: bool) -> None:
    assert tells_progress(header) is tells


@pytest.mark.parametrize(("column", "value"), [("Trạng thái", "Quá hạn"), ("% hoàn thành", "40%")])
def test_a_tracking_table_is_refused_with_what_to_do(column: str, value: str) -> None:
    grid = Grid([*HEADER, column], [[*ROW, value]])
    with pytest.raises(RuleBroken, match=REFUSED) as refused:
        of_word(grid)
    assert f"cột “{column}”" in refused.value.message
    assert "chọn văn bản kế hoạch đã ban hành" in refused.value.message
    with pytest.raises(RuleBroken, match=REFUSED):
        read(extract(pdf_of([*TITLE, grid]), name="a.pdf"))


def test_the_blank_form_of_one_is_a_plan() -> None:
    plan = of_word(Grid([*HEADER, "Trạng thái"], [[*ROW, ""]]))
    assert [task.title for task in plan.tasks] == ["Rà soát văn bản"]


def test_a_plan_beside_a_tracking_table_is_read_and_the_other_left_out() -> None:
    done = Grid([*HEADER, "Trạng thái"], [["1", "Việc năm trước", *ROW[2:], "Đã xong"]])
    plan = of_word(done, Line("II. NHIỆM VỤ NĂM 2026"), Grid(HEADER, [ROW]))
    assert [task.title for task in plan.tasks] == ["Rà soát văn bản"]


def test_a_report_with_a_table_of_tasks_is_refused() -> None:
    items: list[Item] = [
        Line("BÁO CÁO", bold=True, centred=True),
        Line("Kết quả năm 2026"),
        Grid(HEADER, [ROW]),
    ]
    with pytest.raises(RuleBroken, match="là báo cáo, không phải kế hoạch"):
        read(extract(docx_of(items), name="a.docx"))
