"""Targets: what is measured, how it compares, with which value."""

import pytest

from cchc.plans.rules.measured import Measured, measured_in


def one(text: str) -> Measured:
    (measured,) = measured_in(text)
    return measured


@pytest.mark.parametrize(
    ("text", "measure", "comparison", "value", "unit"),
    [
        ("- Duy trì tỷ lệ đúng hạn từ 99,9% trở lên.", "tỷ lệ đúng hạn", "ge", "99.9", "%"),
        ("Mức độ hài lòng đạt tối thiểu 98%", "Mức độ hài lòng", "ge", "98", "%"),
        ("Tối thiểu 95% hồ sơ được trả đúng hạn.", "hồ sơ được trả đúng hạn", "ge", "95", "%"),
        ("100% hồ sơ được số hóa", "hồ sơ được số hóa", "eq", "100", "%"),
        ("Tỷ lệ hồ sơ quá hạn không quá 0,5%", "Tỷ lệ hồ sơ quá hạn", "le", "0.5", "%"),
        ("Tỷ lệ hồ sơ trực tuyến đạt trên 80 %", "Tỷ lệ hồ sơ trực tuyến", "ge", "80", "%"),
        ("Tổ chức ít nhất 02 lớp tập huấn", "Tổ chức", "ge", "2", "lớp tập"),
    ],
)
def test_a_number_makes_a_measured_thing(
    text: str, measure: str, comparison: str, value: str, unit: str
) -> None:
    found = one(text)
    assert (found.comparison, found.value) == (comparison, value)
    assert found.measure is not None
    assert found.measure.startswith(measure)
    assert (found.unit or "").startswith(unit)


def test_a_direction_measures_nothing() -> None:
    assert one("Tiếp tục đẩy mạnh cải cách.") == Measured(
        "Tiếp tục đẩy mạnh cải cách", None, "none", None, None
    )


def test_to_end_something_altogether_is_measured_without_a_number() -> None:
    found = one("Khắc phục triệt để tình trạng đòi thêm giấy tờ")
    assert found.measure == "tình trạng đòi thêm giấy tờ"
    assert (found.comparison, found.value) == ("none", None)


def test_several_things_in_one_item_come_apart() -> None:
    text = (
        "Giữ tỷ lệ A từ 99,9% trở lên; 100% hồ sơ B được nộp qua mạng và được số hóa; 98% C, 90% D."
    )
    found = list(measured_in(text))
    assert [(f.measure, f.value) for f in found] == [
        ("Giữ tỷ lệ A", "99.9"),
        ("hồ sơ B được nộp qua mạng", "100"),
        ("hồ sơ B được số hóa", "100"),
        ("C", "98"),
        ("D", "90"),
    ]
