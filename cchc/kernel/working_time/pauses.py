"""Stretches of time that do not count: half-open, joined when they overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi
from cchc.kernel.working_time.minutes import DAY, minute_of
from cchc.kernel.zone import local_minute


@dataclass(frozen=True)
class Pause:
    """Time from ``start`` up to ``end`` does not count; ``end`` None: not yet resumed."""

    start: datetime
    end: datetime | None
    why: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and local_minute(self.end) <= local_minute(self.start):
            raise RuleBroken(
                f"Tạm dừng từ {moment_vi(self.start)} phải kết thúc sau lúc bắt đầu, "
                f"không phải {moment_vi(self.end)}.",
                field="pauses",
            )


@dataclass(frozen=True, slots=True)
class Span:
    """Joined pauses in minutes; ``whys`` are their reasons, each once."""

    start: int
    end: int
    whys: tuple[str, ...] = ()

    @property
    def first_day(self) -> int:
        """The first day that is paused as a whole day."""
        return self.start // DAY

    @property
    def resume_day(self) -> int:
        """The first day that counts again: day d is paused when first_day <= d < resume_day."""
        return self.end // DAY


def joined(pauses: Iterable[Pause]) -> list[Span]:
    """The closed pauses in order, those that overlap or touch made one."""
    spans: list[Span] = []
    for start, end, why in sorted(
        (minute_of(local_minute(p.start)), minute_of(local_minute(p.end)), p.why)
        for p in pauses
        if p.end is not None
    ):
        whys: tuple[str, ...] = (why,) if why else ()
        if spans and start <= spans[-1].end:
            last = spans.pop()
            whys = tuple(dict.fromkeys(last.whys + whys))
            start, end = last.start, max(last.end, end)
        spans.append(Span(start, end, whys))
    return spans
