"""Words of the office for persons and organisations."""

from django.db.models import TextChoices


class CitizenKind(TextChoices):
    """Who deals with the agency; the codes of the national synchronisation (LoaiDoiTuong)."""

    PERSON = "0", "Công dân"
    BUSINESS = "1", "Doanh nghiệp, tổ chức"
    HOUSEHOLD = "2", "Hộ kinh doanh"


class IdKind(TextChoices):
    """What a number identifies by."""

    CCCD = "cccd", "Số định danh cá nhân, căn cước"
    CMND = "cmnd", "Chứng minh nhân dân"
    PASSPORT = "passport", "Hộ chiếu"
    TAX = "tax", "Mã số thuế, mã số doanh nghiệp"
    OTHER = "other", "Giấy tờ khác"


class Gender(TextChoices):
    """As the identity paper says."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Why(TextChoices):
    """Why somebody opens personal data; kept in the log of reads."""

    RECEIVE = "receive", "Tiếp nhận, giải quyết hồ sơ"
    COMPARE = "compare", "Đối chiếu giấy tờ"
    CONTACT = "contact", "Liên hệ, thông báo"
    REQUEST = "request", "Theo yêu cầu của chính người đó"
    CORRECT = "correct", "Sửa thông tin"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "register_citizen": "Ghi người dân, tổ chức",
    "correct_citizen": "Sửa thông tin",
    "note_id_shown": "Đã xuất trình giấy tờ tùy thân",
}
