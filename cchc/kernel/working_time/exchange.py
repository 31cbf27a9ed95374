"""The JSON form of a calculation: one object in, one object out ("cchc deadline --batch")."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.working_time.calendar import Calendar, Holiday, Workday
from cchc.kernel.working_time.due import Unit, due_date
from cchc.kernel.working_time.pauses import Pause
from cchc.kernel.working_time.shifts import Shifts, Week, parse_shifts, week_of

Json = dict[str, object]
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::00)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_LINE = "line"


def answer_to_line(text: str) -> Json:
    """{due, explanation} for one line of JSON, or {"error": {field, message}}."""
    try:
        return answer_to(read_line(text))
    except RuleBroken as broken:
        return {"error": {"field": broken.field, "message": broken.message}}


def read_line(text: str) -> Json:
    """The object of one line, decimal numbers exact; RuleBroken when it is none."""
    try:
        case = json.loads(text, parse_float=_exact, parse_constant=_exact)
    except (ValueError, RecursionError):
        raise RuleBroken("Dòng này không phải là JSON hợp lệ.", field=_LINE) from None
    if not isinstance(case, dict):
        raise RuleBroken("Mỗi dòng phải là một đối tượng JSON {…}.", field=_LINE)
    return case


def answer_to(case: Json) -> Json:
    """The answer to one calculation; RuleBroken names the field that is wrong."""
    start = _moment(_needed(case, "start"), "start")
    amount = _amount(_needed(case, "amount"))
    unit = _unit(_needed(case, "unit"))
    cutoff = _cutoff(_needed(case, "cutoff"))
    calendar = read_calendar(_needed(case, "calendar"))
    pauses = [_pause(pause) for pause in _list(case.get("pauses", []), "pauses")]
    answer = due_date(calendar, start, amount, unit, cutoff=cutoff, pauses=pauses)
    due = None if answer.due is None else answer.due.isoformat(timespec="minutes")
    return {"due": due, "explanation": answer.explanation()}


def read_calendar(value: object) -> Calendar:
    """The calendar of {shifts, holidays, workdays}; the last two may be left out."""
    if not isinstance(value, dict):
        raise _wrong("calendar", value, "phải là đối tượng {shifts, holidays, workdays}")
    week = _week(_needed(value, "shifts", "calendar.shifts"))
    holidays = _list(value.get("holidays", []), "calendar.holidays")
    with _named("calendar.workdays"):
        return Calendar(
            week,
            tuple(Holiday(_date(day, "calendar.holidays")) for day in holidays),
            tuple(_workdays(value.get("workdays", []))),
        )


def _week(value: object) -> Week:
    field = "calendar.shifts"
    if not isinstance(value, dict):
        raise _wrong(field, value, "phải là đối tượng {mon: [ca, …], …}")
    days = {str(key): _texts(shifts, field) for key, shifts in value.items()}
    with _named(field):
        return week_of(days)


def _workdays(value: object) -> Iterator[Workday]:
    """From a list of dates, or from {date: shifts}."""
    field = "calendar.workdays"
    if isinstance(value, dict):
        for day, shifts in value.items():
            yield Workday(_date(day, field), _own_shifts(shifts))
        return
    for day in _list(value, field):
        yield Workday(_date(day, field))


def _own_shifts(value: object) -> Shifts:
    return () if value is None else parse_shifts(_texts(value, "calendar.workdays"))


def _pause(value: object) -> Pause:
    ends = _list(value, "pauses")
    if len(ends) != 2:
        raise _wrong("pauses", value, "phải là cặp [từ, đến]")
    start = _moment(ends[0], "pauses")
    return Pause(start, None if ends[1] is None else _moment(ends[1], "pauses"))


def _amount(value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _wrong("amount", value, "phải là số")
    return value


def _unit(value: object) -> Unit:
    if isinstance(value, str) and value in list(Unit):
        return Unit(value)
    raise _wrong("unit", value, f"phải là một trong {', '.join(Unit)}")


def _cutoff(value: object) -> time | None:
    """None when there is none; "24:00" is never reached, so it is none either."""
    if value is None or value == "24:00":
        return None
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise _wrong("cutoff", value, "phải là giờ:phút như “15:00”, hoặc null")
    return time(int(found[1]), int(found[2]))


def _moment(value: object, field: str) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong(field, value, "phải là giờ địa phương như “2026-11-27T17:00”")


def _date(value: object, field: str) -> date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong(field, value, "phải là ngày như “2026-11-27”")


def _list(value: object, field: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(field, value, "phải là danh sách […]")
    return value


def _texts(value: object, field: str) -> list[str]:
    texts = [text for text in _list(value, field) if isinstance(text, str)]
    if len(texts) != len(_list(value, field)):
        raise _wrong(field, value, "phải gồm các ca dạng chữ như “07:30-11:30”")
    return texts


def _needed(place: Json, name: str, field: str = "") -> object:
    if name not in place:
        raise RuleBroken(f"Thiếu “{field or name}”.", field=field or name)
    return place[name]


def _wrong(field: str, value: object, what: str) -> RuleBroken:
    """The error for a value of the wrong kind, showing the beginning of it."""
    try:
        shown = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        shown = "[…]"
    shown = nfc(shown.encode("utf-8", "replace").decode())
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    return RuleBroken(f"“{field}” là {shown}; {what}.", field=field)


@contextmanager
def _named(field: str) -> Iterator[None]:
    """Names the field in errors that do not know in which one they stand."""
    try:
        yield
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field=broken.field or field) from broken


def _exact(text: str) -> Decimal:
    """The number as written; what no Decimal can hold is not a number."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
