"""Eight people receive at once: no gap, no double, nothing lost; on PostgreSQL only."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from cchc.dossiers import services
from cchc.dossiers.models import Dossier, Slip
from cchc.dossiers.services import Filed
from cchc.dossiers.tests.factories import (
    PAPERS,
    Shop,
    asked,
    fresh,
    on,
    processing,
    proposed,
    shop,
)
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
EIGHT, EACH = 8, 4


@pytest.fixture(name="desk")
def desk_fixture(transactional_db: None) -> Shop:
    """The shop, on a database that really runs things side by side."""
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    return shop()


def at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """Do all of them at the same moment, each on its own connection: what each was told."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait()
        try:
            act()
        except RuleBroken as broken:
            return broken.message
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def receive_some(desk: Shop, which: int) -> None:
    for number in range(EACH):
        is_wrong = number == 1 and which % 2  # half of them fail once and give their serial back
        try:
            services.take_in(
                agency=desk.who.ward,
                version=desk.version,
                applicant=desk.mai,
                actor=desk.who.hoa,
                at=on(2, 8 + number, which),
                filed=Filed(),
                papers=() if is_wrong else PAPERS,
            )
        except RuleBroken:
            assert is_wrong


def test_eight_receive_at_once_without_gap_or_double(desk: Shop) -> None:
    told = at_once([partial(receive_some, desk, n) for n in range(EIGHT)])
    assert told == ["done"] * EIGHT
    number = EIGHT * EACH - EIGHT // 2
    codes = sorted(Dossier.objects.values_list("code", flat=True))
    assert codes == [f"H56.10.5-260302-{serial:04d}" for serial in range(1, number + 1)]
    slips = sorted(Slip.objects.values_list("number", flat=True))
    assert slips == list(range(1, number + 1))
    acts = Counter(AuditEvent.objects.filter(subject_kind="dossier").values_list("act", flat=True))
    assert acts == {"dossiers.register": number, "dossiers.receive": number}


def test_a_supplement_is_asked_once_by_two_at_once(desk: Shop) -> None:
    row = processing(desk)
    told = at_once([lambda: asked(desk, row, at=on(4)), lambda: asked(desk, row, at=on(4))])
    assert told.count("done") == 1
    assert fresh(row).supplements.count() == 1


def test_one_of_two_leaders_signs(desk: Shop) -> None:
    row = processing(desk)
    proposed(desk, row, at=on(4), until=on(13).date())
    told = at_once(
        [
            lambda: services.extend(dossier=row, actor=desk.who.lan, at=on(5)),
            lambda: services.extend(dossier=row, actor=desk.who.minh, at=on(5)),
        ]
    )
    assert told.count("done") == 1
    assert fresh(row).dates.filter(kind="extended").count() == 1
