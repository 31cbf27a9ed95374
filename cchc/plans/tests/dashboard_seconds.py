"""A program for measuring the dashboard: ``python -m cchc.plans.tests.dashboard_seconds TIMES``.

Fills an empty installation with the demo plan, lived up to April, and asks for the dashboard and
for the upload form (a page with the same frame and hardly anything in it) by turns. Prints
``{"dashboard": [seconds, …], "trivial": [seconds, …]}``.
"""

import json
import sys
import time

import django

django.setup()

from django.test import Client  # noqa: E402 - needs the settings
from django.urls import reverse  # noqa: E402

from cchc.organisation.tests.factories import cast  # noqa: E402
from cchc.plans.tests.lived import lived  # noqa: E402


def measure(times: int) -> dict[str, list[float]]:
    """Seconds of each request, the first of each page left out."""
    who = cast()
    plan = lived(who)
    client = Client(SERVER_NAME="localhost")
    client.force_login(who.quan)
    pages = {
        "dashboard": reverse("plans:plan", args=[plan.code]),
        "trivial": reverse("plans:bring_in"),
    }
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(times + 1):
        for name, address in pages.items():
            began = time.perf_counter()
            answer = client.get(address)
            assert answer.status_code == 200, (name, answer.status_code)
            if turn:
                taken[name].append(time.perf_counter() - began)
    return taken


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
