"""``python -m cchc.plans.tests.clicking``: one file is uploaded four times at one moment.

Each upload has a connection of its own and has read the file before any of them keeps it. Prints
what is there afterwards, for a file that is read at once and for one that waits for the worker.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest import mock

import django

django.setup()

from django.db import connection  # noqa: E402 - needs the settings

from cchc.kernel.extraction.tests.factories import Grid, Line, docx_of  # noqa: E402
from cchc.kernel.models import StoredFile  # noqa: E402
from cchc.organisation.tests.factories import Cast, cast  # noqa: E402
from cchc.plans import services  # noqa: E402
from cchc.plans.models import IncomingFile, Plan  # noqa: E402
from cchc.plans.services import incoming  # noqa: E402
from cchc.plans.tests.factories import JANUARY  # noqa: E402

CLICKS = 4
HEADER = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"]
ROWS = [[str(n), f"Rà soát lần {n}", "Báo cáo", "Văn phòng UBND", "Quý II/2026"] for n in (1, 2)]


def paper(title: str) -> bytes:
    return docx_of([Line("KẾ HOẠCH"), Line(f"{title} năm 2026"), Grid(HEADER, ROWS)])


def uploaded(who: Cast, content: bytes, *, long: bool) -> list[str]:
    """What each of the clicks was answered with, in order of the alphabet."""
    barrier = Barrier(CLICKS)

    def known_before_anybody_kept(*_: object) -> bool:
        barrier.wait()
        return False

    # Only what each asks before it reads is held; what is asked under the lock is the real thing.
    asked = mock.Mock(return_value=known_before_anybody_kept)
    real = incoming._is_known

    def is_known(*words: object) -> bool:
        if asked.call_count < CLICKS:
            return bool(asked()(*words))
        return real(*words)  # type: ignore[arg-type]

    def click(_: int) -> str:
        try:
            made = services.take_in(
                agency=who.ward, actor=who.quan, at=JANUARY, content=content, name="ke-hoach.docx"
            )
        finally:
            connection.close()
        return type(made).__name__

    with (
        mock.patch.object(incoming, "is_long", return_value=long),
        mock.patch.object(incoming, "_is_known", real if long else is_known),
        ThreadPoolExecutor(CLICKS) as pool,
    ):
        return sorted(pool.map(click, range(CLICKS)))


def main() -> None:
    who = cast()
    answers = uploaded(who, paper("Cải cách hành chính"), long=False)
    plans = [plan.tasks.count() for plan in Plan.objects.all()]
    short = [answers, plans, IncomingFile.objects.count(), StoredFile.objects.count()]
    IncomingFile.objects.all().delete()
    uploaded(who, paper("Chuyển đổi số"), long=True)
    states = sorted(IncomingFile.objects.values_list("state", flat=True))
    print(json.dumps({"short": short, "long": states, "plans": Plan.objects.count()}))


if __name__ == "__main__":
    main()
