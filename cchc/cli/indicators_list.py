"""``cchc indicators list [--agency A] [--json]``: the catalogue with its definitions."""

import argparse
import json
from dataclasses import asdict

from cchc.cli.indicators_value import agency_of
from cchc.indicators import queries
from cchc.kernel import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan; không ghi là cơ quan duy nhất")
    parser.add_argument("--json", action="store_true", help="in một mảng JSON")


def run(options: argparse.Namespace) -> int:
    """Print each indicator by the definition that is valid today."""
    found = queries.definitions(agency_of(options.agency), clock.today())
    if options.json:
        rows = [asdict(each) | {"valid_from": each.valid_from.isoformat()} for each in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for each in found:
        print(f"{each.code}\t{each.name}\t{each.formula}")
    return 0
