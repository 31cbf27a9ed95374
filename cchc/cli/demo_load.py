"""``cchc demo load``: fill an empty installation with the demo ward."""

import argparse

from django.conf import settings

from cchc.demo import queries, services
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes no arguments."""


def run(options: argparse.Namespace) -> int:
    """Load, then say who may sign in; 1 when there are data or this is a real installation."""
    if not settings.DEMO:
        raise RuleBroken("Dữ liệu mẫu không được nạp vào hệ thống dùng thật.")
    services.load(at=clock.now())
    print("\n".join(queries.accounts()))
    return 0
