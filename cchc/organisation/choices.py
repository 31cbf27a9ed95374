"""Words of the office for organisation: kinds, roles, acts."""

from django.db.models import TextChoices


class AgencyKind(TextChoices):
    """What an agency is; the post above the ward is data, not code (law.md 0)."""

    WARD = "ward", "UBND cấp xã"
    SUPERIOR = "superior", "Cơ quan cấp trên"


class UnitKind(TextChoices):
    """What a unit within, or beside, the agency is."""

    LEADERS = "leaders", "Lãnh đạo"
    DEPARTMENT = "department", "Bộ phận chuyên môn"
    COLLECTIVE = "collective", "Nhóm bộ phận"
    OVERSIGHT = "oversight", "Cơ quan giám sát"
    PARTNER = "partner", "Đơn vị phối hợp (không có tài khoản)"


class Role(TextChoices):
    """What a post lets its holder do; the table is in ``rules.permissions``."""

    CHAIR = "chair", "Chủ tịch"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch"
    OFFICE = "office", "Văn phòng"
    CLERK = "clerk", "Văn thư"
    ONE_STOP = "one_stop", "Công chức Một cửa"
    OFFICER = "officer", "Công chức chuyên môn"
    ACCOUNTANT = "accountant", "Công chức Tài chính - Kế toán"
    SUPERVISOR = "supervisor", "Giám sát"
    SUPERIOR = "superior", "Cơ quan cấp trên"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class Act(TextChoices):
    """Everything that a role may allow; one word per thing a person does."""

    SEE_PLAN = "see_plan", "Xem kế hoạch, nhiệm vụ, số liệu, văn bản đã ban hành"
    IMPORT_PLAN = "import_plan", "Nhập kế hoạch"
    ADOPT_PLAN = "adopt_plan", "Đưa kế hoạch vào thực hiện"
    AMEND_PLAN = "amend_plan", "Điều chỉnh kế hoạch"
    ASSIGN_TASK = "assign_task", "Giao nhiệm vụ"
    SUBMIT_PRODUCT = "submit_product", "Nộp sản phẩm, báo tiến độ, xin gia hạn"
    ACCEPT_PRODUCT = "accept_product", "Nghiệm thu hoặc trả lại sản phẩm"
    GRANT_EXTENSION = "grant_extension", "Quyết định gia hạn"
    WAIVE_FINDING = "waive_finding", "Bỏ qua phát hiện có lý do"
    RECORD_EVENT = "record_event", "Ghi nhận sự kiện đã xảy ra"
    URGE = "urge", "Lập công văn đôn đốc"
    DRAFT_DOCUMENT = "draft_document", "Soạn dự thảo văn bản"
    SIGN_OFF = "sign_off", "Duyệt ký văn bản"
    ISSUE_DOCUMENT = "issue_document", "Lấy số, đóng dấu, phát hành văn bản"
    COMPOSE_REPORT = "compose_report", "Tổng hợp báo cáo"
    CONTRIBUTE_TO_REPORT = "contribute_to_report", "Gửi phần báo cáo của bộ phận"
    SUBMIT_REPORT = "submit_report", "Gửi báo cáo lên cấp trên"
    RECOMMEND = "recommend", "Kiến nghị giám sát"
    ANSWER_RECOMMENDATION = "answer_recommendation", "Phân công, trả lời kiến nghị giám sát"
    SEE_SUBMITTED = "see_submitted", "Xem báo cáo cấp dưới đã gửi"
    APPRAISE_REPORT = "appraise_report", "Tiếp nhận hoặc trả lại báo cáo cấp dưới"
    SEE_PERSONAL_DATA = "see_personal_data", "Xem dữ liệu cá nhân của người dân (có ghi nhật ký)"
    REGISTER_CITIZEN = "register_citizen", "Ghi, sửa thông tin người dân, tổ chức"
    SEE_ACCESS_LOG = "see_access_log", "Xem nhật ký truy cập dữ liệu cá nhân"
    MANAGE_UNITS = "manage_units", "Quản lý bộ phận, đơn vị phối hợp và cách viết tên"
    MANAGE_CALENDAR = "manage_calendar", "Quản lý lịch làm việc"
    MANAGE_DELEGATIONS = "manage_delegations", "Cử người thay khi vắng"
    MANAGE_TEMPLATES = "manage_templates", "Quản lý mẫu văn bản"
    MANAGE_REPORT_KINDS = "manage_report_kinds", "Quản lý loại báo cáo"
    SEE_PROCEDURES = "see_procedures", "Xem danh mục thủ tục hành chính"
    MANAGE_PROCEDURES = "manage_procedures", "Quản lý danh mục thủ tục hành chính"
    REVIEW_PROCEDURES = "review_procedures", "Rà soát thủ tục hành chính, lập đề xuất"
    SEE_DIALOGUES = "see_dialogues", "Xem các buổi đối thoại"
    RUN_DIALOGUES = "run_dialogues", "Tổ chức đối thoại, ghi và theo dõi lời hứa"
    TAKE_QUESTION = "take_question", "Ghi câu hỏi đối thoại của người dân"
    SEE_DATA_REQUESTS = "see_data_requests", "Xem sổ yêu cầu về dữ liệu cá nhân"
    HANDLE_DATA_REQUESTS = "handle_data_requests", "Xử lý yêu cầu về dữ liệu cá nhân"
    DECIDE_DATA_REQUESTS = (
        "decide_data_requests",
        "Duyệt xóa, từ chối, gia hạn yêu cầu về dữ liệu cá nhân",
    )
    RECEIVE_DOSSIER = "receive_dossier", "Tiếp nhận hồ sơ, trả kết quả"
    PROCESS_DOSSIER = "process_dossier", "Xử lý hồ sơ (bước của mình)"
    DECIDE_DOSSIER = "decide_dossier", "Ký xin lỗi, duyệt việc ngoại lệ của hồ sơ"
    MIRROR_DOSSIERS = "mirror_dossiers", "Nhập hồ sơ từ hệ thống tỉnh"
    SEE_MASKED_DOSSIERS = "see_masked_dossiers", "Xem danh sách hồ sơ đã che thông tin"
    RECONCILE_FEES = "reconcile_fees", "Đối chiếu thu phí, lệ phí hằng ngày"
    SEE_BACKLOG = "see_backlog", "Xem tiến độ số hóa kết quả"
    LIST_BACKLOG = "list_backlog", "Xem danh mục kết quả cần số hóa"
    KEEP_BACKLOG = "keep_backlog", "Lập danh mục kết quả cần số hóa, giao việc"
    KEEP_RESULTS = "keep_results", "Số hóa, kiểm tra, giữ kho kết quả"
    WRITE_NEWS = "write_news", "Soạn tin cho trang công khai"
    PUBLISH_NEWS = "publish_news", "Đăng, gỡ tin trên trang công khai"
    SHOW_PLAN_PROGRESS = "show_plan_progress", "Công khai tiến độ kế hoạch"
    SEE_SATISFACTION = "see_satisfaction", "Xem kết quả đánh giá sự hài lòng"
    MANAGE_SURVEYS = "manage_surveys", "Quản lý phiếu hỏi, đợt khảo sát, ý kiến của người dân"
    ENTER_SURVEYS = "enter_surveys", "Nhập phiếu giấy, phiếu phỏng vấn"
    FOLLOW_UP_SATISFACTION = "follow_up_satisfaction", "Xem xét phiếu không hài lòng"
    COUNT_PETITIONS = "count_petitions", "Xem số liệu phản ánh, kiến nghị"
    SEE_PETITIONS = "see_petitions", "Xem phản ánh, kiến nghị (có ghi nhật ký)"
    RECEIVE_PETITION = "receive_petition", "Tiếp nhận, phân loại phản ánh, kiến nghị"
    ASSIGN_PETITION = "assign_petition", "Phân công xử lý phản ánh, kiến nghị"
    ANSWER_PETITION = "answer_petition", "Xử lý, soạn trả lời phản ánh được giao"
    APPROVE_PETITION = "approve_petition", "Duyệt trả lời phản ánh, kiến nghị"
    PUBLISH_PETITION = "publish_petition", "Công khai kết quả phản ánh, kiến nghị"
    SEE_RESERVED_PETITIONS = "see_reserved_petitions", "Xem phản ánh quấy rối, tố cáo"
    MANAGE_INDICATORS = "manage_indicators", "Quản lý định nghĩa chỉ số, gắn chỉ số cho chỉ tiêu"
    ENTER_INDICATORS = "enter_indicators", "Nhập tay số liệu có minh chứng"
    CLOSE_PERIOD = "close_period", "Chốt số liệu của kỳ"
    MANAGE_ACCOUNTS = "manage_accounts", "Quản lý tài khoản, chức vụ"
    MANAGE_SETTINGS = "manage_settings", "Quản lý cấu hình"
    PREPARE_FILING = "prepare_filing", "Lập danh mục kiểm tra để nhận hồ sơ trực tuyến"
    APPROVE_FILING = "approve_filing", "Duyệt nhận hồ sơ trực tuyến"
    MANAGE_CLIENTS = "manage_clients", "Quản lý kết nối với hệ thống khác"
    APPROVE_CLIENT = "approve_client", "Duyệt kết nối với hệ thống khác"


class DayKind(TextChoices):
    """Why a day differs from its weekday."""

    HOLIDAY = "holiday", "Nghỉ lễ, tết"
    SWAP_OFF = "swap_off", "Nghỉ hoán đổi"
    SWAP_WORK = "swap_work", "Làm bù"


class SignInOutcome(TextChoices):
    """What became of an attempt to sign in."""

    SUCCESS = "success", "Đăng nhập"
    WRONG = "wrong", "Sai tên hoặc mật khẩu"
    LOCKED = "locked", "Tài khoản đang khóa"
    THROTTLED = "throttled", "Máy bị tạm chặn"
    SIGNED_OUT = "signed_out", "Đăng xuất"
    RESUMED = "resumed", "Mở khóa phiên"
    NEEDS_CODE = "needs_code", "Đúng mật khẩu, chờ mã xác thực"
    WRONG_CODE = "wrong_code", "Sai mã xác thực"


class AccountState(TextChoices):
    """What a list of accounts is narrowed to."""

    OPEN = "open", "Đang hoạt động"
    LOCKED = "locked", "Đang khóa"
    DORMANT = "dormant", "Bỏ quên"
    CLOSED = "closed", "Đã đóng"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "found_agency": "Lập cơ quan",
    "open_account": "Mở tài khoản",
    "correct_account": "Sửa thông tin",
    "change_password": "Đổi mật khẩu",
    "reset_password": "Đặt lại mật khẩu",
    "lock_account": "Khóa tài khoản",
    "lock_after_failures": "Tự động khóa do nhập sai mật khẩu, mã nhiều lần",
    "unlock_account": "Mở khóa tài khoản",
    "close_account": "Đóng tài khoản",
    "reopen_account": "Mở lại tài khoản",
    "review_account": "Rà soát: vẫn cần tài khoản",
    "enrol_factor": "Bật xác thực hai lớp",
    "remove_factor": "Tắt xác thực hai lớp",
    "reset_factor": "Gỡ xác thực hai lớp cho người mất điện thoại",
    "renew_recovery_codes": "Lập lại mã khôi phục",
    "use_recovery_code": "Đăng nhập bằng mã khôi phục",
    "give_post": "Giao chức vụ",
    "end_post": "Kết thúc chức vụ",
    "add_unit": "Thêm bộ phận",
    "correct_unit": "Sửa bộ phận",
    "close_unit": "Ngừng bộ phận",
    "merge_unit": "Nhập vào bộ phận khác",
    "add_alias": "Thêm cách viết",
    "move_alias": "Chuyển cách viết",
    "remove_alias": "Bỏ cách viết",
    "delegate": "Cử người thay",
    "revoke_delegation": "Thu hồi việc thay",
    "set_week_shifts": "Đặt giờ làm việc trong tuần",
    "set_calendar_day": "Ghi ngày đặc biệt",
    "confirm_calendar_day": "Đối chiếu văn bản",
    "remove_calendar_day": "Bỏ ngày đặc biệt",
    "change_setting": "Đổi cấu hình",
    "decide_by_act": "Đổi cấu hình theo trình tự riêng",
    "reset_setting": "Trả về mặc định",
}
