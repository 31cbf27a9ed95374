"""The written plan as the files in which it may come: Word, PDF, run-together text."""

from collections.abc import Sequence

from cchc.demo.plans import WrittenPlan, WrittenTask
from cchc.kernel.extraction.tests.factories import (
    Across,
    CellText,
    Grid,
    Item,
    Landscape,
    Line,
    Sides,
)
from cchc.plans.reading.columns import Role
from cchc.plans.reading.tests.flatten import Manner, Table, flattened
from cchc.plans.reading.tests.twins import WIDTHS, bulleted


def items_of(plan: WrittenPlan) -> list[Item]:
    """The plan as a Word or PDF document, see the factories of the extraction."""
    appendix = plan.appendix
    return [
        Sides((*plan.agency, plan.number), (*plan.nation, plan.place_and_date)),
        Line(plan.kind, bold=True, centred=True),
        Line(plan.title, bold=True, centred=True),
        *(Line(text) for text in plan.preamble),
        *(Line(text) for section in plan.sections for text in section.lines()),
        Line(plan.closing),
        Sides(("Nơi nhận:", *(f"- {text}" for text in plan.recipients)), plan.signature),
        Landscape(),
        Line(appendix.label, bold=True, centred=True),
        Line(appendix.title, bold=True, centred=True),
        Line(appendix.note, italic=True, centred=True),
        Grid(appendix.header, _rows(plan), WIDTHS, 11),
    ]


def _rows(plan: WrittenPlan) -> list[Sequence[CellText] | Across]:
    rows: list[Sequence[CellText] | Across] = []
    for area in plan.appendix.areas:
        rows.append(Across(f"{area.code}. {area.title}"))
        rows.extend(_cells(task) for task in area.tasks)
    return rows


def _cells(task: WrittenTask) -> list[CellText]:
    lists = (bulleted(items) for items in (task.products, task.lead, task.coordinating))
    return [task.number, task.title, *lists, task.deadline]


ORDERS = {
    "products first": (Role.PRODUCT, Role.LEAD, Role.CO, Role.DUE),
    "leads first": (Role.LEAD, Role.CO, Role.DUE, Role.PRODUCT),
    "dates first": (Role.DUE, Role.LEAD, Role.CO, Role.PRODUCT),
    "products before dates": (Role.LEAD, Role.CO, Role.PRODUCT, Role.DUE),
}
_HEADINGS = {
    Role.NUMBER: "TT",
    Role.TASK: "Nội dung thực hiện",
    Role.PRODUCT: "Sản phẩm/Kết quả",
    Role.LEAD: "Bộ phận chủ trì",
    Role.CO: "Bộ phận phối hợp",
    Role.DUE: "Thời gian hoàn thành",
}
_CHARACTERS = {
    Role.NUMBER: 4,
    Role.TASK: 46,
    Role.PRODUCT: 25,
    Role.LEAD: 20,
    Role.CO: 17,
    Role.DUE: 21,
}


def table_of(plan: WrittenPlan, order: str = "products first") -> Table:
    """The appended table, to be flattened, with its columns in another order."""
    roles = (Role.NUMBER, Role.TASK, *ORDERS[order])
    items: list[tuple[str, str] | dict[Role, str]] = []
    for area in plan.appendix.areas:
        items.append((area.code, area.title))
        items.extend(_printed(task) for task in area.tasks)
    return Table(tuple((role, _HEADINGS[role]) for role in roles), tuple(items), _CHARACTERS)


def _printed(task: WrittenTask) -> dict[Role, str]:
    number, title, *lists, due = _cells(task)
    columns = zip((Role.PRODUCT, Role.LEAD, Role.CO), lists, strict=True)
    texts = {role: cell if isinstance(cell, str) else "\n".join(cell) for role, cell in columns}
    return {Role.NUMBER: str(number), Role.TASK: str(title), **texts, Role.DUE: str(due)}


def text_of(plan: WrittenPlan, manner: Manner) -> list[str]:
    """The whole document as run-together text."""
    gap = [""] * manner.gap
    heading = [*plan.agency, *plan.nation, plan.number, plan.place_and_date]
    body = [plan.kind, plan.title, *plan.preamble]
    body += [text for section in plan.sections for text in section.lines()]
    tail = ["Nơi nhận:", *(f"- {text}" for text in plan.recipients), *plan.signature]
    appendix = [plan.appendix.label, plan.appendix.title, plan.appendix.note]
    said = [*heading, *body, plan.closing, *tail, "\f", *appendix]
    return [line for text in said for line in (text, *gap)] + flattened(table_of(plan), manner)
