"""Form 07: the register of a field and a year, with the people in it."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import QuerySet

from cchc.citizens import facts as people
from cchc.citizens import queries as citizens
from cchc.documents import queries as documents
from cchc.dossiers.choices import Channel
from cchc.dossiers.models import Dossier
from cchc.dossiers.slips import Desk, Register, RegisterLine
from cchc.dossiers.slips.register import COLUMNS as _COLUMNS
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Field

COLUMNS = tuple(column.title for column in _COLUMNS)


def register_rows(agency: Agency, field: Field, year: int) -> QuerySet[Dossier]:
    """The dossiers that were received in the year, in the order of their reception."""
    first = datetime.combine(date(year, 1, 1), time.min, HANOI)
    after = datetime.combine(date(year + 1, 1, 1), time.min, HANOI)
    rows = Dossier.objects.filter(agency=agency, field=field)
    rows = rows.filter(received_at__gte=first, received_at__lt=after)
    shown = rows.select_related("version", "applicant", "unit", "agency")
    return shown.order_by("received_at", "pk")


def of_page(rows: QuerySet[Dossier], keys: Iterable[int]) -> QuerySet[Dossier]:
    """Those of the rows that stand on a page."""
    return rows.filter(pk__in=list(keys))


def register_lines(
    user: User, rows: Iterable[Dossier], *, at: datetime, screen: str
) -> tuple[RegisterLine, ...]:
    """The lines of the register; that the people in it were read is noted once."""
    listed = list(rows)
    if listed:
        audit.note_read(
            agency=user.agency.code,
            actor=user.actor_key,
            at=at,
            kind=people.CITIZEN,
            keys=sorted({str(row.applicant_id) for row in listed}),
            screen=screen,
        )
    return tuple(_line(row) for row in listed)


def register_of(
    user: User, field: Field, year: int, rows: Iterable[Dossier], *, at: datetime, screen: str
) -> Register:
    """The whole book, opened on the first day of its year."""
    head = documents.letterhead(user.agency)
    return Register(
        desk=Desk(letterhead=head, agency=head),
        number=1,
        opened_on=date(year, 1, 1),
        field=field.name,
        year=year,
        lines=register_lines(user, rows, at=at, screen=screen),
    )


def _line(row: Dossier) -> RegisterLine:
    assert row.received_at is not None
    known = citizens.details_of(row.applicant)
    return RegisterLine(
        code=row.code,
        procedure=row.version.name,
        applicant=known.name,
        contact="\n".join(part for part in (known.address, known.phone) if part),
        lead_unit=row.unit.name if row.unit else row.agency.full_name,
        received_at=row.received_at,
        due_at=row.appointed_at,
        returned_at=row.returned_at,
        return_way="\n".join(filter(None, (_way(row), row.return_record))),
    )


def _way(row: Dossier) -> str:
    return str(Channel(row.return_channel).label)
