"""On which day a document may be dated: docs/rules/documents.md, section "Numbers"."""

from datetime import date

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi


def check_day(issued_on: date, *, signed_on: date, today: date, last_on: date | None) -> None:
    """RuleBroken unless signed_on ≤ issued_on ≤ today and not before the number before it."""
    if issued_on > today:
        raise RuleBroken("Ngày văn bản không được sau hôm nay.", field="issued_on")
    if issued_on < signed_on:
        raise RuleBroken(
            f"Văn bản được duyệt ký ngày {date_vi(signed_on)}; ngày văn bản không được sớm hơn.",
            field="issued_on",
        )
    if last_on and issued_on < last_on:
        raise RuleBroken(
            f"Số liền trước đã ghi ngày {date_vi(last_on)}; ngày văn bản không được sớm hơn.",
            field="issued_on",
        )
