"""What one row of an export says, and what is wrong with one that cannot be read."""

from dataclasses import dataclass
from datetime import datetime

from cchc.dossiers.mirror.dates import When
from cchc.kernel.zone import HANOI

REGISTERED, RECEIVED, REFUSED, PROCESSING = 1, 2, 3, 4
STANDING = (5, 6, 7)
STOPPED, FINISHED, RETURNED = 8, 9, 10
ENDED = (STOPPED, FINISHED, RETURNED)


@dataclass(frozen=True)
class Place:
    """Where in the file something stands: sheet and row as the person sees them."""

    sheet: str
    row: int

    def __str__(self) -> str:
        return f"trang “{self.sheet}”, dòng {self.row}" if self.sheet else f"dòng {self.row}"


@dataclass(frozen=True)
class Problem:
    """A value that cannot be read, masked when it is personal; ``column`` is the column's letters.

    ``title`` is empty when the whole row is meant.
    """

    place: Place
    column: str
    title: str
    value: str
    why: str


@dataclass(frozen=True)
class Person:
    """The applicant as the source names them."""

    name: str
    kind: str = "0"
    id_number: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Told:
    """One row: a dossier as the source tells it."""

    place: Place
    code: str
    procedure_code: str
    procedure_name: str
    applicant: Person
    channel: int
    state: int
    ending: str
    received: When | None = None
    due: When | None = None
    finished: When | None = None
    returned: When | None = None


@dataclass(frozen=True)
class Moments:
    """The dates of a row as moments; of a refused dossier ``refused_at`` is the only one."""

    state: int
    ending: str
    registered_at: datetime | None
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    refused_at: datetime | None = None


def moments(
    told: Told,
    *,
    received: datetime | None = None,
    due: datetime | None = None,
    finished: datetime | None = None,
    returned: datetime | None = None,
) -> Moments:
    """The row's dates; what is already known with its hour keeps it where only the day is told."""
    began = told.received.opening(received) if told.received else None
    if told.state in (REGISTERED, REFUSED):
        end = told.finished.closing() if told.finished else began
        refused = end if told.state == REFUSED else None
        return Moments(told.state, "", began or end, None, None, None, None, refused)
    date = told.due.closing(due) if told.due else None
    end = told.finished.closing(finished, date) if told.finished else None
    back = told.returned.closing(returned, end) if told.returned else None
    if told.state == RETURNED and end is None and told.returned:
        end = told.returned.closing(finished, date)
        back = back and max(back, end)
    return Moments(told.state, told.ending, began, began, date, end, back)


def wrong_dates(told: Told, made_at: datetime) -> list[tuple[str, str]]:
    """(field, why) of what is missing, or not in order; docs/rules/dossier-mirror.md."""
    found = [(name, "thiếu, trong khi trạng thái đòi phải có") for name in _lacking(told)]
    if told.finished and told.state not in (*ENDED, REFUSED):
        found.append(("finished", "đã có ngày kết thúc trong khi trạng thái chưa kết thúc"))
    last = made_at.astimezone(HANOI).date()
    for name in ("received", "finished", "returned"):
        when: When | None = getattr(told, name)
        if when and when.day > last:
            found.append((name, f"sau ngày xuất dữ liệu ({last:%d/%m/%Y})"))
    for first, then, why in _ORDER:
        before, after = getattr(told, first), getattr(told, then)
        if before and after and after.day < before.day:
            found.append((then, why))
    return found


_ORDER = (
    ("received", "due", "trước ngày tiếp nhận"),
    ("received", "finished", "trước ngày tiếp nhận"),
    ("finished", "returned", "trước ngày kết thúc xử lý"),
)


def _lacking(told: Told) -> list[str]:
    found = []
    if told.received is None and told.state not in (REGISTERED, REFUSED):
        found.append("received")
    if told.due is None and told.state in (RECEIVED, PROCESSING, FINISHED, RETURNED):
        found.append("due")
    has_end = told.finished or (told.state == RETURNED and told.returned)
    if told.state in ENDED and not has_end:
        found.append("finished")
    return found
