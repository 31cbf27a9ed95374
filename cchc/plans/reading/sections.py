"""The numbered parts of the body: I, 1, 2.1 … Rule: docs/rules/plan-reading.md, "Sections"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc.plans.content import Section
from cchc.plans.reading.paragraphs import Paragraph
from cchc.plans.rules.words import all_capitals, has_bullet, roman_value, without_bullet

_MARKER = re.compile(
    r"(?P<article>Điều\s+\d+)\s*[.:]\s*(?P<of_article>.*)"
    r"|(?P<roman>[IVXL]{1,6})\s*[.)/:-]\s*(?P<of_roman>\S.*)"
    r"|(?P<number>\d{1,2}(?:\s*\.\s*\d{1,2})*)\s*[.)/]\s*(?P<of_number>\S.*)"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+)\s+(?P<of_deep>\S.*)"
    r"|(?P<letter>[a-eđ])\)\s*(?P<of_letter>\S.*)",
    re.DOTALL,
)
# The sentence after the last section ("Trên đây là kế hoạch …") belongs to none.
_CLOSING = "Trên đây là"


@dataclass(frozen=True)
class _Number:
    """A printed number: kind (article, roman, number, letter) and value by levels."""

    kind: str
    printed: str
    value: tuple[int, ...]


@dataclass
class OpenSection:
    """A section while its paragraphs are collected."""

    id: str
    level: int
    number: str
    title: str | None
    paragraphs: list[Paragraph] = field(default_factory=list)

    def section(self) -> Section:
        text = " ".join(_printed(paragraph.text) for paragraph in self.paragraphs)
        return Section(self.id, self.level, self.number, self.title, text)


def _printed(text: str) -> str:
    """Bullets of any look as "- "."""
    return f"- {without_bullet(text)}" if has_bullet(text) else text


def sections_of(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[OpenSection]]:
    """The preamble and the sections, flat and in order."""
    preamble: list[Paragraph] = []
    sections: list[OpenSection] = []
    path: list[_Number] = []
    for position, paragraph in enumerate(paragraphs):
        if paragraph.text.startswith(_CLOSING):
            break
        opened = _opened(paragraph.text, path)
        if opened is None:
            (sections[-1].paragraphs if sections else preamble).append(paragraph)
            continue
        number, text, path = opened
        after = paragraphs[position + 1].text if position + 1 < len(paragraphs) else ""
        sections.append(_section(number, text, path, paragraph, after))
    _make_unique(sections)
    return preamble, sections


def _section(
    number: _Number, text: str, path: Sequence[_Number], paragraph: Paragraph, after: str
) -> OpenSection:
    ids = ".".join(part.printed for part in _of_parents(path))
    if _is_title(number, text, after):
        return OpenSection(ids, len(path), number.printed, text.rstrip(" :"))
    own = Paragraph(text, paragraph.lines)
    return OpenSection(ids, len(path), number.printed, None, [own])


def _of_parents(path: Sequence[_Number]) -> list[_Number]:
    """ "II", "2", "2.1" is II.2.1: a number that repeats its parent's is not said twice."""
    kept: list[_Number] = []
    for number in path:
        if kept and kept[-1].kind == number.kind and number.printed.startswith(kept[-1].printed):
            kept.pop()
        kept.append(number)
    return kept


def _is_title(number: _Number, text: str, after: str) -> bool:
    """A heading ends without a full stop; a sentence is the section's text."""
    if all_capitals(text):
        return True
    if text.endswith((".", ";")) or ". " in text.rstrip("."):
        return False
    return number.kind != "article" and len(text) < 250 and not after[:1].islower()


def _opened(text: str, path: Sequence[_Number]) -> tuple[_Number, str, list[_Number]] | None:
    """The number that opens a section here, its text, and the path to it; None for plain text."""
    number, rest = _number_of(text)
    if number is None or rest[:1].islower():
        return None
    for depth in range(len(path), -1, -1):
        if _follows(number, path[:depth], path[depth] if depth < len(path) else None):
            return number, rest, [*path[:depth], number]
    return None


def _number_of(text: str) -> tuple[_Number | None, str]:
    found = _MARKER.fullmatch(text)
    if not found:
        return None, text
    if found.group("article"):
        printed = " ".join(found.group("article").split())
        return _Number("article", printed, (int(printed.split()[1]),)), found.group("of_article")
    if found.group("roman"):
        value = roman_value(found.group("roman"))
        if value is None:
            return None, text
        return _Number("roman", found.group("roman"), (value,)), found.group("of_roman")
    if found.group("letter"):
        letter = found.group("letter")
        value = "abcdđe".index(letter) + 1
        return _Number("letter", letter, (value,)), found.group("of_letter")
    printed = re.sub(r"\s", "", found.group("number") or found.group("deep"))
    value_parts = tuple(int(part) for part in printed.split("."))
    return _Number("number", printed, value_parts), found.group("of_number") or found.group(
        "of_deep"
    )


def _follows(number: _Number, parents: Sequence[_Number], sibling: _Number | None) -> bool:
    """Whether the number continues its siblings, or begins a level below its parents."""
    if sibling is not None:
        if sibling.kind != number.kind or len(sibling.value) != len(number.value):
            return False
        gap = number.value[-1] - sibling.value[-1]
        return number.value[:-1] == sibling.value[:-1] and 1 <= gap <= 2
    return _begins(number, parents)


def _begins(number: _Number, parents: Sequence[_Number]) -> bool:
    parent = parents[-1] if parents else None
    if number.kind in ("roman", "article"):
        return number.value[-1] == 1 and parent is None
    if parent is not None and parent.kind == number.kind == "number":
        return number.value[:-1] == parent.value and number.value[-1] == 1
    if number.kind == "letter" and parent is None:
        return False
    return number.value[-1] == 1 and (parent is None or parent.kind != number.kind)


def _make_unique(sections: Iterable[OpenSection]) -> None:
    seen: dict[str, int] = {}
    for section in sections:
        seen[section.id] = seen.get(section.id, 0) + 1
        if seen[section.id] > 1:
            section.id = f"{section.id}-{seen[section.id]}"
