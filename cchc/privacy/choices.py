"""Words of the office for data requests and retention."""

from django.db.models import TextChoices

REPLY, DOING = "data_reply", "data_doing"  # kinds of subjects under which the two are owed


class Kind(TextChoices):
    """What is asked; Nghị định 356/2025/NĐ-CP art 5."""

    VIEW = "view", "Xem dữ liệu của mình"
    CORRECT = "correct", "Chỉnh sửa dữ liệu"
    PROVIDE = "provide", "Cung cấp dữ liệu cho mình"
    WITHDRAW = "withdraw", "Rút lại sự đồng ý"
    RESTRICT = "restrict", "Hạn chế xử lý dữ liệu"
    OBJECT = "object", "Phản đối xử lý dữ liệu"
    DELETE = "delete", "Xóa dữ liệu"
    PROTECT = "protect", "Áp dụng biện pháp bảo vệ dữ liệu"


class Channel(TextChoices):
    """How the request came."""

    PORTAL = "portal", "Trang công khai"
    COUNTER = "counter", "Tại quầy"
    LETTER = "letter", "Văn bản, bưu điện"


class State(TextChoices):
    """Where a request is."""

    RECEIVED = "received", "Chờ kiểm tra danh tính"
    IDENTIFIED = "identified", "Đã kiểm tra danh tính"
    REPLIED = "replied", "Đã trả lời, đang thực hiện"
    DONE = "done", "Đã thực hiện"
    REFUSED = "refused", "Từ chối"
    GIVEN_UP = "given_up", "Người yêu cầu đã rút"


class RequestAct(TextChoices):
    """What a person does to a request."""

    IDENTIFY = "identify", "Ghi nhận danh tính"
    REPLY = "reply", "Trả lời tiếp nhận"
    EXTEND = "extend", "Gia hạn thực hiện"
    FINISH = "finish", "Ghi nhận đã thực hiện"
    ERASE = "erase", "Xóa dữ liệu"
    REFUSE = "refuse", "Từ chối yêu cầu"
    GIVE_UP = "give_up", "Ghi nhận người yêu cầu rút"


class Proof(TextChoices):
    """How it was checked who asks; no picture of the paper is kept."""

    PAPER = "paper", "Xuất trình căn cước tại quầy"
    VNEID = "vneid", "Xuất trình căn cước trên VNeID"
    CERTIFIED = "certified", "Văn bản có chứng thực chữ ký"
    AUTHORISED = "authorised", "Người được ủy quyền, có văn bản ủy quyền"


class Ground(TextChoices):
    """Why a request is refused."""

    KEPT_BY_LAW = "kept_by_law", "Pháp luật buộc lưu giữ (hồ sơ, kết quả thủ tục)"
    NOT_PROVEN = "not_proven", "Không chứng minh được danh tính"
    OF_ANOTHER = "of_another", "Dữ liệu của người khác"
    NOT_HELD = "not_held", "Cơ quan không giữ dữ liệu này"


class RecordKind(TextChoices):
    """The kinds of records whose personal part goes after a time."""

    DATA_REQUEST = "data_request", "Nội dung riêng của yêu cầu đã xong"
    CITIZEN = "citizen", "Người không còn hồ sơ, kết quả nào"
    PETITION = "petition", "Nội dung phản ánh, kiến nghị đã xong"
    QUESTION = "dialogue_question", "Người hỏi, câu hỏi đối thoại đã xong"
    BREACH = "breach", "Diễn biến vi phạm dữ liệu đã khép lại"


class RunState(TextChoices):
    """Where a run of a retention rule is."""

    PREPARED = "prepared", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt, chờ chạy"
    DONE = "done", "Đã chạy"
    DROPPED = "dropped", "Không duyệt"


ACTS_DONE: dict[str, str] = {
    "receive": "Nhận yêu cầu",
    **dict(RequestAct.choices),
    "export": "Lấy bản trích dữ liệu",
}

BREACH_NOTICE, BREACH_TELLING = "breach_notice", "breach_telling"  # what a breach makes us owe


class Purpose(TextChoices):
    """What consent is asked for: only what no law makes the agency do."""

    PREFILL = "prefill", "Giữ thông tin để điền sẵn lần nộp sau"
    MEDIA = "media", "Dùng tên, hình ảnh trong tin bài của cơ quan"
    INVITE = "invite", "Nhận tin, lời mời ngoài việc giải quyết hồ sơ"


class ConsentWay(TextChoices):
    """By which channel somebody consented or withdrew."""

    PORTAL = "portal", "Trang công khai"
    PAPER = "paper", "Phiếu ký tại quầy"
    LETTER = "letter", "Văn bản, bưu điện"
    EMAIL = "email", "Thư điện tử"
    SMS = "sms", "Tin nhắn"


class BreachKind(TextChoices):
    """What happened to personal data."""

    DISCLOSED = "disclosed", "Lộ, gửi nhầm"
    ACCESSED = "accessed", "Truy cập trái phép"
    LOST = "lost", "Mất, hỏng"
    ALTERED = "altered", "Bị sửa trái phép"
    MISUSED = "misused", "Dùng sai mục đích"


class DataKind(TextChoices):
    """Which data it touched."""

    BASIC = "basic", "Họ tên, ngày sinh, giới tính"
    CONTACT = "contact", "Điện thoại, địa chỉ, thư điện tử"
    NUMBERS = "numbers", "Số giấy tờ tùy thân"
    CASE = "case", "Nội dung hồ sơ, phản ánh"
    HEALTH = "health", "Sức khỏe, đời tư (dữ liệu nhạy cảm khác)"
    LOCATION = "location", "Vị trí"
    BIOMETRIC = "biometric", "Sinh trắc học"


class BreachState(TextChoices):
    """Where a breach is."""

    OPEN = "open", "Chưa thông báo"
    NOTIFIED = "notified", "Đã thông báo"
    CLOSED = "closed", "Đã khép lại"
    DISMISSED = "dismissed", "Không phải vi phạm"


class BreachAct(TextChoices):
    """What a person does to a breach."""

    MEASURE = "measure", "Ghi biện pháp"
    NOTIFY = "notify", "Ghi đã thông báo"
    TELL = "tell", "Ghi đã báo người bị ảnh hưởng"
    CLOSE = "close", "Khép lại"
    DISMISS = "dismiss", "Không phải vi phạm"


BREACH_ACTS_DONE: dict[str, str] = {"report": "Ghi vào sổ", **dict(BreachAct.choices)}
CONSENT_ACTS_DONE: dict[str, str] = {"consent": "Đồng ý", "withdraw": "Rút lại sự đồng ý"}
