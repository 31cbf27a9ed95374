"""Text typed in the encodings before Unicode: TCVN3 (ABC, fonts .Vn…) and VNI.

Such text is Latin letters that only look Vietnamese in their own fonts. It is told by letters that
Vietnamese in Unicode does not have, and refused. Rule: docs/rules/extraction.md, "Old encodings".
"""

import re
from collections.abc import Iterable

from .errors import Unreadable

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
# TCVN3 puts marked letters where Latin-1 has signs: "C¶i c¸ch hµnh" is "Cải cách hành".
_TCVN3_SIGNS = "¡¦¨ª¬\xad®¯´µ¶·¸¹¾"
_TCVN3 = re.compile(f"[{_TCVN3_SIGNS}][{_LETTER}]|[{_LETTER}][{_TCVN3_SIGNS}]")
# VNI writes the mark as a second letter: "Caûi caùch haønh chính", and đ, ơ, ư as ñ, ô, ö.
_VNI = re.compile("[ñÑöÖøØûÛïÏ]|[aeiouyôöAEIOUYÔÖ][ùõÙÕ]")
_WORD = re.compile(r"\S*[^\W\d_]\S*")
_LEGACY_FONT = re.compile(r"(?:^|\+)(?:\.vn|vni[- ]|vnarial|vntime)", re.IGNORECASE)
_FEWEST = 5
_SHARE = 0.03

SENTENCE = (
    "Văn bản dùng bảng mã cũ {name} nên không đọc được chữ: hãy mở bằng Word, chuyển sang "
    "Unicode (ví dụ bằng Unikey, mục “Chuyển mã”) với phông Times New Roman, lưu lại rồi tải lên."
)


def refuse_legacy_letters(text: str, fonts: Iterable[str] = ()) -> None:
    """Refuse a text of which a good part is TCVN3 or VNI.

    With one of their fonts in use, five different words of the kind are enough; without, they have
    to be 3 % of all words as well.
    """
    words = _WORD.findall(text)
    share = 0.0 if any(_LEGACY_FONT.search(font) for font in fonts) else _SHARE
    for name, sign in (("TCVN3 (ABC)", _TCVN3), ("VNI", _VNI)):
        found = [word for word in words if sign.search(word)]
        if len(set(found)) >= _FEWEST and len(found) >= share * len(words):
            raise Unreadable(SENTENCE.format(name=name))
