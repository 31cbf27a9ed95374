"""What an inventory file would do: compared with what is there, nothing written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import open_stored
from cchc.kernel.text import fold
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures
from cchc.procedures.models import Field
from cchc.results.models import BacklogImport, BacklogItem
from cchc.results.queries.reach import keeps_backlog
from cchc.results.rules.sheet import COLUMNS, Problem, Sheet, Told, number_key, read

MOST_ROWS = 50_000
_Key = tuple[int, str, int]


@dataclass(frozen=True)
class Fresh:
    """A row that is not there yet, with its field and, where it is known, its procedure."""

    told: Told
    field: Field
    procedure_name: str = ""


@dataclass(frozen=True)
class Trial:
    """What a file would do; with problems it does nothing at all.

    ``differing`` are rows that are there already and say something else: they stay as they are.
    """

    fresh: tuple[Fresh, ...]
    known: int
    differing: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def tried(agency: Agency, file: StoredFile, *, today: date) -> Trial:
    """Read the file and compare; RuleBroken (``file``) when it cannot be read."""
    sheet = _sheet(file, today)
    return _compared(agency, sheet, today)


def tried_again(row: BacklogImport, *, today: date) -> Trial:
    """The same for a file that was handed in."""
    return tried(row.agency, row.file, today=today)


def _sheet(file: StoredFile, today: date) -> Sheet:
    with open_stored(file) as stream:
        try:
            sheet = read(rows_of(stream), today=today)
        except Unreadable as error:
            raise RuleBroken(str(error), field="file") from error
    if len(sheet.rows) > MOST_ROWS:
        raise RuleBroken("Tệp có hơn 50.000 dòng; hãy chia nhỏ theo lĩnh vực.", field="file")
    return sheet


def _compared(agency: Agency, sheet: Sheet, today: date) -> Trial:
    fields = _fields(agency)
    names = dict(procedures.of_agency(agency).values_list("code", "name"))
    there = {
        (row.field_id, row.number_key, row.year): row
        for row in BacklogItem.objects.filter(agency=agency).defer("holder")
    }
    problems, fresh, differing = list(sheet.problems), [], []
    seen: dict[_Key, int] = {}
    for told in sheet.rows:
        field = fields.get(fold(told.field))
        if field is None:
            why = f"Không có lĩnh vực “{told.field}” trong danh mục thủ tục."
            problems.append(Problem(told.row, COLUMNS["field"], why))
            continue
        key = (field.pk, number_key(told.number), told.year)
        if key in seen:
            why = f"Trùng với dòng {seen[key]}: cùng số, lĩnh vực và năm."
            problems.append(Problem(told.row, COLUMNS["number"], why))
        elif key not in there:
            fresh.append(Fresh(told, field, names.get(told.procedure, "")))
        elif why := _difference(there[key], told):
            differing.append(Problem(told.row, why, "đã có trong danh mục, không thay đổi."))
        seen.setdefault(key, told.row)
    known = sum(key in there for key in seen)
    problems.sort(key=lambda problem: problem.row)
    return Trial(tuple(fresh), known, tuple(differing), tuple(problems))


def _fields(agency: Agency) -> Mapping[str, Field]:
    found: dict[str, Field] = {}
    for field in procedures.fields_of(agency):
        found |= {fold(field.code): field, fold(field.name): field}
    return found


def _difference(row: BacklogItem, told: Told) -> str:
    """The columns in which the file says something else; "" where it says the same or nothing."""
    pairs = {
        "issued_on": (row.issued_on, told.issued_on),
        "name": (row.name, told.name),
        "valid_to": (row.valid_to, told.valid_to),
        "place": (row.place, told.place),
    }
    return ", ".join(COLUMNS[name] for name, (old, new) in pairs.items() if new and old != new)


def imports_of(user: User) -> QuerySet[BacklogImport]:
    """The files that were handed in, the latest first."""
    return BacklogImport.objects.filter(agency=user.agency_id).select_related("file", "handed_by")


def import_for(user: User, pk: int, *, today: date) -> BacklogImport:
    """A file that was handed in; Http404 outside one's agency or without the right."""
    found = imports_of(user).select_related("agency").filter(pk=pk).first()
    if found is None or not keeps_backlog(user, today=today):
        raise Http404
    return found
