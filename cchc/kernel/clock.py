"""The only place that reads the clock; views and commands call it, services are handed ``at``."""

import os
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cchc.kernel.zone import HANOI

__all__ = ["HANOI", "now", "set_moment", "today"]


def set_moment() -> datetime | None:
    """The moment that CCHC_NOW sets (ISO; Hà Nội time when it has no offset), else None."""
    text = os.environ.get("CCHC_NOW", "")
    if not text:
        return None
    if not settings.CLOCK_MAY_BE_SET:
        raise ImproperlyConfigured("CCHC_NOW chỉ dùng được khi thử nghiệm hoặc chạy mẫu.")
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)


def now() -> datetime:
    """This moment, aware, in Hà Nội time."""
    return set_moment() or datetime.now(HANOI)


def today() -> date:
    """The date in Hà Nội."""
    return now().date()
