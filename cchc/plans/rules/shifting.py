"""A plan of one year becomes the draft of the next; rule: docs/rules/plan-clone.md.

Where it is certain that the plan's own year is meant, it is shifted; everything else stays as it
was written and becomes a doubt.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc.plans.content import Area, Document, Doubt, ReadPlan, Section, Target, Task
from cchc.plans.rules.citations import spans_cited
from cchc.plans.rules.deadlines import given_dates, schedule_of

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*$")
_TIED = re.compile(r"(?:\bnăm\s+|\d\s*[/.-]\s*|\bquý\s+[IV\d]+\s*[/-]\s*)$", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?:\d{4}\s*[-–]\s*|\b(?:từ|đến|trước|sau)\s+năm\s+)$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s*[-–]\s*\d{4}")
_SYMBOL_AFTER = re.compile(r"/[A-ZĐ]")


@dataclass(frozen=True)
class Shifted:
    """A text of the next year, and what a person should look at."""

    text: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class ShiftedPlan:
    """The plan of the next year; ``leftovers`` are doubts of parts that keep none: where, why."""

    plan: ReadPlan
    leftovers: tuple[tuple[str, str], ...]


def shifted(text: str, year: int, to: int) -> Shifted:
    """The text with the plan's ``year`` shifted to ``to`` wherever that is certain."""
    cited = spans_cited(text)
    parts, doubts, end = [], [], 0
    for found in _YEAR.finditer(text):
        said = int(found.group())
        why = _doubt(text, found, said, year, to, cited)
        if why:
            doubts.append(why)
        elif said == year and not _is_cited(found, cited):
            parts += [text[end : found.start()], str(to)]
            end = found.end()
    return Shifted("".join([*parts, text[end:]]), tuple(dict.fromkeys(doubts)))


def _is_cited(found: re.Match[str], cited: Sequence[tuple[int, int]]) -> bool:
    return any(first <= found.start() < last for first, last in cited)


def _doubt(
    text: str,
    found: re.Match[str],
    said: int,
    year: int,
    to: int,
    cited: Sequence[tuple[int, int]],
) -> str:
    """Why this year is not simply shifted; "" when it is, or has nothing to do with the plan's."""
    if abs(said - year) > 1:
        return ""
    around = f"“{text[max(0, found.start() - 25) : found.end() + 12].strip()}”"
    if _is_cited(found, cited):
        return f"Viện dẫn năm {said}: {around}; kiểm tra còn phù hợp." if said == year else ""
    if said != year:
        return f"Nêu năm {said}: {around}; sửa nếu cần."
    before, after = text[: found.start()], text[found.end() :]
    if _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after):
        return f"Khoảng thời gian {around}: chưa đổi; sửa nếu cần."
    if _SYMBOL_AFTER.match(after) or not _TIED.search(before):
        return f"Chưa rõ {around} có phải năm của kế hoạch không; sửa nếu cần."
    return "" if _exists(before, to) else f"Ngày {around} không có trong năm {to}; ghi ngày khác."


def _exists(before: str, to: int) -> bool:
    """Whether the day before the year is one of the next year too (29 February is not always)."""
    day = _DAY.search(before)
    if not day:
        return True
    try:
        date(to, int(day.group(2)), int(day.group(1)))
    except ValueError:
        return False
    return True


def next_year(plan: ReadPlan, year: int) -> ShiftedPlan:
    """The whole plan of ``year`` as a draft of the year after, without number and date."""
    to = year + 1
    leftovers: list[tuple[str, str]] = []

    def text(said: str | None, where: str) -> str:
        found = shifted(said or "", year, to)
        leftovers.extend((where, why) for why in found.doubts)
        return found.text

    made = ReadPlan(
        document=_document(plan.document, text(plan.document.title, "Tên kế hoạch"), to),
        sections=tuple(_section(one, text) for one in plan.sections),
        targets=tuple(_target(one, year, to) for one in plan.targets),
        areas=tuple(Area(a.code, text(a.title, f"Lĩnh vực {a.code}")) for a in plan.areas),
        tasks=tuple(_task(one, year, to) for one in plan.tasks),
    )
    return ShiftedPlan(made, tuple(dict.fromkeys(leftovers)))


def _document(document: Document, title: str, to: int) -> Document:
    return replace(document, number=None, issued_on=None, title=title or None, year=to)


def _section(section: Section, text: Callable[[str | None, str], str]) -> Section:
    where = f"Mục {section.number or section.id}"
    return replace(
        section, title=text(section.title, where) or None, text=text(section.text, where)
    )


def _target(target: Target, year: int, to: int) -> Target:
    texts = [shifted(said or "", year, to) for said in (target.text, target.measure)]
    doubts = tuple(Doubt("text", why) for why in _whys(texts))
    return replace(
        target, text=texts[0].text, measure=texts[1].text or None, source=None, doubts=doubts
    )


def _task(task: Task, year: int, to: int) -> Task:
    title = shifted(task.title, year, to)
    products = [shifted(product, year, to) for product in task.products]
    deadline = shifted(task.deadline or "", year, to)
    said = tuple(product.text for product in products)
    schedule, unclear = schedule_of(deadline.text or None, said, to)
    given = ", ".join(f"{day:%d/%m/%Y}" for day in given_dates(task, year))
    doubts = [
        *(Doubt("title", why) for why in title.doubts),
        *(Doubt("products", why) for why in _whys(products)),
        *(Doubt("deadline", why) for why in deadline.doubts),
        *unclear,
    ]
    if given:
        doubts.append(Doubt("deadline", f"Năm {year} hạn do người ấn định: {given}; ấn định lại."))
    return replace(
        task,
        title=title.text,
        products=said,
        deadline=deadline.text or None,
        schedule=schedule,
        source=None,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _whys(texts: Iterable[Shifted]) -> list[str]:
    return list(dict.fromkeys(why for one in texts for why in one.doubts))
