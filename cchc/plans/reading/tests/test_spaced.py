"""A Word plan printed and turned to text with its layout kept is read as the Word plan itself.

``spaced/*.txt`` are what ``pdftotext -layout`` made of fictitious plans (and ``columns-lost.txt``
what ``pdftotext`` alone made of one): the columns in other orders, upright and lying pages, other
letters, narrow columns, headers of one to nine lines.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.blocks import Place, TextLine
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import (
    Across,
    CellText,
    Grid,
    Item,
    Line,
    Sides,
    docx_of,
)
from cchc.plans.reading import read
from cchc.plans.reading.lines import Line as Printed
from cchc.plans.reading.lines import joined
from cchc.plans.reading.plain_text.header_blocks import block_at
from cchc.plans.reading.tests.twins import comparable

FOLDER = Path(__file__).with_name("spaced")
USUAL = {
    "n": "TT",
    "t": "Nội dung nhiệm vụ, công việc cụ thể",
    "p": "Sản phẩm, kết quả dự kiến",
    "l": "Bộ phận chủ trì thực hiện",
    "c": "Bộ phận phối hợp",
    "d": "Thời gian hoàn thành",
}
OTHER = {
    "n": "STT",
    "t": "Nhiệm vụ",
    "p": "Sản phẩm đầu ra",
    "l": "Cơ quan, đơn vị chủ trì",
    "c": "Cơ quan, đơn vị phối hợp",
    "d": "Thời gian thực hiện, hoàn thành",
}
SPANNED = {**USUAL, "l": "Chủ trì", "c": "Phối hợp"}
AREAS = {1: "A. CẢI CÁCH THỂ CHẾ", 3: "B. CẢI CÁCH THỦ TỤC HÀNH CHÍNH", 5: "C. CHUYỂN ĐỔI SỐ"}
TASKS = (
    (
        "Rà soát văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân xã ban hành"
        " còn hiệu lực",
        "Báo cáo kết quả rà soát",
        "Công chức Tư pháp - Hộ tịch",
        "Văn phòng UBND",
        "Quý II/2026",
    ),
    (
        "Ban hành kế hoạch kiểm tra và theo dõi tình hình thi hành pháp luật trên địa bàn xã",
        "Kế hoạch",
        "Công chức Tư pháp - Hộ tịch",
        "Các bộ phận chuyên môn",
        "Trước ngày 28/02/2026",
    ),
    (
        "Niêm yết công khai đầy đủ thủ tục hành chính tại Bộ phận Một cửa và trên trang thông tin"
        " điện tử",
        "Biên bản niêm yết",
        "Bộ phận Một cửa",
        "Văn phòng UBND",
        "Thường xuyên",
    ),
    (
        "Tổ chức đối thoại với người dân, doanh nghiệp về thủ tục đất đai",
        "Thông báo kết luận đối thoại",
        "Văn phòng UBND",
        "Công chức Địa chính - Xây dựng",
        "Tháng 9/2026",
    ),
    (
        "Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng của các thôn",
        "Danh sách lớp tập huấn",
        "Công chức Văn hóa - Xã hội",
        "Đoàn Thanh niên",
        "Quý III/2026",
    ),
    (
        "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
        "Báo cáo tiến độ số hóa",
        "Bộ phận Một cửa",
        "Công chức Tư pháp - Hộ tịch",
        "Trước ngày 30/11/2026",
    ),
)
BEFORE: tuple[Item, ...] = (
    Sides(
        ["ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU", "Số: 15/KH-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Tân Mẫu, ngày 05 tháng 01 năm 2026",
        ],
    ),
    Line("KẾ HOẠCH", centred=True),
    Line("Cải cách hành chính năm 2026", centred=True),
    Line("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"),
    Line("UBND xã Tân Mẫu ban hành Kế hoạch như sau:"),
    Line("I. MỤC TIÊU"),
    Line("- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 99% trở lên."),
    Line("II. NHIỆM VỤ"),
    Line("Phân công tại Phụ lục."),
    Sides(
        ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"],
    ),
    Line("PHỤ LỤC", centred=True),
    Line("PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026", centred=True),
)


def twin(order: str, header: dict[str, str], times: int) -> bytes:
    """The Word plan with its columns in that order, the tasks so many times."""
    rows: list[Sequence[CellText] | Across] = []
    for number in range(1, times * len(TASKS) + 1):
        if times == 1 and number in AREAS:
            rows.append(Across(AREAS[number]))
        task = TASKS[(number - 1) % len(TASKS)]
        cells = dict(zip("ntplcd", (str(number), *task), strict=True))
        rows.append([cells[column] for column in order])
    return docx_of([*BEFORE, Grid([header[column] for column in order], rows)])


@pytest.mark.parametrize(
    ("name", "order", "header", "times"),
    [
        ("usual-land", "ntplcd", USUAL, 1),
        ("order2-port", "ntdlcp", USUAL, 1),
        ("narrow-land", "ntplcd", USUAL, 1),
        ("words-port", "ntlcpd", OTHER, 1),
        ("span-land", "ntplcd", SPANNED, 1),
        ("arial-land", "ndtplc", USUAL, 1),
        ("long-land", "ntpdlc", USUAL, 4),
        ("arial-port", "ntlpcd", USUAL, 5),
        ("sans-port", "ntlpcd", USUAL, 2),
    ],
)
def test_text_with_its_layout_is_read_as_the_word_plan(
    name: str, order: str, header: dict[str, str], times: int
) -> None:
    text = read(extract(FOLDER / f"{name}.txt", name=f"{name}.txt"))
    word = read(extract(twin(order, header, times), name="ke-hoach.docx"))
    assert len(text.tasks) == times * len(TASKS)
    assert comparable(text) == comparable(word)


def test_text_taken_without_its_layout_is_refused_with_what_to_use() -> None:
    source = extract(FOLDER / "columns-lost.txt", name="columns-lost.txt")
    with pytest.raises(RuleBroken, match=r"mất cột.*Word \(\.docx\) hoặc PDF"):
        read(source)


def lines(*texts: str) -> list[TextLine]:
    return [TextLine(text, Place(1, n, n)) for n, text in enumerate(texts, start=1)]


def test_a_header_begins_above_the_line_of_its_number() -> None:
    block = block_at(
        lines(
            "         Nội dung                     Bộ phận",
            "   TT                   Sản phẩm                  Thời hạn",
            "         công việc                    chủ trì",
            "    1    Rà soát        Báo cáo       Văn phòng   Quý I",
        ),
        0,
    )
    assert block is not None
    assert block.height == 3
    assert [cell.text for cell in block.cells] == [
        "TT",
        "Nội dung công việc",
        "Sản phẩm",
        "Bộ phận chủ trì",
        "Thời hạn",
    ]


def test_a_heading_over_two_columns_is_no_cell() -> None:
    block = block_at(
        lines(
            "   TT    Nội dung             Phân công thực hiện        Thời hạn",
            "                             Chủ trì      Phối hợp",
        ),
        0,
    )
    assert block is not None
    assert [cell.text for cell in block.cells] == [
        "TT",
        "Nội dung",
        "Chủ trì",
        "Phối hợp",
        "Thời hạn",
    ]


def test_header_cells_that_touch_are_parted() -> None:
    block = block_at(
        lines(
            "TT   Nội dung nhiệm vụ    Sản phẩm, kết quả dự Bộ phận chủ trì thực   Thời hạn",
            "                          kiến                 hiện",
        ),
        0,
    )
    assert block is not None
    assert [cell.text for cell in block.cells][2:4] == [
        "Sản phẩm, kết quả dự kiến",
        "Bộ phận chủ trì thực hiện",
    ]


def test_header_words_in_one_column_are_no_header() -> None:
    assert block_at(lines("TT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời hạn"), 0) is None


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (("Trước ngày 28/02/202", "6"), "Trước ngày 28/02/2026"),
        (("Trước ngày 28/02/20", "26"), "Trước ngày 28/02/2026"),
        (("Quý II/202", "6"), "Quý II/2026"),
        (("Quý II/2026", "6 tháng"), "Quý II/2026 6 tháng"),
        (("ngày 28/02/20", "2026"), "ngày 28/02/20 2026"),
        (("Đề án 06/20", "6 tháng"), "Đề án 06/20 6 tháng"),
    ],
)
def test_a_year_cut_in_two_by_a_narrow_column_is_whole_again(
    printed: tuple[str, ...], text: str
) -> None:
    place = Place(1, 1, 1)
    assert joined(Printed(part, place) for part in printed) == text
