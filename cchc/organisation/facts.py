"""The facts of this room that figures and permissions rest on, for the audit verification."""

from collections.abc import Iterator, Mapping

from cchc.kernel.audit import FactSource, Json
from cchc.organisation.models import (
    Agency,
    CalendarDay,
    Delegation,
    Post,
    Setting,
    Unit,
    UnitAlias,
    User,
    WeekShifts,
)

Facts = Mapping[str, Json]


def of_agency(agency: Agency) -> Facts:
    """What an agency is, and below whom."""
    return {"kind": agency.kind, "superior": agency.superior.code if agency.superior else None}


def of_account(user: User) -> Facts:
    """Whether the account is open, and whether a second factor stands before it."""
    return {"is_active": user.is_active, "second_factor": user.second_factor_at is not None}


def of_post(post: Post) -> Facts:
    """Who may what, from when to when."""
    return {
        "user": post.user_id,
        "unit": post.unit_id,
        "role": post.role,
        "from_on": post.from_on.isoformat(),
        "to_on": post.to_on.isoformat() if post.to_on else None,
    }


def of_unit(unit: Unit) -> Facts:
    """What a unit is, and which one it has become."""
    return {
        "name": unit.name,
        "kind": unit.kind,
        "closed_on": unit.closed_on.isoformat() if unit.closed_on else None,
        "merged_into": unit.merged_into_id,
    }


def of_alias(alias: UnitAlias) -> Facts:
    """Which unit a way of writing means."""
    return {"unit": alias.unit_id, "text": alias.text}


def of_delegation(delegation: Delegation) -> Facts:
    """Who stands in for whom, when, and with which authority."""
    return {
        "absent": delegation.absent_id,
        "substitute": delegation.substitute_id,
        "from_on": delegation.from_on.isoformat(),
        "to_on": delegation.to_on.isoformat(),
        "authority": delegation.authority,
        "revoked_on": delegation.revoked_on.isoformat() if delegation.revoked_on else None,
    }


def of_week(week: WeekShifts) -> Facts:
    """The weekly hours from a day on."""
    return {"shifts": week.shifts}


def of_day(special: CalendarDay) -> Facts:
    """What a day of the calendar is."""
    return {
        "kind": special.kind,
        "shifts": special.shifts,
        "is_confirmed": special.is_confirmed,
        "document": special.document,
    }


def of_setting(setting: Setting) -> Facts:
    """What the agency has decided."""
    return {"value": setting.value}


def _agencies(code: str) -> Iterator[tuple[str, Facts]]:
    for agency in Agency.objects.filter(code=code).select_related("superior"):
        yield agency.code, of_agency(agency)


def _accounts(code: str) -> Iterator[tuple[str, Facts]]:
    for user in User.objects.filter(agency__code=code).iterator():
        yield str(user.pk), of_account(user)


def _posts(code: str) -> Iterator[tuple[str, Facts]]:
    for post in Post.objects.filter(user__agency__code=code).iterator():
        yield str(post.pk), of_post(post)


def _units(code: str) -> Iterator[tuple[str, Facts]]:
    for unit in Unit.objects.filter(agency__code=code).iterator():
        yield str(unit.pk), of_unit(unit)


def _aliases(code: str) -> Iterator[tuple[str, Facts]]:
    for alias in UnitAlias.objects.filter(agency__code=code).iterator():
        yield str(alias.pk), of_alias(alias)


def _delegations(code: str) -> Iterator[tuple[str, Facts]]:
    for delegation in Delegation.objects.filter(absent__agency__code=code).iterator():
        yield str(delegation.pk), of_delegation(delegation)


def _weeks(code: str) -> Iterator[tuple[str, Facts]]:
    for week in WeekShifts.objects.filter(agency__code=code).iterator():
        yield week.from_on.isoformat(), of_week(week)


def _days(code: str) -> Iterator[tuple[str, Facts]]:
    for special in CalendarDay.objects.filter(agency__code=code).iterator():
        yield special.day.isoformat(), of_day(special)


def _settings(code: str) -> Iterator[tuple[str, Facts]]:
    for setting in Setting.objects.filter(agency__code=code).iterator():
        yield setting.key, of_setting(setting)


SOURCES: tuple[FactSource, ...] = (
    FactSource("agency", "Cơ quan", _agencies),
    FactSource("account", "Tài khoản", _accounts),
    FactSource("post", "Chức vụ", _posts),
    FactSource("unit", "Bộ phận", _units),
    FactSource("unit_alias", "Tên gọi khác của bộ phận", _aliases),
    FactSource("delegation", "Người thay", _delegations),
    FactSource("week_shifts", "Giờ làm việc trong tuần", _weeks),
    FactSource("calendar_day", "Ngày đặc biệt", _days),
    FactSource("setting", "Cấu hình", _settings),
)
