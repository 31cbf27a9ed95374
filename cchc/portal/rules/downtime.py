"""The announcement of a planned downtime: docs/rules/portal.md."""

from datetime import datetime

from cchc.kernel.formats import moment_vi
from cchc.kernel.zone import HANOI

_WRITTEN = "%d/%m/%Y %H:%M"


def announcement(sentence: str, begin: str, end: str, now: datetime) -> str:
    """What to announce until the end; "" when something is missing or the end has passed."""
    since, until = _moment(begin), _moment(end)
    if not sentence or since is None or until is None or now >= until:
        return ""
    return f"{sentence} (từ {moment_vi(since)} đến {moment_vi(until)})"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _WRITTEN).replace(tzinfo=HANOI)
    except ValueError:
        return None
