"""Rows become areas and tasks. Rule: docs/rules/plan-reading.md, "Tasks"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc.plans.content import Area, Assignee, Doubt, Task
from cchc.plans.reading.cells import doubtful_line, products_of, units_of
from cchc.plans.reading.columns import Role, is_task_header
from cchc.plans.reading.lines import joined
from cchc.plans.reading.listed import listed_tasks
from cchc.plans.reading.rows import RawArea, RawRow, RawTable
from cchc.plans.reading.sections import OpenSection
from cchc.plans.rules.deadlines import schedule_of
from cchc.plans.rules.units import assignee, canonical_names
from cchc.plans.rules.vocabulary import UNIT_HEADS, begins_with
from cchc.plans.rules.words import without_bullet, without_end_marks

Names = Mapping[frozenset[str], str]


def areas_and_tasks(
    tables: Sequence[RawTable], sections: Sequence[OpenSection], year: int | None
) -> tuple[tuple[Area, ...], tuple[Task, ...]]:
    """From the tables of tasks; without any, from a numbered list with named fields."""
    rows = [table for table in tables if is_task_header(table.roles)]
    if not any(isinstance(item, RawRow) for table in rows for item in table.items):
        rows = listed_tasks(sections)
    builder = _Builder(_names(rows), year)
    for table in rows:
        builder.begin_table()
        for item in table.items:
            if isinstance(item, RawArea):
                builder.open_area(item)
            else:
                builder.add(item)
    return tuple(builder.areas), tuple(_doubted_numbers(builder.tasks))


def is_unreadable(tasks: Sequence[Task]) -> bool:
    """Whether more than half of the tasks lack their words, or both product and lead."""
    bare_ones = sum(not task.title or not (task.products or task.lead) for task in tasks)
    return bare_ones * 2 > len(tasks)


def _doubted_numbers(tasks: Iterable[Task]) -> Iterator[Task]:
    """A doubt where the printed numbers do not begin with one, or leave some out."""
    last = 0
    for task in tasks:
        if not task.number.isdecimal():
            yield task
            continue
        number = int(task.number)
        missing = _missing(last, number)
        last = number
        if missing and not any(doubt.field == "number" for doubt in task.doubts):
            task = replace(task, doubts=(Doubt("number", missing), *task.doubts))
        yield task


def _missing(last: int, number: int) -> str:
    """What to say where a number does not follow the last one; numbers may begin anew."""
    if number in (1, last + 1):
        return ""
    if not last:
        return f"Số đầu tiên đọc được là {number}; hãy xem văn bản có nhiệm vụ nào đứng trước."
    return f"Sau số {last} là số {number}; hãy xem văn bản có nhiệm vụ nào bị thiếu ở giữa."


def _names(tables: Iterable[RawTable]) -> Names:
    rows = [item for table in tables for item in table.items if isinstance(item, RawRow)]
    return canonical_names(
        text
        for row in rows
        for role in (Role.LEAD, Role.CO)
        for text in units_of(row.cells.get(role, ()))
    )


@dataclass
class _Builder:
    names: Names
    year: int | None
    areas: list[Area] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    _area: str | None = None
    _ids: set[str] = field(default_factory=set)

    def begin_table(self) -> None:
        self._area = None

    def open_area(self, raw: RawArea) -> None:
        code = raw.code or str(len(self.areas) + 1)
        known = {area.code: area.title for area in self.areas}
        unique = code
        while unique in known and known[unique] != raw.title:
            unique = f"{code}-{len(self.areas) + 1}"
        if unique not in known:
            self.areas.append(Area(unique, without_end_marks(raw.title)))
        self._area = unique

    def add(self, row: RawRow) -> None:
        number = row.number or str(len(self.tasks) + 1)
        products = products_of(row.cells.get(Role.PRODUCT, ()))
        deadline = joined(row.cells.get(Role.DUE, ())) or None
        if deadline:
            deadline = without_bullet(deadline)
        schedule, doubts = schedule_of(deadline, products, self.year)
        lead = self._units(row, Role.LEAD)
        coordinating = self._units(row, Role.CO)
        task = Task(
            id=self._unique(self._id(number)),
            number=number,
            area=self._area,
            title=without_bullet(joined(row.cells.get(Role.TASK, ()))),
            products=products,
            lead=lead,
            coordinating=coordinating,
            deadline=deadline,
            schedule=schedule,
            source=row.source,
            doubts=(*_doubts(row, lead, coordinating), *doubts),
        )
        self.tasks.append(task)

    def _units(self, row: RawRow, role: Role) -> tuple[Assignee, ...]:
        return tuple(assignee(text, self.names) for text in units_of(row.cells.get(role, ())))

    def _id(self, number: str) -> str:
        """ "II.3"; a number that says its area ("1.2" in area 1) is enough."""
        if self._area is None or number.startswith(f"{self._area}."):
            return number
        return f"{self._area}.{number}"

    def _unique(self, wanted: str) -> str:
        found, count = wanted, 1
        while found in self._ids:
            count += 1
            found = f"{wanted}-{count}"
        self._ids.add(found)
        return found


def _doubts(
    row: RawRow, lead: Sequence[Assignee], coordinating: Sequence[Assignee]
) -> Iterable[Doubt]:
    """What a person should compare with the page."""
    if row.number is None:
        yield Doubt("number", "Dòng không có số thứ tự; số ở đây là thứ tự trong bảng.")
    if not row.cells.get(Role.TASK):
        yield Doubt("title", "Dòng không có nội dung nhiệm vụ; hãy đối chiếu với văn bản.")
    for title, text in row.strange:
        yield Doubt(
            "columns",
            f"Cột “{title}” chưa rõ là gì: “{text}”; hãy ghi vào đúng mục nếu là bộ phận, sản phẩm "
            "hay thời hạn.",
        )
    if apart := doubtful_line(row.cells.get(Role.PRODUCT, ())):
        yield Doubt("products", f"“{apart}” có thể là sản phẩm riêng; hãy đối chiếu.")
    for field_name, units in (("lead", lead), ("coordinating", coordinating)):
        for unit in units:
            if not begins_with(unit.text, UNIT_HEADS):
                yield Doubt(field_name, f"“{unit.text}” không giống tên đơn vị; hãy đối chiếu.")
