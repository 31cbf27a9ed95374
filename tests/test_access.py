"""Every address × every person of the cast, the stranger, and another ward's person."""

from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from cchc.organisation.choices import Role
from cchc.organisation.models import User
from cchc.organisation.tests.factories import agency, cast, person, unit
from tests.access import EVERYBODY, Row
from tests.addresses import ROWS, names

CASES = (
    "plans",
    "obligations",
    "documents",
    "reports",
    "citizens",
    "dossiers",
    "results",
    "reviews",
    "portal",
    "surveys",
    "dialogues",
    "privacy",
    "feedback",
)
# What stands in a room of cases and opens none: kinds and templates of reports, who looked at
# what, to which account fees are paid, and whether dossiers are taken online.
CONFIGURATION = {
    "reports:kinds",
    "reports:new_kind",
    "reports:change_kind",
    "reports:template",
    "reports:templates",
    "reports:write_template",
    "reports:copy_template",
    "reports:retire_template",
    "citizens:reads",
    "feedback:reads",
    "dossiers:fee_account",
    "dossiers:end_fee_account",
    "portal:filing_permit",
    "portal:prepare_filing",
    "portal:tick_item",
    "portal:untick_item",
    "portal:submit_filing",
    "portal:end_filing",
    "portal:filing_paper",
}
SIGN_IN = reverse("organisation:sign_in")


def _bare(request: HttpRequest, template: str, *others: object, status: int) -> HttpResponse:
    return HttpResponse(template, status=status)


@pytest.fixture(autouse=True)
def refusals_without_their_page() -> Iterator[None]:
    """The page that tells of a refusal has tests of its own; here it would be half of the time."""
    with mock.patch("cchc.web.failures.render", _bare):
        yield


def _asked(user: User | None, name: str, row: Row, args: tuple[object, ...]) -> HttpResponse:
    """What the person is answered; nothing of it stays."""
    before = transaction.savepoint()
    client = Client()
    if user:
        client.force_login(user)
    address = reverse(name, args=args)
    answer = client.get(address) if row.method == "get" else client.post(address)
    transaction.savepoint_rollback(before)
    return answer  # type: ignore[return-value]  # the test client's own subclass


def _got_through(answer: HttpResponse, row: Row) -> bool:
    sent_away = answer.status_code == 302 and answer["Location"].startswith(SIGN_IN + "?")
    return answer.status_code in row.answers and not sent_away


def test_every_address_has_its_row_and_no_row_is_left_over() -> None:
    named = set(names())
    assert named - set(ROWS) == set(), "add a row to tests/access/<room>.py"
    assert set(ROWS) - named == set(), "rows without an address"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROWS))
def test_only_the_named_people_get_through(name: str) -> None:
    row, who = ROWS[name], cast()
    args = row.record(who) if row.record else row.args
    wrong = []
    for person_name in sorted(EVERYBODY):
        answer = _asked(getattr(who, person_name), name, row, args)
        if person_name in row.who:
            right = _got_through(answer, row)
        else:
            right = answer.status_code == row.otherwise.get(person_name, 403)
        if not right:
            wrong.append(f"{person_name}: {answer.status_code}")
    stranger = _asked(None, name, row, args)
    if stranger.status_code != 302 or not stranger["Location"].startswith(SIGN_IN):
        wrong.append(f"the stranger: {stranger.status_code}")
    assert not wrong, f"{name}: {', '.join(wrong)}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name, row in ROWS.items() if row.record))
def test_another_wards_person_of_the_same_role_does_not_find_it(name: str) -> None:
    row, who = ROWS[name], cast()
    assert row.record
    args = row.record(who)
    elsewhere = agency("longthanh", "UBND phường Long Thành (mẫu)")
    desk = unit(elsewhere, "Văn phòng UBND")
    for number, role in enumerate(sorted(_roles(who, row))):
        stranger = person(elsewhere, f"khac{number}", "", "Mai Văn Khang", Role(role), "", desk)
        answer = _asked(stranger, name, row, args)
        assert answer.status_code == 404, f"{name}, {role}: {answer.status_code}"


def _roles(who: Any, row: Row) -> set[str]:
    """The roles that get through and that another ward's office can have as well."""
    roles = {getattr(who, name).posts.get().role for name in row.who}
    return roles - {Role.SUPERVISOR, Role.SUPERIOR}


def test_the_administrator_opens_no_case() -> None:
    open_to = {name for name, row in ROWS.items() if "quantri" in row.who}
    cases = {name for name in open_to if name.partition(":")[0] in CASES}
    assert cases == CONFIGURATION


@pytest.mark.django_db
def test_being_sent_to_sign_in_or_refused_is_not_getting_through() -> None:
    who = cast()
    row = Row(frozenset(("quantri",)))
    for user, through in ((who.quantri, True), (who.binh, False), (None, False)):
        assert _got_through(_asked(user, "organisation:people", row, ()), row) is through
