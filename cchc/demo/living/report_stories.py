"""The words in which the reports of a year are written down: parts, versions, answers from above.

A day is "31/03" of the plan's year, or "05/01/2027"; "" never comes.
"""

from dataclasses import dataclass

from cchc.demo.living.stories import Back


@dataclass(frozen=True)
class PartTold:
    """What the unit of a person sends; ``again`` are the difficulties after it was sent back."""

    who: str
    on: str
    difficulties: str = ""
    causes: str = ""
    proposals: str = ""
    back: Back | None = None
    again: str = ""


@dataclass(frozen=True)
class Added:
    """What is added by hand to the computed sentence that says a figure, and why."""

    figure: str
    text: str
    reason: str


@dataclass(frozen=True)
class Answer:
    """What the superior does; a report that is sent back is followed by another version."""

    received: str
    decided: str = ""
    remark: str = ""
    is_sent_back: bool = False


@dataclass(frozen=True)
class Version:
    """One report from its draft to its answer.

    ``back``: the signer sends it back, and gets it again with what ``after`` says.
    """

    composed: str
    signed: str
    sent: str
    answer: Answer
    words: tuple[tuple[str, str], ...] = ()
    added: tuple[Added, ...] = ()
    back: Back | None = None
    after: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class ReportTold:
    """The report of a period ("Q1"); without ``opened`` no unit is asked for its part."""

    period: str
    versions: tuple[Version, ...]
    opened: str = ""
    parts: tuple[PartTold, ...] = ()
