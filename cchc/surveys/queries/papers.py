"""Paper answers: their dossier, and what a file of them would do; nothing written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import BinaryIO

from django.db.models import QuerySet

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.rows.reading import rows_of
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.surveys.models import Answered, PaperImport
from cchc.surveys.queries.catalogue import in_force
from cchc.surveys.rules.answering import is_open
from cchc.surveys.rules.sheet import CODE, DAY, Problem, Told, columns, read

_AT_ONCE = 500


@dataclass(frozen=True)
class Fresh:
    """A paper that can be written: its dossier, its marks by question."""

    told: Told
    dossier: Dossier
    marks: Mapping[int, int]


@dataclass(frozen=True)
class Trial:
    """What a file would do; with problems it does nothing at all."""

    fresh: tuple[Fresh, ...]
    problems: tuple[Problem, ...]


def finished_with_code(agency: Agency, code: str) -> Dossier | None:
    """The agency's finished dossier of that code."""
    return dossiers.finished_in(agency).filter(code=code.strip().upper()).first()


def handled_by(row: Dossier, user: User) -> bool:
    """Whether the person finished the dossier or has it in hand."""
    return user.pk in (row.finished_by_id, row.officer_id)


def heading(agency: Agency) -> list[str]:
    """The columns of the table for the questions in force."""
    return columns(row.code for row in in_force(agency))


def tried(agency: Agency, content: BinaryIO, *, actor: User, today: date) -> Trial:
    """Read the file and compare with the dossiers; RuleBroken (``file``) when it is no table."""
    questions = list(in_force(agency))
    if not questions:
        raise RuleBroken("Cơ quan chưa công bố phiếu hỏi.", field="file")
    try:
        sheet = read(rows_of(content), codes={q.code: q.is_overall for q in questions}, today=today)
    except Unreadable as error:
        raise RuleBroken(str(error), field="file") from error
    keys = {question.code: question.pk for question in questions}
    found = _finished(agency, [told.code for told in sheet.rows])
    answered = _answered(found.values())
    days = organisation.integer_setting(agency, "surveys.link_days")
    problems, fresh, seen = list(sheet.problems), [], dict[str, int]()
    for told in sheet.rows:
        row = found.get(told.code)
        why = _refusal(told, row, answered, seen, actor, days)
        seen.setdefault(told.code, told.row)
        if why is not None:
            problems.append(why)
        elif row is not None:
            marks = {keys[code]: mark for code, mark in told.marks.items()}
            fresh.append(Fresh(told, row, marks))
    problems.sort(key=lambda problem: problem.row)
    return Trial(tuple(fresh), tuple(problems))


def _refusal(
    told: Told,
    row: Dossier | None,
    answered: frozenset[int],
    seen: Mapping[str, int],
    actor: User,
    days: int,
) -> Problem | None:
    def wrong(column: str, why: str) -> Problem:
        return Problem(told.row, column, why)

    if row is None:
        return wrong(CODE, "Không có hồ sơ đã xong mang mã này.")
    if told.code in seen:
        return wrong(CODE, f"Trùng với dòng {seen[told.code]}.")
    if row.pk in answered:
        return wrong(CODE, "Hồ sơ này đã được trả lời.")
    if handled_by(row, actor):
        return wrong(CODE, "Bạn đã giải quyết hồ sơ này; người khác phải nhập phiếu.")
    assert row.finished_at is not None
    if not is_open(local_minute(row.finished_at).date(), told.day, days=days):
        return wrong(DAY, "Trước ngày hồ sơ xong, hoặc phiếu đã hết hiệu lực vào ngày này.")
    return None


def _finished(agency: Agency, codes: Iterable[str]) -> dict[str, Dossier]:
    found: dict[str, Dossier] = {}
    rest = iter(dict.fromkeys(codes))
    while part := list(islice(rest, _AT_ONCE)):
        rows = dossiers.finished_in(agency).filter(code__in=part)
        found |= {row.code: row for row in rows.defer("content", "return_address", "due_steps")}
    return found


def _answered(rows: Iterable[Dossier]) -> frozenset[int]:
    found: set[int] = set()
    rest = iter([row.pk for row in rows])
    while part := list(islice(rest, _AT_ONCE)):
        found |= set(Answered.objects.filter(pk__in=part).values_list("pk", flat=True))
    return frozenset(found)


def imports_of(user: User) -> QuerySet[PaperImport]:
    """The files of papers that were taken in, the latest first."""
    return PaperImport.objects.filter(agency=user.agency_id).select_related("written_by")
