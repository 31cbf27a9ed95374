"""Targets: from the section of targets and from a table of targets.

Rule: docs/rules/plan-reading.md, "Targets".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from cchc.plans.content import Doubt, Section, Target, Task
from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line, joined, place_of
from cchc.plans.reading.rows import RawRow, RawTable
from cchc.plans.reading.sections import OpenSection
from cchc.plans.rules.measured import Measured, comparison_of, decimal, measured_in
from cchc.plans.rules.restated import places_of
from cchc.plans.rules.words import bare, without_bullet, without_end_marks

_TITLE = re.compile(r"\b(?:muc tieu|chi tieu)\b")
_DEEDS = re.compile(r"nhiem vu|giai phap")
_WHOLE = re.compile(
    r"(?P<before>(?:(?:đạt|từ|trên|tối thiểu|ít nhất|không dưới|tối đa|không quá|dưới|[≥>≤<])\s*)*)"
    r"(?P<value>\d+(?:[.,]\d+)?)\s*(?P<unit>%|\S.*?)?(?P<after>\s*trở (?:lên|xuống))?",
    re.IGNORECASE,
)
# "(Chi tiết tại Biểu 1)" points elsewhere.
_ASIDE = re.compile(r"\(.*\)\W*")
# "Bảng 1. Các chỉ tiêu chủ yếu" stands above a table; it is no target.
_NAMES_TABLE = re.compile(r"(?:Bảng|Biểu|Phụ lục|Phụ biểu)\s+(?:số\s+)?\d+\b", re.IGNORECASE)


def is_target_section(section: OpenSection | Section) -> bool:
    title = bare(section.title or "")
    return bool(_TITLE.search(title)) and not _DEEDS.search(title)


def targets_of(sections: Sequence[OpenSection], tables: Iterable[RawTable]) -> list[Target]:
    """All targets in order; where they are said again is added by ``with_places``."""
    found = [*_from_sections(sections), *_from_tables(tables)]
    return list(dict.fromkeys(found))


def _from_sections(sections: Sequence[OpenSection]) -> Iterator[Target]:
    for section in sections:
        if not _holds_targets(section, sections):
            continue
        for paragraph in section.paragraphs:
            if _ASIDE.fullmatch(paragraph.text) or _NAMES_TABLE.match(paragraph.text):
                continue
            for measured in measured_in(paragraph.text):
                yield _target(measured, paragraph.lines)


def _holds_targets(section: OpenSection, sections: Iterable[OpenSection]) -> bool:
    if is_target_section(section):
        return True
    above = (s for s in sections if is_target_section(s))
    return any(section.id.startswith(f"{parent.id}.") for parent in above)


def _target(measured: Measured, lines: Sequence[Line]) -> Target:
    doubts: tuple[Doubt, ...] = ()
    if measured.measure is not None and measured.value is None:
        doubts = (Doubt("value", "Chỉ tiêu không ghi con số; hãy chọn cách đo."),)
    return Target(
        text=measured.text,
        measure=measured.measure,
        comparison=measured.comparison,
        value=measured.value,
        unit=measured.unit,
        also_at=(),
        source=place_of(lines),
        doubts=doubts,
    )


def _from_tables(tables: Iterable[RawTable]) -> Iterator[Target]:
    for table in tables:
        for item in table.items:
            if isinstance(item, RawRow) and Role.TARGET in table.roles:
                yield from _from_row(item)


def _from_row(row: RawRow) -> Iterator[Target]:
    text = without_end_marks(without_bullet(joined(row.cells.get(Role.TARGET, ()))))
    value = joined(row.cells.get(Role.VALUE, ()))
    unit = joined(row.cells.get(Role.MEASURE_UNIT, ()))
    if not text:
        return
    printed = f"{value} {unit}".strip()
    measured = next(measured_in(f"{text} {printed}"))
    if measured.value is None or measured.unit != "%":
        measured = _of_value(text, value, unit)
    lines = [line for lines in row.cells.values() for line in lines]
    yield _target(Measured(text, text, measured.comparison, measured.value, measured.unit), lines)


def _of_value(text: str, value: str, unit: str) -> Measured:
    found = _WHOLE.fullmatch(value.strip())
    if not found:
        return Measured(text, text, "none", None, unit or None)
    comparison = comparison_of(f"{found.group('before')} {found.group('after') or ''}")
    return Measured(
        text, text, comparison, decimal(found.group("value")), found.group("unit") or unit or None
    )


def with_places(
    targets: Sequence[Target], sections: Sequence[Section], tasks: Sequence[Task]
) -> tuple[Target, ...]:
    """The targets with the pointers to where each is said again."""
    own = [n for n, section in enumerate(sections) if is_target_section(section)]
    return places_of(targets, sections, tasks, own)
