"""What a form must have is asked for by its name; docs/rules/slips.md, section Fields."""

from dataclasses import replace
from typing import Any

import pytest

from cchc.documents.content import UNSIGNED
from cchc.dossiers import slips
from cchc.dossiers.slips import FormCode, Version, compose
from cchc.dossiers.tests import slip_examples as examples
from cchc.kernel.errors import RuleBroken

NOBODY = replace(examples.TU, name=" ")
MISSING: list[tuple[str, dict[str, Any], str, str]] = [
    ("01", {"number": 0}, "chưa có số của phiếu", "number"),
    ("01", {"code": ""}, "chưa có mã hồ sơ", "code"),
    ("01", {"applicant": NOBODY}, "chưa có tên tổ chức, cá nhân nộp hồ sơ", "applicant_name"),
    ("01", {"asked": " "}, "chưa có nội dung yêu cầu giải quyết", "asked"),
    ("01", {"papers": ()}, "chưa có thành phần hồ sơ", "papers"),
    (
        "01",
        {"papers": (*examples.PAPERS[:1], slips.PaperLine(" "))},
        "giấy tờ thứ 2: chưa có tên giấy tờ",
        "name",
    ),
    ("01", {"sets": 0}, "chưa có số lượng hồ sơ (bộ)", "sets"),
    ("01", {"processing_time": ""}, "chưa có thời gian giải quyết", "processing_time"),
    ("01", {"received_at": None}, "chưa có thời điểm tiếp nhận", "received_at"),
    ("01", {"due_at": None}, "chưa có thời điểm hẹn trả kết quả", "due_at"),
    ("01", {"return_way": ""}, "chưa có nơi hoặc phương thức nhận kết quả", "return_way"),
    ("01", {"receiver": ""}, "chưa có họ tên người tiếp nhận hồ sơ", "receiver"),
    (
        "01",
        {"authorised": slips.Authorised(examples.MAI, "")},
        "chưa có giấy ủy quyền",
        "authorised_paper",
    ),
    (
        "01",
        {"look_up": replace(examples.LOOK_UP, pin="")},
        "chưa có mã PIN tra cứu",
        "look_up_pin",
    ),
    ("02", {"items": ()}, "chưa có nội dung cần bổ sung, hoàn thiện", "items"),
    (
        "02",
        {"items": (slips.SupplementItem("Giấy chứng sinh", ""),)},
        "nội dung thứ 1: chưa có lý do",
        "reason",
    ),
    (
        "02",
        {"contact": slips.Contact("bà Hoa", "")},
        "chưa có số điện thoại của người giải đáp",
        "contact_phone",
    ),
    ("02", {"guide": ""}, "chưa có họ tên người hướng dẫn", "guide"),
    ("03", {"reasons": ()}, "chưa có lý do từ chối", "reasons"),
    ("03", {"reasons": ("Lý do một.", " ")}, "chưa có lý do từ chối", "reasons"),
    ("03", {"receiver": ""}, "chưa có họ tên người tiếp nhận hồ sơ", "receiver"),
    ("04", {"reason": ""}, "chưa có lý do", "reason"),
    ("04", {"due_at": None}, "chưa có thời điểm hẹn trả kết quả", "due_at"),
    ("04", {"new_due_at": None}, "chưa có thời điểm hẹn lại", "new_due_at"),
    ("04", {"signature": UNSIGNED}, "chưa có chức vụ người ký", "signature_post"),
    ("04", {"recipients": ()}, "chưa có nơi nhận", "recipients"),
    ("05", {"requested_on": None}, "chưa có ngày đề nghị dừng giải quyết", "requested_on"),
    ("05", {"stopped_on": None}, "chưa có ngày dừng giải quyết", "stopped_on"),
    ("05", {"reason": ""}, "chưa có lý do", "reason"),
    ("06", {"lead_unit": ""}, "chưa có cơ quan, đơn vị giải quyết", "lead_unit"),
    ("06", {"handings": ()}, "chưa có quá trình giao, nhận hồ sơ", "handings"),
    ("07", {"field": ""}, "chưa có lĩnh vực của sổ", "field"),
]


@pytest.mark.parametrize(("form", "change", "message", "field"), MISSING)
@pytest.mark.parametrize("version", list(Version))
def test_what_must_be_there_is_asked_for_by_name(
    form: str, change: dict[str, Any], message: str, field: str, version: Version
) -> None:
    with pytest.raises(RuleBroken) as refused:
        compose(replace(examples.facts(FormCode(form), version), **change))
    assert message in refused.value.message
    assert refused.value.message.endswith("hãy bổ sung rồi lập lại.")
    assert refused.value.field == field


def test_the_refusal_of_a_form_names_the_form() -> None:
    with pytest.raises(RuleBroken, match=r"^Phiếu từ chối tiếp nhận giải quyết hồ sơ: "):
        compose(replace(examples.refusal(), reasons=()))
