"""Words of the office for petitions: channels, classes, states, acts, duties."""

from django.db.models import TextChoices

SUBJECT = "petition"  # what an obligation of this room is about
SENDER = "sender"  # the actor's key in the chain: who it is stands in no event


class Channel(TextChoices):
    """How a petition came in."""

    WEB = "web", "Trang công khai"
    COUNTER = "counter", "Trực tiếp tại nơi tiếp nhận"
    PHONE = "phone", "Điện thoại"
    LETTER = "letter", "Thư, đơn gửi đến"
    MAILBOX = "mailbox", "Hòm thư góp ý"
    FORWARDED = "forwarded", "Cơ quan khác chuyển đến"


class Reach(TextChoices):
    """Who may see a petition; docs/rules/feedback.md, "Terms"."""

    OPEN = "open", "Người làm công tác tiếp nhận, xử lý"
    SEALED = "sealed", "Kín với bộ phận bị phản ánh"
    LEADER = "leader", "Chỉ người đứng đầu"
    NOBODY = "nobody", "Không ai trong cơ quan"


class Kind(TextChoices):
    """The class of a petition; docs/rules/feedback.md, "Classes"."""

    CONDUCT = "conduct", "Hành vi, việc giải quyết thủ tục"
    OWN_RULES = "own_rules", "Quy định thuộc thẩm quyền"
    OTHER_RULES = "other_rules", "Quy định không thuộc thẩm quyền"
    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"


class State(TextChoices):
    """Where a petition is in its life; ``rules.transitions`` has the acts between."""

    NEW = "new", "Mới gửi"
    ASKED = "asked", "Chờ người gửi bổ sung"
    RECEIVED = "received", "Đã tiếp nhận"
    CLASSIFIED = "classified", "Đã phân loại"
    HANDLING = "handling", "Đang xử lý"
    WAITING = "waiting", "Chờ duyệt trả lời"
    APPROVED = "approved", "Đã duyệt, chờ gửi"
    ANSWERED = "answered", "Đã trả lời"
    PUBLISHED = "published", "Đã công khai"
    REFUSED = "refused", "Không tiếp nhận"
    FORWARDED = "forwarded", "Đã chuyển cơ quan khác"
    GUIDED = "guided", "Đã hướng dẫn khiếu nại"
    MERGED = "merged", "Đã gộp"
    RESERVED = "reserved", "Người đứng đầu giữ"
    SETTLED = "settled", "Người đứng đầu đã xử lý"


class PetitionAct(TextChoices):
    """What is done to a petition."""

    RECEIVE = "receive", "Tiếp nhận"
    REFUSE = "refuse", "Từ chối tiếp nhận"
    ASK_MORE = "ask_more", "Yêu cầu bổ sung"
    SUPPLY = "supply", "Ghi phần bổ sung"
    CLASSIFY = "classify", "Phân loại"
    GUIDE = "guide", "Hướng dẫn khiếu nại"
    RESERVE = "reserve", "Là tố cáo"
    SETTLE = "settle", "Ghi việc đã làm"
    FORWARD = "forward", "Chuyển cơ quan khác"
    MERGE = "merge", "Gộp vào phản ánh khác"
    ASSIGN = "assign", "Phân công xử lý"
    DRAFT = "draft", "Soạn trả lời"
    SUBMIT = "submit", "Trình duyệt trả lời"
    SEND_BACK = "send_back", "Trả lại để sửa"
    APPROVE = "approve", "Duyệt trả lời"
    SEND = "send", "Gửi trả lời"
    PUBLISH = "publish", "Công khai"
    WITHHOLD = "withhold", "Không công khai"
    TAKE_DOWN = "take_down", "Gỡ công khai"
    MARK = "mark", "Đánh giá trả lời"
    REOPEN = "reopen", "Đề nghị xem lại"


class DutyKind(TextChoices):
    """The deadlines of a petition; docs/rules/feedback.md, "Deadlines"."""

    RECEIVE = "receive", "Xem xét, tiếp nhận"
    REFUSE = "refuse", "Từ chối tiếp nhận"
    ASK = "ask", "Yêu cầu bổ sung"
    FORWARD = "forward", "Chuyển cơ quan có thẩm quyền"
    HANDLE = "handle", "Xử lý, trả lời"
    PUBLISH = "publish", "Công khai kết quả"


class DutyState(TextChoices):
    """What became of a duty."""

    OPEN = "open", "Chưa xong"
    DONE = "done", "Đã xong"
    ENDED = "ended", "Không còn phải làm"


class Satisfaction(TextChoices):
    """What the sender says of an answer."""

    SATISFIED = "satisfied", "Hài lòng"
    PARTLY = "partly", "Hài lòng một phần"
    NOT = "not", "Không hài lòng"


class Said(TextChoices):
    """What one side told the other, in the sender's timeline."""

    ASKED = "asked", "Cơ quan đề nghị bổ sung"
    SUPPLIED = "supplied", "Người gửi bổ sung"
    REFUSED = "refused", "Cơ quan không tiếp nhận"
    GUIDED = "guided", "Cơ quan hướng dẫn"
    FORWARDED = "forwarded", "Đã chuyển cơ quan có thẩm quyền"
    REOPENED = "reopened", "Người gửi đề nghị xem lại"
    SETTLED = "settled", "Người đứng đầu ghi nhận"


class LetterKind(TextChoices):
    """The papers that may be drawn from a petition."""

    ACKNOWLEDGEMENT = "acknowledgement", "Thông báo tiếp nhận"
    FORWARDING = "forwarding", "Công văn chuyển"
    ANSWER = "answer", "Công văn trả lời"


class Figure(TextChoices):
    """Figures that open their records; docs/rules/feedback.md, "Figures"."""

    RECEIVED = "received", "Đã nhận"
    ANSWERED = "answered", "Đã trả lời"
    LATE = "late", "Có việc trễ hạn"
    SATISFIED = "satisfied", "Người gửi hài lòng"
    UNSATISFIED = "unsatisfied", "Người gửi không hài lòng"
    REOPENED = "reopened", "Đề nghị xem lại"
    PUBLISHED = "published", "Đã công khai"
    JUDGED = "judged", "Có việc phải xong"
    SPOILT = "spoilt", "Đã trả lời mà không hài lòng, đề nghị xem lại hoặc trễ"
    MARKED = "marked", "Người gửi đã đánh giá"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "file": "Gửi phản ánh",
    "receive": "Tiếp nhận",
    "refuse": "Từ chối tiếp nhận",
    "ask_more": "Yêu cầu bổ sung",
    "supply": "Bổ sung thông tin",
    "classify": "Phân loại",
    "guide": "Hướng dẫn khiếu nại",
    "reserve": "Chuyển người đứng đầu",
    "settle": "Ghi việc đã làm",
    "forward": "Chuyển cơ quan khác",
    "merge": "Gộp vào phản ánh khác",
    "assign": "Phân công xử lý",
    "draft": "Soạn trả lời",
    "submit": "Trình duyệt trả lời",
    "send_back": "Trả lại để sửa",
    "approve": "Duyệt trả lời",
    "send": "Gửi trả lời",
    "publish": "Công khai",
    "withhold": "Quyết định không công khai",
    "take_down": "Gỡ công khai",
    "mark": "Người gửi đánh giá",
    "reopen": "Người gửi đề nghị xem lại",
    "draft_letter": "Soạn văn bản",
    "link": "Gắn hồ sơ, thủ tục, bộ phận",
}
