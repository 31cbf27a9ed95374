"""Every configurable value: default, its source, how sure; docs/rules/settings.md."""

from cchc.kernel.canonical import Json
from cchc.organisation.rules.dossier_settings import DOSSIER_SETTINGS
from cchc.organisation.rules.feedback_settings import FEEDBACK_SETTINGS
from cchc.organisation.rules.level_three_settings import LEVEL_THREE_SETTINGS
from cchc.organisation.rules.notice_settings import NOTICE_SETTINGS
from cchc.organisation.rules.portal_settings import PORTAL_SETTINGS
from cchc.organisation.rules.privacy_settings import PRIVACY_SETTINGS
from cchc.organisation.rules.review_settings import REVIEW_SETTINGS
from cchc.organisation.rules.setting_kinds import (
    ASSUMED,
    SECONDARY,
    VERIFIED,
    Definition,
    check_document,
    checked_by,
    demand_no_act,
    in_words,
)
from cchc.organisation.rules.sign_in_settings import SECOND_FACTOR_SETTINGS
from cchc.organisation.rules.survey_settings import SURVEY_SETTINGS

__all__ = [
    "DEFINITIONS",
    "Definition",
    "checked",
    "default_of",
    "demand_document",
    "demand_free",
    "in_words",
]

_SIGN_IN = "Đăng nhập và tài khoản"
_TIME = "Thời gian làm việc"
_PLANS = "Kế hoạch và thời hạn"
_REMINDERS = "Nhắc việc và đôn đốc"
_REPORTS = "Báo cáo"
_DOCUMENTS = "Văn bản và lưu trữ"
_TCVN = "TCVN 14423:2026, cấp độ 2"
_QCVN = "QCVN 12:2026/BCA"

_ALL: tuple[Definition, ...] = (
    Definition(
        "sign_in.failures",
        _SIGN_IN,
        "Số lần nhập sai mật khẩu thì khóa tài khoản",
        5,
        f"{_TCVN}; {_QCVN}",
        SECONDARY,
        "lần",
        3,
        10,
    ),
    Definition(
        "sign_in.lock_hours",
        _SIGN_IN,
        "Thời gian khóa tài khoản (0: đến khi quản trị mở khóa)",
        12,
        f"{_TCVN} (12 giờ đến 30 ngày hoặc quản trị mở khóa)",
        SECONDARY,
        "giờ",
        0,
        720,
    ),
    Definition(
        "sign_in.idle_minutes",
        _SIGN_IN,
        "Khóa phiên khi không thao tác",
        15,
        f"{_TCVN}; {_QCVN}",
        SECONDARY,
        "phút",
        1,
        60,
    ),
    Definition(
        "sign_in.administrator_idle_minutes",
        _SIGN_IN,
        "Khóa phiên của quản trị khi không thao tác",
        5,
        _TCVN,
        SECONDARY,
        "phút",
        1,
        15,
    ),
    Definition(
        "sign_in.password_length",
        _SIGN_IN,
        "Độ dài tối thiểu của mật khẩu (đủ 4 loại ký tự)",
        14,
        f"{_TCVN} (14 ký tự khi không có xác thực hai lớp); {_QCVN} đòi từ 8",
        SECONDARY,
        "ký tự",
        8,
        64,
    ),
    Definition(
        "sign_in.password_history",
        _SIGN_IN,
        "Số mật khẩu gần nhất không được dùng lại",
        10,
        f"{_QCVN}; TCVN 14423:2026, cấp độ 3",
        VERIFIED,
        "mật khẩu",
        0,
        24,
    ),
    Definition(
        "sign_in.administrator_password_days",
        _SIGN_IN,
        "Quản trị phải đổi mật khẩu sau",
        60,
        f"{_TCVN} (2 tháng); {_QCVN}",
        VERIFIED,
        "ngày",
        30,
        180,
    ),
    *SECOND_FACTOR_SETTINGS,
    Definition(
        "accounts.dormant_days",
        _SIGN_IN,
        "Tài khoản bị coi là bỏ quên khi không đăng nhập",
        45,
        _TCVN,
        SECONDARY,
        "ngày",
        15,
        365,
    ),
    Definition(
        "accounts.review_months",
        _SIGN_IN,
        "Chu kỳ rà soát tài khoản",
        12,
        f"{_TCVN} (hằng năm)",
        SECONDARY,
        "tháng",
        1,
        12,
    ),
    Definition(
        "calendar.reception_cutoff",
        _TIME,
        "Giờ chốt nhận hồ sơ trong ngày",
        "15:00",
        "Quy chế một cửa (sau 15 giờ tính từ ngày làm việc tiếp theo)",
        SECONDARY,
    ),
    Definition(
        "plans.period_end",
        _PLANS,
        "Thời hạn ghi theo tháng, quý, năm được hiểu là",
        "calendar_end",
        "Cách ghi thông dụng trong kế hoạch",
        ASSUMED,
        choices=(
            ("calendar_end", "Ngày cuối cùng của tháng, quý, năm"),
            ("report_cutoff", "Ngày chốt số liệu báo cáo (ngày 14 của tháng cuối)"),
        ),
    ),
    Definition(
        "plans.day_off",
        _PLANS,
        "Thời hạn rơi vào ngày nghỉ thì",
        "keep",
        "Bộ luật Dân sự 2015, Điều 148 cho phép lùi đến ngày làm việc tiếp theo",
        ASSUMED,
        choices=(
            ("keep", "Giữ nguyên ngày ghi trong kế hoạch"),
            ("previous_working_day", "Đưa về ngày làm việc liền trước"),
            ("next_working_day", "Lùi đến ngày làm việc tiếp theo"),
        ),
    ),
    Definition(
        "events.due_days",
        _PLANS,
        "Hạn đề xuất sau khi sự kiện chờ xảy ra",
        30,
        "Thông lệ; người ghi nhận sự kiện xác nhận từng hạn",
        ASSUMED,
        "ngày",
        1,
        365,
    ),
    Definition(
        "reminders.days",
        _REMINDERS,
        "Nhắc trước hạn (ngày làm việc)",
        (7, 3, 1),
        "Yêu cầu của đơn vị",
        ASSUMED,
        "ngày làm việc",
        1,
        30,
    ),
    Definition(
        "reminders.hour",
        _REMINDERS,
        "Giờ gửi nhắc việc",
        "08:00",
        "Trong giờ làm việc",
        ASSUMED,
    ),
    Definition(
        "escalation.first_days",
        _REMINDERS,
        "Báo lãnh đạo phụ trách sau khi quá hạn",
        1,
        "Yêu cầu của đơn vị (sáng làm việc đầu tiên sau hạn)",
        ASSUMED,
        "ngày làm việc",
        1,
        10,
    ),
    Definition(
        "escalation.repeat_days",
        _REMINDERS,
        "Nhắc lại lãnh đạo phụ trách sau mỗi",
        7,
        "Yêu cầu của đơn vị (hằng tuần)",
        ASSUMED,
        "ngày",
        1,
        30,
    ),
    Definition(
        "urging.soon_days",
        _REMINDERS,
        "Công văn đôn đốc kèm việc đến hạn trong",
        5,
        "Yêu cầu của đơn vị (nêu cả việc sắp đến hạn)",
        ASSUMED,
        "ngày làm việc",
        1,
        30,
    ),
    Definition(
        "urging.answer_days",
        _REMINDERS,
        "Bộ phận được đôn đốc báo cáo kết quả trong",
        5,
        "Thông lệ",
        ASSUMED,
        "ngày làm việc",
        1,
        30,
    ),
    Definition(
        "recommendations.answer_days",
        _REMINDERS,
        "Trả lời kiến nghị giám sát trong",
        15,
        "Thông lệ; chưa tìm thấy quy định về số ngày",
        ASSUMED,
        "ngày làm việc",
        1,
        60,
    ),
    Definition(
        "reports.calendar",
        _REPORTS,
        "Kỳ số liệu của báo cáo",
        "plain",
        "Nghị định 09/2019/NĐ-CP về chốt số liệu",
        SECONDARY,
        choices=(
            ("plain", "Theo lịch (đến ngày cuối của kỳ)"),
            ("cutoff", "Chốt ngày 14 của tháng cuối kỳ"),
        ),
    ),
    Definition(
        "reports.send_days",
        _REPORTS,
        "Gửi báo cáo sau ngày chốt số liệu",
        2,
        "Quy định cấp tỉnh (02 ngày làm việc)",
        SECONDARY,
        "ngày làm việc",
        0,
        30,
    ),
    Definition(
        "reports.contribution_days",
        _REPORTS,
        "Bộ phận gửi phần báo cáo trước hạn gửi",
        5,
        "Thông lệ",
        ASSUMED,
        "ngày làm việc",
        1,
        20,
    ),
    Definition(
        "reports.asking_days",
        _REPORTS,
        "Hỏi phần báo cáo trước hạn của bộ phận",
        5,
        "Yêu cầu của đơn vị (hỏi trước một số ngày)",
        ASSUMED,
        "ngày làm việc",
        1,
        20,
    ),
    Definition(
        "documents.numbering",
        _DOCUMENTS,
        "Cách lấy số văn bản",
        "by_kind",
        "Nghị định 30/2020/NĐ-CP, Điều 15 (người đứng đầu quyết định)",
        VERIFIED,
        choices=(("by_kind", "Riêng cho từng loại văn bản"), ("common", "Chung cho mọi loại")),
    ),
    *DOSSIER_SETTINGS,
    *REVIEW_SETTINGS,
    *SURVEY_SETTINGS,
    *PRIVACY_SETTINGS,
    *FEEDBACK_SETTINGS,
    *PORTAL_SETTINGS,
    *LEVEL_THREE_SETTINGS,
    *NOTICE_SETTINGS,
    Definition(
        "logs.keep_months",
        _DOCUMENTS,
        "Giữ nhật ký đăng nhập và truy cập",
        12,
        f"{_QCVN} (từ 12 tháng)",
        VERIFIED,
        "tháng",
        12,
        120,
    ),
)
DEFINITIONS: dict[str, Definition] = {definition.key: definition for definition in _ALL}


def default_of(key: str) -> Json:
    """What the setting is until an agency decides; an unknown key is a KeyError."""
    return DEFINITIONS[key].default


def checked(key: str, value: Json) -> Json:
    """The value as it may be kept; RuleBroken says what is allowed."""
    return checked_by(DEFINITIONS[key], value)


def demand_document(key: str, value: Json, document: str) -> None:
    """RuleBroken (``document``) where the value needs a document that allows it."""
    check_document(DEFINITIONS[key], value, document)


def demand_free(key: str) -> None:
    """RuleBroken (``value``) where an act of its own changes the setting, and nothing else."""
    demand_no_act(DEFINITIONS[key])
