"""Words of the office for reviews: kinds of findings and proposals, their states and acts."""

from django.db.models import TextChoices


class PlaceKind(TextChoices):
    """What stands at a place."""

    FIELD = "field", "Mục của biểu mẫu"
    PAPER = "paper", "Giấy tờ"
    SHOWN = "shown", "Giấy tờ xuất trình"
    FORM = "form", "Biểu mẫu"
    RESULT = "result", "Kết quả"


class FindingKind(TextChoices):
    """What is wrong; docs/rules/reviews.md, "Kinds of findings"."""

    ASKED_TWICE = "asked_twice", "Hỏi lại trong một thủ tục"
    DECLARED_AND_PROVEN = "declared_and_proven", "Khai lại điều giấy tờ đã chứng minh"
    PAPER_COVERED = "paper_covered", "Giấy tờ chứng minh điều đã chứng minh"
    ASKED_ACROSS = "asked_across", "Hỏi lại giữa các thủ tục"
    LIKELY_SAME = "likely_same", "Có thể trùng"
    OWN_PAPER = "own_paper", "Giấy tờ do chính cơ quan cấp"
    HELD_DATUM = "held_datum", "Hỏi điều cơ quan đã có"
    NO_BASIS = "no_basis", "Giấy tờ không có căn cứ"
    UNUSED_FORM = "unused_form", "Biểu mẫu không ai dùng"


class FindingState(TextChoices):
    """What has been decided about a finding."""

    OPEN = "open", "Chưa xem xét"
    CONFIRMED = "confirmed", "Đã xác nhận"
    DISMISSED = "dismissed", "Bỏ qua có lý do"
    PROPOSED = "proposed", "Đã đề xuất"


class FindingAct(TextChoices):
    """What happens to a finding."""

    CONFIRM = "confirm", "Xác nhận"
    DISMISS = "dismiss", "Bỏ qua"
    PROPOSE = "propose", "Lập đề xuất"
    REOPEN = "reopen", "Trở lại đã xác nhận"


class ProposalKind(TextChoices):
    """What is proposed."""

    SIMPLIFY = "simplify", "Đơn giản hóa"
    MERGE = "merge", "Gộp, dùng chung"
    DROP = "drop", "Bãi bỏ"


class ProposalState(TextChoices):
    """Where a proposal is in its life."""

    DRAFT = "draft", "Đang soạn"
    SENT = "sent", "Đã gửi, chờ trả lời"
    ACCEPTED = "accepted", "Được chấp thuận"
    PARTLY = "partly", "Chấp thuận một phần"
    REFUSED = "refused", "Không được chấp thuận"
    IMPLEMENTED = "implemented", "Đã thực hiện"
    WITHDRAWN = "withdrawn", "Đã rút"


class ProposalAct(TextChoices):
    """What a person does to a proposal."""

    REVISE = "revise", "Sửa đề xuất"
    DRAFT_PAPER = "draft_paper", "Soạn tờ trình"
    SEND = "send", "Ghi nhận đã gửi"
    ACCEPT = "accept", "Được chấp thuận"
    ACCEPT_PARTLY = "accept_partly", "Chấp thuận một phần"
    REFUSE = "refuse", "Không được chấp thuận"
    IMPLEMENT = "implement", "Ghi nhận đã thực hiện"
    WITHDRAW = "withdraw", "Rút đề xuất"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "run_review": "Chạy rà soát",
    "find": "Phát hiện khi rà soát",
    "confirm": "Xác nhận phát hiện",
    "dismiss": "Bỏ qua phát hiện",
    "propose": "Lập đề xuất",
    "reopen": "Phát hiện trở lại đã xác nhận vì đề xuất được rút",
    "revise": "Sửa đề xuất",
    "draft_paper": "Soạn văn bản trình",
    "draft_report": "Soạn báo cáo rà soát",
    "send": "Ghi nhận đã gửi",
    "accept": "Ghi nhận được chấp thuận",
    "accept_partly": "Ghi nhận chấp thuận một phần",
    "refuse": "Ghi nhận không được chấp thuận",
    "implement": "Ghi nhận đã thực hiện",
    "withdraw": "Rút đề xuất",
}
