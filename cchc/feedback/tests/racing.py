"""Run as ``python -m cchc.feedback.tests.racing``: many act on one petition at one moment.

Prints how many of each were let through, what the others were told, and what is there afterwards.
"""

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django

django.setup()

from django.db import connection  # noqa: E402 - needs the settings

from cchc.feedback import services  # noqa: E402
from cchc.feedback.choices import Kind  # noqa: E402
from cchc.feedback.models import Petition, Statement  # noqa: E402
from cchc.feedback.tests.factories import answered, fresh, on, received  # noqa: E402
from cchc.kernel.errors import RuleBroken  # noqa: E402
from cchc.organisation.tests.factories import Cast, cast  # noqa: E402

EIGHT = 8
Doing = Callable[[Petition], object]


def race(row: Petition, doings: list[Doing]) -> Counter[str]:
    """All at once, each on its own connection; "" for who got through, else the sentence."""
    barrier = Barrier(len(doings))

    def run(do: Doing) -> str:
        barrier.wait()
        try:
            do(Petition.objects.get(pk=row.pk))
        except RuleBroken as broken:
            return broken.message
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(doings)) as pool:
        return Counter(pool.map(run, doings))


def two_officers(who: Cast) -> dict[str, object]:
    """Chị Hoa guides the sender to a complaint while anh Quân asks for more."""
    row = received(who)
    told = race(
        row,
        [
            lambda one: services.guide(petition=one, text="Xin gửi đơn.", actor=who.hoa, at=on(3)),
            lambda one: services.ask_more(petition=one, text="Ở đâu?", actor=who.quan, at=on(3)),
        ],
    )
    after = fresh(row)
    return {"through": told.pop("", 0), "told": sorted(told), "state": after.state}


def reopened(who: Cast) -> dict[str, object]:
    """The sender presses the button eight times."""
    row = answered(who)
    told = race(
        row,
        [lambda one: services.reopen(petition=one, text="Chưa rõ.", at=on(3))] * EIGHT,
    )
    return {
        "through": told.pop("", 0),
        "told": sum(told.values()),
        "statements": Statement.objects.filter(petition=row, kind="reopened").count(),
        "open": row.duties.filter(state="open").count(),
    }


def classified(who: Cast) -> dict[str, object]:
    """Eight say of what class it is, half of them otherwise: one deadline is open afterwards."""
    row = received(who)
    kinds = [Kind.CONDUCT, Kind.OTHER_RULES] * (EIGHT // 2)
    doings: list[Doing] = [
        lambda one, kind=kind: services.classify(  # type: ignore[misc]
            petition=one, kind=kind, actor=who.hoa, at=on(3)
        )
        for kind in kinds
    ]
    race(row, doings)
    return {"open": row.duties.filter(state="open").count(), "state": fresh(row).state}


if __name__ == "__main__":
    people = cast()
    found = {run.__name__: run(people) for run in (two_officers, reopened, classified)}
    print(json.dumps(found, ensure_ascii=False))
