"""The plan documents of the demo ward as data: the words of the Word files that are imported.

Fictional: structure, kinds of tasks and kinds of mistakes are those of a real ward's plan, the
words, names and places are not.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class WrittenTask:
    """A row of the appendix: the texts of its six cells, lists item by item."""

    number: str
    title: str
    products: tuple[str, ...]
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline: str


@dataclass(frozen=True)
class WrittenArea:
    """A heading inside the table with its rows."""

    code: str
    title: str
    tasks: tuple[WrittenTask, ...]


@dataclass(frozen=True)
class WrittenSection:
    """A numbered part of the body; ``number`` as printed, ``title`` None for plain text."""

    number: str
    title: str | None
    paragraphs: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """The paragraphs as they are printed, the number before the first."""
        if self.title is not None:
            return (f"{self.number} {self.title}", *self.paragraphs)
        first, *others = self.paragraphs
        return (f"{self.number} {first}", *others)


@dataclass(frozen=True)
class WrittenAppendix:
    """The appended table with what stands above it."""

    label: str
    title: str
    note: str
    header: tuple[str, ...]
    areas: tuple[WrittenArea, ...]


@dataclass(frozen=True)
class WrittenPlan:
    """A whole plan document, part by part from top to bottom."""

    superior: str
    agency: tuple[str, ...]
    nation: tuple[str, ...]
    number: str
    place_and_date: str
    kind: str
    title: str
    preamble: tuple[str, ...]
    sections: tuple[WrittenSection, ...]
    closing: str
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    appendix: WrittenAppendix

    @property
    def tasks(self) -> tuple[WrittenTask, ...]:
        return tuple(task for area in self.appendix.areas for task in area.tasks)


def written_plan(year: int) -> WrittenPlan:
    """The plan of that year; FileNotFoundError where there is none."""
    data = json.loads((HERE / f"{year}.json").read_text(encoding="utf-8"))
    appendix = data.pop("appendix")
    sections = data.pop("sections")
    return WrittenPlan(
        sections=tuple(
            WrittenSection(part["number"], part["title"], tuple(part["paragraphs"]))
            for part in sections
        ),
        appendix=_appendix(appendix),
        **{name: _frozen(value) for name, value in data.items()},
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _appendix(data: dict[str, Any]) -> WrittenAppendix:
    areas = tuple(
        WrittenArea(area["code"], area["title"], tuple(_task(row) for row in area["tasks"]))
        for area in data["areas"]
    )
    return WrittenAppendix(data["label"], data["title"], data["note"], tuple(data["header"]), areas)


def _task(row: list[Any]) -> WrittenTask:
    number, title, products, lead, coordinating, deadline = row
    return WrittenTask(number, title, tuple(products), tuple(lead), tuple(coordinating), deadline)
