"""Tasks in a numbered list of the body, each with its fields by name.

"1. Rà soát thủ tục hành chính. Chủ trì: Văn phòng; Thời gian: quý II; Sản phẩm: báo cáo." Rule:
docs/rules/plan-reading.md, "Tasks in a list".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line, place_of
from cchc.plans.reading.rows import RawArea, RawRow, RawTable
from cchc.plans.reading.sections import OpenSection
from cchc.plans.rules.words import has_bullet, without_bullet

_FIELDS = (
    (
        Role.LEAD,
        r"(?:đơn vị|cơ quan|bộ phận|cá nhân)?\s*chủ trì(?: thực hiện| tham mưu)?"
        r"|(?:đơn vị|cơ quan|bộ phận) thực hiện|phân công(?: thực hiện)?|người phụ trách",
    ),
    (Role.CO, r"(?:đơn vị|cơ quan|bộ phận)?\s*phối hợp(?: thực hiện)?"),
    (Role.DUE, r"thời (?:gian|hạn)(?: thực hiện| hoàn thành)?|tiến độ(?: thực hiện)?"),
    (Role.PRODUCT, r"(?:sản phẩm|kết quả)(?: dự kiến| đầu ra| thực hiện| cần đạt)?"),
)
_FIELD = re.compile(
    r"(?:^|(?<=[.;(])\s*)[-–+•]?\s*(?:"
    + "|".join(f"(?P<{role.value}>{words})" for role, words in _FIELDS)
    + r")\s*:\s*",
    re.IGNORECASE,
)
_ROLES = (None, Role.TASK, Role.PRODUCT, Role.LEAD, Role.CO, Role.DUE)


def listed_tasks(sections: Sequence[OpenSection]) -> list[RawTable]:
    """One table of the sections that name who does them or until when; else none."""
    items: list[RawArea | RawRow] = []
    for position, section in enumerate(sections):
        row = _row(section)
        if row is not None:
            parent = _heading_above(sections, position)
            if parent is not None and not any(_same(parent, item) for item in items):
                items.append(RawArea(parent.number, parent.title or "", None))
            items.append(row)
    return [RawTable(_ROLES, tuple(items))] if items else []


def _heading_above(sections: Sequence[OpenSection], position: int) -> OpenSection | None:
    level = sections[position].level
    above = (s for s in reversed(sections[:position]) if s.level < level)
    return next(above, None)


def _same(section: OpenSection, item: RawArea | RawRow) -> bool:
    return isinstance(item, RawArea) and (item.code, item.title) == (section.number, section.title)


def _row(section: OpenSection) -> RawRow | None:
    lines = [
        line
        for paragraph in section.paragraphs
        for line in _paragraph_lines(paragraph.text, paragraph.lines)
    ]
    cells: dict[Role, list[Line]] = {}
    if section.title:
        place = lines[0].place if lines else None
        if place is None:
            return None
        cells[Role.TASK] = [Line(section.title, place)]
    role: Role = Role.TASK
    for line in lines:
        for found, text in _fields(line.text, role):
            cells.setdefault(found, []).append(replace(line, text=text))
            role = found
    if not {Role.LEAD, Role.DUE} & set(cells):
        return None
    settled = {known: tuple(said) for known, said in cells.items()}
    return RawRow(section.number, settled, place_of(lines))


def _paragraph_lines(text: str, lines: Sequence[Line]) -> list[Line]:
    return [replace(lines[0], text=text)]


def _fields(text: str, role: Role) -> Iterator[tuple[Role, str]]:
    """The parts of a line with the field to which each belongs."""
    start = 0
    found_any = False
    for found in _FIELD.finditer(text):
        before = text[start : found.start()].strip(" ;(")
        if before:
            yield role, before
        role = Role(str(found.lastgroup))
        start = found.end()
        found_any = True
    rest = text[start:].strip(" )")
    if rest:
        yield role, rest if found_any or not has_bullet(rest) else f"- {without_bullet(rest)}"
