"""Addresses of indicators: everybody who sees the plan sees figures; few change definitions."""

from cchc.indicators import services
from cchc.kernel import clock
from cchc.kernel.periods import Period
from cchc.organisation.tests.factories import Cast
from cchc.plans.tests.factories import adopted_plan, with_target
from tests.access import LEADERS, OFFICE, SEERS, Row

MANAGERS = LEADERS | OFFICE


def _plan(who: Cast) -> tuple[object, ...]:
    plan = adopted_plan(who)
    with_target(plan)
    return (plan.code,)


def _closing(who: Cast) -> tuple[object, ...]:
    period = Period.parse("2020-Q1")
    row = services.close_period(agency=who.ward, period=period, actor=who.quan, at=clock.now())
    return (row.pk,)


def _target(who: Cast) -> tuple[object, ...]:
    plan = adopted_plan(who)
    return (plan.code, with_target(plan).pk)


ROWS: dict[str, Row] = {
    "indicators:indicators": Row(SEERS),
    "indicators:board": Row(SEERS),
    "indicators:add_own": Row(MANAGERS),
    "indicators:closings": Row(SEERS),
    "indicators:closing": Row(SEERS, _closing),
    "indicators:targets": Row(SEERS),
    "indicators:targets_of": Row(SEERS, _plan),
    "indicators:bind": Row(MANAGERS, _target, method="post"),
    "indicators:indicator": Row(SEERS, args=("dung-han-bieu",)),
    "indicators:records": Row(SEERS, args=("dung-han-bieu", "whole")),
    "indicators:redefine": Row(MANAGERS, args=("dung-han-bieu",)),
    "indicators:enter": Row(OFFICE, args=("766-1-1",)),
}
