"""The facts of notices that figures rest on, for the audit verification; nothing personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from cchc.kernel.audit import FactSource, Json
from cchc.notices.models import ChannelOrder, ChannelUse, Notice, Template

Facts = Mapping[str, Json]
NOTICE = "notice"
TEMPLATE = "notice_template"
USE = "notice_channel"
ORDER = "notice_order"


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def of_notice(row: Notice) -> dict[str, Json]:
    """Which event of what, where it stands, since when."""
    return {
        "event": row.event,
        "subject": [row.subject_kind, row.subject_key],
        "way": row.way,
        "state": row.state,
        "made_at": _moment(row.made_at),
        "sent_at": _moment(row.sent_at),
        "delivered_at": _moment(row.delivered_at),
        "settled_at": _moment(row.settled_at),
    }


def of_template(row: Template) -> dict[str, Json]:
    """Which version, and what the provider says of it."""
    return {"event": row.event, "version": row.version, "approval": row.zalo_approval}


def of_use(row: ChannelUse) -> dict[str, Json]:
    """Whether the channel is on, and what it costs."""
    return {
        "way": row.way,
        "is_on": row.is_on,
        "unit_cost": row.unit_cost,
        "daily_quota": row.daily_quota,
    }


def of_order(row: ChannelOrder) -> dict[str, Json]:
    """The channels in their order."""
    return {"event": row.event, "ways": list(row.ways)}


def _notices(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Notice.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_notice(row)


def _templates(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Template.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_template(row)


def _uses(code: str) -> Iterator[tuple[str, Facts]]:
    for row in ChannelUse.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_use(row)


def _orders(code: str) -> Iterator[tuple[str, Facts]]:
    for row in ChannelOrder.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_order(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(NOTICE, "Thông báo gửi người dân", _notices),
    FactSource(TEMPLATE, "Mẫu tin", _templates),
    FactSource(USE, "Kênh gửi", _uses),
    FactSource(ORDER, "Thứ tự kênh", _orders),
)
