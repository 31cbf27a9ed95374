"""``cchc procedures export --output F.xlsx|F.json``: the catalogue, to be imported again."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cchc.cli.writing import kind_of, put
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.procedures import queries
from cchc.procedures.exchange import WRITERS


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="TỆP",
        help="tệp .xlsx hoặc .json; tệp đã có được thay",
    )
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan; cần khi có nhiều cơ quan")


def run(options: Namespace) -> int:
    """Write the file, whole or not at all."""
    target: Path = options.output
    kind = kind_of(target, tuple(WRITERS))
    agency = organisation.agency_meant(options.agency)
    versions = queries.exported(agency)
    if not versions:
        raise RuleBroken(f"{agency.name} chưa có thủ tục nào trong danh mục của mình.")
    put(target, WRITERS[kind](versions))
    return 0
