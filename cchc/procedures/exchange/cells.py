"""A cell of a sheet, or a value of JSON, becomes a value; and a value what is drawn."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation

from cchc.kernel.canonical import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi, number_vi, parse_date_vi, parse_number_vi
from cchc.kernel.text import fold, nfc
from cchc.procedures.exchange.columns import Column, Kind

Value = str | int | bool | date | time | Decimal | tuple[str, ...] | None
_YES, _NO = frozenset(("x", "co", "1", "dung")), frozenset(("", "khong", "0", "sai"))
_MOST = 10**12


def value_of(column: Column, raw: Json, *, is_json: bool) -> Value:
    """What the cell says; RuleBroken says what is wrong with it. An empty cell is None or ""."""
    if column.kind == Kind.TICK:
        return _tick(raw)
    if raw is None or raw in ("", [], ()):
        if column.is_needed:
            raise RuleBroken("Ô này không được để trống.")
        return _EMPTY.get(column.kind)
    return _READERS[column.kind](column, raw, is_json)


_EMPTY: dict[Kind, Value] = {
    Kind.TEXT: "", Kind.LINES: "", Kind.LIST: (), Kind.WORDS: (), Kind.WORD: "",
}  # fmt: skip


def _tick(raw: Json) -> bool:
    if isinstance(raw, bool):
        return raw
    said = fold("" if raw is None else str(raw))
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise RuleBroken(f"“{str(raw)[:40]}”: ghi x nếu có, để trống nếu không.")


def _said(raw: Json) -> str:
    if not isinstance(raw, str | int) or isinstance(raw, bool):
        raise RuleBroken("Ô này phải là chữ.")
    return str(raw)


def _text(column: Column, raw: Json, is_json: bool) -> str:
    text = nfc(_said(raw))
    if column.kind == Kind.LINES:
        text = "\n".join(filter(None, map(nfc, _said(raw).splitlines())))
    if len(text) > column.longest:
        raise RuleBroken(f"Dài {number_vi(len(text))} ký tự, tối đa {number_vi(column.longest)}.")
    return text


def _day(column: Column, raw: Json, is_json: bool) -> date:
    if not is_json:
        return parse_date_vi(_said(raw))
    try:
        return date.fromisoformat(_said(raw))
    except ValueError:
        raise RuleBroken(f"“{str(raw)[:40]}” không phải là ngày dạng 2026-11-27.") from None


def _clock(column: Column, raw: Json, is_json: bool) -> time:
    try:
        return time.fromisoformat(_said(raw).zfill(5))
    except ValueError:
        raise RuleBroken(f"“{str(raw)[:40]}” không phải là giờ, ví dụ 15:00.") from None


def _amount(column: Column, raw: Json, is_json: bool) -> Decimal:
    if not is_json:
        found = parse_number_vi(_said(raw))
    else:
        try:
            found = Decimal(_said(raw))
        except InvalidOperation:
            raise RuleBroken(f"“{str(raw)[:40]}” không phải là số, ví dụ 1.5.") from None
    if not found.is_finite() or abs(found) >= 10**5 or found != round(found, 2):
        raise RuleBroken("Ghi số dưới 100.000, nhiều nhất hai chữ số thập phân.")
    return Decimal(f"{found.normalize():f}")


def _whole(column: Column, raw: Json, is_json: bool) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        found = Decimal(raw)
    else:
        found = parse_number_vi(_said(raw))
    if found != int(found) or not 0 <= found < _MOST:
        raise RuleBroken("Ghi số nguyên không âm.")
    return int(found)


def _word(column: Column, raw: Json, is_json: bool) -> str:
    assert column.words is not None
    said = nfc(_said(raw))
    wanted = fold(said)
    for value, label in column.words.items():
        if said == value or (not is_json and fold(label) == wanted):
            return value
    allowed = column.words.keys() if is_json else column.words.values()
    raise RuleBroken(f"“{said[:40]}” không có trong: {', '.join(allowed)}.")


def _pieces(raw: Json) -> list[str]:
    pieces = raw.split(";") if isinstance(raw, str) else raw
    if not isinstance(pieces, list | tuple):
        raise RuleBroken("Ô này phải là danh sách.")
    return [nfc(_said(piece)) for piece in pieces if piece != "" and str(piece).strip()]


def _list(column: Column, raw: Json, is_json: bool) -> tuple[str, ...]:
    return tuple(_pieces(raw))


def _several(column: Column, raw: Json, is_json: bool) -> tuple[str, ...]:
    return tuple(_word(column, piece, is_json) for piece in _pieces(raw))


_READERS: dict[Kind, Callable[[Column, Json, bool], Value]] = {
    Kind.TEXT: _text,
    Kind.LINES: _text,
    Kind.DAY: _day,
    Kind.CLOCK: _clock,
    Kind.AMOUNT: _amount,
    Kind.WHOLE: _whole,
    Kind.WORD: _word,
    Kind.WORDS: _several,
    Kind.LIST: _list,
}


def drawn(column: Column, value: object) -> str:
    """What stands in the cell of a sheet; reads back as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, date):
        return date_vi(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | Decimal):
        return number_vi(value)
    if isinstance(value, tuple):
        return "; ".join(_label(column, str(each)) for each in value)
    return _label(column, str(value))


def _label(column: Column, value: str) -> str:
    return (column.words or {}).get(value, value)
