"""Baselines of a plan side by side, or against what runs now."""

from dataclasses import dataclass

from cchc.kernel.formats import date_vi
from cchc.obligations.choices import DateKind, State
from cchc.obligations.models import Obligation
from cchc.obligations.queries import for_subject
from cchc.organisation.queries import names_of
from cchc.plans.content import ReadPlan
from cchc.plans.models import Baseline, Plan
from cchc.plans.queries.as_json import plan_json
from cchc.plans.rules.compare import Comparison, compare
from cchc.plans.subjects import kind_of

NOW = "nay"


@dataclass(frozen=True)
class Version:
    """One state of the plan that can be compared: its key, its name, who made it."""

    key: str
    name: str
    detail: str


@dataclass(frozen=True)
class Compared:
    """Two versions, what differs, and the dates that were extended without an amendment."""

    old: Version
    new: Version
    comparison: Comparison
    extended: list[Obligation]


def versions_of(plan: Plan) -> list[Version]:
    """Every baseline, the oldest first, then the plan as it runs now."""
    baselines = list(plan.baselines.select_related("amendment"))
    names = names_of(b.actor_key for b in baselines)
    found = [_version(one, names.get(one.actor_key, "Hệ thống")) for one in baselines]
    return [*found, Version(NOW, "Hiện nay", "kế hoạch đang thực hiện, cả hạn đã gia hạn")]


def _version(one: Baseline, who: str) -> Version:
    name = "Bản gốc" if one.serial == 1 else f"Điều chỉnh lần {one.serial - 1}"
    said = [date_vi(one.taken_at.date()), who, one.document]
    return Version(str(one.serial), name, " · ".join(part for part in said if part))


def compared(plan: Plan, old: str, new: str) -> Compared | None:
    """The two versions side by side; the first and the last unless named. None without any."""
    versions = {version.key: version for version in versions_of(plan)}
    keys = [key for key in versions if key != NOW]
    if not keys:
        return None
    first = versions.get(old, versions[keys[0]])
    last = versions.get(new, versions[NOW])
    found = compare(_content(plan, first.key), _content(plan, last.key))
    extended = _extended(plan) if NOW in (first.key, last.key) else []
    return Compared(first, last, found, extended)


def _content(plan: Plan, key: str) -> ReadPlan:
    if key == NOW:
        return ReadPlan.from_json(plan_json(plan))
    return ReadPlan.from_json(plan.baselines.get(serial=int(key)).content)


def _extended(plan: Plan) -> list[Obligation]:
    """What is owed by another day than first promised because an extension was granted."""
    keys = [f"{plan.code}/{ident}" for ident in plan.tasks.values_list("ident", flat=True)]
    rows = for_subject(kind_of(plan), keys, agency=plan.agency).exclude(state=State.CANCELLED)
    granted = rows.filter(dates__kind=DateKind.EXTENSION).distinct()
    return [row for row in granted if row.is_extended]
