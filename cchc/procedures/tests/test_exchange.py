"""Files of the catalogue: what is written reads back the same; every bad row is named."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.procedures import exchange
from cchc.procedures.choices import LimitUnit
from cchc.procedures.exchange import RowProblem
from cchc.procedures.tests.factories import BIRTH, COPY, LIFE, STEPS, WHOLE, birth, certified_copy
from cchc.procedures.tests.sheets import Sheets, changed, file_of, sheets_of
from cchc.procedures.whole import WholeVersion

HALF = certified_copy(
    limit_amount=Decimal("1.5"),
    limit_unit=LimitUnit.HOURS,
    steps=(replace(STEPS[0], minutes=90),),
    conditions="Điều kiện một.\nĐiều kiện hai.",
)
SAME_DAY = certified_copy(
    limit_amount=Decimal(0),
    limit_unit=LimitUnit.DAYS,
    steps=(replace(STEPS[0], minutes=240),),
)
WHOLES = [
    WholeVersion(BIRTH, 1, LIFE, birth()),
    WholeVersion(COPY, 1, LIFE, HALF),
    WholeVersion(COPY, 2, LIFE, SAME_DAY),
]


@pytest.mark.parametrize("kind", exchange.WRITERS)
def test_what_is_written_reads_back_the_same(kind: str) -> None:
    read = exchange.read(exchange.WRITERS[kind](WHOLES), name=f"danh-muc.{kind}")
    assert read.problems == ()
    found = [WholeVersion(v.entry, v.number or 0, v.life, v.content) for v in read.versions]
    assert found == WHOLES


def _json(text: str, instead: str) -> bytes:
    written = exchange.objects(WHOLES).decode()
    assert text in written
    return written.replace(text, instead).encode()


@pytest.mark.parametrize(
    ("text", "instead", "row", "column", "why"),
    [
        ('"MAU.HT.01"', '"HT01"', "procedures[0]", "Mã thủ tục", "không đúng dạng"),
        ('"limit_amount": "2"', '"limit_amount": "x"', "procedures[0]", "Thời hạn", "không phải"),
        ('"1.5"', "1.555", "procedures[1]", "Thời hạn", "hai chữ số"),
        ('"2026-01-05"', '"05/01/2026"', "procedures[0]", "Áp dụng từ", "2026-11-27"),
        ('"days"', '"ngày làm việc"', "procedures[0]", "Đơn vị thời hạn", "days"),
        ('"originals": 1', '"originals": -1', "procedures[0].papers[0]", "Bản chính", "không âm"),
        ('"minutes": 780', '"minutes": 700', "procedures[0]", "Các bước", "thiếu 80 phút"),
        ('"basis": "01', '"basis": "02', "procedures[0].papers[1]", "Căn cứ", "không có trong"),
        (
            '"ho_ten_me", "label"',
            '"Mẹ", "label"',
            "procedures[0].forms[0].fields[3]",
            "Mã thông tin",
            "chữ thường",
        ),
    ],
)  # fmt: skip
def test_a_bad_row_of_json_is_named(
    text: str, instead: str, row: str, column: str, why: str
) -> None:
    problems = exchange.read(_json(text, instead), name="danh-muc.json").problems
    assert (problems[0].row, problems[0].column) == (row, column)
    assert why in problems[0].why


def _cell(sheet: str, row: int, heading: str, text: str) -> Callable[[Sheets], object]:
    def change(sheets: Sheets) -> None:
        rows = sheets[sheet]
        rows[row - 1][rows[0].index(heading)] = text

    return change


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "text", "why"),
    [
        ("Thủ tục", 2, "Tên thủ tục", "", "không được để trống"),
        ("Thủ tục", 2, "Áp dụng từ", "31/02/2026", "không phải là ngày"),
        ("Thủ tục", 2, "Giờ chốt", "25:00", "không phải là giờ"),
        ("Thủ tục", 2, "Đối tượng", "Mọi người", "không có trong"),
        ("Thủ tục", 2, "Nhạy cảm", "chắc vậy", "ghi x nếu có"),
        ("Giấy tờ", 3, "Bản chính", "1,5", "số nguyên"),
        ("Giấy tờ", 3, "Mã thủ tục", "MAU.XX.01", "Không có thủ tục"),
        ("Biểu mẫu", 4, "Kiểu", "Ảnh", "không có trong"),
        ("Các bước", 2, "Vai trò", "Giám đốc", "không có trong"),
        ("Kết quả", 2, "Giá trị sử dụng (tháng)", "0", "từ 1 tháng"),
        ("Căn cứ", 2, "Tên văn bản", "", "không được để trống"),
    ],
)
def test_a_bad_row_of_a_workbook_is_named(
    sheet: str, row: int, heading: str, text: str, why: str
) -> None:
    problems = exchange.read(changed(_cell(sheet, row, heading, text)), name="a.xlsx").problems
    assert problems[0].why.count(why) == 1, problems
    found = (problems[0].sheet, problems[0].row)
    assert found == (sheet, f"dòng {row}")
    assert problems[0].column in (heading, "Mã thủ tục")


def test_a_problem_says_where_it_is() -> None:
    problem = RowProblem("Giấy tờ", "dòng 12", "Bản chính", "Ghi số nguyên không âm.")
    assert str(problem) == "Giấy tờ, dòng 12, cột Bản chính: Ghi số nguyên không âm."


def test_columns_may_stand_in_any_order_below_a_title() -> None:
    sheets = sheets_of()
    turned = {name: [row[::-1] for row in rows] for name, rows in sheets.items()}
    titled = {name: [["Danh mục"], [""], *rows] for name, rows in turned.items()}
    read = exchange.read(file_of(titled), name="a.xlsx")
    assert read.problems == ()
    assert read.versions[0].content == WHOLE.content


def test_the_number_may_be_left_out_where_a_procedure_has_one_version() -> None:
    sheets = sheets_of()
    for rows in sheets.values():
        for row in rows[1:]:
            row[1] = ""
    read = exchange.read(file_of(sheets), name="a.xlsx")
    assert (read.problems, read.versions[0].number) == ((), None)
    assert read.versions[0].content == WHOLE.content


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"{}", "a.json", "procedures"),
        (b'{"procedures": 1}', "a.json", "procedures"),
        (b'{"procedures": [1]}', "a.json", "danh sách các đối tượng"),
        (b'{"procedures": []}', "a.json", "không có thủ tục nào"),
        (b"not json", "a.json", "không phải JSON"),
        (b"%PDF-1.4", "a.pdf", ".xlsx"),
        (file_of({"Thủ tục": [["a"]]}), "a.xlsx", "không có dòng tiêu đề"),
        (file_of({"Khác": [["a"]]}), "a.xlsx", "thiếu trang “Thủ tục”"),
        (
            changed(lambda sheets: [row.pop(2) for row in sheets["Thủ tục"]]),
            "a.xlsx",
            "thiếu cột “Tên thủ tục”",
        ),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(content: bytes, name: str, says: str) -> None:
    with pytest.raises(RuleBroken, match=says) as broken:
        exchange.read(content, name=name)
    assert broken.value.field == "file"
