"""A source of blocks or lines becomes a plan. Rule: docs/rules/plan-reading.md."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.blocks import Source
from cchc.plans.content import Citation, Document, Finding, ReadPlan, Section, Task
from cchc.plans.reading.body import Body, body_of
from cchc.plans.reading.columns import is_task_header
from cchc.plans.reading.heading import (
    Heading,
    Title,
    appended_to,
    heading_of,
    recipients_of,
    signer_of,
    title_of,
    year_of,
)
from cchc.plans.reading.lines import Line
from cchc.plans.reading.paragraphs import Paragraph, Parts, paragraphs_of, parts_of
from cchc.plans.reading.sections import OpenSection, sections_of
from cchc.plans.reading.targets import targets_of, with_places
from cchc.plans.reading.tasks import areas_and_tasks, is_unreadable
from cchc.plans.rules.citations import apart, citations_in
from cchc.plans.rules.findings import check, date_conflict
from cchc.plans.rules.words import bare

_REPORT = "BC"
_DATED = re.compile(r"ngày\s+(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)")


def read(source: Source, *, needs_tasks: bool = True) -> ReadPlan:
    """The plan in a file; ``RuleBroken`` where there is neither a table nor a list of tasks.

    A plan that tells its duties in the body only is taken where no tasks are needed.
    """
    body = body_of(source)
    _refuse_tracking(body)
    parts = parts_of(body.lines)
    title = title_of(parts.body)
    preamble, opened = _body(parts, title, wrapped=body.wrapped)
    year = _year(title, parts)
    areas, tasks = areas_and_tasks(body.tables, opened, year)
    sections = tuple(section.section() for section in opened)
    _refuse_unread(source, tasks, sections, needs_tasks=needs_tasks)
    targets = with_places(targets_of(opened, body.tables), sections, tasks)
    bases, citations = _acts(preamble, sections, tasks)
    document = _document(parts, title, year, bases, citations)
    _refuse_report(document)
    plan = ReadPlan(document, sections, targets, areas, tasks)
    elsewhere = _date_elsewhere(parts.appendix, document)
    return replace(plan, findings=(*elsewhere, *check(plan)))


def _refuse_tracking(body: Body) -> None:
    """A table of how tasks stand is made from a plan and is none."""
    if body.progress and not any(is_task_header(table.roles) for table in body.tables):
        raise RuleBroken(
            f"Đây là bảng theo dõi tiến độ (có cột “{body.progress}”), không phải kế hoạch: "
            "hãy chọn văn bản kế hoạch đã ban hành; nếu bảng đúng là kế hoạch, xóa các cột tình "
            "hình thực hiện rồi tải lại.",
            field="file",
        )


def _refuse_report(document: Document) -> None:
    if document.kind == _REPORT:
        raise RuleBroken(
            "Văn bản này là báo cáo, không phải kế hoạch: hãy chọn văn bản kế hoạch đã ban hành.",
            field="file",
        )


def _refuse_unread(
    source: Source, tasks: Sequence[Task], sections: Sequence[Section], *, needs_tasks: bool
) -> None:
    if not tasks and (needs_tasks or not sections):
        raise RuleBroken(
            "Không tìm thấy bảng nhiệm vụ hay danh sách nhiệm vụ đánh số trong tệp: "
            "hãy chọn tệp có phụ lục phân công nhiệm vụ của kế hoạch.",
            field="file",
        )
    if needs_tasks and source.kind == "txt" and is_unreadable(tasks):
        raise RuleBroken(
            "Bảng nhiệm vụ trong tệp văn bản thuần đã mất cột, quá nửa số nhiệm vụ không đọc được: "
            "hãy dùng tệp Word (.docx) hoặc PDF của kế hoạch.",
            field="file",
        )


def _body(
    parts: Parts, title: Title, *, wrapped: bool
) -> tuple[list[Paragraph], list[OpenSection]]:
    """The preamble and the sections, those of a promulgated plan after those of the decision."""
    own = paragraphs_of(parts.body[title.lines :], wrapped=wrapped)
    preamble, sections = sections_of(own)
    skipped = title_of(parts.attached).lines
    attached = paragraphs_of(parts.attached[skipped:], wrapped=wrapped)
    more_preamble, more_sections = sections_of(attached)
    return [*preamble, *more_preamble], [*sections, *more_sections]


def _year(title: Title, parts: Parts) -> int | None:
    heading = " ".join(line.text for line in parts.heading)
    first = " ".join(line.text for line in parts.body[:12])
    return year_of(title.title, heading, first)


def _document(
    parts: Parts,
    title: Title,
    year: int | None,
    bases: tuple[Citation, ...],
    citations: tuple[Citation, ...],
) -> Document:
    text = " ".join(line.text for line in parts.body)
    heading = _heading(parts, text)
    symbol_kind = heading.symbol.split("-")[0] if heading.symbol else None
    return Document(
        kind=symbol_kind or title.kind,
        number=heading.number,
        symbol=heading.symbol,
        issued_on=heading.issued_on,
        agency=heading.agency,
        title=title.title,
        year=year,
        signer=signer_of(parts.tail),
        recipients=recipients_of(parts.tail),
        legal_bases=bases,
        citations=citations,
    )


def _heading(parts: Parts, text: str) -> Heading:
    """The heading; where a document has none (an appendix alone), what it is appended to."""
    noted = None
    if not parts.heading:
        noted = appended_to((*parts.body, *parts.appendix))
    return noted or heading_of(parts.heading, text)


def _acts(
    preamble: Iterable[Paragraph], sections: Sequence[Section], tasks: Sequence[Task]
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Acts of the preamble and the statement of purpose, and acts cited elsewhere."""
    bases = [
        cited.citation
        for paragraph in preamble
        for cited in citations_in(paragraph.text, laws=True)
    ]
    elsewhere: list[Citation] = []
    for section in sections:
        into = bases if "muc dich" in bare(section.title or "") else elsewhere
        into.extend(cited.citation for cited in citations_in(section.text))
    for task in tasks:
        texts = (task.title, *task.products, task.deadline or "")
        elsewhere.extend(c.citation for text in texts for c in citations_in(text))
    return apart(bases, elsewhere)


def _date_elsewhere(appendix: Sequence[Line], document: Document) -> tuple[Finding, ...]:
    """The date that the appendix gives to the plan, where it is not that of the heading."""
    text = " ".join(line.text for line in appendix)
    found = _DATED.search(text)
    if not found:
        return ()
    day, month, year = (int(part) for part in found.groups())
    said = f"{year:04}-{month:02}-{day:02}"
    return () if said == document.issued_on else (date_conflict(document, said),)
