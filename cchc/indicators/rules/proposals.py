"""The words of a target -> the indicator that may measure it; docs/rules/indicators.md."""

import re

from cchc.kernel.text import fold

WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("hai long", "phuc vu"), "hai-long-phuc-vu"),
    (("hai long", "giai quyet"), "hai-long-giai-quyet"),
    (("hai long", "nguoi dan"), "hai-long-phuc-vu"),
    (("dung han", "ho so"), "dung-han-bieu"),
    (("dung hen", "ho so"), "dung-han-bieu"),
    (("truoc han", "ho so"), "dung-han-bieu"),
    (("so hoa", "ket qua"), "so-hoa-ket-qua"),
    (("truc tuyen", "ho so"), "nop-truc-tuyen"),
    (("ngoai quy dinh", "giay to"), "ngoai-danh-muc"),
    (("ngoai danh muc",), "ngoai-danh-muc"),
    (("khong co trong danh muc", "giay to"), "ngoai-danh-muc"),
    (("phan anh", "kien nghi"), "phan-anh-dung-han"),
    (("nhiem vu", "dung han"), "nhiem-vu-dung-han"),
)


def proposed(text: str) -> str | None:
    """The code of an indicator, None when no line fits."""
    said = re.sub(r"\s+", " ", fold(text))
    for words, code in WORDS:
        if all(word in said for word in words):
            return code
    return None
