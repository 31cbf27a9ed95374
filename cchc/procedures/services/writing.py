"""What every act on the catalogue shares: who may, rows of a version, the line in the chain."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Max

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures import facts
from cchc.procedures.models import (
    Field,
    Form,
    FormField,
    LegalBasis,
    Paper,
    Procedure,
    ProcedureVersion,
    Result,
    Step,
)
from cchc.procedures.rules import codes
from cchc.procedures.whole import Content, Entry, Life, WholeForm, as_json

_PLAIN = (
    "name", "limit_amount", "limit_unit", "cutoff", "target_level", "online_level",
    "needs_receipt", "fee", "fee_note", "fee_mode", "conditions",
)  # fmt: skip


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def require(actor: User, agency: Agency, at: datetime) -> None:
    """PermissionDenied where the person does not keep this agency's catalogue."""
    organisation.require(actor, Act.MANAGE_PROCEDURES, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Danh mục này do cơ quan khác lập, bạn chỉ được xem.")


def locked(procedure: Procedure) -> Procedure:
    """The procedure, held until the transaction ends: its versions change one at a time."""
    return (
        Procedure.objects.select_for_update(of=("self",))
        .select_related("agency", "field")
        .get(pk=procedure.pk)
    )


def field_of(agency: Agency, entry: Entry, *, actor: str, at: datetime) -> Field:
    """The field of that code, of the agency or from above; a new one where there is none.

    RuleBroken where the code belongs to a field of another name.
    """
    line = organisation.line_above(agency)
    found = {
        field.agency_id: field
        for field in Field.objects.filter(agency__in=line, code=entry.field_code)
    }
    field = next((found[owner] for owner in line if owner in found), None)
    if field is None:
        return _new_field(agency, entry, actor=actor, at=at)
    if why := field_problem(field, entry):
        raise RuleBroken(why, field="field")
    return field


def field_problem(field: Field, entry: Entry) -> str:
    """What keeps an entry out of a field that exists, or nothing."""
    if field.name != entry.field_name:
        return f"Mã lĩnh vực “{field.code}” đã là của lĩnh vực “{field.name}”."
    if field.is_sensitive != entry.is_sensitive:
        kind = "nhạy cảm" if field.is_sensitive else "không nhạy cảm"
        return f"Lĩnh vực “{field.name}” đã được ghi là {kind}."
    return ""


def _new_field(agency: Agency, entry: Entry, *, actor: str, at: datetime) -> Field:
    last = Field.objects.filter(agency=agency).aggregate(last=Max("order"))["last"]
    field = Field.objects.create(
        agency=agency,
        code=entry.field_code,
        name=entry.field_name,
        is_sensitive=entry.is_sensitive,
        order=(last or 0) + 1,
    )
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor,
        act="add_field",
        subject=(facts.FIELD, str(field.pk)),
        facts=facts.of_field(field),
        payload={"name": field.name},
    )
    return field


def procedure_of(agency: Agency, entry: Entry, name: str, *, actor: str, at: datetime) -> Procedure:
    """The agency's own procedure of that code, locked; a new one where there is none."""
    found = Procedure.objects.filter(agency=agency, code=entry.code).first()
    field = field_of(agency, entry, actor=actor, at=at)
    if found is None:
        return _new_procedure(agency, field, entry, name, actor=actor, at=at)
    if why := procedure_problem(found, field.pk, entry):
        raise RuleBroken(why, field="code")
    return locked(found)


def procedure_problem(procedure: Procedure, field: int | None, entry: Entry) -> str:
    """What keeps an entry from being another version of a procedure that exists, or nothing."""
    if procedure.field_id != field:
        return f"Thủ tục {procedure.code} đã thuộc lĩnh vực “{procedure.field.name}”."
    if procedure.level != entry.level:
        return f"Thủ tục {procedure.code} đã ghi là {procedure.get_level_display().lower()}."
    return ""


def _new_procedure(
    agency: Agency, field: Field, entry: Entry, name: str, *, actor: str, at: datetime
) -> Procedure:
    if not codes.is_procedure_code(entry.code):
        raise RuleBroken(codes.WHAT_A_CODE_IS.format(entry.code), field="code")
    procedure = Procedure.objects.create(
        agency=agency,
        code=entry.code,
        field=field,
        level=entry.level,
        name=name,
        folded=fold(f"{entry.code} {name} {field.name}"),
        is_sample=codes.is_sample(entry.code),
        created_at=at,
    )
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor,
        act="add_procedure",
        subject=(facts.PROCEDURE, str(procedure.pk)),
        facts=facts.of_procedure(procedure),
        payload={"name": name},
    )
    return procedure


def name_as(procedure: Procedure, name: str) -> None:
    """Call the procedure in lists and searches as its newest version does."""
    procedure.name = name
    procedure.folded = fold(f"{procedure.code} {name} {procedure.field.name}")
    procedure.save(update_fields=["name", "folded"])


def new_version(
    procedure: Procedure,
    number: int,
    content: Content,
    life: Life,
    *,
    actor: User | None,
    at: datetime,
) -> ProcedureVersion:
    """The rows of a version; the caller has checked it and notes the act."""
    version = ProcedureVersion.objects.create(
        procedure=procedure,
        number=number,
        drafted_by=actor,
        drafted_at=at,
        **{name: getattr(life, name) for name in life.__dataclass_fields__},
        **_columns(content),
    )
    write_lists(version, content)
    return version


def rewrite(version: ProcedureVersion, content: Content) -> None:
    """Put other content into a draft."""
    for name, value in _columns(content).items():
        setattr(version, name, value)
    version.save()
    for rows in (version.papers, version.forms, version.bases, version.results, version.steps):
        rows.all().delete()
    write_lists(version, content)


def _columns(content: Content) -> dict[str, object]:
    return {
        **{name: getattr(content, name) for name in _PLAIN},
        "applicants": list(content.applicants),
    }


def write_lists(version: ProcedureVersion, content: Content) -> None:
    """The rows of everything that the version lists, in its order."""
    bases = {
        each.number: LegalBasis.objects.create(version=version, order=order, **_values(each))
        for order, each in enumerate(content.bases, 1)
    }
    forms = {
        each.code: _write_form(version, order, each) for order, each in enumerate(content.forms, 1)
    }
    Paper.objects.bulk_create(
        Paper(
            version=version,
            order=order,
            **{
                **_values(each),
                "proves": list(each.proves),
                "basis": bases.get(each.basis),
                "form": forms.get(each.form),
            },
        )
        for order, each in enumerate(content.papers, 1)
    )
    Result.objects.bulk_create(
        Result(version=version, order=order, **_values(each))
        for order, each in enumerate(content.results, 1)
    )
    Step.objects.bulk_create(
        Step(version=version, order=order, **_values(each))
        for order, each in enumerate(content.steps, 1)
    )


def _write_form(version: ProcedureVersion, order: int, form: WholeForm) -> Form:
    row = Form.objects.create(version=version, order=order, code=form.code, title=form.title)
    FormField.objects.bulk_create(
        FormField(form=row, order=place, **{**_values(each), "options": list(each.options)})
        for place, each in enumerate(form.fields, 1)
    )
    return row


def _values(each: object) -> dict[str, object]:
    """The columns of a row that has the names of its value."""
    named: dict[str, object] = vars(each)
    return {name: value for name, value in named.items() if name != "pk"}


def note(
    version: ProcedureVersion,
    act: str,
    *,
    actor: str,
    at: datetime,
    content: Content | None = None,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the owner's chain; with the content where the act changed it."""
    said: dict[str, Json] = dict(facts.of_life(version))
    if content is not None:
        said.update(facts.of_content(content))
    audit.record(
        agency=version.procedure.agency.code,
        at=at,
        actor=actor,
        act=act,
        subject=(facts.VERSION, str(version.pk)),
        facts=said,
        payload=payload or ({"content": as_json(content)} if content else None),
    )
