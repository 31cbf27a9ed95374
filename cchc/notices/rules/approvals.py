"""The document that allows a channel; docs/rules/citizen-notices.md, guarantee 2."""

import re
from datetime import date

from cchc.kernel.errors import RuleBroken

_DOCUMENT = re.compile(r"\d+/[^\s]+ ngày (\d{1,2})/(\d{1,2})/(\d{4})")


def check_document(text: str) -> None:
    """RuleBroken (``document``) unless number and day of a document are named."""
    found = _DOCUMENT.search(text)
    try:
        if found is None:
            raise ValueError
        day, month, year = (int(part) for part in found.groups())
        date(year, month, day)
    except ValueError:
        raise RuleBroken(
            "Ghi số và ngày của văn bản cho phép dùng kênh này, ví dụ 12/QĐ-UBND ngày 05/01/2026.",
            field="document",
        ) from None
