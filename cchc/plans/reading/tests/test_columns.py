"""Header words of one cell: which column it heads."""

import pytest

from cchc.plans.reading.columns import Role, role_of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Đơn vị thực hiện", Role.LEAD),
        ("Cơ quan, bộ phận thực hiện chính", Role.LEAD),
        ("Đơn vị, cá nhân thực hiện", Role.LEAD),
        ("Đơn vị phối hợp thực hiện", Role.CO),
        ("Cơ quan, bộ phận phối hợp thực hiện", Role.CO),
        ("Bộ phận thực hiện chính", Role.LEAD),
        ("Cơ quan, đơn vị cùng thực hiện", Role.CO),
        ("Cùng thực hiện", Role.CO),
        ("Bộ phận cùng tham gia", Role.CO),
        ("Đơn vị tham gia", Role.CO),
        ("Các cơ quan, tổ chức tham gia thực hiện", Role.CO),
        ("Đơn vị hỗ trợ", Role.CO),
        ("Bộ phận liên quan", Role.CO),
        ("Đơn vị tham mưu thực hiện", Role.LEAD),
        ("Phối hợp thực hiện", Role.CO),
        ("Nội dung thực hiện", Role.TASK),
        ("Thời gian thực hiện", Role.DUE),
        ("Đơn vị tính", Role.MEASURE_UNIT),
        ("Địa bàn", None),
    ],
)
def test_who_carries_out_is_the_lead_and_who_helps_to_is_not(
    header: str, role: Role | None
) -> None:
    assert role_of(header) is role
