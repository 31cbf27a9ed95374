"""Words of the office for dialogues: topics, audiences, states and acts."""

from django.db.models import TextChoices

PROMISE = "dialogue_promise"  # the kind of subject under which a promise is owed


class Topic(TextChoices):
    """What a dialogue is about, as the plan names it."""

    LAND = "land", "Đất đai"
    INVESTMENT = "investment", "Đầu tư, kinh doanh"
    CONSTRUCTION = "construction", "Xây dựng"
    ENVIRONMENT = "environment", "Môi trường"
    FINANCE = "finance", "Tài chính, ngân sách"
    OTHER = "other", "Lĩnh vực khác"


class Audience(TextChoices):
    """With whom."""

    CITIZENS = "citizens", "Người dân"
    BUSINESSES = "businesses", "Doanh nghiệp, hộ kinh doanh"
    BOTH = "both", "Người dân và doanh nghiệp"


class State(TextChoices):
    """Where a dialogue is in its life."""

    DRAFT = "draft", "Đang chuẩn bị"
    ANNOUNCED = "announced", "Đã công bố lịch"
    HELD = "held", "Đã tổ chức, đang theo dõi lời hứa"
    CLOSED = "closed", "Đã khép lại"
    CALLED_OFF = "called_off", "Đã hủy"


class DialogueAct(TextChoices):
    """What a person does to a dialogue."""

    REVISE = "revise", "Sửa buổi đối thoại"
    INVITE = "invite", "Soạn giấy mời"
    ANNOUNCE = "announce", "Công bố lịch"
    MOVE = "move", "Dời buổi đối thoại"
    CALL_OFF = "call_off", "Hủy buổi đối thoại"
    HOLD = "hold", "Ghi nhận đã tổ chức"
    PROMISE = "promise", "Ghi lời hứa"
    MINUTE = "minute", "Soạn biên bản"
    CLOSE = "close", "Khép lại"


class Channel(TextChoices):
    """How a question came."""

    PORTAL = "portal", "Trang công khai"
    COUNTER = "counter", "Tại quầy"
    MEETING = "meeting", "Nêu tại buổi đối thoại"


class QuestionState(TextChoices):
    """Where a question is in its life."""

    RECEIVED = "received", "Chờ xem xét"
    ADMITTED = "admitted", "Đã tiếp nhận, chờ trả lời"
    REFUSED = "refused", "Không tiếp nhận"
    ANSWERED = "answered", "Đã trả lời"


class QuestionAct(TextChoices):
    """What a person does to a question."""

    ADMIT = "admit", "Tiếp nhận câu hỏi"
    REFUSE = "refuse", "Không tiếp nhận"
    ANSWER = "answer", "Trả lời câu hỏi"


class Figure(TextChoices):
    """The figures of a period; docs/rules/dialogues.md, "Figures of a period"."""

    MEETINGS = "meetings", "Buổi đã tổ chức"
    QUESTIONS = "questions", "Câu hỏi"
    ANSWERED = "answered", "Đã trả lời"
    REFUSED = "refused", "Không tiếp nhận"
    PROMISES = "promises", "Lời hứa đến hạn trong kỳ"
    KEPT = "kept", "Thực hiện đúng hạn"
    LATE = "late", "Thực hiện trễ, quá hạn"
    WAITING = "waiting", "Chưa đến hạn, chờ nghiệm thu"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "prepare": "Lập buổi đối thoại",
    "revise": "Sửa buổi đối thoại",
    "invite": "Soạn giấy mời",
    "announce": "Công bố lịch",
    "move": "Dời buổi đối thoại",
    "call_off": "Hủy buổi đối thoại",
    "hold": "Ghi nhận đã tổ chức",
    "promise": "Ghi lời hứa",
    "minute": "Soạn biên bản",
    "close": "Khép lại",
}
