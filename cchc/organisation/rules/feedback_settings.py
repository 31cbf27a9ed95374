"""Deadlines of petitions, until an agency decides; docs/rules/feedback.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, SECONDARY, VERIFIED, Definition

_FEEDBACK = "Phản ánh, kiến nghị"
_PORTAL = "Thông lệ của Cổng Dịch vụ công quốc gia; cách tính của Quyết định 766/QĐ-TTg"
_DAYS = "ngày làm việc"


def _days(name: str, label: str, default: int, source: str, certainty: str) -> Definition:
    return Definition(
        f"feedback.{name}_days", _FEEDBACK, label, default, source, certainty, _DAYS, 1, 60
    )


FEEDBACK_SETTINGS: tuple[Definition, ...] = (
    _days(
        "receive",
        "Xem xét, tiếp nhận phản ánh trong",
        2,
        "Tự đặt bằng thời hạn từ chối để người gửi sớm biết",
        ASSUMED,
    ),
    _days("refuse", "Từ chối tiếp nhận phản ánh trong", 2, _PORTAL, SECONDARY),
    _days("ask", "Yêu cầu người gửi bổ sung trong", 5, _PORTAL, SECONDARY),
    _days(
        "forward",
        "Chuyển phản ánh đến cơ quan có thẩm quyền trong",
        5,
        "Nghị định 20/2008/NĐ-CP (sửa đổi 2013), Điều 9",
        VERIFIED,
    ),
    _days(
        "handle",
        "Xử lý, trả lời phản ánh trong",
        15,
        f"{_PORTAL}; tỉnh có thể đặt 10 ngày",
        SECONDARY,
    ),
    _days("publish", "Công khai kết quả sau khi trả lời trong", 2, _PORTAL, SECONDARY),
)
