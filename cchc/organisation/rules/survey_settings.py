"""What an agency may decide about asking for satisfaction; docs/rules/satisfaction.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, Definition

_SURVEYS = "Đánh giá sự hài lòng"

SURVEY_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "surveys.link_days",
        _SURVEYS,
        "Phiếu mời đánh giá còn hiệu lực sau khi hồ sơ xong",
        90,
        "Thông lệ; chưa tìm thấy quy định về số ngày",
        ASSUMED,
        "ngày",
        7,
        365,
    ),
    Definition(
        "surveys.bar",
        _SURVEYS,
        "Mục tiêu hài lòng để so trên trang kết quả",
        98,
        "Mục tiêu trong kế hoạch cải cách hành chính của đơn vị",
        ASSUMED,
        "%",
        50,
        100,
    ),
    Definition(
        "surveys.small_cell",
        _SURVEYS,
        "Không hiện, không công bố số liệu có ít phiếu hơn",
        5,
        "Thông lệ thống kê, tránh nhận ra một người",
        ASSUMED,
        "phiếu",
        5,
        50,
    ),
    Definition(
        "surveys.follow_up_days",
        _SURVEYS,
        "Lãnh đạo xem xét phiếu không hài lòng trong",
        5,
        "Thông lệ; chưa tìm thấy quy định về số ngày",
        ASSUMED,
        "ngày làm việc",
        1,
        30,
    ),
)
