"""The chain of a late dossier as somebody's work; docs/rules/dossier-late-chain.md, "The duty"."""

from datetime import date, datetime

from cchc.dossiers.choices import ApologyState, Origin
from cchc.dossiers.facts import DOSSIER
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.chains import owes_apology
from cchc.dossiers.queries.duties import desk_unit, duties_of, owed_since, without_duty
from cchc.dossiers.rules.late_chain import duty_due
from cchc.dossiers.services.writing import day_of
from cchc.kernel import audit
from cchc.kernel.working_time import Calendar
from cchc.obligations import services as obligations
from cchc.obligations.choices import APOLOGY
from cchc.obligations.services import DocumentRef, Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, Unit, User

JOB = "job:apology-duties"
AREA = "Hồ sơ một cửa"
_AT_ONCE = 200  # a batch holds SQLite's turn: as many as an import writes at once
_NOT_LATE = "Lãnh đạo xác nhận hồ sơ không trễ hạn."


def give_out_duties(*, agency: Agency, at: datetime) -> int:
    """Make each incomplete chain somebody's work, once; how many were given out.

    In batches, each whole or not there at all.
    """
    number, last = 0, _AT_ONCE
    while last == _AT_ONCE:
        last = _give_out(agency, at)
        number += last
    return number


def _give_out(agency: Agency, at: datetime) -> int:
    with audit.transaction():
        Agency.objects.select_for_update().get(pk=agency.pk)  # one at a time finds what is missing
        missing = without_duty(agency, at=at).select_for_update(of=("self",))
        rows = list(missing[:_AT_ONCE])  # held, so that no chain becomes complete meanwhile
        if rows:
            desk = desk_unit(agency, day_of(at))
            calendar = organisation.working_calendar(agency)
            days = organisation.integer_setting(agency, "dossiers.apology_days")
            debts = [_owed(row, desk, _due_on(row, days, calendar, at)) for row in rows]
            obligations.owe_many(agency=agency, actor=JOB, at=at, debts=debts)
    return len(rows)


def _due_on(row: Dossier, days: int, calendar: Calendar, at: datetime) -> date:
    is_mirrored = row.origin == Origin.MIRRORED
    return duty_due(owed_since(row, at), day_of(at), days, calendar, is_mirrored=is_mirrored)


def _owed(row: Dossier, desk: Unit | None, due_on: date) -> Owed:
    has_officer = row.officer is not None and row.officer.is_active
    name = f"hồ sơ {row.masked_code}"
    return Owed(
        Subject(APOLOGY, str(row.pk), f"{row.version.name} ({name})", AREA),
        label=f"Xin lỗi, gọi công dân: {name}",
        unit=row.unit or desk,
        due_on=due_on,
        chief=row.officer if has_officer else None,
    )


def settle_duty(*, row: Dossier, actor: User | str, at: datetime) -> None:
    """The chain of the locked dossier has become complete: its duty is done.

    What the program completes, when the notice has arrived, is the work of who signed the letter.
    """
    if owed := list(duties_of(row)):
        document = DocumentRef(DOSSIER, str(row.pk), f"Chuỗi xin lỗi của hồ sơ {row.masked_code}")
        by = actor if isinstance(actor, User) else _signer_of(row)
        obligations.settle(obligations=owed, document=document, by=by, actor=actor, at=at)


def _signer_of(row: Dossier) -> User:
    letter = row.apologies.select_related("decided_by").get(state=ApologyState.SIGNED)
    assert letter.decided_by is not None  # a signed letter has its signer
    return letter.decided_by


def drop_duty(*, row: Dossier, actor: User, at: datetime) -> None:
    """A leader has confirmed another moment: what is no longer owed is nobody's work."""
    owed = list(duties_of(row))
    if owed and not owes_apology(row, at):
        obligations.let_go(obligations=owed, actor=actor, at=at, reason=_NOT_LATE)
