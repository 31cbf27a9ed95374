"""What the agency told everybody and when, for the audit verification."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import canonical, digest
from cchc.portal.models import FilingPermit, News, ShownPlan

Facts = Mapping[str, Json]
NEWS = "portal_news"
SHOWN_PLAN = "portal_shown_plan"
PERMIT = "portal_filing_permit"


def of_news(row: News) -> Facts:
    """The state, its moments and who published; words as a hash."""
    return {
        "state": row.state,
        "words": digest(canonical([row.title, row.text]).encode()),
        "published_by": row.published_by_id,
        "published_at": _iso(row.published_at),
        "withdrawn_at": _iso(row.withdrawn_at),
    }


def of_shown_plan(row: ShownPlan) -> Facts:
    """Which plan, from when until when."""
    return {
        "plan": row.plan_id,
        "shown_at": _iso(row.shown_at),
        "hidden_at": _iso(row.hidden_at),
    }


def of_permit(row: FilingPermit) -> Facts:
    """By which document, where it stands, who approved and ended; the ticks as a hash."""
    ticks = row.ticks.order_by("item").values_list("item", "note", "by_id")
    return {
        "document": row.document,
        "state": row.state,
        "prepared_by": row.prepared_by_id,
        "approved_by": row.approved_by_id,
        "approved_at": _iso(row.approved_at),
        "ended_at": _iso(row.ended_at),
        "ticks": digest(canonical([list(tick) for tick in ticks]).encode()),
    }


def _iso(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


def _news(code: str) -> Iterator[tuple[str, Facts]]:
    for row in News.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_news(row)


def _shown_plans(code: str) -> Iterator[tuple[str, Facts]]:
    for row in ShownPlan.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_shown_plan(row)


def _permits(code: str) -> Iterator[tuple[str, Facts]]:
    for row in FilingPermit.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_permit(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(NEWS, "Tin trên trang công khai", _news),
    FactSource(SHOWN_PLAN, "Kế hoạch công khai tiến độ", _shown_plans),
    FactSource(PERMIT, "Nhận hồ sơ trực tuyến", _permits),
)
