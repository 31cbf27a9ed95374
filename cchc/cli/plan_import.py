"""``cchc plan import FILE --agency CODE [--create-units] [--adopt]``: prints the plan's code."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from cchc.cli.files import file_content
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import Agency
from cchc.plans import queries, services


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="kế hoạch (.docx, .pdf…)")
    parser.add_argument("--agency", required=True, metavar="MÃ", help="mã cơ quan")
    parser.add_argument("--year", type=int, metavar="NĂM", help="năm, khi văn bản không ghi rõ")
    parser.add_argument("--create-units", action="store_true", help="tạo bộ phận chưa có")
    parser.add_argument("--adopt", action="store_true", help="đưa ngay vào thực hiện")


def run(options: Namespace) -> int:
    """Import, and adopt when asked; a plan that cannot be adopted is not kept."""
    agency = Agency.objects.filter(code=options.agency).first()
    if agency is None:
        raise RuleBroken(f"Không có cơ quan mã “{options.agency}”.")
    plan = services.import_file(
        agency=agency,
        actor=services.CommandLine(),
        at=clock.now(),
        content=file_content(options.file),
        name=options.file.name,
        year=options.year,
        create_units=options.create_units,
        adopt_now=options.adopt,
    )
    for told in (queries.foreign_issuer(plan), queries.known_file(plan)):
        if told:
            print(told, file=sys.stderr)
    print(plan.code)
    return 0
