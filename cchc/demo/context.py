"""What the banner of the demo says while the ward's year is still being lived."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cchc.demo.queries import lived_until
from cchc.kernel.formats import date_vi


def loading(request: HttpRequest) -> dict[str, Any]:
    """How far the dossiers have come, in words; "" when all are there. Asked where it is shown."""
    return {"sample_loading": SimpleLazyObject(_words)}


def _words() -> str:
    day = lived_until()
    return f"Đang nạp tiếp hồ sơ một cửa của năm, đã đến ngày {date_vi(day)}." if day else ""
