"""What every act on the catalogue shares: who may, rows of a version, the line in the chain."""

from collections.abc import Mapping, Sequence
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
from cchc.procedures.choices import VersionState
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
from cchc.procedures.queries.wholes import entry_of
from cchc.procedures.rules import codes
from cchc.procedures.rules.problems import field_problem, procedure_problem
from cchc.procedures.whole import Content, Entry, Life, WholeForm, as_json

_PLAIN = (
    "name", "limit_amount", "limit_unit", "cutoff", "target_level", "online_level",
    "needs_receipt", "fee", "fee_note", "fee_mode", "conditions",
)  # fmt: skip


COMMAND = "command"


def key_of(actor: User | None) -> str:
    """The key of who acts; None is the machine's own command line."""
    return actor.actor_key if actor else COMMAND


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def require(actor: User, agency: Agency, at: datetime) -> None:
    """PermissionDenied where the person does not keep this agency's catalogue."""
    organisation.require(actor, Act.MANAGE_PROCEDURES, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Danh mục này do cơ quan khác lập, bạn chỉ được xem.")


def hold(agency: Agency) -> None:
    """Nobody else adds to this catalogue until the transaction ends; rows of others may come."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)


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
    if why := field_problem(_entry_of(field), entry):
        raise RuleBroken(why, field="field")
    return field


def _entry_of(field: Field) -> Entry:
    return Entry("", field.code, field.name, field.is_sensitive)


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
    hold(agency)
    found = Procedure.objects.filter(agency=agency, code=entry.code).first()
    field = field_of(agency, entry, actor=actor, at=at)
    if found is None:
        return _new_procedure(agency, field, entry, name, actor=actor, at=at)
    if why := procedure_problem(entry_of(found), entry):
        raise RuleBroken(why, field="code")
    return locked(found)


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


def rename(procedure: Procedure) -> None:
    """Call the procedure in lists and searches as its newest version does, drafts last."""
    versions = procedure.versions.order_by("-number")
    newest = versions.exclude(state=VersionState.DRAFT).first() or versions.first()
    assert newest is not None
    procedure.name = newest.name
    procedure.folded = fold(f"{procedure.code} {newest.name} {procedure.field.name}")
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
    bases = LegalBasis.objects.bulk_create(
        LegalBasis(version=version, order=order, **_values(each))
        for order, each in enumerate(content.bases, 1)
    )
    forms = _write_forms(version, content.forms)
    by_number = {basis.number: basis for basis in bases}
    Paper.objects.bulk_create(
        Paper(
            version=version,
            order=order,
            **{
                **_values(each),
                "proves": list(each.proves),
                "basis": by_number.get(each.basis),
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


def _write_forms(version: ProcedureVersion, forms: Sequence[WholeForm]) -> dict[str, Form]:
    rows = Form.objects.bulk_create(
        Form(version=version, order=order, code=form.code, title=form.title)
        for order, form in enumerate(forms, 1)
    )
    FormField.objects.bulk_create(
        FormField(form=row, order=order, **{**_values(each), "options": list(each.options)})
        for row, form in zip(rows, forms, strict=True)
        for order, each in enumerate(form.fields, 1)
    )
    return {row.code: row for row in rows}


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
