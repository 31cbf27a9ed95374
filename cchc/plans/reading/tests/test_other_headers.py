"""Headers of two rows, a decision's signature before the plan, products without bullets."""

from collections.abc import Sequence
from io import BytesIO

import docx
import pytest

from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import Grid, Item, Line, Sides, docx_of
from cchc.plans.content import ReadPlan
from cchc.plans.reading import read

TOP = ["Thời hạn", "Số TT", "Phân công", "", "Đầu việc phải làm", "Kết quả đầu ra"]
TASK = ["Quý IV/2026", "1", "Văn phòng UBND", "Công an phường", "Rà soát hồ sơ", "Báo cáo"]


def with_header_of_two_rows(below: Sequence[str], *rows: Sequence[str]) -> ReadPlan:
    """ "Phân công" stands over two columns whose own heads are ``below``."""
    document = docx.Document()
    for text in ("KẾ HOẠCH", "Cải cách hành chính năm 2026"):
        document.add_paragraph(text)
    table = document.add_table(2 + len(rows), len(TOP))
    for n, row in enumerate([TOP, ["", "", *below, "", ""], *rows]):
        for cell, text in zip(table.rows[n].cells, row, strict=True):
            cell.text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    for column in (0, 1, 4, 5):
        table.cell(0, column).merge(table.cell(1, column))
    document.add_paragraph()
    written = BytesIO()
    document.save(written)
    return read(extract(written.getvalue(), name="a.docx"))


@pytest.mark.parametrize(
    "below",
    [
        ["Chủ trì tham mưu", "Phối hợp thực hiện"],
        ["Bên chủ trì xử lý", "Bên cùng phối hợp"],
    ],
)
def test_words_below_a_wide_head_part_its_columns_whatever_they_are(below: list[str]) -> None:
    (task,) = with_header_of_two_rows(below, TASK).tasks
    assert [unit.text for unit in task.lead] == ["Văn phòng UBND"]
    assert [unit.text for unit in task.coordinating] == ["Công an phường"]
    assert (task.title, task.products, task.deadline) == (
        "Rà soát hồ sơ",
        ("Báo cáo",),
        "Quý IV/2026",
    )


def test_a_header_of_two_rows_is_no_task() -> None:
    plan = with_header_of_two_rows(["Chủ trì", "Phối hợp"], TASK, [*TASK[:1], "2", *TASK[2:]])
    assert [task.number for task in plan.tasks] == ["1", "2"]


def decided(*after: Item) -> ReadPlan:
    header = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"]
    rows = [["1", "Rà soát", ["Quyết định", "Phân công việc"], "Văn phòng UBND", "Quý I/2026"]]
    items: list[Item] = [
        Line("QUYẾT ĐỊNH"),
        Line("Ban hành Kế hoạch cải cách hành chính năm 2026"),
        Line("QUYẾT ĐỊNH:"),
        Line("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch."),
        Sides(["Nơi nhận:", "- Như Điều 1;"], ["CHỦ TỊCH", "Trần Thị Mẫu"]),
        *after,
        Line("KẾ HOẠCH"),
        Line("Cải cách hành chính năm 2026"),
        Grid(header, rows),
    ]
    return read(extract(docx_of(items), name="quyet-dinh.docx"))


@pytest.mark.parametrize(
    "agency", [["ỦY BAN NHÂN DÂN", "PHƯỜNG AN MẪU"], ["UBND PHƯỜNG AN MẪU"], ["HĐND XÃ AN MẪU"]]
)
def test_the_letterhead_of_the_plan_does_not_sign_the_decision(agency: list[str]) -> None:
    nation = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    signer = decided(Sides(agency, nation)).document.signer
    assert (signer.name, signer.post) == ("Trần Thị Mẫu", "CHỦ TỊCH")


def test_a_line_that_may_be_a_product_of_its_own_is_asked_about() -> None:
    (task,) = decided().tasks
    assert task.products == ("Quyết định Phân công việc",)
    assert [(doubt.field, "Phân công việc" in doubt.why) for doubt in task.doubts] == [
        ("products", True)
    ]
