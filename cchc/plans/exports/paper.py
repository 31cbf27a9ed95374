"""A plan as the words of an official document. Rule: docs/rules/plan-export.md.

Values only: what is read again from the document drawn here is the plan that went in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from cchc.documents.choices import DocumentKind
from cchc.documents.content import (
    UNSIGNED,
    Annex,
    Block,
    Bullet,
    Column,
    Content,
    GroupRow,
    Heading,
    Letterhead,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.kernel.formats import number_vi
from cchc.plans.content import Area, Assignee, Document, ReadPlan, Section, Signer, Target, Task

DRAFT_MARK = "DỰ THẢO"
FILED = "Lưu: VT, VP"
_PART = re.compile(r"(?<=[.;:,!?…]) (?=- \S)")
_KIND = re.compile(r"^kế hoạch\s+(?:về\s+)?", re.IGNORECASE)
_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ)\.")
_LEVELS = 4

TASK_COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Nội dung thực hiện", 3.8),
    Column("Sản phẩm/Kết quả", 2.4),
    Column("Bộ phận chủ trì", 1.9),
    Column("Bộ phận phối hợp", 1.7),
    Column("Thời gian hoàn thành", 1.9),
)
_TARGET_COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Chỉ tiêu", 5),
    Column("Mức phấn đấu", 2, "center"),
)
_COMPARED = {"ge": "từ {} trở lên", "le": "không quá {}", "eq": "{}"}


def content_of(plan: ReadPlan, *, letterhead: Letterhead, is_draft: bool) -> Content:
    """The document as the plan words it: number, date and signer as the plan has them.

    ``is_draft`` marks every page. A number with a letter ("12a") is left blank: the layout
    knows whole numbers only.
    """
    document = plan.document
    number = document.number or ""
    return Content(
        kind=kind_of(document),
        letterhead=letterhead,
        symbol=document.symbol or "",
        title=title_of(document),
        number=int(number) if number.isdecimal() else None,
        issued_on=date.fromisoformat(document.issued_on) if document.issued_on else None,
        year=document.year,
        blocks=(*_opening(plan, letterhead), *_body(plan), _closing(document, letterhead)),
        signature=_signature(document.signer, letterhead),
        recipients=_recipients(document.recipients),
        annexes=tuple(_annexes(plan)),
        footer_note=DRAFT_MARK if is_draft else "",
    )


def unsigned(content: Content) -> Content:
    """The same text before anybody signed or numbered it."""
    return replace(content, signature=UNSIGNED, number=None, issued_on=None, footer_note="")


def kind_of(document: Document) -> str:
    """The kind of document; a plan where the abbreviation is none of the 29."""
    known = document.kind in DocumentKind.values
    return document.kind if known and document.kind else DocumentKind.PLAN


def title_of(document: Document) -> str:
    """The title as it stands below "KẾ HOẠCH", which it does not say again."""
    title = document.title or ""
    if kind_of(document) == DocumentKind.PLAN:
        title = _KIND.sub("", title, count=1) or title
    return title[:1].upper() + title[1:]


def inside_title(title: str) -> str:
    """The title after "Kế hoạch" in a sentence: "Cải cách …" as "cải cách …", "UBND …" as is."""
    bare = _KIND.sub("", title, count=1) or title
    return bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare


def _opening(plan: ReadPlan, letterhead: Letterhead) -> list[Block]:
    """The legal bases in italics, and who issues what."""
    body = " ".join(section.text for section in plan.sections)
    bases = [b.text for b in plan.document.legal_bases if not _is_cited(b.text, body)]
    ends = [";"] * (len(bases) - 1) + ["."]
    blocks: list[Block] = [
        Para(f"Căn cứ {text}{end}", italic=True) for text, end in zip(bases, ends, strict=False)
    ]
    if plan.document.kind in (None, "", DocumentKind.PLAN):
        title = inside_title(title_of(plan.document))
        issued = f"{letterhead.agency_name} ban hành Kế hoạch {title}"
        blocks.append(Para(f"{issued} với các nội dung sau:"))
    return blocks


def _is_cited(text: str, body: str) -> bool:
    """Whether the words of an act were read from the body, where they are printed anyway."""
    return text in body


def _body(plan: ReadPlan) -> Iterable[Block]:
    for section in plan.sections:
        yield from _section(section)


def _section(section: Section) -> list[Block]:
    parts = _PART.split(section.text) if section.text else []
    number = _numbered(section.number or "")
    if section.title:
        level = min(max(section.level, 1), _LEVELS)
        return [Heading(section.title, level, number), *map(_part, parts)]
    if not parts:
        return []
    if number.startswith("Điều"):
        return [Para(parts[0], lead=number), *map(_part, parts[1:])]
    return [Para(f"{number} {parts[0]}".strip()), *map(_part, parts[1:])]


def _part(text: str) -> Block:
    return Bullet(text[2:]) if text.startswith("- ") else Para(text)


def _numbered(number: str) -> str:
    """ "I" as "I.", "2.1" as "2.1.", "a" as "a)"."""
    if not number:
        return ""
    return f"{number})" if len(number) == 1 and number.islower() else f"{number}."


def _closing(document: Document, letterhead: Letterhead) -> Block:
    name = DocumentKind(kind_of(document)).label
    title = inside_title(title_of(document))
    return Para(f"Trên đây là {name} {title} của {letterhead.agency_name}.")


def _signature(signer: Signer, letterhead: Letterhead) -> Signature:
    """Who signed, as the plan says it; nobody is made up."""
    head = " ".join(letterhead.agency_lines[:1])
    names = {"TM.": head, "KT.": "CHỦ TỊCH", "TL.": "CHỦ TỊCH", "TUQ.": "CHỦ TỊCH"}
    prefixes = _PREFIX.findall(signer.authority or "")
    lines = [f"{prefix} {names[prefix]}" for prefix in prefixes]
    return Signature("\n".join(lines), (signer.post or "").upper(), signer.name or "")


def _recipients(recipients: Sequence[str]) -> tuple[str, ...]:
    """The recipients, the file copy last (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    if any(line.strip(" -").startswith("Lưu") for line in recipients):
        return tuple(recipients)
    return (*recipients, FILED)


def _annexes(plan: ReadPlan) -> Iterable[Annex]:
    year = f" NĂM {plan.document.year}" if plan.document.year else ""
    targets = _targets_apart(plan)
    if targets:
        table = TableBlock(_TARGET_COLUMNS, tuple(_target_rows(targets)))
        yield Annex(f"CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH{year}", (table,))
    table = TableBlock(TASK_COLUMNS, tuple(_task_rows(plan)))
    yield Annex(f"NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH{year}", (table,), landscape=True)


def _targets_apart(plan: ReadPlan) -> list[Target]:
    """Targets that the body does not say: they came from a table of their own."""
    body = " ".join(section.text for section in plan.sections)
    return [target for target in plan.targets if target.text not in body]


def _target_rows(targets: Iterable[Target]) -> Iterable[Row]:
    for number, target in enumerate(targets, 1):
        yield Row((str(number), target.text, measured(target)))


def measured(target: Target) -> str:
    """ "từ 99,9% trở lên"; nothing for a direction without a figure."""
    if target.value is None or target.comparison not in _COMPARED:
        return ""
    unit = target.unit or ""
    value = number_vi(Decimal(target.value))
    said = f"{value}{unit}" if unit == "%" else f"{value} {unit}".strip()
    return _COMPARED[target.comparison].format(said)


def _task_rows(plan: ReadPlan) -> Iterable[Row | GroupRow]:
    for area, tasks in tasks_by_area(plan):
        if area:
            yield GroupRow(area.title, area.code)
        yield from (Row(task_cells(task)) for task in tasks)


def tasks_by_area(plan: ReadPlan) -> Iterable[tuple[Area | None, list[Task]]]:
    """Runs of tasks in the plan's order; those without an area first, under none."""
    areas = {area.code: area for area in plan.areas}
    apart = [task for task in plan.tasks if task.area not in areas]
    if apart:
        yield None, apart
    under = (task for task in plan.tasks if task.area in areas)
    for code, tasks in groupby(under, key=lambda task: task.area or ""):
        yield areas[code], list(tasks)


def task_cells(task: Task) -> tuple[str, str, str, str, str, str]:
    """The texts of a task's row, lists with a dash and a line for each item."""
    return (
        task.number or task.id,
        task.title,
        listed(task.products),
        listed(_texts(task.lead)),
        listed(_texts(task.coordinating)),
        task.deadline or "",
    )


def _texts(units: Iterable[Assignee]) -> list[str]:
    return [unit.text for unit in units]


def listed(items: Sequence[str]) -> str:
    """One item as it is, several with dashes, semicolons and a full stop at the end."""
    if len(items) < 2:
        return "".join(items)
    ends = [";"] * (len(items) - 1) + ["."]
    return "\n".join(f"- {item}{end}" for item, end in zip(items, ends, strict=True))
