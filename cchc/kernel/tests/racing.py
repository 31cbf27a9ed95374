"""``python -m cchc.kernel.tests.racing TIMES WHO``: one of several processes taking numbers.

Every fifth act is rolled back after it took its number and noted its event.
"""

import sys

import django
from django.db import transaction

django.setup()

from cchc.kernel import audit, clock, numbering  # noqa: E402 - needs the settings

AGENCIES = ("an-binh", "dong-son")


def act(who: str, turn: int) -> None:
    """Take a number in each ward and note both, in an order that differs between processes."""
    with audit.transaction():
        for agency in AGENCIES if turn % 2 else reversed(AGENCIES):
            audit.record(
                agency=agency,
                at=clock.now(),
                actor=who,
                act="issue",
                subject=("sample", f"{who}-{turn}"),
                facts={"turn": turn},
                payload={"note": "ghi chú"},
            )
        number = numbering.take(agency="an-binh", series="KH", year=2026)
        audit.record(
            agency="an-binh",
            at=clock.now(),
            actor=who,
            act="number",
            subject=("sample", f"{who}-{turn}"),
            facts={"number": number},
        )
        if turn % 5 == 0:
            transaction.set_rollback(True)


if __name__ == "__main__":
    for turn in range(int(sys.argv[1])):
        act(sys.argv[2], turn)
