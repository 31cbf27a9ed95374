"""``cchc indicators value CODE --period P [--agency A] [--by DIM] --json``: a value, its counts."""

import argparse
import json
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cchc.indicators import queries
from cchc.indicators.choices import EXCHANGED, Kind, Side
from cchc.indicators.queries import Reading, Valued
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import CALENDARS, PERIOD_FORMS, Period
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("code", metavar="MÃ_CHỈ_SỐ", help="xem cchc indicators list")
    parser.add_argument("--period", required=True, metavar="KỲ", help=PERIOD_FORMS)
    parser.add_argument("--calendar", choices=CALENDARS, default="plain", help="cutoff: chốt 14")
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan; không ghi là cơ quan duy nhất")
    parser.add_argument("--by", metavar="CHIỀU", help="tách theo: unit, person, field…")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")


def run(options: argparse.Namespace) -> int:
    """Print the value; RuleBroken (exit 1) for an unknown code or dimension."""
    period = Period.parse(options.period, options.calendar)
    reading = Reading(agency_of(options.agency), period, clock.now())
    found = queries.value_of(
        reading.asked.agency, options.code, period, as_of=clock.now(), reading=reading
    )
    if found is None:
        raise RuleBroken(f"Không có chỉ số mã “{options.code}”; xem cchc indicators list.")
    answer = _object(found, reading.asked.agency)
    if options.by:
        answer["by"] = [
            {"key": each.key, "label": each.label, **_numbers(each)}
            for each in _parted(found, options.by, reading)
        ]
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    print(f"{found.definition.name}\t{period.label}\t{found.shown}")
    for part in answer.get("by", []):
        print(f"{part['label']}\t{part['value']}")
    return 0


def agency_of(code: str | None) -> Agency:
    """The agency of that code; without one the only ward, or RuleBroken."""
    if code:
        return organisation.agency_with_code(code)
    wards = list(organisation.agencies().filter(kind="ward")[:2])
    if len(wards) != 1:
        raise RuleBroken("Ghi mã cơ quan: --agency MÃ.")
    return wards[0]


def _parted(found: Valued, by: str, reading: Reading) -> list[Valued]:
    try:
        return queries.by_dimension(found, by, reading)
    except KeyError:
        known = ", ".join(queries.dimensions_of(found.definition))
        said = f"chọn {known}" if known else "chỉ số này không tách được"
        raise RuleBroken(f"Không có chiều “{by}”: {said}.") from None


def _object(found: Valued, agency: Agency) -> dict[str, Any]:
    definition = found.definition
    kind = Kind(definition.kind)
    records = None
    if found.opens:
        side = Side.PART if kind in (Kind.COUNT, Kind.AMOUNT) else Side.WHOLE
        address = reverse("indicators:records", args=[definition.code, side.value])
        records = f"{address}?{urlencode({'ky': found.period.code})}"
    return {
        "code": definition.code,
        "version": definition.version,
        "period": found.period.to_json(),
        "agency": agency.code,
        "kind": EXCHANGED.get(kind, str(kind.value)),
        **_numbers(found),
        "unit": definition.unit,
        "no_data_reason": found.no_data_reason or None,
        "manual": found.manual is not None,
        "records": records,
    }


def _numbers(found: Valued) -> dict[str, Any]:
    value = found.value.decimal(found.definition.decimals)
    return {
        "part": found.value.part,
        "whole": found.value.whole,
        "value": None if value is None else str(value),
    }
