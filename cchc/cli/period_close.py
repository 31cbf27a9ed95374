"""``cchc period close P --agency A``: freeze the values of a period that is over."""

import argparse

from cchc.cli.indicators_value import agency_of
from cchc.indicators import services
from cchc.kernel import clock
from cchc.kernel.periods import CALENDARS, PERIOD_FORMS, Period


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("period", metavar="KỲ", help=PERIOD_FORMS)
    parser.add_argument("--calendar", choices=CALENDARS, default="plain", help="cutoff: chốt 14")
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan; không ghi là cơ quan duy nhất")


def run(options: argparse.Namespace) -> int:
    """Close it; RuleBroken (exit 1) when it is not over or was closed before."""
    period, agency = Period.parse(options.period, options.calendar), agency_of(options.agency)
    row = services.close_period(agency=agency, period=period, actor=None, at=clock.now())
    print(f"Đã chốt {period.label}: {row.values.count()} chỉ số, mã băm {row.digest}.")
    return 0
