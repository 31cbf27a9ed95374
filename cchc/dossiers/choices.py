"""Words of the office for dossiers; states, channels as the national exchange codes them."""

from django.db.models import IntegerChoices, TextChoices


class State(IntegerChoices):
    """Where a dossier is in its life; the acts between are in ``rules.transitions``."""

    REGISTERED = 1, "Mới đăng ký"
    RECEIVED = 2, "Được tiếp nhận"
    REFUSED = 3, "Không được tiếp nhận"
    PROCESSING = 4, "Đang xử lý"
    SUPPLEMENT = 5, "Yêu cầu bổ sung giấy tờ"
    PAYMENT = 6, "Yêu cầu thực hiện nghĩa vụ tài chính"
    WITHDRAWING = 7, "Công dân yêu cầu rút hồ sơ"
    STOPPED = 8, "Dừng xử lý"
    FINISHED = 9, "Đã xử lý xong"
    RETURNED = 10, "Đã trả kết quả"


class Channel(IntegerChoices):
    """How a dossier comes in, or its result goes out."""

    COUNTER = 1, "Trực tiếp"
    ONLINE = 2, "Trực tuyến"
    POSTAL = 3, "Bưu chính công ích"


class Origin(TextChoices):
    """Where the acts are done."""

    HANDLED = "handled", "Xử lý tại đây"
    MIRRORED = "mirrored", "Đồng bộ từ hệ thống tỉnh"


class Ending(TextChoices):
    """How processing ended."""

    DONE = "done", "Có kết quả"
    WITHDRAWN = "withdrawn", "Công dân rút hồ sơ"
    STOPPED = "stopped", "Dừng giải quyết"


class Outcome(TextChoices):
    """How it ended against its binding date."""

    EARLY = "early", "Trước hạn"
    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Quá hạn"


class DateKind(TextChoices):
    """Why a date was promised."""

    FIRST = "first", "Hẹn trả khi tiếp nhận"
    RESTARTED = "restarted", "Tính lại từ khi đủ hồ sơ"
    RESUMED = "resumed", "Tính tiếp sau tạm dừng"
    EXTENDED = "extended", "Xin lỗi và hẹn lại"
    LATE_APOLOGY = "late_apology", "Xin lỗi muộn: hẹn lại, vẫn tính trễ"


class PauseKind(TextChoices):
    """What the clock waits for."""

    SUPPLEMENT = "supplement", "Chờ bổ sung hồ sơ"
    PAYMENT = "payment", "Chờ thực hiện nghĩa vụ tài chính"
    WITHDRAWAL = "withdrawal", "Chờ dừng theo yêu cầu rút hồ sơ"


class PaperHow(TextChoices):
    """How a paper of the list was met."""

    GIVEN = "given", "Nộp"
    SHOWN = "shown", "Xuất trình"
    ELECTRONIC = "electronic", "Nộp bản điện tử"
    REUSED = "reused", "Dùng lại giấy tờ đã có"


class ItemKind(TextChoices):
    """What a supplement may be asked for."""

    PAPER = "paper", "Giấy tờ"
    FIELD = "field", "Nội dung tờ khai"


class RequestState(TextChoices):
    """What became of a supplement request."""

    WAITING = "waiting", "Chờ lãnh đạo duyệt"
    ASKED = "asked", "Chờ công dân bổ sung"
    ANSWERED = "answered", "Đã bổ sung"
    DECLINED = "declined", "Lãnh đạo không duyệt"
    LAPSED = "lapsed", "Hết cần thiết"


class SupplementEffect(TextChoices):
    """What a request did to the clock."""

    NO_CLOCK = "no_clock", "Chưa tiếp nhận, chưa tính thời hạn"
    RESTART = "restart", "Tính lại thời hạn khi đủ hồ sơ"
    PAUSE = "pause", "Tạm dừng tính thời hạn"
    NONE = "no effect", "Đã trễ hạn: không dừng tính thời hạn"


class BlockedWhy(TextChoices):
    """Why an attempt to ask for more was blocked."""

    OFF_LIST = "off_list", "Ngoài danh mục của thủ tục"
    SECOND = "second", "Yêu cầu bổ sung lần hai"


class StepKind(TextChoices):
    """Who has the dossier in a step."""

    INTERNAL = "internal", "Bộ phận của cơ quan"
    OPINION = "opinion", "Lấy ý kiến"
    ELSEWHERE = "elsewhere", "Cơ quan khác"


class ApologyState(TextChoices):
    """What became of a proposed apology."""

    WAITING = "waiting", "Chờ lãnh đạo ký"
    SIGNED = "signed", "Đã ký"
    DECLINED = "declined", "Không ký"
    LAPSED = "lapsed", "Hết cần thiết"


class CallOutcome(TextChoices):
    """What became of a call."""

    REACHED = "reached", "Đã nói chuyện"
    NOT_REACHED = "not_reached", "Không liên lạc được"
    NO_NUMBER = "no_number", "Người nộp không có số điện thoại"


class NoticeKind(TextChoices):
    """What the citizen is told of."""

    RECEIVED = "received", "Hồ sơ đã được tiếp nhận"
    REFUSED = "refused", "Hồ sơ không được tiếp nhận"
    SUPPLEMENT = "supplement", "Hồ sơ cần bổ sung"
    PAYMENT = "payment", "Cần thực hiện nghĩa vụ tài chính"
    APOLOGY = "apology", "Xin lỗi và hẹn lại ngày trả kết quả"
    FINISHED = "finished", "Hồ sơ đã xử lý xong"
    RETURNED = "returned", "Đã trả kết quả"
    WITHDRAWN = "withdrawn", "Đã ghi nhận yêu cầu rút hồ sơ"
    STOPPED = "stopped", "Hồ sơ đã dừng xử lý"
    INCIDENT = "incident", "Xin lỗi về hồ sơ bị mất, hư hỏng, sai lệch"


class SlipForm(TextChoices):
    """The forms of the one-stop shop that are kept one by one; Form 07 is a register.

    The last is a letter of the agency, no form of the circular.
    """

    RECEIPT = "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    SUPPLEMENT = "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
    REFUSAL = "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"
    APOLOGY = "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    STOP = "05", "Thông báo dừng giải quyết hồ sơ"
    CONTROL = "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"
    INCIDENT = "08", "Thư xin lỗi về hồ sơ bị mất, hư hỏng, sai lệch"


class IncidentKind(TextChoices):
    """What happened to a dossier in the hands of the agency."""

    LOST = "lost", "Làm mất hồ sơ, giấy tờ"
    DAMAGED = "damaged", "Làm hư hỏng hồ sơ, giấy tờ"
    WRONG = "wrong", "Làm sai lệch hồ sơ, kết quả"


class Payer(TextChoices):
    """Who bears what an incident costs the citizen."""

    NOBODY = "nobody", "Không phát sinh chi phí"
    AGENCY = "agency", "Cơ quan chi trả"
    PERSON = "person", "Người gây ra chi trả"


class PaidHow(TextChoices):
    """How a fee was paid."""

    CASH = "cash", "Tiền mặt"
    TRANSFER = "transfer", "Chuyển khoản"
    POSTAL = "postal", "Qua bưu chính"
    ONLINE = "online", "Thanh toán trực tuyến"
    EXEMPT = "exempt", "Được miễn"


class ResultKind(TextChoices):
    """How a result is kept."""

    SCANNED = "scanned", "Bản số hóa của bản giấy"
    ELECTRONIC = "electronic", "Bản điện tử"


class Alarm(TextChoices):
    """How near the binding date is."""

    THREE_DAYS = "d3", "Còn không quá 3 ngày làm việc"
    ONE_DAY = "d1", "Còn 1 ngày làm việc"
    TODAY = "today", "Đến hạn hôm nay"
    LATE = "late", "Đã quá hạn"


class ImportState(TextChoices):
    """Where an export is on its way into the dossiers."""

    CHECKING = "checking", "Đang kiểm tra"
    REFUSED = "refused", "Có dòng sai, chưa ghi"
    CHECKED = "checked", "Kiểm tra xong, chờ ghi"
    WRITING = "writing", "Đang ghi"
    DONE = "done", "Đã ghi xong"
    DROPPED = "dropped", "Đã bỏ"


class ProblemKind(TextChoices):
    """What is the matter with a row of an export."""

    BAD = "bad", "Dòng sai"
    KEPT_OUT = "kept_out", "Dòng để ngoài"


class ChangeState(TextChoices):
    """What became of a change at the source."""

    NOTED = "noted", "Đã ghi nhận"
    WAITING = "waiting", "Chờ lãnh đạo xác nhận"
    CONFIRMED = "confirmed", "Lãnh đạo đã xác nhận"
    LAPSED = "lapsed", "Nguồn lại sửa, vẫn trễ"
