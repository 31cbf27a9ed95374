"""``cchc dossiers statistics --period P [--agency A] --json``: the figures of the one-stop shop."""

import argparse
import json

from cchc.dossiers import measures
from cchc.kernel import clock
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import CALENDARS, PERIOD_FORMS, Period
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
    answer = measures.statement(agency, period, now=clock.now())
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    print("\n".join(f"{name}\t{number}" for name, number in answer["counts"].items()))
    for name, pair in answer["rates"].items():
        print(f"{name}\t{Ratio(pair['part'], pair['whole']).show()}")
    return 0
