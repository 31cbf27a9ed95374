"""Plans of other shapes: columns in any order, merged cells, two tables, decisions, lists."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import (
    Across,
    CellText,
    Grid,
    Item,
    Line,
    NewPage,
    Sides,
    docx_of,
    pdf_of,
)
from cchc.plans.content import Finding, ReadPlan, Task
from cchc.plans.reading import read
from cchc.plans.reading.tasks import is_unreadable

HEADING: tuple[Item, ...] = (
    Sides(
        ["ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU", "Số: 15/KH-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Tân Mẫu, ngày 05 tháng 01 năm 2026",
        ],
    ),
    Line("KẾ HOẠCH", bold=True, centred=True),
    Line("Cải cách hành chính năm 2026", bold=True, centred=True),
    Line("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"),
    Line("UBND xã Tân Mẫu ban hành Kế hoạch như sau:"),
    Line("I. NHIỆM VỤ"),
    Line("Phân công tại Phụ lục."),
)
SIGNATURE = Sides(
    ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT."],
    ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"],
)


def of_word(*items: Item) -> ReadPlan:
    return read(extract(docx_of([*HEADING, *items]), name="ke-hoach.docx"))


def brief(task: Task) -> tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    lead = tuple(unit.text for unit in task.lead)
    coordinating = tuple(unit.text for unit in task.coordinating)
    return task.id, task.title, task.products, lead, coordinating, task.deadline or ""


def test_columns_in_another_order_with_other_names() -> None:
    grid = Grid(
        ["STT", "Nhiệm vụ, giải pháp", "CHỦ TRÌ", "PHỐI HỢP", "Tiến độ", "Kết quả dự kiến"],
        [
            Across("A. CHỈ ĐẠO ĐIỀU HÀNH"),
            ["1", "Ban hành kế hoạch", "Phòng Kinh tế", "Các phòng", "Quý I/2026", "Kế hoạch"],
            Across("B. THỂ CHẾ"),
            ["1", "Rà soát văn bản", "Văn phòng", "", "Thường xuyên", ""],
        ],
    )
    for plan in (
        of_word(grid, SIGNATURE),
        read(extract(pdf_of([*HEADING, SIGNATURE, grid]), name="a.pdf")),
    ):
        assert [brief(task) for task in plan.tasks] == [
            (
                "A.1",
                "Ban hành kế hoạch",
                ("Kế hoạch",),
                ("Phòng Kinh tế",),
                ("Các phòng",),
                "Quý I/2026",
            ),
            ("B.1", "Rà soát văn bản", (), ("Văn phòng",), (), "Thường xuyên"),
        ]
        assert [area.title for area in plan.areas] == ["CHỈ ĐẠO ĐIỀU HÀNH", "THỂ CHẾ"]


def test_the_heading_and_a_signature_on_behalf() -> None:
    document = of_word(SIGNATURE, small_table()).document
    assert (document.number, document.symbol) == ("15", "KH-UBND")
    assert (document.issued_on, document.agency) == ("2026-01-05", "UBND xã Tân Mẫu")
    assert document.signer.post == "PHÓ CHỦ TỊCH"
    assert document.signer.authority == "TM. KT."
    assert document.signer.name == "Lê Văn Mẫu"
    assert document.recipients == ("Sở Nội vụ", "Lưu: VT")


def small_table(deadline: str = "Quý I/2026") -> Grid:
    row: list[CellText] = ["1", "Rà soát văn bản", "Văn phòng", deadline, "Danh mục"]
    return Grid(["TT", "Nội dung", "Chủ trì", "Thời gian", "Sản phẩm"], [row])


def test_the_caption_of_a_table_is_no_target() -> None:
    plan = of_word(
        Line("II. MỤC TIÊU"),
        Line("- Tỷ lệ hồ sơ đúng hạn đạt từ 99% trở lên."),
        Line("Bảng 1. Các chỉ tiêu chủ yếu"),
        small_table(),
    )
    assert [target.value for target in plan.targets] == ["99"]


def test_a_table_of_targets_before_the_table_of_tasks() -> None:
    targets = Grid(
        ["TT", "Chỉ tiêu", "Đơn vị (%)", "Kết quả"],
        [
            ["1", "Tỷ lệ hồ sơ đúng hạn", "%", "99,5"],
            ["2", "Số lớp tập huấn", "lớp", "02"],
            ["3", "Thời gian chờ", "phút", "≤ 15"],
            ["4", "Số buổi đối thoại", "", "02 buổi trở lên"],
            ["5", "Hồ sơ quá hạn", "hồ sơ", "giảm dần"],
        ],
    )
    plan = of_word(Line("Phụ lục 1"), targets, Line("Phụ lục 2"), small_table())
    assert [(t.measure, t.comparison, t.value, t.unit) for t in plan.targets] == [
        ("Tỷ lệ hồ sơ đúng hạn", "eq", "99.5", "%"),
        ("Số lớp tập huấn", "eq", "2", "lớp"),
        ("Thời gian chờ", "le", "15", "phút"),
        ("Số buổi đối thoại", "ge", "2", "buổi"),
        ("Hồ sơ quá hạn", "none", None, "hồ sơ"),
    ]
    assert len(plan.tasks) == 1


def test_a_remark_that_points_to_a_table_is_no_target() -> None:
    plan = of_word(
        Line("II. MỤC TIÊU"), Line("(Chi tiết tại Biểu 1)."), Line("- Đạt 95%."), small_table()
    )
    assert [target.text for target in plan.targets] == ["Đạt 95%"]


def test_the_title_begins_on_the_line_of_its_kind() -> None:
    items: list[Item] = [
        Line("ỦY BAN NHÂN DÂN XÃ TÂN MẪU"),
        Line("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"),
        Line("NĂM 2026"),
        small_table(),
    ]
    document = read(extract(docx_of(items), name="a.docx")).document
    assert (document.kind, document.title) == ("KH", "CẢI CÁCH HÀNH CHÍNH NĂM 2026")
    assert (document.agency, document.year) == ("UBND xã Tân Mẫu", 2026)


def test_a_decision_with_the_plan_attached() -> None:
    items: list[Item] = [
        Sides(
            ["UBND PHƯỜNG AN MẪU", "Số: /QĐ-UBND"],
            ["Độc lập - Tự do - Hạnh phúc", "An Mẫu, ngày    tháng 01 năm 2026"],
        ),
        Line("QUYẾT ĐỊNH", centred=True),
        Line("Ban hành Kế hoạch cải cách hành chính năm 2026 của phường An Mẫu", centred=True),
        Line("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG", centred=True),
        Line("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"),
        Line("QUYẾT ĐỊNH:", centred=True),
        Line("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính."),
        Line("Điều 2. Quyết định có hiệu lực từ ngày ký."),
        Sides(["Nơi nhận:", "- Như Điều 1;"], ["CHỦ TỊCH", "Trần Thị Mẫu"]),
        NewPage(),
        Line("KẾ HOẠCH", centred=True),
        Line("Cải cách hành chính năm 2026", centred=True),
        Line("(Ban hành kèm theo Quyết định số /QĐ-UBND ngày 12/01/2026)", centred=True),
        Line("I. MỤC TIÊU"),
        Line("- Tối thiểu 95% hồ sơ đúng hạn."),
        Line("II. NHIỆM VỤ"),
        small_table(),
        Line("III. TỔ CHỨC THỰC HIỆN"),
        Line("1. Giao Văn phòng theo dõi."),
    ]
    plan = read(extract(docx_of(items), name="quyet-dinh.docx"))
    document = plan.document
    assert (document.kind, document.number, document.issued_on) == ("QĐ", None, None)
    assert document.title == "Ban hành Kế hoạch cải cách hành chính năm 2026 của phường An Mẫu"
    assert document.agency == "UBND phường An Mẫu"
    assert document.signer.name == "Trần Thị Mẫu"
    assert [act.number for act in document.legal_bases] == ["76/NQ-CP"]
    assert [s.id for s in plan.sections] == ["Điều 1", "Điều 2", "I", "II", "III", "III.1"]
    assert [t.value for t in plan.targets] == ["95"]
    assert len(plan.tasks) == 1
    assert codes(plan) >= {"number_blank", "date_blank", "date_conflict"}
    assert "authority_differs" not in codes(plan)


def codes(plan: ReadPlan) -> set[str]:
    return {finding.code for finding in plan.findings}


def in_word(build: Callable[[Any], None]) -> ReadPlan:
    document = docx.Document()
    for text in ("KẾ HOẠCH", "Cải cách hành chính năm 2026", "I. NHIỆM VỤ"):
        document.add_paragraph(text)
    build(document)
    target = BytesIO()
    document.save(target)
    return read(extract(target.getvalue(), name="ke-hoach.docx"))


def add_table(
    document: Any, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text)
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))


def test_a_cell_merged_downwards_holds_for_every_row() -> None:
    rows = [
        ["TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Tiến độ"],
        ["1", "Rà soát văn bản", "Văn phòng", "Các phòng", "Quý I"],
        ["2", "Kiểm tra văn bản", "", "", "Quý II"],
        ["3", "Công bố văn bản", "Văn phòng", "", "Quý III"],
    ]
    plan = in_word(lambda document: add_table(document, rows, [(1, 2, 2, 2), (1, 3, 2, 3)]))
    assert [brief(task)[3:] for task in plan.tasks] == [
        (("Văn phòng",), ("Các phòng",), "Quý I"),
        (("Văn phòng",), ("Các phòng",), "Quý II"),
        (("Văn phòng",), (), "Quý III"),
    ]


def test_a_task_merged_downwards_has_all_its_products() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm"],
        ["1", "Tuyên truyền", "Phòng Văn hóa", "Tháng 5/2026", "Kế hoạch"],
        ["", "", "", "Tháng 9/2026", "Báo cáo"],
    ]
    merged = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)]
    plan = in_word(lambda document: add_table(document, rows, merged))
    (task,) = plan.tasks
    assert task.products == ("Kế hoạch", "Báo cáo")
    assert {o.due_on for o in task.schedule.obligations} == {"2026-05-31", "2026-09-30"}


def test_a_header_of_two_rows_with_column_numbers_below() -> None:
    rows = [
        ["STT", "NHIỆM VỤ", "PHÂN CÔNG", "", "THỜI GIAN"],
        ["", "", "CHỦ TRÌ", "PHỐI HỢP", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", "TỔ CHỨC BỘ MÁY", "", "", ""],
        ["1.", "Sắp xếp bộ máy", "Phòng Nội vụ", "Các phòng", "Năm 2025-2026"],
        ["II", "TÀI CHÍNH", "", "", ""],
        ["1.", "Tự chủ tài chính", "Phòng Kinh tế", "", "Hằng năm"],
    ]
    merged = [(0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4)]
    plan = in_word(lambda document: add_table(document, rows, merged))
    assert [brief(task)[:1] + brief(task)[3:] for task in plan.tasks] == [
        ("I.1", ("Phòng Nội vụ",), ("Các phòng",), "Năm 2025-2026"),
        ("II.1", ("Phòng Kinh tế",), (), "Hằng năm"),
    ]
    assert [task.number for task in plan.tasks] == ["1", "1"]


def test_numbers_of_two_levels_make_areas() -> None:
    rows = [
        ["TT", "Hoạt động", "Phân công nhiệm vụ", "Tiến độ"],
        ["1", "Thể chế", "", ""],
        ["1.1", "Rà soát văn bản", "Văn phòng", "Quý III Năm 2026"],
        ["1.2", "Kiểm tra", "Văn phòng", "Quý IV/2025- Quý II/2026"],
        ["2", "Thủ tục", "", ""],
        ["2.1", "Số hóa", "Trung tâm", "Giai đoạn 2026 - 2030."],
    ]
    plan = in_word(lambda document: add_table(document, rows))
    assert [(task.id, task.area) for task in plan.tasks] == [
        ("1.1", "1"),
        ("1.2", "1"),
        ("2.1", "2"),
    ]


def test_areas_without_a_code_are_counted() -> None:
    rows = [
        ["TT", "Nội dung", "Chủ trì", "Thời gian"],
        ["CẢI CÁCH THỂ CHẾ", "", "", ""],
        ["1", "Rà soát", "Văn phòng", "Quý I"],
        ["CẢI CÁCH BỘ MÁY", "", "", ""],
        ["2", "Sắp xếp", "Văn phòng", "Quý I"],
    ]
    plan = in_word(lambda document: add_table(document, rows, [(1, 0, 1, 3), (3, 0, 3, 3)]))
    assert [(area.code, area.title) for area in plan.areas] == [
        ("1", "CẢI CÁCH THỂ CHẾ"),
        ("2", "CẢI CÁCH BỘ MÁY"),
    ]


def test_a_table_without_a_column_of_numbers() -> None:
    rows = [
        ["Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn hoàn thành"],
        ["1. Ban hành kế hoạch", "Văn phòng", "Trước ngày 30/11/2026"],
        ["2. Tổ chức kiểm tra", "Văn phòng", "Năm 2026"],
    ]
    plan = in_word(lambda document: add_table(document, rows))
    assert [(task.number, task.title) for task in plan.tasks] == [
        ("1", "Ban hành kế hoạch"),
        ("2", "Tổ chức kiểm tra"),
    ]


def test_numbers_that_begin_again_in_a_second_table_keep_ids_apart() -> None:
    rows = [
        ["STT", "Nội dung", "Chủ trì", "Thời gian"],
        ["1", "Việc một", "Văn phòng", "Quý I"],
    ]

    def build(document: Any) -> None:
        for heading in ("1. Thể chế", "2. Thủ tục"):
            document.add_paragraph(heading)
            add_table(document, rows)

    plan = in_word(build)
    assert [(task.id, task.number) for task in plan.tasks] == [("1.1", "1"), ("2.1", "1")]
    assert [area.title for area in plan.areas] == ["Thể chế", "Thủ tục"]


LIST = (
    "II. NHIỆM VỤ CỤ THỂ",
    "1. Rà soát thủ tục hành chính",
    "- Đơn vị chủ trì: Văn phòng UBND",
    "- Đơn vị phối hợp: Các bộ phận",
    "- Thời gian thực hiện: Quý II/2026",
    "- Sản phẩm: Báo cáo kết quả rà soát",
    "2. Tuyên truyền. Chủ trì: Đài Truyền thanh; Thời gian: thường xuyên; Sản phẩm: tin bài.",
)


def test_tasks_in_a_numbered_list_with_named_fields() -> None:
    plan = of_word(*(Line(text) for text in LIST))
    assert [brief(task) for task in plan.tasks] == [
        (
            "II.1",
            "Rà soát thủ tục hành chính",
            ("Báo cáo kết quả rà soát",),
            ("Văn phòng UBND",),
            ("Các bộ phận",),
            "Quý II/2026",
        ),
        ("II.2", "Tuyên truyền.", ("tin bài",), ("Đài Truyền thanh",), (), "thường xuyên"),
    ]


def doubted(*numbers: str) -> list[str]:
    """The numbers on which a doubt falls."""
    head = ["TT", "Nội dung", "Chủ trì", "Thời gian", "Sản phẩm"]
    rows: list[list[CellText]] = [
        [n, f"Rà soát lần {at}", "Văn phòng", "Quý I/2026", "Danh mục"]
        for at, n in enumerate(numbers)
    ]
    plan = of_word(Grid(head, rows))
    return [t.number for t in plan.tasks if any(d.field == "number" for d in t.doubts)]


def test_a_number_that_does_not_follow_is_doubted() -> None:
    assert doubted("1", "2", "3") == []
    assert doubted("1", "2", "1", "2") == []
    assert doubted("4", "5", "7") == ["4", "7"]


def test_plain_text_that_has_lost_its_columns_is_refused() -> None:
    whole = task_of("Rà soát", products=("Báo cáo",))
    lost = task_of("Rà soát")
    assert is_unreadable([lost, lost, whole])
    assert not is_unreadable([lost, whole])


def task_of(title: str, products: tuple[str, ...] = ()) -> Task:
    (task,) = of_word(small_table()).tasks
    return replace(task, title=title, products=products, lead=())


def test_a_document_without_tasks_is_refused_with_what_to_do() -> None:
    with pytest.raises(RuleBroken, match="phụ lục phân công"):
        of_word(Line("1. Họp cơ quan."), SIGNATURE)


def test_a_blank_deadline_stays_unknown() -> None:
    (task,) = of_word(small_table("")).tasks
    assert (task.deadline, task.schedule.kind) == (None, "unknown")
    finding = next(f for f in of_word(small_table("")).findings if f.code == "no_deadline")
    assert isinstance(finding, Finding)
    assert finding.where == "/tasks/0"
