"""Words of the office for official documents: kinds, states, acts, ways of numbering."""

from django.db.models import TextChoices


class DocumentKind(TextChoices):
    """The 29 kinds of Nghị định 30/2020 art 7; the value is the abbreviation of Phụ lục III.

    Công văn and thư công have no abbreviation in the decree: "CV" and "TCg" are ours and are
    never printed (``rules.kinds`` says which kinds print theirs).
    """

    RESOLUTION = "NQ", "Nghị quyết"
    DECISION = "QĐ", "Quyết định"
    DIRECTIVE = "CT", "Chỉ thị"
    STATUTE = "QC", "Quy chế"
    REGULATION = "QyĐ", "Quy định"
    COMMUNIQUE = "TC", "Thông cáo"
    NOTICE = "TB", "Thông báo"
    GUIDANCE = "HD", "Hướng dẫn"
    PROGRAMME = "CTr", "Chương trình"
    PLAN = "KH", "Kế hoạch"
    OPTION = "PA", "Phương án"
    SCHEME = "ĐA", "Đề án"
    PROJECT = "DA", "Dự án"
    REPORT = "BC", "Báo cáo"
    MINUTES = "BB", "Biên bản"
    SUBMISSION = "TTr", "Tờ trình"
    CONTRACT = "HĐ", "Hợp đồng"
    LETTER = "CV", "Công văn"
    TELEGRAM = "CĐ", "Công điện"
    MEMORANDUM = "BGN", "Bản ghi nhớ"
    AGREEMENT = "BTT", "Bản thỏa thuận"
    AUTHORISATION = "GUQ", "Giấy ủy quyền"
    INVITATION = "GM", "Giấy mời"
    INTRODUCTION = "GGT", "Giấy giới thiệu"
    LEAVE = "GNP", "Giấy nghỉ phép"
    SENDING_SLIP = "PG", "Phiếu gửi"
    TRANSFER_SLIP = "PC", "Phiếu chuyển"
    REPORT_SLIP = "PB", "Phiếu báo"
    PUBLIC_LETTER = "TCg", "Thư công"


class State(TextChoices):
    """Where a document is on its way; the table of acts is in ``rules.transitions``."""

    DRAFT = "draft", "Dự thảo"
    COMMENTING = "commenting", "Đang lấy ý kiến"
    FROZEN = "frozen", "Đã trình ký"
    SIGNED = "signed", "Đã duyệt ký, chờ lấy số"
    ISSUED = "issued", "Đã phát hành"
    SENT_BACK = "sent_back", "Bị trả lại"
    WITHDRAWN = "withdrawn", "Đã rút"


class DocumentAct(TextChoices):
    """What a person does to a document."""

    REVISE = "revise", "Sửa dự thảo"
    ASK_COMMENTS = "ask_comments", "Xin ý kiến"
    COMMENT = "comment", "Góp ý"
    FREEZE = "freeze", "Trình ký"
    SIGN_OFF = "sign_off", "Duyệt ký"
    SEND_BACK = "send_back", "Trả lại"
    ISSUE = "issue", "Lấy số, phát hành"
    ATTACH = "attach_signed_copy", "Gắn bản đã ký, đóng dấu"
    WITHDRAW = "withdraw", "Rút văn bản"


class Direction(TextChoices):
    """Which register a document belongs to."""

    OUTGOING = "outgoing", "Văn bản đi"
    INCOMING = "incoming", "Văn bản đến"
