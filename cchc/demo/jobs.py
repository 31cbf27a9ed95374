"""The one-stop shop of the demo ward is lived in the background, piece after piece.

A piece hands over the next one in its own transaction: what is done and what comes next are
written together, or neither is. Between two pieces everybody else gets to write.
"""

import logging
from collections.abc import Mapping
from datetime import datetime

from django_tasks import task

from cchc.demo.living import indicating, petitions
from cchc.demo.living.shop import pieces
from cchc.demo.living.shop.pieces import Year
from cchc.kernel import audit
from cchc.kernel.jobs import enqueue

_log = logging.getLogger("cchc.demo")
_TOLD_EVERY = 10


@task()
def live_on(agency: str, number: int, until: str, piece: int, rows: dict[str, int]) -> None:
    """Play one piece of the year and hand over the next; nothing when it was played before."""
    year = Year(agency, number, datetime.fromisoformat(until))
    with audit.transaction():
        left = pieces.play_piece(year, piece, rows)
        if left is None:
            return
        if pieces.progress(year).is_whole:
            pieces.become_public(year)
            enqueue(tell_on, agency=year.agency, until=year.until.isoformat(), piece=0)
        else:
            hand_over(year, piece=piece + 1, rows=left)
    _tell(year, piece)


@task()
def tell_on(agency: str, until: str, piece: int) -> None:
    """Play a few petitions of the year, once the dossiers are there, and hand over the next.

    With the last one everything is there that indicators count.
    """
    today = datetime.fromisoformat(until)
    with audit.transaction():
        if petitions.play_piece(agency, piece, today):
            enqueue(tell_on, agency=agency, until=until, piece=piece + 1)
        elif petitions.is_last(piece):
            indicating.measure(agency, today)


def hand_over(year: Year, *, piece: int = 0, rows: Mapping[str, int] | None = None) -> None:
    """Let the worker play that piece."""
    enqueue(
        live_on,
        agency=year.agency,
        number=year.number,
        until=year.until.isoformat(),
        piece=piece,
        rows=dict(rows or {}),
    )


def _tell(year: Year, piece: int) -> None:
    found = pieces.progress(year)
    if found.is_whole or piece % _TOLD_EVERY == 0:
        percent = 100 * found.done // found.total
        _log.info("Hồ sơ mẫu: %d/%d việc (%d%%).", found.done, found.total, percent)
