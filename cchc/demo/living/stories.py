"""The words in which a year is written down: who does a task, what is handed in, asked, said."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Back:
    """The product is sent back on a day with a reason, and handed in again on another."""

    on: str
    reason: str
    again: str


@dataclass(frozen=True)
class HandIn:
    """What is handed in on a day ("31/03") for what is owed under that label.

    ``period`` is how the label begins; ``product`` how the product begins, "" for all of them.
    ``looked`` is after how many working days the product is judged.
    """

    period: str
    on: str
    product: str = ""
    looked: int = 2
    back: Back | None = None
    kinds: tuple[str, ...] = ("docx",)


@dataclass(frozen=True)
class Progress:
    """What the chief says on the way."""

    period: str
    on: str
    percent: int
    text: str
    obstacles: str = ""


@dataclass(frozen=True)
class Longer:
    """A later date is asked for, and granted (``until``) or refused (``refused``: the reason)."""

    period: str
    asked: str
    wanted: str
    reason: str
    decided: str
    until: str = ""
    refused: str = ""
    by: str = "lan"


@dataclass(frozen=True)
class Happening:
    """An awaited event that happened, with the date promised for each product in their order."""

    on: str
    recorded: str
    document: str
    due: tuple[str, ...]
    by: str = "quan"


@dataclass(frozen=True)
class Story:
    """One task through the year."""

    chief: str
    helpers: tuple[str, ...] = ()
    told: tuple[HandIn | Progress | Longer | Happening, ...] = ()
