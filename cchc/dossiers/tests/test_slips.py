"""What each form says; the tables of docs/rules/slips.md."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cchc.documents import queries
from cchc.documents.content import UNSIGNED, Code, Content, Facts, Para, Signature, TableBlock
from cchc.dossiers import slips
from cchc.dossiers.slips import FormCode, Version, compose, version_on
from cchc.dossiers.tests import slip_examples as examples
from cchc.kernel.errors import RuleBroken

OLD, NEW = Version.OF_2018, Version.OF_2025
EVERY = pytest.mark.parametrize(("form", "version"), examples.EVERY)


def texts(content: Content) -> Iterator[str]:
    """Every text of a form, in order."""
    yield content.form
    yield content.title
    yield from content.addressees
    for block in content.blocks:
        if isinstance(block, Facts):
            yield from (f"{fact.label}: {fact.value}" for fact in block.facts)
            yield from ([block.code.text, block.code.caption] if block.code else [])
        elif isinstance(block, TableBlock):
            yield from (cell for row in block.rows for cell in getattr(row, "cells", ()))
        else:
            yield str(getattr(block, "text", ""))


def said(content: Content) -> str:
    """Every text of a form as one."""
    return "\n".join(texts(content))


def labels(content: Content) -> list[str]:
    """The labels of a form's lines, in order."""
    blocks = (block for block in content.blocks if isinstance(block, Facts))
    return [fact.label for block in blocks for fact in block.facts]


@pytest.mark.parametrize(
    ("received", "version"),
    [
        (date(2018, 11, 23), OLD),
        (date(2025, 9, 14), OLD),
        (date(2025, 9, 15), NEW),
        (date(2026, 11, 27), NEW),
    ],
)
def test_the_day_of_reception_decides_the_version(received: date, version: Version) -> None:
    assert version_on(received) is version


def test_an_apology_written_later_keeps_the_version_of_the_reception() -> None:
    written = replace(examples.apology(date(2025, 9, 12)), issued_on=date(2025, 10, 1))
    assert compose(written).form == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"


RECEIPT = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
SUPPLEMENT = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
REFUSAL = "Phiếu từ chối tiếp nhận giải quyết hồ sơ"
CONTROL = "Phiếu kiểm soát quá trình giải quyết hồ sơ"
INCIDENT = "Thư xin lỗi về hồ sơ bị mất, hư hỏng, sai lệch"
EXTENDED = "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"


@pytest.mark.parametrize(
    ("code", "version", "name", "symbol", "mark"),
    [
        ("01", OLD, RECEIPT, "TNHS", "Mẫu số 01, Thông tư 01/2018/TT-VPCP"),
        ("02", OLD, SUPPLEMENT, "HDHS", "Mẫu số 02, Thông tư 01/2018/TT-VPCP"),
        ("03", OLD, REFUSAL, "PTC", "Mẫu số 03, Thông tư 01/2018/TT-VPCP"),
        (
            "04",
            OLD,
            "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
            "PXL",
            "Mẫu số 04, Thông tư 01/2018/TT-VPCP",
        ),
        ("05", OLD, "Thông báo dừng giải quyết hồ sơ", "TB-UBND", "Mẫu tạm"),
        ("06", OLD, CONTROL, "PKS", "Mẫu số 05, Thông tư 01/2018/TT-VPCP"),
        ("07", OLD, "Sổ theo dõi hồ sơ", "STD", "Mẫu số 06, Thông tư 01/2018/TT-VPCP"),
        ("01", NEW, RECEIPT, "TNHS-TTPVHCC", "Mẫu số 01, Thông tư 03/2025/TT-VPCP"),
        ("02", NEW, SUPPLEMENT, "PBS-TTPVHCC", "Mẫu số 02, Thông tư 03/2025/TT-VPCP"),
        ("03", NEW, REFUSAL, "PTC-TTPVHCC", "Mẫu số 03, Thông tư 03/2025/TT-VPCP"),
        ("04", NEW, EXTENDED, "PXL", "Mẫu số 04, Thông tư 03/2025/TT-VPCP"),
        (
            "05",
            NEW,
            "Thông báo dừng giải quyết hồ sơ",
            "TB-UBND",
            "Mẫu số 05 (mẫu tạm), Thông tư 03/2025/TT-VPCP",
        ),
        ("06", NEW, CONTROL, "PKS-TTPVHCC", "Mẫu số 06, Thông tư 03/2025/TT-VPCP"),
        ("07", NEW, "Sổ theo dõi hồ sơ", "STD-TTPVHCC", "Mẫu số 07, Thông tư 03/2025/TT-VPCP"),
        ("08", NEW, INCIDENT, "TXL", "Thư của cơ quan, không theo mẫu của Thông tư"),
    ],
)
def test_each_form_has_its_name_letters_and_number(
    code: str, version: Version, name: str, symbol: str, mark: str
) -> None:
    content = compose(examples.facts(FormCode(code), version))
    assert (content.form, content.symbol, content.footer_note) == (name, symbol, mark)


def test_the_letters_of_the_desk_may_be_others() -> None:
    desk = replace(examples.DESK, code="BPMC", receipt_letters="BN")
    assert compose(replace(examples.receipt(), desk=desk)).symbol == "BN-BPMC"
    assert compose(replace(examples.refusal(), desk=desk)).symbol == "PTC-BPMC"


@pytest.mark.parametrize(
    ("code", "version", "sheet"),
    [
        *[(code, OLD, "A5") for code in ("01", "02", "03", "04", "05", "06")],
        *[(code, NEW, "A5") for code in ("01", "02", "03", "06")],
        ("04", NEW, "A4 form"),
        ("05", NEW, "A4 form"),
        ("08", NEW, "A4 form"),
        ("07", OLD, "A4 lying"),
        ("07", NEW, "A4 lying"),
    ],
)
def test_each_form_has_its_paper(code: str, version: Version, sheet: str) -> None:
    assert compose(examples.facts(FormCode(code), version)).sheet == sheet


def test_the_desk_may_choose_a4_for_the_new_slips_only() -> None:
    desk = replace(examples.DESK, sheet="A4 form")
    new, old = (examples.receipt(examples.DAYS[version]) for version in (NEW, OLD))
    assert compose(replace(new, desk=desk)).sheet == "A4 form"
    assert compose(replace(old, desk=desk)).sheet == "A5"


@EVERY
def test_no_form_leaves_anything_blank(form: FormCode, version: Version) -> None:
    assert queries.gaps_in(compose(examples.facts(form, version))) == []


@EVERY
def test_a_form_survives_being_kept_as_json(form: FormCode, version: Version) -> None:
    content = compose(examples.facts(form, version))
    assert Content.from_json(content.to_json()) == content


FULL = [
    "Tiếp nhận hồ sơ của",
    "Số định danh cá nhân",
    "Địa chỉ",
    "Số điện thoại",
    "Theo ủy quyền của",
    "Số định danh cá nhân",
    "Địa chỉ",
    "Điện thoại; e-mail",
    "Giấy tờ ủy quyền",
    "Nội dung yêu cầu giải quyết",
    "Số lượng hồ sơ",
    "Thời gian giải quyết",
    "Thời gian nhận hồ sơ",
    "Thời gian trả kết quả",
    "Nơi, cách nhận kết quả",
    "Vào Sổ theo dõi hồ sơ",
    "Tra cứu hồ sơ tại",
    "Mã PIN tra cứu",
]


def test_the_receipt_holds_every_field_of_the_circular() -> None:
    content = compose(examples.receipt())
    assert labels(content) == FULL
    for words in (
        "Mã hồ sơ: H99.12-261127-0001",
        "Số định danh cá nhân: 038058001234",
        "Giấy tờ ủy quyền: Văn bản ủy quyền số 15/CT ngày 20/8/2025",
        "Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 27/11/2026",
        "Thời gian trả kết quả: 17 giờ 00 phút, ngày 02/12/2026",
        "Vào Sổ theo dõi hồ sơ: Quyển số 01; số thứ tự 125",
        "Mã PIN tra cứu: 483 915",
    ):
        assert words in said(content)


def test_the_receipt_without_what_may_be_missing_has_no_line_for_it() -> None:
    content = compose(examples.plain_receipt())
    assert labels(content) == [
        "Tiếp nhận hồ sơ của",
        "Nội dung yêu cầu giải quyết",
        "Số lượng hồ sơ",
        "Thời gian giải quyết",
        "Thời gian nhận hồ sơ",
        "Thời gian trả kết quả",
        "Nơi, cách nhận kết quả",
    ]
    assert not any(isinstance(block, Facts) and block.code for block in content.blocks)
    assert queries.gaps_in(content) == []


def test_the_old_receipt_has_neither_id_number_nor_authorised_person() -> None:
    content = compose(examples.receipt(examples.DAYS[OLD]))
    assert labels(content)[:4] == [
        "Tiếp nhận hồ sơ của",
        "Địa chỉ",
        "Điện thoại; e-mail",
        "Nội dung yêu cầu giải quyết",
    ]
    assert "038058001234" not in said(content)
    assert "Đăng ký nhận kết quả tại" in labels(content)


@pytest.mark.parametrize(
    ("version", "counts"),
    [(OLD, ("Bản chính", "Bản sao")), (NEW, ("Bản chính", "Bản sao", "Điện tử"))],
)
def test_the_papers_are_counted_by_kind(version: Version, counts: tuple[str, ...]) -> None:
    content = compose(examples.facts(FormCode.RECEIPT, version))
    (table,) = (block for block in content.blocks if isinstance(block, TableBlock))
    assert tuple(column.title for column in table.columns[2:]) == counts
    fourth: Any = table.rows[3]
    assert (
        fourth.cells
        == ("4", "Giấy chứng nhận kết hôn của cha mẹ", "", "01", "01")[: 2 + len(counts)]
    )


def test_the_code_says_exactly_the_link_of_the_look_up() -> None:
    content = compose(examples.receipt())
    codes = [block.code for block in content.blocks if isinstance(block, Facts) and block.code]
    assert codes == [Code(examples.LOOK_UP.link, 25, "Quét mã để tra cứu")]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (replace(examples.TU, email=""), "Số điện thoại: 0912 345 678"),
        (replace(examples.TU, phone=""), "E-mail: tu.pham@example.vn"),
        (examples.TU, "Điện thoại; e-mail: 0912 345 678; tu.pham@example.vn"),
    ],
)
def test_phone_and_mail_share_a_line_where_there_are_both(
    person: slips.Person, expected: str
) -> None:
    assert expected in said(compose(replace(examples.refusal(), applicant=person)))


def test_an_organisation_is_spoken_to_as_one() -> None:
    firm = slips.Person("Công ty TNHH Mẫu", id_number="2800000000", is_organisation=True)
    text = said(compose(replace(examples.refusal(), applicant=firm)))
    assert "Số định danh tổ chức: 2800000000" in text
    assert "quý cơ quan, tổ chức được biết" in text
    assert compose(replace(examples.apology(), applicant=firm)).addressees == (firm.name,)


def test_the_supplement_request_gives_each_thing_its_reason_and_a_contact() -> None:
    content = compose(examples.supplement_request())
    (table,) = (block for block in content.blocks if isinstance(block, TableBlock))
    assert [getattr(row, "cells", ())[1:] for row in table.rows][1] == (
        "Tờ khai, mục “Nơi cư trú của mẹ”",
        "Chưa ghi.",
    )
    assert "liên hệ bà Lê Thị Hoa, số điện thoại 0237 3999 999" in said(content)
    assert "038058001234" not in said(content)


def test_the_refusal_needs_no_code_and_lists_its_reasons() -> None:
    content = compose(examples.refusal())
    assert content.title == ""
    assert "thông báo không tiếp nhận, giải quyết hồ sơ này" in said(content)
    assert examples.refusal().reasons[1] in said(content)


@pytest.mark.parametrize("version", list(Version))
def test_the_apology_says_both_dates_the_reason_and_apologises(version: Version) -> None:
    facts = examples.facts(FormCode.APOLOGY, version)
    text = said(compose(facts))
    assert f"{examples.moment(examples.DAYS[version], 17):%H} giờ 00 phút" in text
    for words in ("Lý do: chưa nhận được kết quả xác minh", "xin lỗi ông (bà)", "hẹn trả kết quả"):
        assert words in text
    assert ("số định danh cá nhân: 038058001234" in text) is (version is NEW)
    content = compose(facts)
    assert content.addressees == ("Ông (Bà) Phạm Văn Tư",)
    assert content.letterhead == examples.DESK.agency


def test_the_stop_notice_says_when_why_and_what_becomes_of_the_fee() -> None:
    content = compose(examples.stop_notice())
    assert labels(content) == [
        "Hồ sơ của",
        "Thủ tục hành chính",
        "Ngày nhận hồ sơ",
        "Ngày đề nghị dừng giải quyết",
        "Lý do",
        "Dừng giải quyết từ ngày",
        "Phí, lệ phí",
    ]
    assert "Phí, lệ phí" not in labels(compose(replace(examples.stop_notice(), fee=" ")))
    assert "038058001234" not in said(content)


def test_the_control_slip_tells_each_hand_over_and_no_applicant() -> None:
    content = compose(examples.control_slip())
    (table,) = (block for block in content.blocks if isinstance(block, TableBlock))
    rows: list[Any] = list(table.rows)
    assert [row.cells[4] for row in rows] == ["", "Trước hạn", "Quá hạn", "Đúng hạn", ""]
    assert rows[2].cells == (
        "3",
        "Tư pháp - Hộ tịch\nTrần Văn Bình",
        "Lãnh đạo UBND\nTrần Thị Lan",
        "14:00\n30/11/2026",
        "Quá hạn",
        "Chờ xác minh nơi cư trú",
    )
    assert examples.TU.name not in said(content)


LEFT = {"01": "Đỗ Thị Mai", "03": "Phạm Văn Tư"}
RIGHT = {
    "01": ("Người tiếp nhận hồ sơ", "Lê Thị Hoa"),
    "02": ("Người hướng dẫn", "Lê Thị Hoa"),
    "03": ("Người tiếp nhận hồ sơ", "Lê Thị Hoa"),
    "04": ("CHỦ TỊCH", "Nguyễn Văn Minh"),
    "05": ("CHỦ TỊCH", "Nguyễn Văn Minh"),
    "08": ("CHỦ TỊCH", "Nguyễn Văn Minh"),
}


@EVERY
def test_each_form_is_signed_by_whom_it_says(form: FormCode, version: Version) -> None:
    content = compose(examples.facts(form, version))
    assert (content.left.name if content.left else None) == LEFT.get(form)
    right = (content.signature.post, content.signature.name)
    assert right == RIGHT.get(form, (UNSIGNED.post, UNSIGNED.name))
    assert bool(content.recipients) is (form in ("04", "05", "08"))


def test_who_filed_signs_the_refusal_where_it_was_not_the_applicant() -> None:
    left = compose(replace(examples.refusal(), filed_by="Đỗ Thị Mai")).left
    assert left == Signature("", "Người nộp hồ sơ", "Đỗ Thị Mai", "Ký, ghi rõ họ tên")


def said_in(content: Content) -> str:
    return "\n".join(block.text for block in content.blocks if isinstance(block, Para))


def test_an_apology_after_the_end_names_it_in_place_of_a_new_date() -> None:
    day = examples.DAYS[NEW]
    late = replace(examples.apology(), new_due_at=None)
    at = examples.moment(examples.after(day, 8), 9)
    done = said_in(compose(replace(late, ended=slips.Ended(at))))
    assert "mới giải quyết xong" in done
    assert "Kết quả giải quyết hồ sơ đã có từ:" in done
    assert "hẹn trả kết quả giải quyết hồ sơ vào" not in done
    stopped = said_in(compose(replace(late, ended=slips.Ended(at, has_result=False))))
    assert "dừng giải quyết" in stopped
    assert "đã có từ" not in stopped
    with pytest.raises(RuleBroken, match="thời điểm hẹn lại"):
        compose(late)
