"""How long personal data are kept, until an agency decides; docs/rules/data-rights.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, SECONDARY, VERIFIED, Definition

_PRIVACY = "Dữ liệu cá nhân"
_SAMPLE = "Mẫu; đơn vị đặt theo quy định lưu trữ của mình"

PRIVACY_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "privacy.keep_data_request",
        _PRIVACY,
        "Giữ nội dung riêng của yêu cầu về dữ liệu sau khi xong",
        24,
        _SAMPLE,
        ASSUMED,
        "tháng",
        1,
        240,
    ),
    Definition(
        "privacy.keep_citizen",
        _PRIVACY,
        "Giữ thông tin người không còn hồ sơ, kết quả nào",
        60,
        _SAMPLE,
        ASSUMED,
        "tháng",
        1,
        600,
    ),
    Definition(
        "privacy.keep_petition",
        _PRIVACY,
        "Giữ nội dung phản ánh, kiến nghị sau khi xong",
        60,
        _SAMPLE,
        ASSUMED,
        "tháng",
        1,
        600,
    ),
    Definition(
        "privacy.keep_dialogue_question",
        _PRIVACY,
        "Giữ người hỏi, câu hỏi đối thoại sau khi xong",
        24,
        _SAMPLE,
        ASSUMED,
        "tháng",
        1,
        600,
    ),
    Definition(
        "privacy.keep_breach",
        _PRIVACY,
        "Giữ diễn biến vi phạm dữ liệu sau khi khép lại",
        60,
        "Nghị định 356/2025/NĐ-CP, Điều 29 (5 năm)",
        SECONDARY,
        "tháng",
        60,
        600,
    ),
    Definition(
        "privacy.breach_hours",
        _PRIVACY,
        "Thông báo vi phạm dữ liệu cá nhân trong vòng (kể từ lúc phát hiện)",
        72,
        "Luật Bảo vệ dữ liệu cá nhân 2025, Điều 23",
        VERIFIED,
        "giờ",
        1,
        720,
    ),
)
