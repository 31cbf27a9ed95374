"""Words of a text that hint at its class; docs/rules/feedback.md. A person decides."""

from cchc.feedback.choices import Kind
from cchc.kernel.text import fold

# The graver class first; the words as ``fold`` leaves them.
_WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        Kind.DENUNCIATION,
        (
            "to cao",
            "to giac",
            "hoi lo",
            "tham nhung",
            "tham o",
            "nhan tien cua",
            "vi pham phap luat",
        ),
    ),
    (
        Kind.COMPLAINT,
        ("khieu nai", "khong dong y voi quyet dinh", "quyet dinh xu phat", "thu hoi quyet dinh"),
    ),
    (
        Kind.CONDUCT,
        (
            "thai do",
            "gat gong",
            "sach nhieu",
            "gay kho",
            "tre hen",
            "qua han",
            "cham tra",
            "cham giai quyet",
            "di lai nhieu lan",
            "huong dan nhieu lan",
            "khong huong dan",
        ),
    ),
    (
        Kind.OTHER_RULES,
        (
            "de nghi bo giay",
            "quy dinh",
            "thu tuc nay",
            "sua doi",
            "bai bo",
            "nghi dinh",
            "thong tu",
        ),
    ),
)


def hint(text: str) -> Kind | None:
    """The class that the words suggest, None when they suggest none."""
    folded = f" {fold(text)} "
    for kind, words in _WORDS:
        if any(f" {word} " in folded for word in words):
            return kind
    return None
