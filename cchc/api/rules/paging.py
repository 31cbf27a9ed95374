"""The place in a list where the next page begins, as one opaque word."""

import base64
import binascii
from datetime import datetime

from cchc.kernel.errors import RuleBroken

WRONG = "Giá trị cursor không đúng; lấy nguyên next_cursor của trang trước."


def packed(moment: datetime, key: int) -> str:
    """The cursor after the row with that moment and key."""
    return base64.urlsafe_b64encode(f"{moment.isoformat()} {key}".encode()).decode()


def unpacked(cursor: str) -> tuple[datetime, int]:
    """(moment, key); RuleBroken (``cursor``) for what is not a cursor of ours."""
    try:
        text, _, key = base64.urlsafe_b64decode(cursor.encode()).decode().rpartition(" ")
        moment, number = datetime.fromisoformat(text), int(key)
    except (ValueError, binascii.Error, UnicodeError):
        raise RuleBroken(WRONG, field="cursor") from None
    if moment.tzinfo is None or not 0 <= number < 2**63:
        raise RuleBroken(WRONG, field="cursor")
    return moment, number
