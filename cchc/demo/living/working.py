"""A task's story becomes moments: assigned, reported on, handed in, judged, prolonged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cchc.demo.living.papers import Paper, made
from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.living.stories import HandIn, Happening, Longer, Progress, Story
from cchc.obligations import queries, services
from cchc.obligations.choices import State
from cchc.obligations.models import Obligation
from cchc.organisation.models import User
from cchc.plans import services as plans
from cchc.plans.models import Task

REASON = "Đầy đủ, đúng yêu cầu."


def moments_of(scene: Scene, stories: Mapping[str, Story]) -> Iterator[Moment]:
    """Everything that happens to the tasks, in no order."""
    tasks = scene.tasks()
    for number, story in stories.items():
        work = _Work(scene, tasks[number], story, scene.owed(tasks[number]))
        for told in story.told:
            yield from work.moments(told)


def assign_all(scene: Scene, stories: Mapping[str, Story], *, at: datetime) -> None:
    """The office names who does each task."""
    tasks = scene.tasks()
    for number, story in stories.items():
        plans.assign_task(
            task=tasks[number],
            chief=scene.people[story.chief],
            helpers=[scene.people[name] for name in story.helpers],
            actor=scene.people["quan"],
            at=at,
        )


@dataclass(frozen=True)
class _Work:
    """One task on the stage, with what is owed for it."""

    scene: Scene
    task: Task
    story: Story
    owed: list[Obligation]

    @property
    def chief(self) -> User:
        return self.scene.people[self.story.chief]

    def moments(self, told: HandIn | Progress | Longer | Happening) -> Iterator[Moment]:
        if isinstance(told, HandIn):
            yield from self._handed_in(told)
        elif isinstance(told, Progress):
            yield Moment(self._at(told.on, 16), lambda at: self._report(told, at))
        elif isinstance(told, Longer):
            yield Moment(self._at(told.asked, 9), lambda at: self._ask(told, at))
            yield Moment(self._at(told.decided, 15), lambda at: self._answer(told, at))
        else:
            yield Moment(self._at(told.recorded, 8), lambda at: self._record(told, at))

    def _handed_in(self, told: HandIn) -> Iterator[Moment]:
        day, last = self._at(told.on, 10), told.on
        yield Moment(day, lambda at: self._submit(told, at))
        if told.back:
            back, last = told.back, told.back.again
            yield Moment(self._at(back.on, 15), lambda at: self._send_back(told, back.reason, at))
            yield Moment(self._at(last, 11), lambda at: self._submit(told, at))
        looked = at_hour(self.scene.day(last, later=told.looked), 14, self._minute)
        yield Moment(looked, lambda at: self._accept(told, at))

    def _at(self, day: str, hour: int) -> datetime:
        return at_hour(self.scene.day(day), hour, self._minute)

    @property
    def _minute(self) -> int:
        return int(self.task.number) * 7 % 60

    def _rows(self, period: str, product: str, state: State) -> list[Obligation]:
        named = [
            self.scene.now(row)
            for row in self.owed
            if row.label.startswith(period) and row.product.startswith(product)
        ]
        if not named:  # the plan is read otherwise than the story was written
            raise ValueError(f"task {self.task.number} owes nothing for {period!r} {product!r}")
        return [row for row in named if row.state == state]

    def _first(self, period: str) -> Obligation | None:
        """What is still open of the period; None when it was handed in these days."""
        return next(iter(self._rows(period, "", State.OPEN)), None)

    def _submit(self, told: HandIn, at: datetime) -> None:
        rows = self._rows(told.period, told.product, State.OPEN)
        if not rows:
            return
        first, last = self._proven(rows[0])
        services.submit(
            obligations=rows,
            actor=self.chief,
            at=at,
            proves_from=min(first, at.date()),
            proves_to=last,
            files=[
                made(self._paper(rows[n % len(rows)], n, at), kind)
                for n, kind in enumerate(_kinds(told, len(rows)))
            ],
        )

    def _proven(self, row: Obligation) -> tuple[date, date]:
        """From the day after the date before to the date; the whole year so far for the first."""
        due = row.due_on
        assert due is not None  # an open obligation has a date
        before = [other.due_on for other in self.owed if other.due_on and other.due_on < due]
        first = max(before) + timedelta(days=1) if before else date(due.year, 1, 1)
        return first, due

    def _paper(self, row: Obligation, number: int, at: datetime) -> Paper:
        title = row.product or row.label
        return Paper(
            title=f"{title} ({number + 1})" if number else title,
            task=row.subject_label,
            period=row.label,
            author=self.chief.full_name,
            unit=row.unit.name if row.unit else self.scene.agency.name,
            day=at.date(),
        )

    def _judge(self) -> User:
        """The office looks at the work of others, the vice-chair at that of the office."""
        own = {self.story.chief, *self.story.helpers}
        office = [row for row in self.owed if row.unit and row.unit.name == "Văn phòng UBND"]
        if self.story.chief == "lan":
            return self.scene.people["minh"]
        return self.scene.people["lan" if "quan" in own or office else "quan"]

    def _accept(self, told: HandIn, at: datetime) -> None:
        rows = self._rows(told.period, told.product, State.SUBMITTED)
        services.accept_all(obligations=rows, actor=self._judge(), at=at, reason=REASON)

    def _send_back(self, told: HandIn, reason: str, at: datetime) -> None:
        for row in self._rows(told.period, told.product, State.SUBMITTED):
            services.send_back(obligation=row, actor=self._judge(), at=at, reason=reason)

    def _report(self, told: Progress, at: datetime) -> None:
        for row in self._rows(told.period, "", State.OPEN)[:1]:
            services.report_progress(
                obligation=row,
                actor=self.chief,
                at=at,
                percent=told.percent,
                text=told.text,
                obstacles=told.obstacles,
            )

    def _ask(self, told: Longer, at: datetime) -> None:
        row, until = self._first(told.period), self.scene.day(told.wanted)
        if row:
            services.ask_extension(
                obligation=row, actor=self.chief, at=at, until=until, reason=told.reason
            )

    def _answer(self, told: Longer, at: datetime) -> None:
        actor = self.scene.people[told.by]
        asked = queries.waiting_requests(self.scene.agency)
        waiting = asked.filter(obligation=self._first(told.period)).first()
        if waiting is None:
            return
        if told.refused:
            services.refuse_extension(request=waiting, actor=actor, at=at, reason=told.refused)
            return
        services.grant_extension(
            request=waiting, actor=actor, at=at, until=self.scene.day(told.until)
        )

    def _record(self, told: Happening, at: datetime) -> None:
        hanging = [row for row in self.owed if row.event_id]
        event = hanging[0].event
        assert event is not None
        days = {row.pk: self.scene.day(day) for row, day in zip(hanging, told.due, strict=True)}
        services.record_event(
            event=event,
            actor=self.scene.people[told.by],
            at=at,
            happened_on=self.scene.day(told.on),
            document=told.document,
            due_dates=days,
        )


def _kinds(told: HandIn, products: int) -> tuple[str, ...]:
    """At least one file for each product."""
    return told.kinds + ("docx",) * (products - len(told.kinds))
