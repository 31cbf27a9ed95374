"""``cchc procedures import FILE [--agency CODE] [--dry-run]``: a catalogue from .xlsx or JSON."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from cchc.cli.files import file_content
from cchc.kernel import clock
from cchc.kernel.formats import number_vi
from cchc.organisation import queries as organisation
from cchc.procedures import queries, services
from cchc.procedures.exchange import read
from cchc.procedures.queries import ADD, REVISE, UNCHANGED, Bringing


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="danh mục (.xlsx hoặc .json)")
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan; cần khi có nhiều cơ quan")
    parser.add_argument("--dry-run", action="store_true", help="chỉ thử, không ghi gì")


def run(options: Namespace) -> int:
    """Write the whole file or nothing; every bad row is named on stderr, exit 1."""
    agency = organisation.agency_meant(options.agency)
    content, name, at = file_content(options.file), options.file.name, clock.now()
    if options.dry_run:
        catalogue = read(content, name=name)
        done = queries.tried(agency, catalogue, today=clock.today())
    else:
        done = services.import_catalogue(
            agency=agency, content=content, name=name, actor=None, at=at
        )
    if done.problems:
        return _refused(done)
    print(_said(done) + (" (chỉ thử, chưa ghi)" if options.dry_run else ""))
    return 0


def _said(done: Bringing) -> str:
    return (
        f"Thêm {number_vi(done.number_of(ADD))}, sửa {number_vi(done.number_of(REVISE))}, "
        f"không đổi {number_vi(done.number_of(UNCHANGED))} phiên bản thủ tục"
    )


def _refused(done: Bringing) -> int:
    number = number_vi(len(done.problems))
    print(f"Tệp có {number} chỗ sai nên không ghi gì:", file=sys.stderr)
    for problem in done.problems:
        print(f"- {problem}", file=sys.stderr)
    return 1
