"""``cchc dossiers statistics --period P [--agency A] --json``: the figures of the one-stop shop."""

import argparse
import json
from datetime import datetime, time, timedelta

from cchc.dossiers import measures
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import CALENDARS, PERIOD_FORMS, Period
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--period", required=True, metavar="KỲ", help=PERIOD_FORMS)
    parser.add_argument(
        "--calendar",
        choices=CALENDARS,
        default="plain",
        help="plain: theo lịch; cutoff: chốt ngày 14",
    )
    parser.add_argument(
        "--agency", metavar="MÃ", help="mã cơ quan; không ghi là mọi cơ quan trong hệ thống"
    )
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")


def run(options: argparse.Namespace) -> int:
    """Print the figures; RuleBroken (exit 1) when they do not add up."""
    period = Period.parse(options.period, options.calendar)
    agency = organisation.agency_with_code(options.agency) if options.agency else None
    as_of = _as_of(period, clock.now())
    found = measures.statistics(agency, period, as_of=as_of)
    rows = measures.form_ii06a(agency, period, as_of=as_of)
    if wrong := measures.broken_checks(found, rows):
        raise RuleBroken(f"Số liệu không khớp: {'; '.join(wrong)}.")
    rates = measures.rates(found)
    if not options.json:
        print("\n".join(f"{name}\t{number}" for name, number in found.counts.items()))
        print(f"official\t{rates.official.show()}\ntrue\t{rates.true.show()}")
        return 0
    answer = {
        "agency": options.agency,
        "period": period.to_json(),
        "as_of": as_of.isoformat(timespec="seconds"),
        "counts": found.counts,
        "rates": {"official": _pair(rates.official), "true": _pair(rates.true)},
        "ii06a": rows,
        "sources": found.sources,
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


def _as_of(period: Period, now: datetime) -> datetime:
    """Now, or the last minute of a period that is over."""
    if now.date() < period.first:
        raise RuleBroken(f"Kỳ bắt đầu ngày {date_vi(period.first)}: chưa có số liệu.")
    after = datetime.combine(period.last + timedelta(days=1), time.min, HANOI)
    return min(now, after - timedelta(minutes=1)).replace(second=0, microsecond=0)


def _pair(ratio: Ratio) -> dict[str, int]:
    return {"part": ratio.part, "whole": ratio.whole}
