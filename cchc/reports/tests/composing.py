"""Program for measuring composition, run as ``python -m cchc.reports.tests.composing TIMES``.

Imports and adopts the plan that the demo ward ships, composes its yearly report so often, and
prints ``{"compose_p50", "compose_p95", "queries", "pdf", "docx"}``; times in milliseconds.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - needs the settings
from django.test.utils import CaptureQueriesContext  # noqa: E402

from cchc.kernel.periods import Period  # noqa: E402
from cchc.kernel.zone import HANOI  # noqa: E402
from cchc.organisation.tests.factories import cast  # noqa: E402
from cchc.plans import services as plans  # noqa: E402
from cchc.plans.models import Plan  # noqa: E402
from cchc.reports import queries  # noqa: E402
from cchc.reports.rules.composed import Composed  # noqa: E402

PAPER = Path(__file__).parents[2] / "demo" / "plans" / "2026.docx"


def plan() -> Plan:
    """The plan of 28 tasks, adopted in January."""
    who, at = cast(), datetime(2026, 1, 12, 9, tzinfo=HANOI)
    imported = plans.import_file(
        agency=who.ward,
        actor=plans.CommandLine(),
        at=at,
        content=PAPER.read_bytes(),
        name=PAPER.name,
        year=2026,
        create_units=True,
    )
    return plans.adopt(plan=imported, actor=plans.CommandLine(), at=at)


def took(work: Callable[[], object]) -> int:
    """Milliseconds."""
    begin = time.perf_counter()
    work()
    return round((time.perf_counter() - begin) * 1000)


def main(times: int) -> None:
    """Measure and print."""
    of, period = plan(), Period.parse("2026-Y")

    def compose() -> Composed:
        return queries.composed(
            plan=of, period=period, as_of=datetime(2026, 12, 30, 9, tzinfo=HANOI)
        )

    with CaptureQueriesContext(connection) as asked:
        report = compose()
    taken = sorted(took(compose) for _ in range(times))
    found = {
        "compose_p50": taken[len(taken) // 2],
        "compose_p95": taken[int(len(taken) * 0.95)],
        "queries": len(asked),
        "pdf": took(lambda: queries.draft_file(of.agency, report, "pdf")),
        "docx": took(lambda: queries.draft_file(of.agency, report, "docx")),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
