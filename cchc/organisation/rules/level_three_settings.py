"""Numbers of the level-3 checklist that no text was found for; docs/rules/level-three.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, Definition

_GROUP = "An toàn cấp độ 3 (nhận hồ sơ trực tuyến)"
MANDATORY = "mandatory"
_CHOICES = ((MANDATORY, "Bắt buộc"), ("advised", "Nên có"))

LEVEL_THREE_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "level3.backup_days",
        _GROUP,
        "Bản sao lưu gần nhất không cũ quá",
        7,
        "Thông lệ; chưa tìm thấy quy định về số ngày",
        ASSUMED,
        "ngày",
        1,
        30,
    ),
    Definition(
        "level3.verification_days",
        _GROUP,
        "Lần kiểm tra nhật ký gần nhất không cũ quá",
        7,
        "Lịch kiểm tra hằng tuần của hệ thống này",
        ASSUMED,
        "ngày",
        1,
        31,
    ),
    Definition(
        "level3.responsible_person",
        _GROUP,
        "Phân công người phụ trách an toàn thông tin bằng văn bản",
        MANDATORY,
        "Thông lệ; chưa đối chiếu văn bản",
        ASSUMED,
        choices=_CHOICES,
    ),
    Definition(
        "level3.restore_drill",
        _GROUP,
        "Đã khôi phục thử từ bản sao lưu",
        MANDATORY,
        "Thông lệ; TCVN 14423:2026 nêu kiểm tra bản sao lưu định kỳ, chưa đối chiếu cách làm",
        ASSUMED,
        choices=_CHOICES,
    ),
)
