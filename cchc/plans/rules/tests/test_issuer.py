"""Which names mean one agency."""

import pytest

from cchc.plans.rules.issuer import is_same_agency


@pytest.mark.parametrize(
    ("issuer", "agency", "same"),
    [
        ("UBND phường An Bình", "UBND phường An Bình (mẫu)", True),
        ("Ủy ban nhân dân phường An Bình", "UBND phường An Bình", True),
        ("Uỷ ban nhân dân phường Hoà Bình", "UBND phường Hòa Bình", True),
        ("", "UBND phường An Bình", True),
        ("UBND phường Hòa Bình", "UBND phường An Bình", False),
        ("UBND xã An Bình", "UBND phường An Bình", False),
        ("UBND phường An", "UBND phường An Bình", False),
    ],
)
def test_names_of_one_agency_are_told_from_those_of_two(
    issuer: str, agency: str, same: bool
) -> None:
    assert is_same_agency(issuer, agency) is same
