"""The worked examples of docs/rules/dossier-codes.md."""

from datetime import date

import pytest

from cchc.dossiers.rules.codes import DossierCode, checked_identifier, masked
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table

PAGE = "dossier-codes.md"


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: reading"), ids=lambda r: r["text"])
def test_a_code_is_read_as_the_page_says(row: dict[str, str]) -> None:
    if row["identifier"] == "refused":
        with pytest.raises(RuleBroken, match="không phải là mã hồ sơ") as told:
            DossierCode.parse(row["text"])
        assert told.value.field == "code"
        return
    code = DossierCode.parse(row["text"])
    day, serial = date.fromisoformat(row["day"]), int(row["serial"])
    assert code == DossierCode(row["identifier"], day, serial)
    assert str(code) == row["text"].upper()


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: writing"), ids=lambda r: r["code"])
def test_a_code_is_written_and_masked_as_the_page_says(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["day"])
    code = DossierCode(checked_identifier(row["identifier"]), day, int(row["serial"]))
    assert str(code) == row["code"]
    assert masked(str(code)) == row["masked"]


@pytest.mark.parametrize("text", ["", "H5", "UBND", "H56.1000", "000.19.H56"])
def test_without_a_right_identifier_no_code_is_given(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"[Mm]ã định danh"):
        checked_identifier(text)
