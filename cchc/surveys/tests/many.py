"""Programs of an installation of their own, run as ``python -m cchc.surveys.tests.many …``.

``race`` lets twelve threads, each with its own connection, answer for one dossier at one moment.
``papers NUMBER`` makes so many finished dossiers and prints the seconds of trying and of writing a
file with one paper for each.
"""

import io
import json
import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from datetime import timedelta
from threading import Barrier

import django

django.setup()

import xlsxwriter  # noqa: E402 - needs the settings
from django.db import connection  # noqa: E402

from cchc.dossiers.models import Dossier  # noqa: E402
from cchc.dossiers.tests.factories import on  # noqa: E402
from cchc.surveys import queries, services  # noqa: E402
from cchc.surveys.choices import Channel  # noqa: E402
from cchc.surveys.errors import AttemptRefused  # noqa: E402
from cchc.surveys.models import Answered, AttemptCount, MarkGiven, Response  # noqa: E402
from cchc.surveys.tests.factories import FRIDAY, Asking, made_asking  # noqa: E402

RUNNERS = 12
FRIDAY_TEXT = "06/03/2026"


def race(one: Asking) -> dict[str, int]:
    """How many were taken, and what is there afterwards."""
    barrier, mark = Barrier(RUNNERS), one.mark()
    given = [one.given(1 + n % 5, 5) for n in range(RUNNERS)]

    def send(number: int) -> bool:
        barrier.wait()
        try:
            channel = Channel.KIOSK if number % 2 else Channel.LINK
            services.answer(mark=mark, given=given[number], channel=channel, at=FRIDAY)
        except AttemptRefused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(RUNNERS) as pool:
        taken = sum(pool.map(send, range(RUNNERS)))
    return {
        "taken": taken,
        "answers": Response.objects.count(),
        "answered": Answered.objects.count(),
        "marks": MarkGiven.objects.count(),
        "refused": sum(AttemptCount.objects.values_list("number", flat=True)),
    }


def papers(one: Asking, number: int) -> dict[str, float]:
    """Seconds of trying and of writing, rows of marks written."""
    codes = finished(one.rows[0], number)
    heading = queries.heading(one.who.ward)
    content = table(heading, codes)
    began = time.perf_counter()
    queries.tried(one.who.ward, content, actor=one.who.hoa, today=FRIDAY.date())
    tried = time.perf_counter()
    services.import_papers(agency=one.who.ward, content=content, actor=one.who.hoa, at=FRIDAY)
    written = time.perf_counter()
    assert Response.objects.count() == number
    return {
        "tried": round(tried - began, 2),
        "written": round(written - tried, 2),
        "marks": MarkGiven.objects.count(),
    }


def finished(like: Dossier, number: int) -> list[str]:
    """So many dossiers like that one, in bulk; their codes."""
    rows = []
    for n in range(number):
        row = copy(like)
        row.pk, row._state = None, copy(like._state)
        row.code, row.token = f"H56.10.5-260303-{n:07d}", secrets.token_hex(16)
        row.finished_at = on(5) + timedelta(seconds=n % 3600)
        rows.append(row)
    Dossier.objects.bulk_create(rows, batch_size=200)
    return [row.code for row in rows]


def table(heading: list[str], codes: list[str]) -> io.BytesIO:
    """Every paper answers every question; one in twenty says something."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, heading)
        for n, code in enumerate(codes, 1):
            words = "Nhanh, cảm ơn." if n % 20 == 0 else ""
            marks = [4 + (n + m) % 2 for m in range(len(heading) - 3)]
            page.write_row(n, 0, [code, FRIDAY_TEXT, *marks, words])
    stream.seek(0)
    return stream


if __name__ == "__main__":
    asked = made_asking()
    done = race(asked) if sys.argv[1] == "race" else papers(asked, int(sys.argv[2]))
    print(json.dumps(done))
