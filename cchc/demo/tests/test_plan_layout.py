"""The same plan where the columns of the text are kept apart by blanks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc.demo.plans import written_plan
from cchc.demo.tests.papers import table_of
from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import joined
from cchc.plans.reading.plain_text.tables import split_text
from cchc.plans.reading.rows import RawArea, RawRow
from cchc.plans.reading.tests.flatten import Manner, source_of, wrapped

WRITTEN = written_plan(2023)
TABLE = table_of(WRITTEN)
ROLES = [role for role, _ in TABLE.header]
STARTS = {Role.NUMBER: 0}
for _before, _role in pairwise(ROLES):
    STARTS[_role] = STARTS[_before] + TABLE.widths[_before] + 3


def side_by_side(cells: dict[Role, Sequence[str]]) -> Iterator[str]:
    for number in range(max(len(lines) for lines in cells.values())):
        line = ""
        for role in ROLES:
            lines = cells.get(role, ())
            if number < len(lines):
                line = line.ljust(STARTS[role]) + lines[number]
        yield line


def printed() -> Iterator[str]:
    manner = Manner()
    yield from side_by_side(
        {role: wrapped(text, max(TABLE.widths[role], 4), manner) for role, text in TABLE.header}
    )
    for item in TABLE.items:
        if isinstance(item, tuple):
            yield "   ".join(item)
        else:
            yield from side_by_side(
                {role: wrapped(text, TABLE.widths[role], manner) for role, text in item.items()}
            )


def test_columns_kept_apart_by_blanks_are_read_by_where_they_stand() -> None:
    split = split_text(source_of(list(printed())).lines)
    (table,) = split.tables
    rows = [item for item in table.items if isinstance(item, RawRow)]
    assert len(rows) == len(TABLE.tasks)
    for row, task in zip(rows, TABLE.tasks, strict=True):
        found = {role: joined(lines) for role, lines in row.cells.items()}
        assert found == {
            role: " ".join(text.split()) for role, text in task.items() if role is not Role.NUMBER
        }
    areas = [item.title for item in table.items if isinstance(item, RawArea)]
    assert areas == [area.title for area in WRITTEN.appendix.areas]
