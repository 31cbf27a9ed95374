"""Automatic numbers and bullets: what Word prints before a paragraph.

Rule: docs/rules/extraction.md, "Automatic numbers".
"""

import re
from dataclasses import dataclass

from lxml import etree

from .numerals import numeral
from .styles import Styles
from .symbols import bullet
from .xml import flag, value, w, whole

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_SUFFIXES = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True)
class Level:
    """One level of a list. ``restart``: the level (1-based) that resets it, 0 for none."""

    start: int
    style: str
    text: str
    restart: int | None
    legal: bool
    suffix: str
    paragraph_style: str | None
    properties: etree._Element | None


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iterfind(w("abstractNum")):
            self._abstracts[abstract.get(w("abstractNumId"), "")] = abstract
        numbers = {number.get(w("numId"), ""): number for number in root.iterfind(w("num"))}
        for name, number in numbers.items():
            self._lists[name] = self._list(number, numbers)

    def level(self, number_id: str, level: int) -> Level | None:
        """The definition of a level; None where the list has none."""
        found = self._lists.get(number_id)
        return found.levels.get(level) if found else None

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level that a paragraph style is bound to, the first by default."""
        found = self._lists.get(number_id)
        bound = found.levels.items() if found else ()
        return next((n for n, level in bound if level.paragraph_style == style), 0)

    def label(self, number_id: str, level: int) -> str:
        """Count one paragraph and give its label with what follows it: "1. ", "2.1 ", "- "."""
        found = self._lists.get(number_id)
        here = found.levels.get(level) if found else None
        if found is None or here is None:
            return ""
        if here.style == "bullet":
            return bullet(here.text) + " "
        counts = self._count(number_id, found, level)
        if here.style == "none" and not _PLACEHOLDER.search(here.text):
            return here.text + here.suffix if here.text else ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            style = found.levels[at].style if at in found.levels else "decimal"
            return numeral(counts.get(at, 1), "decimal" if here.legal else style)

        return _PLACEHOLDER.sub(shown, here.text) + here.suffix

    def _count(self, number_id: str, found: _List, level: int) -> dict[int, int]:
        """Lists of one abstract definition count together; a start override restarts them once."""
        counts = self._counts.setdefault(found.abstract, {})
        for above in range(level):
            counts.setdefault(above, self._first(found, above))
        restarted = level in found.starts and (number_id, level) not in self._begun
        self._begun.add((number_id, level))
        if restarted or level not in counts:
            counts[level] = self._first(found, level)
        else:
            counts[level] += 1
        for below in [deeper for deeper in counts if deeper > level]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or level < restart:
                del counts[below]
        return counts

    @staticmethod
    def _first(found: _List, level: int) -> int:
        usual = found.levels[level].start if level in found.levels else 1
        return found.starts.get(level, usual)

    def _list(self, number: etree._Element, numbers: dict[str, etree._Element]) -> _List:
        abstract_id = value(number, "abstractNumId") or ""
        abstract = self._abstracts.get(abstract_id)
        link = value(abstract, "numStyleLink")
        if link:  # the levels stand where the numbering style points
            target = numbers.get(self._styles.numbering_of(link) or "")
            abstract_id = value(target, "abstractNumId") or abstract_id
            abstract = self._abstracts.get(abstract_id)
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in number.iterfind(w("lvlOverride")):
            at = whole(override.get(w("ilvl"))) or 0
            levels.update(_levels(override))
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[at] = start
        return _List(abstract_id, levels, starts)


def _levels(parent: etree._Element | None) -> dict[int, Level]:
    found = [] if parent is None else parent.findall(w("lvl"))
    return {at: _level(lvl) for lvl in found if 0 <= (at := _at(lvl)) < _LEVELS}


def _at(lvl: etree._Element) -> int:
    return whole(lvl.get(w("ilvl"))) or 0


def _level(lvl: etree._Element) -> Level:
    start = whole(value(lvl, "start"))
    return Level(
        start=0 if start is None else start,
        style=_style(lvl),
        text=value(lvl, "lvlText") or "",
        restart=whole(value(lvl, "lvlRestart")),
        legal=bool(flag(lvl, "isLgl")),
        suffix=_SUFFIXES.get(value(lvl, "suff") or "tab", " "),
        paragraph_style=value(lvl, "pStyle"),
        properties=lvl.find(w("pPr")),
    )


def _style(lvl: etree._Element) -> str:
    """Word keeps newer formats inside mc:AlternateContent; the first found is the newest."""
    found = next(lvl.iter(w("numFmt")), None)
    return "decimal" if found is None else found.get(w("val")) or "decimal"
