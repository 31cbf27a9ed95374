"""docs/rules/second-factor.md, line by line."""

from datetime import UTC, datetime

import pyotp
import pytest

from cchc.kernel.tests.rules_page import table
from cchc.organisation.rules import second_factor as rule

PAGE = "second-factor.md"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
YES = {"yes": True, "no": False}


@pytest.mark.parametrize("row", table(PAGE, "Which code counts"))
def test_a_code_counts_in_its_step_and_one_beside_it_once(row: dict[str, str]) -> None:
    step = int(row["code of step"])
    code = pyotp.HOTP(SECRET).at(step)
    now = datetime.fromtimestamp(100 * 30 + int(row["now, in seconds"]), tz=UTC)
    found = rule.matched_step(SECRET, code, now, last_step=int(row["last step used"]))
    assert found == (step if YES[row["counts"]] else None)


@pytest.mark.parametrize("row", table(PAGE, "What is read as a recovery code"))
def test_a_recovery_code_is_read_however_it_is_typed(row: dict[str, str]) -> None:
    assert rule.read_recovery_code(row["typed"]) == row["read"]


@pytest.mark.parametrize("row", table(PAGE, "Of whom it is demanded"))
def test_it_is_demanded_as_the_page_says(row: dict[str, str]) -> None:
    demanded = rule.is_demanded(
        of_everybody=YES[row["of everybody"]],
        of_administrators=YES[row["of administrators"]],
        administers=YES[row["administers"]],
    )
    assert demanded == YES[row["demanded"]]


@pytest.mark.parametrize(
    ("moment", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_the_codes_are_those_of_the_rfc(moment: int, code: str) -> None:
    """RFC 6238, appendix B; six digits are the last of its eight."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890"
    at = datetime.fromtimestamp(moment, tz=UTC)
    assert rule.matched_step(secret, code, at, last_step=0) == moment // 30


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "１２３４５６", "abcdef"])
def test_what_is_no_code_is_wrong(typed: str) -> None:
    at = datetime.fromtimestamp(3000, tz=UTC)
    assert rule.matched_step(SECRET, typed, at, last_step=0) is None


def test_a_code_may_be_typed_in_two_halves() -> None:
    at = datetime.fromtimestamp(3000, tz=UTC)
    code = pyotp.HOTP(SECRET).at(100)
    assert rule.matched_step(SECRET, f"{code[:3]} {code[3:]}", at, last_step=0) == 100


def test_secrets_and_recovery_codes_are_long_and_never_the_same() -> None:
    assert len({rule.new_secret() for _ in range(50)}) == 50
    assert all(len(rule.new_secret()) == 32 for _ in range(5))
    codes = rule.new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(rule.read_recovery_code(code) == code for code in codes)
    assert not set(codes) & set(rule.new_recovery_codes())


def test_the_app_is_told_account_and_issuer() -> None:
    said = rule.address_for_app(SECRET, account="binh", issuer="CCHC")
    assert said.startswith("otpauth://totp/CCHC:binh?")
    assert f"secret={SECRET}" in said
    assert rule.in_groups("ABCDEFGH") == "ABCD EFGH"
