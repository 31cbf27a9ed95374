"""What an agency shows on the public pages, until it decides; docs/rules/portal.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, VERIFIED, Definition

_PORTAL = "Trang công khai"
_MOMENT = r"[0-3][0-9]/[01][0-9]/20[0-9]{2} [0-2][0-9]:[0-5][0-9]"
_DOWNTIME = "Nghị định 224/2026/NĐ-CP, Điều 13 (báo trước ít nhất 7 ngày làm việc)"
OPEN = "open"
FILING = "on"

PORTAL_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "portal.open",
        _PORTAL,
        "Thủ tục, hồ sơ trễ hạn và số liệu của cơ quan trên trang công khai",
        "closed",
        "Cơ quan quyết định và nêu văn bản",
        ASSUMED,
        choices=(("closed", "Không hiện"), (OPEN, "Ai cũng xem được")),
    ),
    Definition(
        "portal.desk_address",
        _PORTAL,
        "Nơi tiếp nhận hồ sơ và trả kết quả",
        "",
        "Cơ quan ghi địa chỉ để người dân tìm đến",
        ASSUMED,
        pattern=r".{5,200}",
        example="Tầng 1, trụ sở UBND phường, số 1 đường Mẫu",
    ),
    Definition(
        "portal.national_address",
        _PORTAL,
        "Địa chỉ nộp hồ sơ trực tuyến (Cổng Dịch vụ công quốc gia)",
        "https://dichvucong.gov.vn",
        "Nghị định 118/2025/NĐ-CP, Điều 14, 15 (nộp trực tuyến tại Cổng quốc gia); địa chỉ cần"
        " kiểm tra",
        ASSUMED,
        pattern=r"https://[a-z0-9.-]+\.[a-z]{2,}(/[!-~]*)?",
        example="https://dichvucong.gov.vn",
    ),
    Definition(
        "portal.filing",
        _PORTAL,
        "Người dân nộp hồ sơ trực tuyến ngay trên trang công khai",
        "off",
        "Nghị định 118/2025/NĐ-CP, Điều 14, 15 (nộp tại Cổng quốc gia); chỉ bật khi có văn bản cho"
        " phép",
        ASSUMED,
        choices=(
            ("off", "Không nhận, dẫn sang Cổng Dịch vụ công quốc gia"),
            (FILING, "Nhận tại đây"),
        ),
        documented=(FILING,),
        act_page="Nộp hồ sơ trực tuyến",
    ),
    Definition(
        "portal.draft_days",
        _PORTAL,
        "Bản nháp hồ sơ trực tuyến không nộp thì xóa sau",
        30,
        "Thông lệ; giữ dữ liệu cá nhân không lâu hơn mức cần",
        ASSUMED,
        "ngày",
        1,
        90,
    ),
    Definition(
        "portal.small_cell",
        _PORTAL,
        "Lĩnh vực có ít hồ sơ trong tháng hơn số này thì gộp chung khi công khai",
        5,
        "Thông lệ thống kê, tránh nhận ra một người",
        ASSUMED,
        "hồ sơ",
        1,
        50,
    ),
    Definition(
        "portal.downtime",
        _PORTAL,
        "Thông báo tạm ngừng hệ thống",
        "",
        _DOWNTIME,
        VERIFIED,
        pattern=r".{5,300}",
        example="Hệ thống tạm ngừng để bảo trì máy chủ",
    ),
    Definition(
        "portal.downtime_from",
        _PORTAL,
        "Tạm ngừng từ",
        "",
        _DOWNTIME,
        VERIFIED,
        pattern=_MOMENT,
        example="05/12/2026 22:00",
    ),
    Definition(
        "portal.downtime_to",
        _PORTAL,
        "Tạm ngừng đến",
        "",
        _DOWNTIME,
        VERIFIED,
        pattern=_MOMENT,
        example="06/12/2026 04:00",
    ),
)
