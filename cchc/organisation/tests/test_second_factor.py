"""docs/rules/second-factor.md: the services."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from cchc.kernel import audit
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries, services
from cchc.organisation.models import RecoveryCode, SecondFactor, User
from cchc.organisation.rules import second_factor as rule
from cchc.organisation.tests.factor import SECRET, Phone, code_at, enrolled
from cchc.organisation.tests.factories import PASSWORD, Cast, cast

AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
LATER = AT + timedelta(minutes=1)
TODAY = AT.date()
OTHER = "KRUGS4ZANFZSAYJAONSWG4TFOQQGC3TE"


@pytest.fixture(name="ward")
def ward_fixture(db: None) -> Cast:
    return cast()


@pytest.fixture(name="phone")
def phone_fixture(ward: Cast) -> Phone:
    return enrolled(ward.binh, AT)


def password_given(at: datetime, password: str = PASSWORD) -> services.Attempt:
    return services.sign_in(username="binh", password=password, address="10.0.0.1", at=at)


def given(phone: Phone, code: str, at: datetime, *, recovery: bool = False) -> str:
    attempt = services.give_code(
        user=phone.user, code=code, is_recovery=recovery, address="10.0.0.1", at=at
    )
    return attempt.outcome


def test_the_password_alone_lets_nobody_in(phone: Phone) -> None:
    attempt = password_given(LATER)
    assert attempt.user is None
    assert attempt.waiting == phone.user
    assert attempt.outcome == "needs_code"
    assert given(phone, phone.code(LATER), LATER) == "success"


def test_a_code_is_accepted_once(phone: Phone) -> None:
    code = phone.code(LATER)
    assert given(phone, code, LATER) == "success"
    assert given(phone, code, LATER + timedelta(seconds=5)) == "wrong_code"


def test_the_code_that_set_it_up_is_used(phone: Phone) -> None:
    assert given(phone, phone.code(AT), AT + timedelta(seconds=10)) == "wrong_code"


def test_a_code_before_the_last_one_used_is_used_too(phone: Phone) -> None:
    assert given(phone, phone.code(LATER), LATER) == "success"
    assert given(phone, phone.code(LATER, steps=-1), LATER) == "wrong_code"


@pytest.mark.parametrize(("steps", "outcome"), [(-1, "success"), (1, "success"), (2, "wrong_code")])
def test_a_clock_may_be_a_step_off(phone: Phone, steps: int, outcome: str) -> None:
    assert given(phone, phone.code(LATER, steps=steps), LATER) == outcome


def test_the_code_of_another_person_opens_nothing(ward: Cast, phone: Phone) -> None:
    other = enrolled(ward.son, AT, OTHER)
    assert given(phone, other.code(LATER), LATER) == "wrong_code"
    assert given(phone, other.sheet[0], LATER, recovery=True) == "wrong_code"
    assert given(other, other.code(LATER), LATER) == "success"


def test_a_recovery_code_opens_once_and_is_an_act(phone: Phone) -> None:
    code = phone.sheet[0].upper().replace("-", " ")
    assert given(phone, code, LATER, recovery=True) == "success"
    assert given(phone, code, LATER, recovery=True) == "wrong_code"
    assert queries.recovery_codes_left(phone.user) == 9
    acts = [event.act for event in audit.history("anbinh", "account", str(phone.user.pk))]
    assert acts.count("use_recovery_code") == 1


def test_a_recovery_code_is_no_code_of_the_app_nor_the_other_way(phone: Phone) -> None:
    assert given(phone, phone.sheet[0], LATER) == "wrong_code"
    assert given(phone, phone.code(LATER), LATER, recovery=True) == "wrong_code"


def test_new_recovery_codes_end_the_old_ones(phone: Phone) -> None:
    _, codes = services.renew_recovery_codes(
        user=phone.user, password=PASSWORD, code=phone.code(LATER), at=LATER
    )
    assert given(phone, phone.sheet[0], LATER, recovery=True) == "wrong_code"
    assert given(phone, codes[0], LATER, recovery=True) == "success"


def test_five_wrong_codes_lock_and_the_password_does_not_forget_them(phone: Phone) -> None:
    for number in range(5):
        assert password_given(LATER).waiting
        assert given(phone, "000000", LATER) == "wrong_code", number
    assert password_given(LATER).outcome == "locked"
    assert given(phone, phone.code(LATER), LATER) == "locked"
    acts = [event.act for event in audit.history("anbinh", "account", str(phone.user.pk))]
    assert acts.count("lock_after_failures") == 1


def test_wrong_passwords_and_wrong_codes_count_together(phone: Phone) -> None:
    for _ in range(3):
        password_given(LATER, "sai")
    given(phone, "000000", LATER)
    given(phone, "abcd-efgh-jkmn", LATER, recovery=True)
    assert password_given(LATER).outcome == "locked"


def test_a_whole_sign_in_forgets_failures(phone: Phone) -> None:
    for _ in range(4):
        given(phone, "000000", LATER)
    assert given(phone, phone.code(LATER), LATER) == "success"
    assert User.objects.get(pk=phone.user.pk).failed_sign_ins == 0


def test_a_locked_account_uses_up_no_code(ward: Cast, phone: Phone) -> None:
    services.lock_account(user=phone.user, actor=ward.quantri, at=AT, reason="thử")
    assert given(phone, phone.sheet[0], LATER, recovery=True) == "locked"
    assert given(phone, phone.code(LATER), LATER) == "locked"
    services.unlock_account(user=phone.user, actor=ward.quantri, at=AT)
    assert given(phone, phone.sheet[0], LATER, recovery=True) == "success"
    assert given(phone, phone.code(LATER), LATER) == "success"


def test_a_closed_account_is_not_let_in_by_its_code(ward: Cast, phone: Phone) -> None:
    services.close_account(user=phone.user, actor=ward.quantri, at=AT, reason="thử")
    assert given(phone, phone.code(LATER), LATER) == "wrong_code"


def test_a_machine_that_failed_twenty_times_waits_at_the_second_step_too(
    ward: Cast, phone: Phone
) -> None:
    for name in ("son", "van", "thu", "hoa", "yen"):
        for _ in range(4):
            services.sign_in(username=name, password="sai", address="10.0.0.1", at=LATER)
    assert given(phone, phone.code(LATER), LATER) == "throttled"


def test_an_idle_session_is_opened_by_the_password_alone(phone: Phone) -> None:
    attempt = services.resume(user=phone.user, password=PASSWORD, address=None, at=LATER)
    assert attempt.outcome == "resumed"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"password": "sai"}, "password"),
        ({"code": "000000"}, "factor_code"),
        ({"code": code_at(AT - timedelta(minutes=5))}, "factor_code"),
        ({"secret": OTHER}, "factor_code"),
    ],
)
def test_setting_up_needs_password_and_a_code_of_that_secret(
    ward: Cast, changed: dict[str, str], field: str
) -> None:
    given = {"secret": SECRET, "password": PASSWORD, "code": code_at(AT), **changed}
    with pytest.raises(RuleBroken) as told:
        services.enrol_factor(user=ward.binh, **given, at=AT)
    assert told.value.field == field
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_it_is_set_up_once(phone: Phone) -> None:
    with pytest.raises(RuleBroken, match="đã bật"):
        enrolled(phone.user, LATER, OTHER)
    assert SecondFactor.objects.get().secret == SECRET


Act = Callable[..., Any]


@pytest.mark.parametrize("act", [services.remove_factor, services.renew_recovery_codes])
def test_removal_and_new_codes_need_password_and_code(phone: Phone, act: Act) -> None:
    for wrong in ({"password": "sai"}, {"code": "000000"}, {"code": phone.code(AT)}):
        proof = {"password": PASSWORD, "code": phone.code(LATER), **wrong}
        with pytest.raises(RuleBroken):
            act(user=phone.user, **proof, at=LATER)
    act(user=phone.user, password=PASSWORD, code=phone.code(LATER), at=LATER)
    with pytest.raises(RuleBroken):  # the code of before, again
        act(user=phone.user, password=PASSWORD, code=phone.code(LATER), at=LATER)


def test_after_removal_the_password_is_enough(phone: Phone) -> None:
    services.remove_factor(user=phone.user, password=PASSWORD, code=phone.code(LATER), at=LATER)
    assert password_given(LATER).outcome == "success"
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_nobody_resets_their_own_nor_without_a_reason_nor_what_is_not_there(
    ward: Cast, phone: Phone
) -> None:
    chief = enrolled(ward.quantri, AT, OTHER).user
    for user, reason in ((chief, "mất máy"), (phone.user, " "), (ward.son, "mất máy")):
        with pytest.raises(RuleBroken):
            services.reset_factor(user=user, actor=chief, reason=reason, at=LATER)
    assert SecondFactor.objects.count() == 2


def test_neither_secret_nor_codes_are_readable_where_they_are_kept(phone: Phone) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM organisation_secondfactor")
        assert SECRET not in str(cursor.fetchall())
        cursor.execute("SELECT digest FROM organisation_recoverycode")
        kept = str(cursor.fetchall())
    assert len(phone.sheet) == 10
    assert not any(code in kept or code.replace("-", "") in kept for code in phone.sheet)
    chain = json.dumps(list(AuditEvent.objects.values_list("facts", flat=True)))
    assert SECRET not in chain


def test_it_is_demanded_by_the_settings(ward: Cast) -> None:
    def demands(key: str, value: str) -> None:
        services.change_setting(agency=ward.ward, key=key, value=value, actor=ward.quantri, at=AT)

    def lacking() -> list[str]:
        people = (ward.quantri, ward.binh, ward.hanh)
        return [user.username for user in people if queries.lacks_factor(user, TODAY)]

    assert lacking() == []
    demands("sign_in.administrator_second_factor", "demanded")
    assert lacking() == ["quantri"]
    demands("sign_in.second_factor", "demanded")
    assert lacking() == ["quantri", "binh"]
    assert not queries.lacks_factor(enrolled(ward.binh, AT).user, TODAY)


def test_one_agency_that_takes_filings_demands_it_of_the_whole_installation(ward: Cast) -> None:
    services.decide_by_act(
        agency=ward.ward,
        key="portal.filing",
        value="on",
        document="123/QĐ-UBND ngày 05/01/2026",
        actor=ward.minh,
        at=AT,
    )
    assert all(queries.lacks_factor(user, TODAY) for user in (ward.binh, ward.quantri, ward.hanh))


def test_who_reads_before_and_uses_after_another_is_too_late(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    matched = rule.matched_step
    quicker: list[str] = []

    def slow(*args: Any, **named: Any) -> int | None:
        found = matched(*args, **named)
        if not quicker:
            quicker.append("began")
            quicker.append(given(phone, phone.code(LATER), LATER))
        return found

    monkeypatch.setattr(rule, "matched_step", slow)
    assert given(phone, phone.code(LATER), LATER) == "wrong_code"
    assert quicker == ["began", "success"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_requests_with_one_code_one_gets_in() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL để chạy song song thật")
    phone = enrolled(cast().binh, AT)
    barrier = Barrier(8)

    def press(number: int) -> str:
        barrier.wait()
        try:
            return given(phone, phone.code(LATER), LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(press, range(8)))
    assert outcomes.count("success") == 1
