"""docs/rules/sign-in.md: the rule of locking and of passwords, case by case."""

from datetime import datetime

import pytest

from cchc.kernel.clock import HANOI
from cchc.kernel.tests.rules_page import table
from cchc.organisation.rules import passwords
from cchc.organisation.rules.sign_in import UNTIL_UNLOCKED, Policy, Standing, judge

AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
POLICY = Policy(failures=5, lock_hours=12)
PAGE = "sign-in.md"


def moment(clock: str) -> datetime | None:
    """That time of the day of the attempt."""
    return AT.replace(hour=int(clock[:2]), minute=int(clock[3:])) if clock else None


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: an attempt"))
def test_each_attempt_does_to_the_account_what_the_page_says(row: dict[str, str]) -> None:
    standing = Standing(True, int(row["failures before"]), moment(row["locked until"]))
    verdict = judge(standing, right=row["password"] == "right", at=AT, policy=POLICY)
    assert verdict.outcome == row["outcome"]
    assert verdict.failures == int(row["failures after"])
    assert verdict.locked_until == moment(row["locked afterwards"])


def test_a_lock_by_hand_outlasts_every_attempt() -> None:
    standing = Standing(is_active=True, failures=2, locked_until=UNTIL_UNLOCKED)
    assert judge(standing, right=True, at=AT, policy=POLICY).outcome == "locked"


def test_a_closed_account_is_refused_even_with_the_right_password() -> None:
    standing = Standing(is_active=False, failures=0, locked_until=None)
    assert judge(standing, right=True, at=AT, policy=POLICY).outcome == "wrong"


def test_zero_hours_lock_until_somebody_unlocks() -> None:
    standing = Standing(is_active=True, failures=4, locked_until=None)
    verdict = judge(standing, right=False, at=AT, policy=Policy(5, 0))
    assert verdict.locked_until == UNTIL_UNLOCKED


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: a password"))
def test_a_password_is_told_what_it_lacks(row: dict[str, str]) -> None:
    told = " ".join(passwords.problems(row["password"], username="khang", least=8))
    assert (row["lacks"] in told) if row["lacks"] else (told == "")


def test_a_password_has_an_end() -> None:
    assert list(passwords.problems("Aa1!" * 33, username="khang", least=8)) == [
        "Mật khẩu không được dài quá 128 ký tự."
    ]


def test_a_first_password_is_always_good_enough_and_never_the_same() -> None:
    drawn = {passwords.initial() for _ in range(200)}
    assert len(drawn) == 200
    for password in drawn:
        assert list(passwords.problems(password, username="quan", least=14)) == []
        assert not set(password) & set("Il1O0o")
