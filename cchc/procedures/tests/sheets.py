"""Workbooks as an office might hand them in, cell by cell."""

import io
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter

from cchc.procedures.exchange.cells import drawn
from cchc.procedures.exchange.columns import TABLES
from cchc.procedures.exchange.values import values_of
from cchc.procedures.tests.factories import WHOLE
from cchc.procedures.whole import WholeVersion

Sheets = dict[str, list[list[str]]]


def sheets_of(versions: Sequence[WholeVersion] = (WHOLE,)) -> Sheets:
    """The six sheets of the versions as texts, headings first."""
    found: Sheets = {}
    for table in TABLES:
        rows = [row for version in versions for row in values_of(version, table.part)]
        found[table.name] = [
            [column.heading for column in table.columns],
            *([drawn(column, row[column.name]) for column in table.columns] for row in rows),
        ]
    return found


def file_of(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The texts as an .xlsx file."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return stream.getvalue()


def changed(change: Callable[[Sheets], object]) -> bytes:
    """The file of ``WHOLE`` after a change of its sheets."""
    sheets = sheets_of()
    change(sheets)
    return file_of(sheets)
