"""What the ward did in 2023: everything was handed in, most of it in time.

Whoever owed several things for the same day handed in one set of files for all of them.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from cchc.demo.living.papers import Paper, made
from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.living.stories import Happening, Story
from cchc.demo.people import CHIEFS
from cchc.obligations import services
from cchc.obligations.choices import State
from cchc.obligations.models import Obligation

OTHERS = {"3": "hoa", "5": "hoa", "8": "hoa", "27": "binh"}
NOTICE = "Thông báo số 03/TB-UBND ngày 20/01/2023"
SCHEME = "Quyết định số 934/QĐ-UBND ngày 10/5/2023 của UBND thành phố Sông Mẫu"
EVENTS = {
    "1": Happening("20/01", "30/01", NOTICE, ("28/02",)),
    "2": Happening("10/05", "15/05", SCHEME, ("15/06", "30/11")),
}
# Who was late with what fell due on which day, by how many days.
LATE = {
    ("hoa", date(2023, 6, 30)): 5,
    ("son", date(2023, 12, 31)): 3,
}
BEFORE = {"quan": 3, "hoa": 4, "binh": 5, "thu": 6, "son": 9, "van": 2}
SENT_BACK = {("binh", date(2023, 9, 30)), ("thu", date(2023, 12, 31))}
WHY = "Số liệu trong báo cáo không khớp sổ theo dõi; đề nghị kiểm tra và nộp lại."
Owed = tuple[str, date]


def stories_of_2023(scene: Scene) -> dict[str, Story]:
    """Who did each task, and the events of two of them."""
    stories = {}
    for number, task in scene.tasks().items():
        unit = next((row.unit.name for row in scene.owed(task) if row.unit), "")
        chief = OTHERS.get(number) or CHIEFS.get(unit, "quan")
        stories[number] = Story(chief, (), (EVENTS[number],) if number in EVENTS else ())
    return stories


def handed_in(scene: Scene, stories: dict[str, Story]) -> Iterator[Moment]:
    """Everything that has a day by now or gets one by the events, person by person."""
    owed: dict[Owed, list[Obligation]] = defaultdict(list)
    for number, task in scene.tasks().items():
        rows = scene.owed(task)
        for row in rows:
            if row.due_on:
                owed[stories[number].chief, row.due_on].append(row)
        for row, day in _by_event(number, rows):
            owed[stories[number].chief, day].append(row)
    for (who, due), rows in owed.items():
        yield from _moments(scene, who, due, rows)


def _by_event(number: str, rows: list[Obligation]) -> Iterator[tuple[Obligation, date]]:
    if number in EVENTS:
        hanging = [row for row in rows if row.event_id]
        for row, text in zip(hanging, EVENTS[number].due, strict=True):
            day, month = map(int, text.split("/"))
            yield row, date(2023, month, day)


def _moments(scene: Scene, who: str, due: date, rows: list[Obligation]) -> Iterator[Moment]:
    calendar = scene.calendar
    late = LATE.get((who, due))
    last = calendar.working_day_until(due)
    if late is None:
        day = calendar.add_working_days(last, -BEFORE[who])
    else:
        day = calendar.add_working_days(last, late)
    yield Moment(at_hour(day, 10), partial(_submit, scene, who, due, rows))
    judged = calendar.add_working_days(day, 1)
    if (who, due) in SENT_BACK:
        yield Moment(at_hour(judged, 9), partial(_send_back, scene, rows))
        yield Moment(at_hour(judged, 16), partial(_submit, scene, who, due, rows))
        judged = calendar.add_working_days(judged, 1)
    yield Moment(at_hour(judged, 15), partial(_accept, scene, rows))


def _submit(scene: Scene, who: str, due: date, rows: list[Obligation], at: datetime) -> None:
    person, first = scene.people[who], rows[0]
    unit = first.unit.name if first.unit else scene.agency.name
    task = "; ".join(row.subject_label for row in rows[:3])
    paper = Paper("Báo cáo kết quả thực hiện", task, first.label, person.full_name, unit, at.date())
    services.submit(
        obligations=_in(scene, rows, State.OPEN),
        actor=person,
        at=at,
        proves_from=date(due.year, 1, 1),
        proves_to=due,
        files=[made(paper, "docx"), made(paper, "xlsx")],
    )


def _send_back(scene: Scene, rows: list[Obligation], at: datetime) -> None:
    for row in _in(scene, rows, State.SUBMITTED):
        services.send_back(obligation=row, actor=scene.people["lan"], at=at, reason=WHY)


def _accept(scene: Scene, rows: list[Obligation], at: datetime) -> None:
    waiting = _in(scene, rows, State.SUBMITTED)
    services.accept_all(obligations=waiting, actor=scene.people["lan"], at=at)


def _in(scene: Scene, rows: list[Obligation], state: State) -> list[Obligation]:
    return [row for row in map(scene.now, rows) if row.state == state]
