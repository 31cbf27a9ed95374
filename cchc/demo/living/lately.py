"""The last days before today, whatever day it is: so that something always waits for somebody."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from cchc.demo.living.letters import letters_of
from cchc.demo.living.mornings import read_notices
from cchc.demo.living.papers import Paper, made
from cchc.demo.living.papers2026 import LISTING, ON_THEIR_WAY
from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.living.recommending import recommended_lately
from cchc.demo.living.urging import urged_again
from cchc.demo.living.ways import CLERK
from cchc.obligations import queries, services
from cchc.obligations.choices import APOLOGY, RECOMMENDATION, State
from cchc.obligations.models import Obligation
from cchc.organisation import services as organisation
from cchc.reports import services as reports

SENT_BACK = "Chưa nêu số liệu so với kỳ trước; bổ sung bảng so sánh, ký tên rồi nộp lại."
SOON = timedelta(days=45)


def lately(scene: Scene) -> Iterator[Moment]:
    """What the people did in the last four working days before today."""

    def moment(ago: int, hour: int, do: Callable[[Scene, datetime], None]) -> Moment:
        return Moment(at_hour(scene.day(f"-{ago}"), hour, 25), partial(do, scene))

    yield from letters_of(scene, ON_THEIR_WAY)
    yield from urged_again(scene, scene.day("-3"), scene.day("-2"))
    yield from recommended_lately(scene)
    yield moment(4, 16, read_notices)
    yield moment(3, 9, partial(_hand_in, who="thu"))
    yield moment(3, 16, partial(_stand_in, until=scene.today + timedelta(days=4)))
    yield moment(2, 9, _send_up)
    yield moment(2, 10, partial(_hand_in, who="son"))
    yield moment(1, 10, partial(_hand_in, who="hoa"))
    yield moment(1, 11, partial(_send_back, who="thu"))
    yield moment(1, 15, partial(_ask_longer, who="quan"))


def _next_of(scene: Scene, who: str, state: State, at: datetime) -> Obligation | None:
    """What the person leads in that state and falls due next, if anything does soon.

    What waits for a later date is left to its story.
    """
    rows = queries.mine(scene.people[who], today=at.date()).filter(
        chief=scene.people[who], state=state, due_on__gte=at.date(), due_on__lte=at.date() + SOON
    )
    asked = queries.waiting_requests(scene.agency).values("obligation")
    rows = rows.exclude(subject_kind__in=(APOLOGY, RECOMMENDATION))  # done over there
    return rows.exclude(pk__in=asked).order_by("due_on", "pk").first()


def _hand_in(scene: Scene, at: datetime, *, who: str) -> None:
    row = _next_of(scene, who, State.OPEN, at)
    if row is None or row.due_on is None:
        return
    person = scene.people[who]
    unit = row.unit.name if row.unit else scene.agency.name
    paper = Paper(
        row.product or row.label, row.subject_label, row.label, person.full_name, unit, at.date()
    )
    services.submit(
        obligations=[row],
        actor=person,
        at=at,
        proves_from=date(row.due_on.year, 1, 1),
        proves_to=row.due_on,
        files=[made(paper, "docx"), made(paper, "xlsx")],
    )


def _send_back(scene: Scene, at: datetime, *, who: str) -> None:
    row = _next_of(scene, who, State.SUBMITTED, at)
    if row is not None:
        services.send_back(obligation=row, actor=scene.people["lan"], at=at, reason=SENT_BACK)


def _ask_longer(scene: Scene, at: datetime, *, who: str) -> None:
    row = _next_of(scene, who, State.OPEN, at)
    if row is None or row.due_on is None:
        return
    until = scene.calendar.add_working_days(row.due_on, 7)
    why = "Tài liệu kiểm chứng của các bộ phận gửi về chưa đủ; cần thêm thời gian đối chiếu."
    services.ask_extension(obligation=row, actor=scene.people[who], at=at, until=until, reason=why)


def lately_in_a_small_office(scene: Scene) -> Iterator[Moment]:
    """Where one person does everything, something waits for the chair none the less."""
    yield Moment(at_hour(scene.day("-2"), 10, 25), partial(_hand_in, scene, who="quan"))
    yield Moment(at_hour(scene.day("-1"), 15, 25), partial(_ask_longer, scene, who="quan"))


def _send_up(scene: Scene, at: datetime) -> None:
    """The clerk sends a report for the superior to receive."""
    document, clerk = scene.papers[LISTING], scene.people[CLERK]
    reports.submit_upward(document=document, actor=clerk, at=at)


def _stand_in(scene: Scene, at: datetime, *, until: date) -> None:
    """Bình goes on a course; Hoa stands in."""
    organisation.delegate(
        absent=scene.people["binh"],
        substitute=scene.people["hoa"],
        from_on=scene.calendar.add_working_days(at.date(), 1),
        to_on=until,
        actor=scene.people["quan"],
        at=at,
        document="Quyết định cử đi học lớp nghiệp vụ hộ tịch",
    )
