"""One dossier's history -> the figures in which it counts; docs/rules/dossier-statistics.md."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI, local_minute

COUNTS = (
    "received",
    "received_online",
    "received_counter",
    "received_postal",
    "carried_over",
    "finished",
    "finished_early",
    "finished_on_time",
    "finished_late",
    "returned",
    "open",
    "open_within",
    "open_overdue",
    "paused",
    "supplements_asked",
    "off_list_blocked",
    "second_supplement_blocked",
    "extended",
    "withdrawn",
    "refused",
    "stopped",
    "apologies_due",
    "apologies_complete",
    "results",
    "results_digitised",
    "papers_reused",
)
OF_CHANNEL = {1: "received_counter", 2: "received_online", 3: "received_postal"}
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Window:
    """The moments of the period from ``start`` up to ``end``, as one sees them at ``end``."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, period: Period, as_of: datetime) -> "Window":
        """The period as it stood in the minute ``as_of``, or at its own end if that is earlier."""
        start = datetime.combine(period.first, time.min, HANOI)
        close = datetime.combine(period.last + timedelta(days=1), time.min, HANOI)
        asked = local_minute(as_of).replace(tzinfo=HANOI) + _MINUTE
        end = min(asked, close)
        return cls(min(start, end), end)

    @property
    def last_minute(self) -> datetime:
        """The minute that is looked at: a date that lies before it has passed."""
        return self.end - _MINUTE

    def holds(self, moment: datetime | None) -> bool:
        """Whether it happened in the period, up to ``end``."""
        return moment is not None and self.start <= moment < self.end


@dataclass(frozen=True)
class Record:
    """What decides the figures of one dossier; moments are aware.

    ``pauses``: (from, to or None) of those that stopped the clock; ``blocked``: (why, moment).
    """

    channel: int = 1
    origin: str = "handled"
    received_at: datetime | None = None
    due_at: datetime | None = None
    late_from: datetime | None = None
    finished_at: datetime | None = None
    ending: str = ""
    outcome: str = ""
    returned_at: datetime | None = None
    refused_at: datetime | None = None
    chain_complete_at: datetime | None = None
    digitised_at: datetime | None = None
    papers_reused: int = 0
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    supplements: tuple[datetime, ...] = ()
    blocked: tuple[tuple[str, datetime], ...] = ()
    extended_at: datetime | None = None
    letter_at: datetime | None = None

    @property
    def late_since(self) -> datetime | None:
        """When it became late, or will."""
        return min((m for m in (self.due_at, self.late_from) if m), default=None)

    def is_finished(self, moment: datetime) -> bool:
        """Whether it was finished before ``moment``."""
        return self.finished_at is not None and self.finished_at < moment


@dataclass(frozen=True)
class Statistics:
    """The counts, and the population by origin."""

    counts: Mapping[str, int]
    sources: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.counts.get(name, 0)


def counted(records: Iterable[Record], window: Window) -> Statistics:
    """All the figures of these dossiers."""
    counts: Counter[str] = Counter(dict.fromkeys(COUNTS, 0))
    sources: Counter[str] = Counter({"handled": 0, "mirrored": 0})
    for record in records:
        found = figures(record, window)
        counts.update(found)
        if "received" in found or "carried_over" in found:
            sources[record.origin] += 1
    return Statistics(counts, sources)


def figures(record: Record, window: Window) -> Counter[str]:
    """The figures in which one dossier counts, and how often."""
    found: Counter[str] = Counter(_events(record, window))
    received = record.received_at
    if received is None or received >= window.end:
        return found
    if window.holds(received):
        found.update(("received", OF_CHANNEL[record.channel]))
        found["papers_reused"] = record.papers_reused
    elif not record.is_finished(window.start):
        found["carried_over"] = 1
    if window.holds(record.finished_at):
        found.update(_ended(record, window))
    if not record.is_finished(window.end):
        found.update(_standing(record, window))
    found.update(_apologies(record, window))
    return +found


def _events(record: Record, window: Window) -> Iterable[str]:
    """What happened in the period, whether it was received or not."""
    yield from ("supplements_asked" for asked in record.supplements if window.holds(asked))
    for why, at in record.blocked:
        if window.holds(at):
            yield "off_list_blocked" if why == "off_list" else "second_supplement_blocked"
    for name, moment in (
        ("refused", record.refused_at),
        ("returned", record.returned_at),
        ("extended", record.extended_at),
    ):
        if window.holds(moment):
            yield name


def _ended(record: Record, window: Window) -> Iterable[str]:
    yield "finished"
    yield f"finished_{record.outcome}"
    if record.ending != "done":
        yield record.ending
        return
    yield "results"
    if record.digitised_at and record.digitised_at < window.end:
        yield "results_digitised"


def _standing(record: Record, window: Window) -> Iterable[str]:
    yield "open"
    since = record.late_since
    if since is not None and since < window.last_minute:
        yield "open_overdue"
        return
    yield "open_within"
    if any(
        begin < window.end and (end is None or end >= window.end) for begin, end in record.pauses
    ):
        yield "paused"


def _apologies(record: Record, window: Window) -> Iterable[str]:
    since = record.late_since
    became_late = (
        since is not None
        and window.start <= since < window.last_minute
        and not record.is_finished(since + _MINUTE)
    )
    if not became_late and not window.holds(record.letter_at):
        return
    yield "apologies_due"
    if record.chain_complete_at and record.chain_complete_at < window.end:
        yield "apologies_complete"


def cross_checks(counts: Mapping[str, int]) -> list[str]:
    """The equations of form II.06a that do not hold, in words; none when all do."""
    population = counts["received"] + counts["carried_over"]
    channels = sum(counts[name] for name in OF_CHANNEL.values())
    ended = counts["finished_early"] + counts["finished_on_time"] + counts["finished_late"]
    equations = (
        ("3 = 4 + 5 + 6", population, channels + counts["carried_over"]),
        ("7 = 8 + 9 + 10", counts["finished"], ended),
        ("11 = 12 + 13", counts["open"], counts["open_within"] + counts["open_overdue"]),
        ("3 = 7 + 11", population, counts["finished"] + counts["open"]),
    )
    return [f"cột {text}: {left} ≠ {right}" for text, left, right in equations if left != right]


def columns(number: int, name: str, counts: Mapping[str, int]) -> list[int | str]:
    """The thirteen columns of form II.06a."""
    return [
        number,
        name,
        counts["received"] + counts["carried_over"],
        counts["received_online"],
        counts["received_counter"] + counts["received_postal"],
        counts["carried_over"],
        counts["finished"],
        counts["finished_early"],
        counts["finished_on_time"],
        counts["finished_late"],
        counts["open"],
        counts["open_within"],
        counts["open_overdue"],
    ]
