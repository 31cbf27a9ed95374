"""Addresses of organisation."""

from datetime import date

from cchc.organisation import services
from cchc.organisation.models import CalendarDay
from cchc.organisation.tests.factories import OPENED_AT, Cast
from tests.access import ADMINISTRATOR, EVERYBODY, OFFICE, Row

CALENDAR = UNITS = OFFICE | ADMINISTRATOR


def _person(who: Cast) -> tuple[object, ...]:
    return (who.binh.pk,)


def _post(who: Cast) -> tuple[object, ...]:
    return (who.binh.posts.get().pk,)


def _unit(who: Cast) -> tuple[object, ...]:
    return (who.units["Địa chính - Xây dựng"].pk,)


def _alias(who: Cast) -> tuple[object, ...]:
    return (who.units["Văn phòng UBND"].aliases.all()[0].pk,)


def _day(who: Cast) -> tuple[object, ...]:
    services.seed_calendar(agency=who.ward, year=2026, actor=None, at=OPENED_AT)
    return (CalendarDay.objects.filter(agency=who.ward)[0].pk,)


def _delegation(who: Cast) -> tuple[object, ...]:
    delegation = services.delegate(
        absent=who.binh,
        substitute=who.son,
        from_on=date(2023, 1, 1),
        to_on=date(2099, 12, 31),
        actor=None,
        at=OPENED_AT,
    )
    return (delegation.pk,)


def _of_person(method: str = "get") -> Row:
    return Row(ADMINISTRATOR, record=_person, method=method)


ROWS: dict[str, Row] = {
    "organisation:sign_out": Row(EVERYBODY, method="post"),
    "organisation:resume": Row(EVERYBODY),
    "organisation:kept_form": Row(EVERYBODY),
    "organisation:change_password": Row(EVERYBODY),
    "organisation:account": Row(EVERYBODY),
    "organisation:enrol_factor": Row(EVERYBODY),
    "organisation:remove_factor": Row(EVERYBODY),
    "organisation:renew_recovery_codes": Row(EVERYBODY),
    "organisation:delegations": Row(EVERYBODY),
    "organisation:delegate": Row(EVERYBODY),
    "organisation:revoke_delegation": Row(
        OFFICE | {"binh"}, record=_delegation, method="post", otherwise={"hanh": 404}
    ),
    "organisation:people": Row(ADMINISTRATOR),
    "organisation:open_account": Row(ADMINISTRATOR),
    "organisation:review": Row(ADMINISTRATOR),
    "organisation:sign_ins": Row(ADMINISTRATOR),
    "organisation:person": _of_person(),
    "organisation:correct_person": _of_person(),
    "organisation:give_post": _of_person(),
    "organisation:lock_account": _of_person(),
    "organisation:unlock_account": _of_person("post"),
    "organisation:reset_password": _of_person("post"),
    "organisation:reset_factor": _of_person(),
    "organisation:close_account": _of_person(),
    "organisation:reopen_account": _of_person("post"),
    "organisation:review_account": _of_person("post"),
    "organisation:end_post": Row(ADMINISTRATOR, record=_post),
    "organisation:units": Row(UNITS),
    "organisation:add_unit": Row(UNITS),
    "organisation:unit": Row(UNITS, record=_unit),
    "organisation:correct_unit": Row(UNITS, record=_unit),
    "organisation:put_in_charge": Row(UNITS, record=_unit),
    "organisation:merge_unit": Row(UNITS, record=_unit),
    "organisation:close_unit": Row(UNITS, record=_unit, method="post"),
    "organisation:add_alias": Row(UNITS, record=_unit, method="post"),
    "organisation:move_alias": Row(UNITS, record=_alias),
    "organisation:remove_alias": Row(UNITS, record=_alias, method="post"),
    "organisation:calendar": Row(EVERYBODY),
    "organisation:calendar_year": Row(EVERYBODY, args=(2026,)),
    "organisation:seed_year": Row(CALENDAR, args=(2026,), method="post"),
    "organisation:add_day": Row(CALENDAR),
    "organisation:swap_days": Row(CALENDAR),
    "organisation:change_week": Row(CALENDAR),
    "organisation:change_day": Row(CALENDAR, record=_day),
    "organisation:remove_day": Row(CALENDAR, record=_day, method="post"),
    "organisation:settings": Row(ADMINISTRATOR),
    "organisation:change_setting": Row(ADMINISTRATOR, args=("reminders.days",)),
    "organisation:reset_setting": Row(ADMINISTRATOR, args=("reminders.days",), method="post"),
}
