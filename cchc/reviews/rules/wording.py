"""What is proposed about a finding until a person says it better; why it is a finding."""

from collections.abc import Iterable

from cchc.reviews.choices import FindingKind, PlaceKind, ProposalKind
from cchc.reviews.rules.values import Place, Removal

SUGGESTED: dict[FindingKind, ProposalKind] = {
    FindingKind.ASKED_TWICE: ProposalKind.SIMPLIFY,
    FindingKind.DECLARED_AND_PROVEN: ProposalKind.SIMPLIFY,
    FindingKind.PAPER_COVERED: ProposalKind.DROP,
    FindingKind.ASKED_ACROSS: ProposalKind.MERGE,
    FindingKind.LIKELY_SAME: ProposalKind.MERGE,
    FindingKind.OWN_PAPER: ProposalKind.DROP,
    FindingKind.HELD_DATUM: ProposalKind.SIMPLIFY,
    FindingKind.NO_BASIS: ProposalKind.DROP,
    FindingKind.UNUSED_FORM: ProposalKind.DROP,
}
WHY: dict[FindingKind, str] = {
    FindingKind.ASKED_TWICE: "Người nộp phải khai cùng một thông tin ở nhiều biểu mẫu của một "
    "thủ tục; chỉ cần khai một lần.",
    FindingKind.DECLARED_AND_PROVEN: "Người nộp phải khai điều mà giấy tờ bắt buộc trong hồ sơ đã "
    "chứng minh; công chức ghi theo giấy tờ được.",
    FindingKind.PAPER_COVERED: "Mọi thông tin của giấy tờ này đã được giấy tờ bắt buộc khác trong "
    "hồ sơ chứng minh.",
    FindingKind.ASKED_ACROSS: "Nhiều thủ tục hỏi cùng một thông tin; người đã nộp hồ sơ trong năm "
    "không phải khai lại nếu dùng chung dữ liệu.",
    FindingKind.LIKELY_SAME: "Hai mã thông tin khác nhau nhưng tên gần giống nhau; chỉ là trùng "
    "khi người rà soát xác nhận.",
    FindingKind.OWN_PAPER: "Giấy tờ này là kết quả do chính cơ quan cấp; tra cứu lại được thay vì "
    "yêu cầu nộp (trừ bản do nơi khác cấp).",
    FindingKind.HELD_DATUM: "Thông tin này cơ quan đã có: thủ tục khác lấy từ cơ sở dữ liệu, từ "
    "kết quả đã cấp, hoặc có trong giấy tờ do cơ quan cấp.",
    FindingKind.NO_BASIS: "Giấy tờ không nêu văn bản quy định phải nộp, hoặc văn bản đó không có "
    "hiệu lực vào ngày rà soát.",
    FindingKind.UNUSED_FORM: "Cả năm không có hồ sơ nào của các thủ tục dùng biểu mẫu này.",
}


def suggestion(kind: FindingKind, places: Iterable[Place], removals: Iterable[Removal]) -> str:
    """The text of a proposal, ready to be rewritten."""
    named = [removal.place for removal in removals] or list(places)
    what = "; ".join(_named(place) for place in named)
    return f"{_VERBS[kind]}: {what}."


_VERBS: dict[FindingKind, str] = {
    FindingKind.ASKED_TWICE: "Bỏ mục đã khai ở biểu mẫu khác của cùng thủ tục",
    FindingKind.DECLARED_AND_PROVEN: "Bỏ mục khai, ghi theo giấy tờ trong hồ sơ",
    FindingKind.PAPER_COVERED: "Không yêu cầu nộp",
    FindingKind.ASKED_ACROSS: "Dùng lại dữ liệu đã khai trong năm, không hỏi lại",
    FindingKind.LIKELY_SAME: "Thống nhất một mã thông tin, không hỏi lại",
    FindingKind.OWN_PAPER: "Không yêu cầu nộp khi do chính cơ quan cấp",
    FindingKind.HELD_DATUM: "Lấy từ dữ liệu cơ quan đã có, không yêu cầu khai",
    FindingKind.NO_BASIS: "Bỏ khỏi thành phần hồ sơ, hoặc bổ sung căn cứ",
    FindingKind.UNUSED_FORM: "Bãi bỏ biểu mẫu",
}


def _named(place: Place) -> str:
    where = f" trong {place.container_title}" if place.container_title else ""
    kind = "mục" if place.kind is PlaceKind.FIELD else place.kind.label.lower()
    return f"{kind} “{place.label}”{where} (thủ tục {place.procedure})"
