"""Words of the office for results: origin, standing, text, rows of the backlog and their acts."""

from django.db.models import TextChoices


class Origin(TextChoices):
    """From where a result came into the repository."""

    DOSSIER = "dossier", "Hồ sơ một cửa"
    BACKLOG = "backlog", "Số hóa kết quả cũ"


class FileKind(TextChoices):
    """What the original is."""

    SCANNED = "scanned", "Bản quét của bản giấy"
    ELECTRONIC = "electronic", "Bản điện tử"


class Standing(TextChoices):
    """What a result is on a day; docs/rules/results.md, "Standing"."""

    IN_FORCE = "in_force", "Còn hiệu lực"
    NOT_YET = "not_yet", "Chưa đến ngày có hiệu lực"
    EXPIRED = "expired", "Hết hiệu lực"
    SUPERSEDED = "superseded", "Đã được thay thế"
    REVOKED = "revoked", "Đã thu hồi, hủy bỏ"


class Verdict(TextChoices):
    """What public verification says of a mark."""

    GENUINE = "genuine", "Kết quả có thật, còn hiệu lực"
    NOT_YET = "not_yet", "Kết quả có thật, chưa đến ngày có hiệu lực"
    EXPIRED = "expired", "Kết quả có thật, đã hết hiệu lực"
    SUPERSEDED = "superseded", "Kết quả đã được thay thế bằng kết quả khác"
    REVOKED = "revoked", "Kết quả đã bị thu hồi, hủy bỏ"
    UNKNOWN = "unknown", "Không có kết quả nào mang mã này"


class ResultAct(TextChoices):
    """What a person does to a result."""

    CORRECT = "correct", "Đính chính thông tin"
    SUPERSEDE = "supersede", "Ghi nhận đã thay thế"
    REVOKE = "revoke", "Ghi nhận thu hồi, hủy bỏ"
    NAME_HOLDER = "name_holder", "Ghi người được cấp"


class TextState(TextChoices):
    """How far the text beside the original is."""

    WAITING = "waiting", "Chờ đọc chữ"
    READING = "reading", "Đang đọc chữ"
    LAYER = "layer", "Chữ có sẵn trong tệp"
    RECOGNISED = "recognised", "Chữ do máy nhận dạng"
    NO_ENGINE = "no_engine", "Chưa cài nhận dạng chữ"
    FAILED = "failed", "Không đọc được chữ"


class ItemState(TextChoices):
    """Where a row of the backlog is."""

    LISTED = "listed", "Chưa số hóa"
    SCANNED = "scanned", "Đã quét, chờ kiểm tra"
    CHECKED = "checked", "Đã kiểm tra"
    STORED = "stored", "Đã đưa vào kho"
    EXCLUDED = "excluded", "Đã loại"


class ItemAct(TextChoices):
    """What a person does to a row of the backlog."""

    REVISE = "revise", "Sửa thông tin"
    ASSIGN = "assign", "Giao việc"
    SCAN = "scan", "Nộp bản quét"
    CHECK = "check", "Kiểm tra đạt"
    SEND_BACK = "send_back", "Trả lại quét"
    PUT = "put", "Đưa vào kho"
    EXCLUDE = "exclude", "Loại khỏi danh mục phải số hóa"
    RESTORE = "restore", "Đưa lại danh mục"


class Ground(TextChoices):
    """Why a row need not be digitised."""

    NOT_VALID = "not_valid", "Hết hiệu lực"
    OUTSIDE = "outside", "Ngoài thẩm quyền của phường, xã"
    DOUBLE = "double", "Trùng với dòng khác"
    LOST = "lost", "Không còn bản giấy"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "keep": "Đưa vào kho kết quả",
    "correct": "Đính chính thông tin",
    "supersede": "Ghi nhận đã thay thế",
    "revoke": "Ghi nhận thu hồi, hủy bỏ",
    "name_holder": "Ghi người được cấp",
    "enter": "Thêm vào danh mục",
    "import": "Nhập từ tệp vào danh mục",
    "revise": "Sửa thông tin",
    "assign": "Giao việc",
    "scan": "Nộp bản quét",
    "check": "Kiểm tra đạt",
    "send_back": "Trả lại quét",
    "put": "Đưa vào kho",
    "exclude": "Loại khỏi danh mục phải số hóa",
    "restore": "Đưa lại danh mục",
}
