"""Signing in, locking, changing the password: services against the database."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher

from cchc.kernel import audit
from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.organisation import services
from cchc.organisation.choices import SignInOutcome
from cchc.organisation.models import SignIn, User
from cchc.organisation.rules.sign_in import ADDRESS_FAILURES
from cchc.organisation.tests.factories import PASSWORD, Cast, cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
HERE = "10.0.0.7"


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    return cast()


def attempt(
    username: str, password: str = PASSWORD, at: datetime = AT, address: str = HERE
) -> SignInOutcome:
    return services.sign_in(username=username, password=password, address=address, at=at).outcome


def test_the_right_password_opens_and_forgets_failures(ward: Cast) -> None:
    assert attempt("binh", "sai") == "wrong"
    assert attempt(" BINH ") == "success"
    assert User.objects.get(username="binh").failed_sign_ins == 0


def test_signing_in_is_the_last_that_is_known_of_the_account(ward: Cast) -> None:
    attempt("binh")
    attempt("binh", "sai", at=AT + timedelta(days=1))
    assert User.objects.get(username="binh").last_login == AT


def test_the_fifth_failure_locks_for_twelve_hours_and_is_in_the_chain(ward: Cast) -> None:
    for _ in range(5):
        assert attempt("binh", "sai") == "wrong"
    assert attempt("binh") == "locked"
    assert attempt("binh", at=AT + timedelta(hours=11, minutes=59)) == "locked"
    assert attempt("binh", at=AT + timedelta(hours=12)) == "success"
    acts = [event.act for event in audit.history("anbinh", "account", str(ward.binh.pk))]
    assert acts.count("lock_after_failures") == 1


def test_the_administrator_unlocks_and_the_chain_says_who(ward: Cast) -> None:
    for _ in range(5):
        attempt("binh", "sai")
    services.unlock_account(user=ward.binh, actor=ward.quantri, at=AT)
    assert attempt("binh") == "success"
    last = audit.history("anbinh", "account", str(ward.binh.pk))[-1]
    assert (last.act, last.actor) == ("unlock_account", ward.quantri.actor_key)


def test_every_attempt_is_noted_without_what_was_typed(ward: Cast) -> None:
    attempt("binh")
    attempt("binh", "sai")
    attempt("Mat-khau-go-nham-1")
    noted = list(SignIn.objects.order_by("pk").values_list("user", "outcome", "address"))
    assert noted == [
        (ward.binh.pk, "success", HERE),
        (ward.binh.pk, "wrong", HERE),
        (None, "wrong", HERE),
    ]


def test_a_machine_that_fails_too_often_waits_whoever_it_tries(ward: Cast) -> None:
    for number in range(ADDRESS_FAILURES):
        assert attempt(f"khong-co-{number}") == "wrong"
    assert attempt("binh") == "throttled"
    assert attempt("binh", address="10.0.0.8") == "success"
    assert attempt("binh", at=AT + timedelta(minutes=16)) == "success"


def test_a_locked_or_closed_account_does_not_open(ward: Cast) -> None:
    services.lock_account(user=ward.binh, actor=ward.quantri, at=AT, reason="nghi lộ mật khẩu")
    assert attempt("binh") == "locked"
    services.close_account(user=ward.son, actor=ward.quantri, at=AT, reason="nghỉ việc")
    assert attempt("son") == "wrong"


def test_an_administrators_password_is_old_after_two_months(ward: Cast) -> None:
    services.change_password(user=ward.quantri, old=PASSWORD, new="Hoa-mai-vang-26!", at=AT)
    attempt("quantri", "Hoa-mai-vang-26!", AT + timedelta(days=60))
    assert not User.objects.get(username="quantri").must_change_password
    attempt("quantri", "Hoa-mai-vang-26!", AT + timedelta(days=60, minutes=1))
    assert User.objects.get(username="quantri").must_change_password
    attempt("binh", at=AT + timedelta(days=60, minutes=1))
    assert not User.objects.get(username="binh").must_change_password


def test_the_password_changes_only_with_the_old_one(ward: Cast) -> None:
    with pytest.raises(RuleBroken) as told:
        services.change_password(user=ward.binh, old="sai", new="Hoa-mai-vang-26!", at=AT)
    assert told.value.field == "old"
    changed = services.change_password(user=ward.binh, old=PASSWORD, new="Hoa-mai-vang-26!", at=AT)
    assert not changed.must_change_password
    assert attempt("binh", "Hoa-mai-vang-26!") == "success"
    assert attempt("binh") == "wrong"


def test_the_last_ten_passwords_do_not_come_back(ward: Cast) -> None:
    now = PASSWORD
    for number in range(10):
        new = f"Hoa-mai-{number}-Xuan!"
        services.change_password(
            user=ward.binh, old=now, new=new, at=AT + timedelta(minutes=number)
        )
        ward.binh.refresh_from_db()
        now = new
    with pytest.raises(RuleBroken, match="10 mật khẩu gần nhất"):
        services.change_password(user=ward.binh, old=now, new="Hoa-mai-0-Xuan!", at=AT)
    services.change_password(user=ward.binh, old=now, new=PASSWORD, at=AT + timedelta(hours=1))


def test_a_reset_password_must_be_changed_at_once(ward: Cast) -> None:
    services.reset_password(user=ward.binh, password="Hoa-cuc-vang-26!", actor=ward.quantri, at=AT)
    assert attempt("binh", "Hoa-cuc-vang-26!") == "success"
    assert User.objects.get(username="binh").must_change_password
    payloads = [event.payload for event in audit.history("anbinh", "account", str(ward.binh.pk))]
    assert "Hoa-cuc-vang-26!" not in str(payloads)


def test_nobody_locks_or_closes_themselves_or_the_last_administrator(ward: Cast) -> None:
    for act in (services.lock_account, services.close_account):
        with pytest.raises(RuleBroken, match="của mình"):
            act(user=ward.quantri, actor=ward.quantri, at=AT, reason="thử")
    with pytest.raises(RuleBroken, match="quản trị viên cuối cùng"):
        services.close_account(user=ward.quantri, actor=ward.minh, at=AT, reason="thử")
    with pytest.raises(RuleBroken, match="lý do"):
        services.lock_account(user=ward.binh, actor=ward.quantri, at=AT, reason=" ")


def test_a_name_is_given_once_and_a_first_password_is_checked(ward: Cast) -> None:
    new: dict[str, Any] = {
        "agency": ward.ward,
        "full_name": "Cao Văn Em",
        "actor": ward.quantri,
        "at": AT,
    }
    with pytest.raises(RuleBroken) as told:
        services.open_account(username="Binh", password=PASSWORD, **new)
    assert told.value.field == "username"
    with pytest.raises(RuleBroken, match="chữ hoa"):
        services.open_account(username="em", password="yeu-qua-1", **new)


def test_unknown_locked_and_wrong_all_cost_one_hash(
    ward: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.lock_account(user=ward.son, actor=ward.quantri, at=AT, reason="thử")
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    for username in ("khong-ai", "son", "binh"):
        hashed.clear()
        assert attempt(username, "sai") != "success"
        assert hashed == ["sai"], username
