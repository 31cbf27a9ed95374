"""Names of units within one document: one unit under many names, who acts in a sentence.

Rule: docs/rules/plan-reading.md, "Units". The titles of ward officers (Tư pháp - Hộ tịch …) are
those of Nghị định 33/2023/NĐ-CP and its forerunners.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from cchc.plans.content import Assignee
from cchc.plans.rules.vocabulary import DUTY_HEADS, UNIT_HEADS, begins_with, begins_with_time
from cchc.plans.rules.words import CAPITALS, bare, spaced_hyphens, without_end_marks, words

_VERBS = (
    "hướng dẫn|thực hiện|chủ trì|phối hợp|tham mưu|tổng hợp|theo dõi|đôn đốc|báo cáo|căn cứ"
    "|chịu trách nhiệm|có trách nhiệm|rà soát|(?<!ác )tổ chức|triển khai|giúp|theo|đề xuất"
    "|làm đầu mối|xây dựng|kiểm tra|tiếp tục|thường xuyên|được giao|được phân công|cung cấp"
)
_ACTING = re.compile(rf"^(.+?)\s*(?:[:(]\s*|\s+-\s+(?=(?:{_VERBS})\b)|\s+(?=(?:{_VERBS})\b))(.*)$")
_PLACE = re.compile(rf"\s+(?:phường|xã|thị trấn|đặc khu|P\.|TT\.)(?=$|\s+[{CAPITALS}]).*$")
_ABBREVIATIONS = (
    (r"\bvp\b", "van phong"),
    (r"\bvhxh\b|\bvh xh\b", "van hoa xa hoi"),
    (r"\btcvkt\b|\btckt\b|\btc kt\b|\bkttc\b", "tai chinh ke toan"),
    (r"\btpht\b|\btp ht\b", "tu phap ho tich"),
    (r"\bdcxd\b|\bdc xd\b", "dia chinh xay dung"),
    (r"\bvptk\b|\bvp tk\b", "van phong thong ke"),
    (r"\bubmttq\b|\bmttq\b", "mat tran to quoc"),
    (r"\bbo phan (?:mot cua|1 cua)\b|\btn tkq\b|\btn va tkq\b", "tiep nhan tra ket qua"),
    (r"\bttphcc\b|\bttpvhcc\b", "trung tam phuc vu hanh chinh cong"),
    (r"\bca\b", "cong an"),
    (r"\bdtn\b", "doan thanh nien"),
)
_NO_NAME = re.compile(r"\b(?:bo phan|cong chuc|can bo|chuc danh|va|nguoi phu trach)\b")
_BARE_TITLES = frozenset(("bo phan", "cong chuc", "can bo", "lanh dao", "chuyen vien"))
_NOBODY = re.compile(r"(?:theo|khi|neu)\b")
_BODIES = frozenset(("ubnd", "hdnd"))
_POSTS = tuple(
    frozenset(post.split())
    for post in (
        "tu phap ho tich",
        "van hoa xa hoi",
        "tai chinh ke toan",
        "dia chinh xay dung do thi moi truong nong nghiep",
        "van phong thong ke",
        "dai truyen thanh",
        "tiep nhan tra ket qua",
    )
)
_ABBREVIATED = re.compile(r"\b(?:VP|VH|VHXH|XH|TC|KT|TP|HT|TN|TKQ|CA|BP|CC|MTTQ|UBMTTQ)\b|&")
_COLLECTIVE = re.compile(r"^(?:cac|toan the|tat ca|nhung|moi)\b")


def acting_unit(text: str) -> tuple[str, str | None]:
    """Who acts, and the rest of the sentence.

    "Văn phòng UBND hướng dẫn các bộ phận" -> ("Văn phòng UBND", "hướng dẫn các bộ phận").
    """
    found = _ACTING.match(text)
    if not found or not _is_name(found.group(1)):
        return text, None
    return found.group(1).strip(" ,-"), without_end_marks(found.group(2)).strip(" )") or None


def is_rest_of_post(before: str, text: str) -> bool:
    """Whether a hyphen was taken for a bullet: "Công chức Tư pháp" / "- Hộ tịch"."""
    said, rest = set(words(before)), set(words(text))
    return any(rest and rest <= post and said & post for post in _POSTS[:5])


def _is_name(text: str) -> bool:
    """More than a bare title: in "Công chức theo dõi CCHC" the verb belongs to the name."""
    said = words(text)
    return len(said) > 1 and " ".join(said) not in _BARE_TITLES


def is_collective(name: str) -> bool:
    """Nobody in particular: "Các bộ phận chuyên môn", "Toàn thể cán bộ"."""
    return bool(_COLLECTIVE.match(bare(name)))


def is_unit(name: str) -> bool:
    """Whether the words can name somebody who acts: no time and no deed."""
    if _NOBODY.match(bare(name)):
        return False
    if begins_with(name, UNIT_HEADS):
        return True
    return not begins_with_time(name) and not begins_with(name, DUTY_HEADS)


def unit_key(name: str) -> frozenset[str]:
    """What two names of one unit have in common; the ward's own name and rank count for nothing."""
    plain = " ".join(words(_PLACE.sub("", name)))
    for short, full in _ABBREVIATIONS:
        plain = re.sub(short, full, plain)
    said = set(plain.split())
    kept = set(_NO_NAME.sub(" ", plain).split())
    if kept - _BODIES:
        kept -= _BODIES
    post = next((post for post in _POSTS if kept and kept <= post), None)
    return frozenset(post or kept or said)


def printed_name(text: str) -> str:
    """The name under which a unit is written in a cell, hyphens spaced in one way."""
    return spaced_hyphens(acting_unit(text)[0])


def canonical_names(texts: Iterable[str]) -> Mapping[frozenset[str], str]:
    """For each unit the name to show: in full, then the most frequent, then the first."""
    names: dict[frozenset[str], Counter[str]] = {}
    for text in texts:
        name = printed_name(text)
        names.setdefault(unit_key(name), Counter())[name] += 1
    return {key: _best_name(counted) for key, counted in names.items()}


def _best_name(counted: Counter[str]) -> str:
    order = list(counted)
    return max(order, key=lambda n: (not _ABBREVIATED.search(n), counted[n], -order.index(n)))


def assignee(text: str, names: Mapping[frozenset[str], str]) -> Assignee:
    """A lead or co-ordinating unit; ``unit`` is None where the words name nobody."""
    name, note = acting_unit(text)
    if not is_unit(name):
        return Assignee(text, None, None)
    return Assignee(text, names.get(unit_key(spaced_hyphens(name)), spaced_hyphens(name)), note)
