"""A document that the agency issued comes in as a plan under review."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.blocks import Block, Paragraph, Source, Table
from cchc.kernel.extraction.limits import USUAL, Limits
from cchc.kernel.extraction.reading import extract
from cchc.kernel.files.storing import store
from cchc.organisation.models import Agency, Unit
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan, PlanSource
from cchc.plans.queries import standing_errors
from cchc.plans.reading import read
from cchc.plans.services.actors import Actor
from cchc.plans.services.adopt import adopt
from cchc.plans.services.match import create_missing_units, match_known_units
from cchc.plans.services.rows import fill_document, write_parts

KINDS = frozenset({"docx", "pdf", "xlsx", "txt", "doc"})


@dataclass(frozen=True)
class ReadFile:
    """A file and what the program read in it; nothing of it is kept yet."""

    name: str
    content: bytes
    source: Source
    found: dict[str, Any]
    year: int
    scope: PlanScope = PlanScope.AGENCY


def read_file(
    *,
    content: bytes,
    name: str,
    year: int | None = None,
    scope: PlanScope = PlanScope.AGENCY,
    limits: Limits = USUAL,
) -> ReadFile:
    """Read the file; ``year`` is asked of a person when the document does not say it.

    The superior's plan may have no table of tasks.
    Raises RuleBroken with what to do. Takes seconds for a long file: stands in no transaction.
    """
    source = extract(content, name=name, limits=limits)
    found = read(source, needs_tasks=scope == PlanScope.AGENCY).to_json()
    year = found["document"]["year"] or year
    if year is None:
        raise RuleBroken(
            "Văn bản không ghi rõ năm của kế hoạch; nhập năm rồi tải lại.", field="year"
        )
    return ReadFile(name, content, source, found, year, scope)


def keep(*, agency: Agency, actor: Actor, at: datetime, brought: ReadFile) -> Plan:
    """Keep what was read as a plan under review, with the file.

    The units of the superior's plan are not ours.
    """
    with audit.transaction():
        file = store(
            content=brought.content,
            name=brought.name,
            agency=agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=KINDS,
        )
        document = brought.found["document"]
        plan = new_plan(agency, brought.year, document, scope=brought.scope)
        write_parts(plan, brought.found)
        PlanSource.objects.create(
            plan=plan,
            file=file,
            kind=brought.source.kind,
            pages=brought.source.pages,
            lines=source_lines(brought.source),
            read=brought.found,
        )
        if not plan.is_superiors:
            match_known_units(plan)
        audit.record(
            agency=agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.bring_in",
            subject=("plan", plan.code),
            facts={
                "state": plan.state,
                "source": file.sha256,
                "tasks": len(brought.found["tasks"]),
            },
        )
    return plan


def bring_in(
    *,
    agency: Agency,
    actor: Actor,
    at: datetime,
    content: bytes,
    name: str,
    year: int | None = None,
    scope: PlanScope = PlanScope.AGENCY,
) -> Plan:
    """Read the file and keep it as a plan under review; see ``read_file``.

    Raises RuleBroken with what to do; then nothing is kept.
    """
    brought = read_file(content=content, name=name, year=year, scope=scope)
    return keep(agency=agency, actor=actor, at=at, brought=brought)


def new_plan(
    agency: Agency,
    year: int,
    document: dict[str, Any],
    *,
    scope: PlanScope = PlanScope.AGENCY,
    under: tuple[Plan, Unit] | None = None,
) -> Plan:
    """Take the next serial of the year and save a plan under review, without parts.

    ``under``: the agency's plan and the unit, for a unit's own plan.
    """
    serial = numbering.take(agency=agency.code, series="plan", year=year)
    plan = Plan(
        agency=agency,
        year=year,
        serial=serial,
        code=f"{agency.code}-{year}-{serial}",
        state=PlanState.REVIEWING,
        scope=scope,
    )
    if under:
        plan.parent, plan.unit = under
    fill_document(plan, document)
    plan.save()
    return plan


def source_lines(source: Source) -> list[list[Any]]:
    """The document as lines to show beside what was read: [page or None, line, text]."""
    if source.lines:
        return [[ln.place.page, ln.place.line_from, ln.text] for ln in source.lines]
    return [line for block in source.blocks for line in _block_lines(block)]


def _block_lines(block: Block) -> list[list[Any]]:
    if isinstance(block, Paragraph):
        return [[block.place.page, block.place.line_from, block.text]]
    return _table_lines(block)


def _table_lines(table: Table) -> list[list[Any]]:
    return [
        [row.place.page, row.place.line_from, " │ ".join(" ".join(c.lines) for c in row.cells)]
        for row in table.rows
    ]


def import_file(
    *,
    agency: Agency,
    actor: Actor,
    at: datetime,
    content: bytes,
    name: str,
    year: int | None = None,
    create_units: bool = False,
    adopt_now: bool = False,
) -> Plan:
    """Bring a file in and, when asked, create its units and adopt it: all of it or nothing.

    Nobody reviews a plan that is adopted at once, so no error of the plan check may stand in it.
    """
    brought = read_file(content=content, name=name, year=year)
    with audit.transaction():
        plan = keep(agency=agency, actor=actor, at=at, brought=brought)
        if create_units:
            create_missing_units(plan=plan, actor=actor, at=at)
        if adopt_now:
            _demand_known_columns(plan)
            _demand_no_errors(plan)
            adopt(plan=plan, actor=actor, at=at)
    return plan


def _demand_known_columns(plan: Plan) -> None:
    """What stands in a column that nobody knows would be lost unseen."""
    for task in plan.tasks.all():
        for doubt in task.doubts:
            if doubt["field"] == "columns":
                raise RuleBroken(
                    f"Chưa thể đưa vào thực hiện ngay khi nhập: {task.named}: {doubt['why']} Hãy"
                    " nhập để rà soát, xếp nội dung của cột vào đúng chỗ, rồi đưa vào thực hiện."
                )


def _demand_no_errors(plan: Plan) -> None:
    errors = standing_errors(plan)
    if not errors:
        return
    first, others = errors[0], len(errors) - 1
    where = f"{first.about}: " if first.about else ""
    more = f" (và {others} lỗi khác)" if others else ""
    raise RuleBroken(
        f"Chưa thể đưa vào thực hiện ngay khi nhập: {where}{first.message.rstrip('.')}{more}; "
        "hãy nhập để rà soát, sửa hoặc bỏ qua từng lỗi có ghi lý do, rồi đưa vào thực hiện."
    )
