"""Units, the ways in which documents write them, and putting two that are one together."""

from collections.abc import Sequence
from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold, nfc
from cchc.organisation import facts, queries
from cchc.organisation.choices import Act, UnitKind
from cchc.organisation.models import Agency, Unit, UnitAlias, User
from cchc.organisation.services.writing import note


def add_unit(
    *,
    agency: Agency,
    name: str,
    actor: User | None,
    at: datetime,
    kind: UnitKind = UnitKind.DEPARTMENT,
    aliases: Sequence[str] = (),
    short_name: str = "",
) -> Unit:
    """A new unit or partner; RuleBroken when one of its names already names another."""
    with audit.transaction():
        _check_free(agency, name, field="name")
        unit = Unit.objects.create(
            agency=agency,
            name=nfc(name),
            name_folded=fold(name),
            short_name=nfc(short_name),
            kind=kind,
            order=Unit.objects.filter(agency=agency).count(),
        )
        _note("add_unit", unit, actor=actor, at=at)
        for alias in aliases:
            add_alias(unit=unit, text=alias, actor=actor, at=at)
    return unit


def correct_unit(
    *, unit: Unit, name: str, short_name: str, kind: UnitKind, actor: User, at: datetime
) -> Unit:
    """Rename a unit; the old name stays known as an alias."""
    with audit.transaction():
        unit = _locked(unit)
        old = unit.name
        renamed = fold(name) != unit.name_folded
        if renamed:
            _check_free(unit.agency, name, field="name", but=unit)
            for alias in unit.aliases.filter(text_folded=fold(name)):
                remove_alias(alias=alias, actor=actor, at=at)
        unit.name, unit.name_folded = nfc(name), fold(name)
        unit.short_name, unit.kind = nfc(short_name), kind
        unit.save(update_fields=["name", "name_folded", "short_name", "kind"])
        _note("correct_unit", unit, actor=actor, at=at)
        if renamed:
            add_alias(unit=unit, text=old, actor=actor, at=at)
    return unit


def put_in_charge(*, unit: Unit, overseer: User | None, actor: User, at: datetime) -> Unit:
    """Name the leader in charge of the unit, or nobody; reminders.md says who is told of what."""
    with audit.transaction():
        unit = _locked(unit)
        leaders = queries.people_with(unit.agency, Act.GRANT_EXTENSION, at.date())
        if overseer and overseer not in leaders:
            raise RuleBroken("Người phụ trách phải là lãnh đạo cơ quan.", field="overseer")
        unit.overseer = overseer
        unit.save(update_fields=["overseer"])
        said = {"overseer": overseer.full_name if overseer else None}
        subject = ("unit", str(unit.pk))
        note(
            "put_in_charge", subject, facts.of_unit(unit),
            agency=unit.agency, actor=actor, at=at, payload=said,
        )  # fmt: skip
    return unit


def close_unit(*, unit: Unit, closed_on: date, actor: User, at: datetime) -> Unit:
    """The unit exists until that day; refused while somebody holds a post in it."""
    with audit.transaction():
        unit = _locked(unit)
        if queries.posts_in(unit, closed_on).exists():
            raise RuleBroken("Còn người giữ chức vụ tại bộ phận này; hãy kết thúc chức vụ trước.")
        unit.closed_on = closed_on
        unit.save(update_fields=["closed_on"])
        _note("close_unit", unit, actor=actor, at=at)
    return unit


def add_alias(*, unit: Unit, text: str, actor: User | None, at: datetime) -> UnitAlias:
    """Another way of writing the unit; RuleBroken when it already names one."""
    with audit.transaction():
        _check_free(unit.agency, text, field="text")
        alias = UnitAlias.objects.create(
            agency=unit.agency, unit=unit, text=nfc(text), text_folded=fold(text)
        )
        _note_alias("add_alias", alias, actor=actor, at=at)
    return alias


def move_alias(*, alias: UnitAlias, unit: Unit, actor: User, at: datetime) -> UnitAlias:
    """The way of writing means another unit after all."""
    if unit.agency_id != alias.agency_id or unit.merged_into_id:
        raise RuleBroken("Chọn một bộ phận đang hoạt động của cơ quan.", field="unit")
    with audit.transaction():
        alias.unit = unit
        alias.save(update_fields=["unit"])
        _note_alias("move_alias", alias, actor=actor, at=at)
    return alias


def remove_alias(*, alias: UnitAlias, actor: User, at: datetime) -> None:
    """The way of writing means nothing any more."""
    with audit.transaction():
        note(
            "remove_alias",
            ("unit_alias", str(alias.pk)),
            {"deleted": True},
            agency=alias.agency,
            actor=actor,
            at=at,
        )
        alias.delete()


def merge_unit(*, unit: Unit, into: Unit, actor: User, at: datetime) -> Unit:
    """Two units that are one: name and aliases of the first name the second from now on.

    The merged unit stays, closed, for the records that point to it (``queries.unit_today``).
    """
    if unit.pk == into.pk or unit.agency_id != into.agency_id or into.closed_on:
        raise RuleBroken("Chọn một bộ phận khác đang hoạt động của cơ quan.", field="into")
    with audit.transaction():
        unit = _locked(unit)
        if unit.closed_on:
            raise RuleBroken("Bộ phận này đã ngừng hoạt động.")
        if queries.posts_in(unit, at.date()).exists():
            raise RuleBroken(
                "Còn người giữ chức vụ tại bộ phận này; hãy chuyển chức vụ trước khi nhập."
            )
        unit.merged_into, unit.closed_on = into, at.date()
        unit.save(update_fields=["merged_into", "closed_on"])
        _note("merge_unit", unit, actor=actor, at=at)
        for alias in unit.aliases.all():
            move_alias(alias=alias, unit=into, actor=actor, at=at)
        add_alias(unit=into, text=unit.name, actor=actor, at=at)
    return unit


def _locked(unit: Unit) -> Unit:
    return Unit.objects.select_for_update(of=("self",)).select_related("agency").get(pk=unit.pk)


def _check_free(agency: Agency, text: str, *, field: str, but: Unit | None = None) -> None:
    if not fold(text):
        raise RuleBroken("Ghi tên bộ phận.", field=field)
    named = queries.unit_named(agency, text)
    if named and named != but:
        raise RuleBroken(f"“{nfc(text)}” đã là tên của bộ phận “{named}”.", field=field)


def _note(act: str, unit: Unit, *, actor: User | None, at: datetime) -> None:
    subject = ("unit", str(unit.pk))
    note(act, subject, facts.of_unit(unit), agency=unit.agency, actor=actor, at=at)


def _note_alias(act: str, alias: UnitAlias, *, actor: User | None, at: datetime) -> None:
    subject = ("unit_alias", str(alias.pk))
    note(act, subject, facts.of_alias(alias), agency=alias.agency, actor=actor, at=at)
