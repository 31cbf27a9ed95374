"""Word and PDF twins of a plan that was read from text, for comparing what each is read as."""

from collections.abc import Sequence
from typing import Any

from cchc.kernel.extraction.blocks import Source
from cchc.kernel.extraction.tests.factories import (
    Across,
    CellText,
    Grid,
    Item,
    Landscape,
    Line,
    Sides,
)
from cchc.plans.content import ReadPlan, Task
from cchc.plans.reading.body import body_of
from cchc.plans.reading.heading import title_of
from cchc.plans.reading.paragraphs import paragraphs_of, parts_of

HEADER = (
    "TT",
    "Nội dung thực hiện",
    "Sản phẩm/Kết quả",
    "Bộ phận chủ trì",
    "Bộ phận phối hợp",
    "Thời gian hoàn thành",
)
WIDTHS = (1.2, 8.6, 4.6, 3.6, 3.2, 3.2)


def twin_of(source: Source, plan: ReadPlan) -> list[Item]:
    """The same document with the body as paragraphs and the tasks as a ruled table."""
    body = body_of(source)
    parts = parts_of(body.lines)
    title = title_of(parts.body)
    heading = [line.text for line in parts.heading]
    tail = [line.text for line in parts.tail]
    signed = next((n for n, text in enumerate(tail) if text.isupper()), len(tail))
    return [
        Sides(heading[:2] + heading[3:4], heading[2:3] + heading[4:]),
        *(Line(line.text, bold=True, centred=True) for line in parts.body[: title.lines]),
        *(
            Line(paragraph.text)
            for paragraph in paragraphs_of(parts.body[title.lines :], wrapped=body.wrapped)
        ),
        Sides(tail[:signed], tail[signed:]),
        Landscape(),
        *(Line(line.text, centred=True) for line in parts.appendix),
        grid_of(plan),
    ]


def grid_of(plan: ReadPlan) -> Grid:
    """The table of the tasks with the areas as rows over its whole width."""
    rows: list[Sequence[CellText] | Across] = []
    area = None
    titles = {a.code: a.title for a in plan.areas}
    for task in plan.tasks:
        if task.area != area and task.area is not None:
            rows.append(Across(f"{task.area}. {titles[task.area]}"))
        area = task.area
        rows.append(cells_of(task))
    return Grid(HEADER, rows, WIDTHS, 11)


def cells_of(task: Task) -> list[CellText]:
    """The six cells of a task; several items of a cell are a bulleted list."""
    return [
        task.number,
        task.title,
        bulleted(task.products),
        bulleted([unit.text for unit in task.lead]),
        bulleted([unit.text for unit in task.coordinating]),
        task.deadline or "",
    ]


def bulleted(items: Sequence[str]) -> CellText:
    """One item as it is, several as a list with ";" and a full stop."""
    if len(items) < 2:
        return items[0] if items else ""
    return [f"- {item}{';' if n < len(items) - 1 else '.'}" for n, item in enumerate(items)]


def comparable(plan: ReadPlan) -> dict[str, Any]:
    """The JSON of a plan but for what tells of the file: places and doubts."""
    data = plan.to_json()
    for item in (*data["targets"], *data["tasks"]):
        del item["source"], item["doubts"]
    return data
