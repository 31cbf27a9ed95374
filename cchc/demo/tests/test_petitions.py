"""The petitions of the demo ward: every fate occurs, and a piece is played once."""

from datetime import datetime

import pytest

from cchc.demo.living import petitions
from cchc.feedback.choices import Reach, State
from cchc.feedback.models import Petition
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.tests.factories import cast

UNTIL = datetime(2026, 11, 23, tzinfo=HANOI)
ONES = (0, 4, petitions.SEALED, petitions.HARASSMENT, petitions.DENUNCIATION, 11, 5, 17)


@pytest.mark.django_db
def test_each_fate_is_lived_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    who = cast()
    people = {name: getattr(who, name) for name in ("minh", "lan", "quan", "hoa", "binh", "son")}
    calendar = organisation.working_calendar(who.ward)
    for number in ONES:
        with audit.transaction():
            petitions._Life(who.ward, people, calendar, number, UNTIL).live()
    states = list(Petition.objects.order_by("pk").values_list("state", flat=True))
    assert states == [
        State.PUBLISHED,
        State.FORWARDED,
        State.ANSWERED,
        State.ANSWERED,
        State.RESERVED,
        State.PUBLISHED,
        State.PUBLISHED,
        State.ANSWERED,
    ]
    assert Petition.objects.filter(reach=Reach.SEALED).count() == 1


@pytest.mark.django_db
def test_a_piece_asked_for_twice_is_played_once() -> None:
    cast()
    early = datetime(2026, 1, 5, tzinfo=HANOI)
    with audit.transaction():
        assert petitions.play_piece("anbinh", 0, early)
    with audit.transaction():
        assert not petitions.play_piece("anbinh", 0, early)
