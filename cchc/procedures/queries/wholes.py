"""A version as frozen values, in one query for itself and one for each of its lists."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet

from cchc.kernel.formats import number_vi
from cchc.procedures.choices import (
    DatumSource,
    FeeMode,
    FieldType,
    Level,
    LimitUnit,
    OnlineLevel,
)
from cchc.procedures.models import Form, FormField, Paper, Procedure, ProcedureVersion
from cchc.procedures.rules.shares import is_same_day
from cchc.procedures.whole import (
    Content,
    Entry,
    Life,
    WholeBasis,
    WholeField,
    WholeForm,
    WholePaper,
    WholeResult,
    WholeStep,
    WholeVersion,
)


def whole(version: ProcedureVersion) -> WholeVersion:
    """Everything about the version, with the keys of its rows; at most 8 queries."""
    return read_whole(with_lists(ProcedureVersion.objects.filter(pk=version.pk)).get())


def wholes(versions: QuerySet[ProcedureVersion]) -> list[WholeVersion]:
    """The same of many versions, in as many queries."""
    return [read_whole(version) for version in with_lists(versions)]


def with_lists(versions: QuerySet[ProcedureVersion]) -> QuerySet[ProcedureVersion]:
    """The versions with everything that ``read_whole`` needs."""
    return versions.select_related("procedure__field").prefetch_related(
        "bases", "papers", "forms__fields", "results", "steps"
    )


def read_whole(version: ProcedureVersion) -> WholeVersion:
    """The values of a version that was read by ``with_lists``."""
    return WholeVersion(
        entry=entry_of(version.procedure),
        number=version.number,
        life=life_of(version),
        content=_content(version),
        pk=version.pk,
    )


def entry_of(procedure: Procedure) -> Entry:
    """The procedure in the catalogue."""
    return Entry(
        code=procedure.code,
        field_code=procedure.field.code,
        field_name=procedure.field.name,
        is_sensitive=procedure.field.is_sensitive,
        level=Level(procedure.level),
    )


def life_of(version: ProcedureVersion) -> Life:
    """The state and the dates of a version."""
    return Life(
        state=version.status,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        decision_number=version.decision_number,
        decision_on=version.decision_on,
        effective_on=version.effective_on,
        published_on=version.published_on,
        withdrawn_on=version.withdrawn_on,
        withdraw_reason=version.withdraw_reason,
    )


def bare_amount(amount: Decimal) -> Decimal:
    """5.00 as 5, 1.50 as 1.5: one number has one text."""
    return Decimal(f"{amount.normalize():f}")


def words_of_limit(amount: Decimal, unit: LimitUnit) -> str:
    """ "3 ngày làm việc", "1,5 giờ làm việc"; 0 working days is "trong ngày tiếp nhận"."""
    if is_same_day(amount, unit):
        return "trong ngày tiếp nhận"
    return f"{number_vi(bare_amount(amount))} {unit.label}"


def _content(version: ProcedureVersion) -> Content:
    bases = {basis.pk: basis.number for basis in version.bases.all()}
    forms = {form.pk: form.code for form in version.forms.all()}
    return Content(
        name=version.name,
        limit_amount=bare_amount(version.limit_amount),
        limit_unit=LimitUnit(version.limit_unit),
        cutoff=version.cutoff,
        applicants=tuple(version.applicants),
        target_level=Level(version.target_level),
        online_level=OnlineLevel(version.online_level),
        needs_receipt=version.needs_receipt,
        fee=version.fee,
        fee_note=version.fee_note,
        fee_mode=FeeMode(version.fee_mode),
        conditions=version.conditions,
        bases=tuple(
            WholeBasis(row.number, row.text, row.in_force_from, row.in_force_to, row.pk)
            for row in version.bases.all()
        ),
        papers=tuple(_paper(row, bases, forms) for row in version.papers.all()),
        forms=tuple(_form(row) for row in version.forms.all()),
        results=tuple(
            WholeResult(row.code, row.name, row.validity_months, row.is_public, row.pk)
            for row in version.results.all()
        ),
        steps=tuple(
            WholeStep(row.code, row.name, row.unit, row.role, row.minutes, row.pk)
            for row in version.steps.all()
        ),
    )


def _paper(row: Paper, bases: dict[int, str], forms: dict[int, str]) -> WholePaper:
    return WholePaper(
        code=row.code,
        name=row.name,
        originals=row.originals,
        copies=row.copies,
        electronic=row.electronic,
        is_shown=row.is_shown,
        is_required=row.is_required,
        condition=row.condition,
        issued_by=row.issued_by,
        proves=tuple(row.proves),
        basis=bases[row.basis_id] if row.basis_id else "",
        form=forms[row.form_id] if row.form_id else "",
        pk=row.pk,
    )


def _form(row: Form) -> WholeForm:
    return WholeForm(row.code, row.title, tuple(_fields(row.fields.all())), row.pk)


def _fields(rows: Iterable[FormField]) -> Iterable[WholeField]:
    for row in rows:
        yield WholeField(
            code=row.code,
            label=row.label,
            type=FieldType(row.type),
            is_required=row.is_required,
            source=DatumSource(row.source),
            options=tuple(row.options),
            pk=row.pk,
        )
