"""docs/rules/citizens.md, case by case."""

from datetime import date, datetime

import pytest

from cchc.citizens.choices import CitizenKind, Gender, IdKind
from cchc.citizens.rules import cccd, details, masking, names, phones
from cchc.citizens.rules.details import Details
from cchc.citizens.rules.masking import Eye
from cchc.citizens.tests.factories import TODAY
from cchc.kernel.tests.rules_page import table

PAGE = "citizens.md"


def day(text: str) -> date | None:
    """A date as the page writes it."""
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007  a day


def codes(found: list[cccd.Oddity]) -> str:
    """Oddities as the page names them."""
    return ", ".join(oddity.code for oddity in found)


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: identity numbers"))
def test_what_is_odd_about_an_identity_number(row: dict[str, str]) -> None:
    found = cccd.oddities(
        row["number"], born_on=day(row["born on"]), gender=row["gender"], today=TODAY
    )
    assert codes(found) == row["oddities"]
    assert all(oddity.text.endswith(".") and oddity.field == "id_number" for oddity in found)


def test_there_are_63_provinces_from_1_to_96() -> None:
    assert len(cccd.PROVINCES) == 63
    assert (min(cccd.PROVINCES), max(cccd.PROVINCES)) == (1, 96)


def test_a_number_tells_year_and_gender_of_three_centuries() -> None:
    said = [cccd.told(f"038{digit}07000001") for digit in range(6)]
    assert [told and (told.year, told.gender) for told in said] == [
        (1907, "male"), (1907, "female"), (2007, "male"), (2007, "female"), (2107, "male"),
        (2107, "female"),
    ]  # fmt: skip
    assert {told.gender for told in said if told} == set(Gender.values)


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: other numbers"))
def test_numbers_in_one_way_of_writing(row: dict[str, str]) -> None:
    said = Details(kind=row["kind"], name="A", id_kind=row["paper"], id_number=row["typed"])
    kept = details.uniform(said)
    assert kept.id_number == row["kept"]
    assert codes(details.oddities(kept, today=TODAY)) == row["oddities"]


def test_the_codes_of_the_rules_are_those_of_the_choices() -> None:
    assert (details.PERSON, details.HOUSEHOLD) == (CitizenKind.PERSON, CitizenKind.HOUSEHOLD)
    assert masking.BUSINESS == CitizenKind.BUSINESS
    assert {row["paper"] for row in table(PAGE, "Worked examples: other numbers")} == set(
        IdKind.values
    )


def test_a_company_has_no_birthday_and_no_number_has_no_kind() -> None:
    said = Details("1", " Công  ty A ", "cccd", " ", "", " a@b.vn ", "", date(1995, 8, 15), "male")
    assert details.uniform(said) == Details("1", "Công ty A", email="a@b.vn")


def test_phone_and_birthday_are_looked_at_too() -> None:
    said = Details("0", "A", phone="123", born_on=date(2026, 3, 11))
    assert codes(details.oddities(said, today=TODAY)) == "phone, born_later"


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: phones"))
def test_phones_in_one_way_of_writing(row: dict[str, str]) -> None:
    found = phones.normal(row["typed"])
    assert phones.kept(row["typed"]) == row["kept"]
    assert (found.kind if found else "") == row["kind"]
    assert (phones.international(found) if found else "") == row["abroad"]
    assert phones.normal(row["kept"]) == found  # once is enough


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: masking"))
def test_each_eye_sees_what_the_page_says(row: dict[str, str]) -> None:
    value = row["value"]
    for eye in Eye:
        seen = {
            "name": lambda eye=eye: masking.name(value, row["kind"], eye),
            "number": lambda eye=eye: masking.number(masking.tail(value), eye),
            "phone": lambda eye=eye: masking.phone(value, eye),
            "address": lambda eye=eye: masking.address(value, eye),
            "born": lambda eye=eye: masking.year(day(value), eye),
        }[row["what"]]()
        assert seen == row[eye], eye


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: search by name"))
def test_which_beginnings_find_a_name(row: dict[str, str]) -> None:
    asked = names.asked(row["typed"])
    found = bool(asked) and any(key.startswith(asked) for key in names.keys(row["name"]))
    assert found is (row["found"] == "yes")


def test_a_long_name_has_a_limited_number_of_keys() -> None:
    keys = names.keys(" ".join(f"chu{number}" for number in range(40)))
    assert len(keys) == names.MOST_KEYS
