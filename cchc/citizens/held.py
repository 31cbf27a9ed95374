"""What the rooms hold of a person: asked for, and asked to forget; docs/rules/data-rights.md.

Rooms above make ``Holding``s of their records; they are put in one table where all rooms meet and
handed down to who needs them, so that no room has to know another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from cchc.kernel.text import fold
from cchc.organisation.models import Agency, User


@dataclass(frozen=True)
class Person:
    """Whose records are looked for: a name, and every phone number and address of it."""

    agency: Agency
    name: str
    contacts: tuple[str, ...]

    def is_called(self, name: str) -> bool:
        """Whether that is the same name; a number is shared in a family, a name and it are not."""
        return bool(fold(name)) and fold(name) == fold(self.name)


@dataclass(frozen=True)
class Held:
    """A record of the person: its key, its words, and why it has to stay ("": it may go)."""

    key: str
    label: str
    data: tuple[tuple[str, str], ...] = ()
    kept: str = ""


class Erase(Protocol):
    """Empties what is personal in the records, and in their history."""

    def __call__(
        self,
        *,
        agency: Agency,
        keys: Sequence[str],
        ground: str,
        second: str,
        actor: User,
        at: datetime,
    ) -> None: ...


@dataclass(frozen=True)
class Holding:
    """A kind of records that name persons without being tied to the book.

    ``due``: what was ended before a day and may go, for the rules of retention; None where they
    have none.
    """

    kind: str
    title: str
    find: Callable[[Person], list[Held]]
    erase: Erase
    due: Callable[[Agency, date], Any] | None = None
