"""``python -m``: ``ward`` makes a ward with a client and prints its key; ``push KEY TIMES`` races.

Every racer sends the same requests with the same idempotency keys and prints what it was answered.
"""

import json
import sys

import django

django.setup()

from django.test import Client as Browser  # noqa: E402 - needs the settings

from cchc.api.tests.factories import machine, told  # noqa: E402
from cchc.dossiers.tests.factories import stocked  # noqa: E402
from cchc.kernel import audit  # noqa: E402
from cchc.organisation.tests.factories import made_cast  # noqa: E402


def make_ward() -> None:
    """The fixed cast's ward with one procedure and one client."""
    with audit.transaction():
        who = made_cast()
    print(machine(stocked(who)).key)


def push(key: str, times: int) -> None:
    """The answers to the same requests, in order."""
    answers = []
    for number in range(1, times + 1):
        answer = Browser(SERVER_NAME="127.0.0.1").put(
            f"/api/v1/dossiers/H56.10-260302-{number:04d}",
            json.dumps(told(told_at="2026-03-09T11:00:00+07:00")),
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}", "Idempotency-Key": f"lan-{number}"},
        )
        answers.append([answer.status_code, answer.content.decode()])
    print(json.dumps(answers))


if __name__ == "__main__":
    if sys.argv[1] == "ward":
        make_ward()
    else:
        push(sys.argv[2], int(sys.argv[3]))
