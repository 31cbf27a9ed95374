"""What a review of procedures counts with, until an agency decides; docs/rules/reviews.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, Definition

_REVIEWS = "Rà soát thủ tục"
_ESTIMATED = "Ước tính; chưa đối chiếu cách tính chi phí tuân thủ"

REVIEW_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "reviews.field_seconds",
        _REVIEWS,
        "Thời gian khai một mục của biểu mẫu",
        30,
        _ESTIMATED,
        ASSUMED,
        "giây",
        0,
        600,
    ),
    Definition(
        "reviews.paper_minutes",
        _REVIEWS,
        "Thời gian người dân có và nộp một giấy tờ",
        60,
        _ESTIMATED,
        ASSUMED,
        "phút",
        0,
        2880,
    ),
    Definition(
        "reviews.check_minutes",
        _REVIEWS,
        "Thời gian công chức kiểm tra một giấy tờ",
        5,
        _ESTIMATED,
        ASSUMED,
        "phút",
        0,
        240,
    ),
    Definition(
        "reviews.paper_cost",
        _REVIEWS,
        "Chi phí in, sao, đi lại cho một giấy tờ",
        5000,
        _ESTIMATED,
        ASSUMED,
        "đồng",
        0,
        10_000_000,
    ),
    Definition(
        "reviews.hour_cost",
        _REVIEWS,
        "Giá trị một giờ làm việc",
        40000,
        "Ước tính; đơn vị đặt theo thu nhập bình quân của địa phương",
        ASSUMED,
        "đồng",
        0,
        10_000_000,
    ),
    Definition(
        "reviews.alike",
        _REVIEWS,
        "Hai tên thông tin được coi là có thể trùng khi giống nhau từ",
        80,
        "Cách so tên của chương trình; người rà soát xác nhận từng trường hợp",
        ASSUMED,
        "%",
        50,
        100,
    ),
)
