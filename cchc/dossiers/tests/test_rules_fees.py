"""What is due and owed, and the VietQR payload; docs/rules/dossier-fees.md."""

import pytest

from cchc.dossiers.rules.fees import due_now, outstanding
from cchc.dossiers.rules.vietqr import crc, purpose_of, vietqr
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table

PAGE = "dossier-fees.md"
OWED = table(PAGE, "What is due, and what is still owed")
CODES = table(PAGE, "VietQR")
PURPOSES = table(PAGE, "The purpose of a transfer")


@pytest.mark.parametrize("row", OWED, ids=lambda row: " ".join(row.values()))
def test_what_is_due_and_owed(row: dict[str, str]) -> None:
    due = due_now(row["mode"], int(row["fee"]), int(row["state"]))
    assert due == int(row["due"])
    owed = outstanding(due, int(row["paid"]), is_exempt=row["exempt"] == "yes")
    assert owed == int(row["owed"])


@pytest.mark.parametrize("row", CODES, ids=lambda row: row["payload"][-4:])
def test_the_published_codes_are_reproduced(row: dict[str, str]) -> None:
    amount = int(row["amount"]) if row["amount"] else None
    made = vietqr(row["bank"], row["account"], amount, row["purpose"], row["bill"])
    assert made == row["payload"]
    assert crc(made[:-4]) == made[-4:]


def test_the_crc_is_the_known_one() -> None:
    assert len(CODES) == 2
    assert crc("123456789") == "29B1"


@pytest.mark.parametrize("row", PURPOSES, ids=lambda row: row["purpose"])
def test_the_purpose_is_day_and_serial(row: dict[str, str]) -> None:
    assert purpose_of(row["dossier"]) == row["purpose"]


@pytest.mark.parametrize("amount", [0, -8000])
def test_no_code_without_an_amount_above_nothing(amount: int) -> None:
    with pytest.raises(RuleBroken, match="lớn hơn 0"):
        vietqr("970403", "0011012345678", amount)
