"""What notices to people outside are kept by; docs/rules/citizen-notices.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, Definition

NOTICE_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "notices.keep_days",
        "Thông báo cho người dân",
        "Xóa tên, số máy, nội dung thông báo đã gửi sau",
        180,
        "Luật Bảo vệ dữ liệu cá nhân 2025, Điều 14 (xóa khi hết mục đích); số ngày tự đặt",
        ASSUMED,
        "ngày",
        30,
        1095,
    ),
)
