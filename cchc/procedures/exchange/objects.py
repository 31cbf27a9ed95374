"""The catalogue as JSON: one object a version, with its lists inside; read and written."""

import json
from collections.abc import Iterator, Mapping, Sequence

from cchc.kernel.canonical import Json
from cchc.kernel.errors import RuleBroken
from cchc.procedures.exchange.rows import Row
from cchc.procedures.rules.checking import BASES, FIELDS, PAPERS, RESULTS, STEPS, VERSION
from cchc.procedures.whole import WholeVersion, as_json

_LISTS = {"papers": PAPERS, "bases": BASES, "steps": STEPS, "results": RESULTS}
_BROKEN = "Tệp không phải JSON của danh mục: cần một đối tượng có danh sách “procedures”."


def objects(versions: Sequence[WholeVersion]) -> bytes:
    """The versions as JSON; reads back the same."""
    rows = [
        {
            **_plain(version.entry),
            "number": version.number,
            **_plain(version.life),
            **_plain(version.content),
        }
        for version in versions
    ]
    return (_drawn({"procedures": rows}, "") + "\n").encode()


def _drawn(value: Json, margin: str) -> str:
    """JSON with a line for each object that holds no list of others: compared line by line."""
    inner = margin + " "
    if isinstance(value, Mapping) and any(_is_deep(each) for each in value.values()):
        pairs = [f"{inner}{json.dumps(k)}: {_drawn(v, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(pairs) + f"\n{margin}}}"
    if _is_deep(value) and isinstance(value, list):
        return "[\n" + ",\n".join(inner + _drawn(v, inner) for v in value) + f"\n{margin}]"
    return json.dumps(value, ensure_ascii=False)


def _is_deep(value: Json) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def _plain(value: object) -> dict[str, Json]:
    found = as_json(value)
    assert isinstance(found, Mapping)
    return dict(found)


def rows_of_objects(content: bytes) -> list[Row]:
    """The rows of every version and of its lists; each knows its place in the file."""
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise RuleBroken(_BROKEN, field="file") from None
    versions = found.get("procedures") if isinstance(found, dict) else None
    if not isinstance(versions, list):
        raise RuleBroken(_BROKEN, field="file")
    return [row for place, each in _items(versions, "procedures") for row in _version(place, each)]


def _items(rows: Json, place: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """(place, object) of each member of a list; RuleBroken where it is no list of objects."""
    if rows is None:
        return
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise RuleBroken(f"“{place}” phải là danh sách các đối tượng.", field="file")
    for number, each in enumerate(rows):
        yield f"{place}[{number}]", each


def _version(place: str, version: Mapping[str, Json]) -> Iterator[Row]:
    own = {"procedure": version.get("code"), "number": version.get("number")}
    yield Row(VERSION, place, {**version, **own})
    for name, part in _LISTS.items():
        for at, each in _items(version.get(name), f"{place}.{name}"):
            more = {"number_text": each.get("number")} if part == BASES else {}
            yield Row(part, at, {**each, **more, **own})
    for at, form in _items(version.get("forms"), f"{place}.forms"):
        begin = {"form_code": form.get("code"), "title": form.get("title"), **own}
        for inner, each in _items(form.get("fields"), f"{at}.fields"):
            yield Row(FIELDS, inner, {**each, **begin})
