"""Templates are written by the agency, version by version: docs/rules/report-templates.md."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold, nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.reports import facts, queries
from cchc.reports.models import TemplateEdition
from cchc.reports.queries import ChosenTemplate
from cchc.reports.rules.fields import TEXTS, checked
from cchc.reports.rules.kinds import new_code
from cchc.reports.rules.outline import demand_parsed, names_in
from cchc.reports.rules.ready_made import READY_MADE


@dataclass(frozen=True)
class TemplateWords:
    """What is written of a template."""

    name: str
    note: str
    title: str
    body: str


def copy_template(
    *, agency: Agency, code: str, name: str, actor: User, at: datetime
) -> TemplateEdition:
    """The same words under another name, as the first version of a template of its own."""
    _require(actor, agency, at)
    with audit.transaction():
        known = _held(agency)
        before = _known(known, code)
        clean = _free_name(name, known)
        made = replace(
            before,
            code=new_code(clean, [one.code for one in known]),
            number=1,
            name=clean,
            origin=f"{before.code}/{before.number}",
            is_active=True,
        )
        return _kept(agency, made, "report_template.copy", actor, at)


def write_template(
    *, agency: Agency, code: str, words: TemplateWords, actor: User, at: datetime
) -> TemplateEdition:
    """The next version; RuleBroken beside the field with the first thing that is wrong."""
    _require(actor, agency, at)
    with audit.transaction():
        known = _held(agency)
        before = _known(known, code)
        others = [one for one in known if one.code != code]
        made = replace(
            before,
            number=before.number + 1,
            name=_free_name(words.name, others),
            note=nfc(words.note),
            title=_title(words.title),
            body="\n".join(map(nfc, words.body.strip().splitlines())),
        )
        _demand_sound(agency, made, at)
        if replace(made, number=before.number) == before:
            raise RuleBroken("Mẫu không có gì thay đổi.", field="body")
        return _kept(agency, made, "report_template.write", actor, at)


def retire_template(
    *, agency: Agency, code: str, is_active: bool, actor: User, at: datetime
) -> TemplateEdition:
    """A template of the agency's own is no longer offered, or offered again."""
    _require(actor, agency, at)
    with audit.transaction():
        before = _known(_held(agency), code)
        if code in {one.code for one in READY_MADE}:
            raise RuleBroken("Mẫu có sẵn không ngừng dùng được; hãy chép ra mẫu riêng rồi sửa.")
        if before.is_active == is_active:
            raise RuleBroken(f"Mẫu này {'đang' if is_active else 'đã ngừng'} dùng rồi.")
        made = replace(before, number=before.number + 1, is_active=is_active)
        return _kept(agency, made, "report_template.retire", actor, at)


def _require(actor: User, agency: Agency, at: datetime) -> None:
    organisation.require(actor, Act.MANAGE_TEMPLATES, today=local_minute(at).date())
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Mẫu này của cơ quan khác.")


def _held(agency: Agency) -> list[ChosenTemplate]:
    """The templates, while nobody else of the agency changes one."""
    Agency.objects.select_for_update().get(pk=agency.pk)
    return queries.templates_of(agency)


def _known(known: list[ChosenTemplate], code: str) -> ChosenTemplate:
    found = next((one for one in known if one.code == code), None)
    if found is None:
        raise RuleBroken("Không có mẫu báo cáo mang mã này.", field="code")
    return found


def _free_name(name: str, others: list[ChosenTemplate]) -> str:
    clean = nfc(name)
    if not clean:
        raise RuleBroken("Ghi tên mẫu.", field="name")
    if any(fold(one.name) == fold(clean) for one in others):
        raise RuleBroken("Đã có mẫu mang tên này; hãy đặt tên khác.", field="name")
    return clean


def _title(text: str) -> str:
    clean = "\n".join(filter(None, map(nfc, text.splitlines())))
    if not clean:
        raise RuleBroken("Ghi trích yếu của báo cáo.", field="title")
    wrong = next((name for name in names_in(clean) if name not in TEXTS), None)
    if wrong:
        raise RuleBroken(f"Trích yếu chỉ ghi được chữ, không ghi '{wrong}'.", field="title")
    return clean


def _demand_sound(agency: Agency, made: ChosenTemplate, at: datetime) -> None:
    wrong = checked(demand_parsed(made.body), queries.fields_of(agency, local_minute(at).date()))
    if wrong:
        text = str(wrong[0])
        raise RuleBroken(f"{text[:1].upper()}{text[1:]}", field="body")


def _kept(
    agency: Agency, made: ChosenTemplate, act: str, actor: User, at: datetime
) -> TemplateEdition:
    row = TemplateEdition.objects.create(
        agency=agency,
        code=made.code,
        number=made.number,
        name=made.name,
        note=made.note,
        title=made.title,
        body=made.body,
        origin=made.origin,
        is_active=made.is_active,
        by=actor,
        at=at,
    )
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.TEMPLATE, facts.template_key(row)),
        facts=facts.of_template(row),
        payload={"name": row.name, "title": row.title, "body": row.body},
    )
    return row
