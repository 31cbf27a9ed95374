"""Programs for measuring the chain, each run as ``python -m cchc.kernel.tests.appending …``.

``for SECONDS WHO`` says "ready", waits for a line, then appends acts of one event each so long and
prints ``{"acts": n, "slow": [the slowest hundredth, in seconds]}``.
``fill NUMBER`` writes a chain of that many events about 2,000 subjects, one in five with a text.
"""

import json
import sys
import time

import django

django.setup()

from cchc.kernel import audit, clock  # noqa: E402 - needs the settings

SUBJECTS = 2_000
PER_ACT = 1_000


def note(number: int, who: str, *, text: bool) -> None:
    """One event."""
    audit.record(
        agency="an-binh",
        at=clock.now(),
        actor=who,
        act="submit",
        subject=("sample", f"{who}-{number % SUBJECTS}"),
        facts={"state": "submitted", "due_on": "2026-06-30", "number": number},
        payload={"note": "Đã nộp báo cáo kết quả thực hiện."} if text else None,
    )


def append_for(seconds: float, who: str) -> None:
    """Append until the time is over."""
    print("ready", flush=True)
    sys.stdin.readline()
    taken: list[float] = []
    end = time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        with audit.transaction():
            note(len(taken), who, text=True)
        taken.append(time.monotonic() - began)
    slow = sorted(taken)[-max(1, len(taken) // 100) :]
    print(json.dumps({"acts": len(taken), "slow": slow}))


def fill(number: int) -> None:
    """Write a long chain quickly."""
    for first in range(0, number, PER_ACT):
        with audit.transaction():
            for each in range(first, min(number, first + PER_ACT)):
                note(each, "quan", text=each % 5 == 0)


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        append_for(float(sys.argv[2]), sys.argv[3])
