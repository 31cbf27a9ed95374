"""What in a free text could tell who wrote it, or name a third person; warns, decides nothing."""

import re

_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("số điện thoại", re.compile(r"(?<!\d)(?:\+84|0)(?:[ .-]?\d){9}(?!\d)")),
    ("số định danh", re.compile(r"(?<!\d)\d(?:[ .-]?\d){11}(?!\d)|(?<!\d)\d{9}(?!\d)")),
    ("địa chỉ thư điện tử", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    ("mã hồ sơ", re.compile(r"H\d{2}(?:\.\d+)+-\d{6}-\d+", re.IGNORECASE)),
    (
        "họ tên người",
        re.compile(
            r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Ee]m)\s+[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
            r"|(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+\s+){2,}[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
        ),
    ),
    ("địa chỉ nhà", re.compile(r"(?:[Ss]ố nhà|[Nn]hà số|[Nn]gõ|[Nn]gách)\s+\d+")),
)


def personal(text: str) -> tuple[str, ...]:
    """The kinds of personal data that the text seems to hold, in words."""
    return tuple(name for name, sign in _SIGNS if sign.search(text))
