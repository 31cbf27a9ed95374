"""In which parts two contents differ, in the words of the office."""

from cchc.procedures.whole import Content

_PARTS = {
    "name": "tên",
    "limit_amount": "thời hạn",
    "limit_unit": "đơn vị thời hạn",
    "cutoff": "giờ chốt nhận",
    "applicants": "đối tượng",
    "target_level": "cấp quyết định",
    "online_level": "mức độ trực tuyến",
    "needs_receipt": "giấy tiếp nhận",
    "fee": "phí, lệ phí",
    "fee_note": "ghi chú phí, lệ phí",
    "fee_mode": "cách thu",
    "conditions": "yêu cầu, điều kiện",
    "bases": "căn cứ pháp lý",
    "papers": "giấy tờ",
    "forms": "biểu mẫu",
    "results": "kết quả",
    "steps": "các bước",
}


def differences(one: Content, other: Content) -> list[str]:
    """The names of the parts that are not the same, in the order of the content."""
    return [label for name, label in _PARTS.items() if getattr(one, name) != getattr(other, name)]
