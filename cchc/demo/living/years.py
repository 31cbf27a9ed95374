"""The two years of the demo ward: 2023 from end to end, 2026 as far as it has come."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from cchc.demo import plans as written
from cchc.demo.living.above import above_of
from cchc.demo.living.backlog import campaign_of
from cchc.demo.living.data_requests import (
    breach_of,
    consent_words_of,
    data_request_waiting,
    data_requests_of,
)
from cchc.demo.living.dialogues import dialogue_ahead, dialogues_of
from cchc.demo.living.informing import news_of
from cchc.demo.living.lately import lately
from cchc.demo.living.letters import arrivals_of, letters_of
from cchc.demo.living.mornings import mornings, readings
from cchc.demo.living.papers2026 import ARRIVALS, LETTERS
from cchc.demo.living.playing import Moment, Scene, at_hour, play, scene_of
from cchc.demo.living.recommending import recommendations_of
from cchc.demo.living.reporting import calendar_of, control_of, reports_of
from cchc.demo.living.reports_told import REPORTS_2023, REPORTS_2026
from cchc.demo.living.urging import urgings_of
from cchc.demo.living.working import assign_all, moments_of
from cchc.demo.living.year2023 import handed_in, stories_of_2023
from cchc.demo.living.year2026 import STORIES
from cchc.obligations import services as obligations
from cchc.obligations.choices import State
from cchc.organisation import services as organisation
from cchc.organisation.models import Agency, User
from cchc.plans import services as plans
from cchc.plans.models import Plan

PLANS = Path(written.__file__).parent
ASSIGNED_ON = date(2026, 1, 14)
NO_EVENT = "Đến hết năm cấp trên chưa có quyết định phê duyệt; chuyển sang kế hoạch năm sau."
CLOSED = "Đã tổng kết công tác cải cách hành chính năm {year} tại cuộc họp ngày 12/01/{next}."


def live_2023(agency: Agency, people: Mapping[str, User], *, until: datetime) -> None:
    """The whole year 2023, closed in January 2024."""
    plan = _begun(agency, people, 2023)
    scene = scene_of(plan, people, today=until.date())
    assign_all(scene, stories_of_2023(scene), at=_hour(2023, 1, 16, 9))
    play(_moments_of_2023(scene), until=until)


def live_2026(agency: Agency, people: Mapping[str, User], *, until: datetime) -> None:
    """The year 2026 up to ``until``; nothing when it has not begun by then."""
    quan = people["quan"]
    if until > _hour(2025, 12, 22, 9):
        organisation.seed_calendar(agency=agency, year=2026, actor=quan, at=_hour(2025, 12, 22, 9))
    assigned = at_hour(ASSIGNED_ON, 9)
    if until <= assigned:
        return
    plan = _begun(agency, people, 2026)
    scene = scene_of(plan, people, today=until.date())
    assign_all(scene, STORIES, at=assigned)
    play(_moments_of_2026(scene), until=until)


def _begun(agency: Agency, people: Mapping[str, User], year: int) -> Plan:
    """The plan comes in from its Word file and is adopted the next day."""
    plan = plans.bring_in(
        agency=agency,
        actor=people["quan"],
        at=_hour(year, 1, 12, 15),
        content=(PLANS / f"{year}.docx").read_bytes(),
        name=f"ke-hoach-cchc-{year}.docx",
    )
    return plans.adopt(plan=plan, actor=people["minh"], at=_hour(year, 1, 13, 10))


def _moments_of_2023(scene: Scene) -> Iterator[Moment]:
    stories = stories_of_2023(scene)
    yield from moments_of(scene, stories)
    yield from handed_in(scene, stories)
    yield from reports_of(scene, REPORTS_2023)
    yield from readings(scene)
    yield from _ending(scene)


def _moments_of_2026(scene: Scene) -> Iterator[Moment]:
    yield from moments_of(scene, STORIES)
    yield from above_of(scene)
    yield from letters_of(scene, LETTERS)
    yield from arrivals_of(scene, ARRIVALS)
    yield from calendar_of(scene)
    yield from control_of(scene)
    yield from _absences(scene)
    yield from urgings_of(scene)
    yield from recommendations_of(scene)
    yield from news_of(scene)
    yield from dialogues_of(scene)
    yield from consent_words_of(scene)
    yield from breach_of(scene)
    yield from data_requests_of(scene)
    yield from campaign_of(scene.agency, scene.people, scene.calendar, scene.today)
    yield from reports_of(scene, REPORTS_2026)
    yield from readings(scene)
    yield from mornings(scene)
    yield from _ending(scene)
    if is_lived_lately(scene):
        yield from dialogue_ahead(scene)
        yield from data_request_waiting(scene)
        yield from lately(scene)


def is_lived_lately(scene: Scene) -> bool:
    """Whether the last four working days lie in the year, after the work was given out."""
    return scene.today.year == scene.plan.year and scene.day("-4") > ASSIGNED_ON


def _absences(scene: Scene) -> Iterator[Moment]:
    """Sơn is on leave in May, Vân stands in."""
    yield Moment(
        at_hour(scene.day("06/05"), 10),
        partial(
            _leave,
            scene,
            absent="son",
            substitute="van",
            days=(date(2026, 5, 11), date(2026, 5, 15)),
        ),
    )


def _leave(
    scene: Scene, at: datetime, *, absent: str, substitute: str, days: tuple[date, date]
) -> None:
    organisation.delegate(
        absent=scene.people[absent],
        substitute=scene.people[substitute],
        from_on=days[0],
        to_on=days[1],
        actor=scene.people["quan"],
        at=at,
        document="Giấy nghỉ phép",
    )


def _ending(scene: Scene) -> Iterator[Moment]:
    following = scene.plan.year + 1
    yield Moment(_hour(scene.plan.year, 12, 29, 17), partial(_cancel_what_waits, scene))
    yield Moment(_hour(following, 1, 15, 9), partial(_close, scene))


def _cancel_what_waits(scene: Scene, at: datetime) -> None:
    rows = [row for task in scene.tasks().values() for row in scene.owed(task)]
    waiting = [row for row in rows if row.state == State.AWAITING_EVENT]
    if waiting:
        minh = scene.people["minh"]
        obligations.cancel(obligations=waiting, actor=minh, at=at, reason=NO_EVENT)


def _close(scene: Scene, at: datetime) -> None:
    year = scene.plan.year
    reason = CLOSED.format(year=year, next=year + 1)
    plans.close(plan=scene.plan, actor=scene.people["minh"], at=at, reason=reason)


def _hour(year: int, month: int, day: int, hour: int) -> datetime:
    return at_hour(date(year, month, day), hour)
