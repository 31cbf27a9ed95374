"""Hà Nội time: the one zone in which the office lives (no summer time since 1975)."""

from datetime import datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def local_minute(moment: datetime) -> datetime:
    """The wall-clock minute in Hà Nội, naive; a naive moment is already Hà Nội time."""
    local = moment.astimezone(HANOI).replace(tzinfo=None) if moment.tzinfo else moment
    return local.replace(second=0, microsecond=0)


def from_local(moment: datetime) -> datetime:
    """The aware moment of a naive Hà Nội wall-clock time."""
    return moment.replace(tzinfo=HANOI)
