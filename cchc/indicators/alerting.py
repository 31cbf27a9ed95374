"""Who is told that a target is about to be lost; docs/rules/indicators.md, "Alerts"."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from cchc.indicators.choices import TargetState
from cchc.indicators.models import Binding
from cchc.indicators.queries import Target, targets_of
from cchc.indicators.showing import bears_said, opened, page_of
from cchc.kernel.formats import number_vi
from cchc.kernel.zone import local_minute
from cchc.notices import services as notices
from cchc.notices.choices import Channel
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.plans.models import Plan

GRAVITY = (TargetState.MET, TargetState.AT_RISK, TargetState.MISSED)


def alert(*, agency: Agency, at: datetime) -> int:
    """Tell who leads and who runs the plan of each target that is worse than was told last.

    How many targets were told of. Asked again without a change it tells nothing; a target that
    recovered is told of again when it is lost again.
    """
    today = local_minute(at).date()
    if not organisation.working_calendar(agency).is_working_day(today):
        return 0
    told = 0
    for plan, bound in _bound(agency, today).items():
        for target in targets_of(plan, as_of=at, today=today).targets:
            if target.state in GRAVITY:
                told += _told(agency, plan, target, bound[target.row.pk], at)
    return told


def _bound(agency: Agency, today: date) -> dict[Plan, dict[int, Binding]]:
    """The bindings of this year's plans in force, by plan and target."""
    rows = Binding.objects.filter(
        target__plan__agency=agency,
        target__plan__year=today.year,
        target__plan__adopted_at__isnull=False,
    ).exclude(code="")
    found: dict[Plan, dict[int, Binding]] = defaultdict(dict)
    for row in rows.select_related("target__plan__agency"):
        found[row.target.plan][row.target_id] = row
    return found


def _told(agency: Agency, plan: Plan, target: Target, bound: Binding, at: datetime) -> bool:
    assert target.state is not None
    before = TargetState(bound.told_state or TargetState.MET)
    if target.state == before:
        return False
    worse = GRAVITY.index(target.state) > GRAVITY.index(before)
    with transaction.atomic():
        bound.told_state = target.state
        bound.told_at = at
        bound.save(update_fields=["told_state", "told_at"])
        if worse:
            _tell(agency, plan, target, at)
    return worse


def _tell(agency: Agency, plan: Plan, target: Target, at: datetime) -> None:
    assert target.state is not None
    assert target.found is not None
    number = f"{target.number}. {target.row.text}"
    bar = target.row.value_text
    lines = [
        f"Từ đầu năm: {target.shown}; mức của kế hoạch: {bar}.",
        bears_said(target),
        *(
            f"{link.label}: {number_vi(link.number)} bản ghi."
            for link in opened(target.found)[-1:]
            if link.number
        ),
    ]
    for person in _people(agency, local_minute(at).date()):
        notices.put(
            agency=agency,
            to=person,
            key=f"target-{target.row.pk}-{target.state}-{at:%Y%m%d}-{person.pk}",
            subject=f"Chỉ tiêu {target.state.label.lower()}: {number}",
            body="\n".join(line[:1].upper() + line[1:] for line in lines if line),
            link=_place(target),
            at=at,
            channels=(Channel.EMAIL,),
        )


def _place(target: Target) -> str:
    """The rows that lose the target, where there are any; else the page of the indicator."""
    assert target.found is not None
    links = [link for link in opened(target.found) if link.number]
    is_share = target.found.definition.kind == "ratio"
    return links[-1].url if is_share and links else page_of(target.found)


def _people(agency: Agency, day: date) -> Iterable[User]:
    away = organisation.substitutes_on(agency, day)
    leaders = organisation.people_with(agency, Act.GRANT_EXTENSION, day)
    office = organisation.people_with(agency, Act.ASSIGN_TASK, day)
    return dict.fromkeys(away.get(person.pk, person) for person in (*leaders, *office))
