"""Told once that a target is at risk or missed, with the rows that lose it."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client

from cchc.indicators import alerting, services
from cchc.indicators.choices import TargetState
from cchc.indicators.models import Binding
from cchc.indicators.queries import targets_of
from cchc.indicators.tests.factories import NOW, Measured, measured
from cchc.kernel.tests.rules_page import table
from cchc.notices.models import Message

MORNING = NOW + timedelta(hours=11, minutes=20)


@pytest.fixture(name="one")
def one_fixture(db: None) -> Measured:
    """The ward after its March, its first target bound."""
    one = measured()
    services.bind(target=one.targets[0], code="dung-han-bieu", actor=one.who.quan, at=NOW)
    return one


def alerts() -> QuerySet[Message]:
    """What was told of targets."""
    return Message.objects.filter(key__startswith="target-")


def put(monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    """Every bound target stands so."""

    def stands(*args: object, **named: object) -> object:
        return TargetState(state), 0

    monkeypatch.setattr("cchc.indicators.queries.targets.judged", stands)


@pytest.mark.parametrize(
    "row", table("indicators.md", "Alerts"), ids=lambda row: f"{row['told last']}-{row['now']}"
)
def test_what_is_worse_than_told_is_told(
    one: Measured, monkeypatch: pytest.MonkeyPatch, row: dict[str, str]
) -> None:
    Binding.objects.update(told_state=row["told last"])
    put(monkeypatch, row["now"])
    told = services.alert(agency=one.ward, at=MORNING)
    assert told == (row["told"] == "yes")
    assert alerts().exists() is (row["told"] == "yes")
    assert services.alert(agency=one.ward, at=MORNING + timedelta(days=1)) == 0


def test_leaders_and_office_get_the_rows_that_lose_it(
    one: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    (target, *_) = targets_of(one.plan, as_of=NOW, today=NOW.date()).targets
    assert target.state == TargetState.MISSED
    assert target.found
    assert target.found.value.rest
    assert services.alert(agency=one.ward, at=MORNING) == 1
    sent = alerts().filter(subject__startswith="Chỉ tiêu không đạt: 1. Tỷ lệ hồ sơ")
    names = {one.who.minh, one.who.lan, one.who.quan}
    assert {message.to for message in sent} == names
    message = sent.get(to=one.who.minh)
    assert "mức của kế hoạch: ≥ 99,9" in message.body
    client = Client()
    client.force_login(one.who.minh)
    assert client.get(message.link).context["total"] == target.found.value.rest


def test_nothing_on_a_day_off_and_nothing_without_a_binding(one: Measured) -> None:
    saturday = MORNING + timedelta(days=3)
    assert services.alert(agency=one.ward, at=saturday) == 0
    services.bind(target=one.targets[0], code="", actor=one.who.quan, at=NOW)
    assert services.alert(agency=one.ward, at=MORNING) == 0
    assert not alerts().exists()


def test_every_state_but_no_data_has_its_gravity() -> None:
    assert set(alerting.GRAVITY) == set(TargetState) - {TargetState.NO_DATA}
