"""The targets of a plan, alive: bound or proposed, value, state, what the year can still bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from cchc.indicators.choices import TargetState
from cchc.indicators.models import Binding
from cchc.indicators.queries.values import Reading, Valued, value_of
from cchc.indicators.rules import verdicts
from cchc.indicators.rules.proposals import proposed
from cchc.indicators.rules.verdicts import Bar
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.organisation.models import User
from cchc.plans import queries as plans
from cchc.plans.choices import Comparison
from cchc.plans.models import Plan
from cchc.plans.models import Target as PlanTarget


@dataclass(frozen=True)
class Target:
    """A target with what measures it; ``bears`` more failures until the bar is lost."""

    row: PlanTarget
    number: int
    found: Valued | None
    is_proposed: bool
    state: TargetState | None
    bears: int | None
    last_year: Valued | None
    binding: Binding | None

    @property
    def shown(self) -> str:
        """The value, never shown as reaching a bar that it does not reach."""
        if self.found is None:
            return ""
        bar = self.row.value
        bars = [bar] if bar is not None and self.row.comparison == Comparison.GE else []
        caps = [bar] if bar is not None and self.row.comparison == Comparison.LE else []
        definition = self.found.definition
        return self.found.value.shown(definition.unit, definition.decimals, bars, caps)


@dataclass(frozen=True)
class Targets:
    """Those of a plan in a period."""

    plan: Plan
    period: Period
    targets: Sequence[Target]


def plans_with_targets(user: User, *, today: date) -> QuerySet[Plan]:
    """The agency's adopted plans that have targets, the newest first."""
    own = PlanTarget.objects.filter(plan=OuterRef("pk"))
    rows = plans.plans_in_force(user, today=today)
    return rows.filter(Exists(own)).order_by("-year", "-serial")


def proposal_for(target: PlanTarget) -> str | None:
    """The code of the indicator that may measure the target, by its words."""
    return proposed(target.text)


def plan_with_targets(user: User, code: str, *, today: date) -> Plan | None:
    """The plan of that code, the newest without one (None: there is none yet); else Http404."""
    rows = plans_with_targets(user, today=today)
    if not code:
        return rows.first()
    found = rows.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def targets_of(plan: Plan, *, as_of: datetime, today: date) -> Targets:
    """Of the plan's year up to now."""
    period = Period.parse(f"{plan.year}-Y")
    now = Reading(plan.agency, period, as_of)
    before = Reading(plan.agency, period.last_year(), as_of)
    rows = list(plan.targets.all())
    bound = {row.target_id: row for row in Binding.objects.filter(target__in=rows)}
    return Targets(
        plan,
        period,
        [
            _alive(row, number, bound.get(row.pk), now, before, today)
            for number, row in enumerate(rows, 1)
        ],
    )


def _alive(
    row: PlanTarget,
    number: int,
    binding: Binding | None,
    now: Reading,
    before: Reading,
    today: date,
) -> Target:
    code = proposed(row.text) if binding is None else binding.code
    found = _valued(code, now)
    last_year = _valued(code, before)
    state, bears = (None, None)
    if binding is not None and found is not None:
        state, bears = judged(row, found, last_year, today)
    return Target(row, number, found, binding is None, state, bears, last_year, binding)


def _valued(code: str | None, reading: Reading) -> Valued | None:
    if not code:
        return None
    asked = reading.asked
    return value_of(asked.agency, code, asked.period, as_of=asked.as_of, reading=reading)


def bindings_of(plan: Plan) -> dict[int, str]:
    """By target the code of the indicator that a person bound to it, "" when none measures it."""
    rows = Binding.objects.filter(target__plan=plan)
    return dict(rows.values_list("target_id", "code"))


def unconfirmed(plan: Plan) -> int:
    """How many targets an indicator is proposed for that nobody has confirmed or refused."""
    bound = Binding.objects.filter(target__plan=plan).values("target")
    texts = plan.targets.exclude(pk__in=bound).values_list("text", flat=True)
    return sum(proposed(text) is not None for text in texts)


def judged(
    row: PlanTarget, found: Valued, last_year: Valued | None, today: date
) -> tuple[TargetState | None, int | None]:
    """The state, and for a share how many more failures it bears; a target without number: None."""
    if row.value is None or row.comparison == Comparison.NONE:
        return None, None
    ratio, bar = found.value.ratio, Bar(row.comparison, row.value)
    is_over = today > found.period.last
    if ratio is None:
        return _number_judged(found, bar, is_over=is_over), None
    at_end = _expected(ratio, last_year, found.period, today)
    state = TargetState(verdicts.state(ratio, bar, at_end, is_over=is_over))
    return state, verdicts.bears(ratio, bar, at_end) if ratio.has_data and not is_over else None


def _expected(ratio: Ratio, last_year: Valued | None, period: Period, today: date) -> int:
    former = last_year.value.ratio.whole if last_year and last_year.value.ratio else 0
    gone = (min(today, period.last) - period.first).days + 1
    return verdicts.expected(ratio.whole, last_year=former, gone=gone, days=period.days)


def _number_judged(found: Valued, bar: Bar, *, is_over: bool) -> TargetState:
    """A number against its bar: a minimum may still be reached, a maximum only be lost."""
    exact = found.value.exact()
    if exact is None:
        return TargetState.NO_DATA
    limit = Fraction(bar.value)
    is_reached = exact <= limit if bar.comparison == "le" else exact >= limit
    if is_reached:
        return TargetState.MET
    may_grow = bar.comparison != "le" and not is_over
    return TargetState.AT_RISK if may_grow else TargetState.MISSED
