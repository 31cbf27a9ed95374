"""``cchc demo load``: fill an empty installation with the demo ward."""

import argparse
import sys

from django.conf import settings

from cchc.demo import queries, services
from cchc.demo.services import Progress
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.operations.services import make_tables


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--later",
        action="store_true",
        help="không chờ hồ sơ một cửa: việc nền nạp tiếp từng phần (./run làm như vậy)",
    )


def run(options: argparse.Namespace) -> int:
    """Load, then say who may sign in; 1 when there are data or this is a real installation."""
    if not settings.DEMO:
        raise RuleBroken("Dữ liệu mẫu không được nạp vào hệ thống dùng thật.")
    make_tables()
    at = clock.now()
    services.load(at=at)
    if not options.later:
        services.wait_for_dossiers(at=at, say=_say)
    print("\n".join(queries.accounts()))
    return 0


def _say(found: Progress) -> None:
    if found.total:
        percent = 100 * found.done // found.total
        print(f"Hồ sơ mẫu: {found.done}/{found.total} việc ({percent}%).", file=sys.stderr)
