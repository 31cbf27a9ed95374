"""Who acts in a sentence, and which names are one unit."""

import pytest

from cchc.plans.content import Assignee
from cchc.plans.rules.units import acting_unit, assignee, canonical_names, is_collective, unit_key

OFFICE = (
    "Bộ phận Văn phòng",
    "VP UBND phường",
    "Văn phòng UBND phường",
    "Văn phòng UBND",
    "Bộ phận VP UBND",
    "Bộ Phận VP UBND",
)
CULTURE = (
    "Bộ phận Văn hoá-Xã hội",
    "Bộ phận VHXH",
    "Bộ phận VH-XH",
    "Bộ phận Văn hóa - Xã hội",
    "Bộ phận VHXH phường",
    "Công chức Văn hóa",
)
ONE_UNIT = [
    OFFICE,
    CULTURE,
    ("Bộ phận Kế toán- Tài chính", "Công chức Tài chính - Kế toán", "Bộ phận Kế toán- tài chính"),
    ("Bộ phận Tư pháp", "Công chức Tư pháp - Hộ tịch", "Bộ phận TP-HT"),
    ("Bộ phận tiếp nhận &Trả kết quả phường", "Bộ phận Tiếp nhận và Trả kết quả"),
    ("Đài Truyền thanh phường", "Bộ phận truyền thanh phường An Bình"),
    ("Công an phường", "Công an phường An Bình"),
    ("Ủy ban MTTQ phường", "Ủy ban Mặt trận Tổ quốc phường"),
]


@pytest.mark.parametrize("names", ONE_UNIT)
def test_names_of_one_unit_are_one(names: tuple[str, ...]) -> None:
    assert len({unit_key(name) for name in names}) == 1


def test_different_units_stay_apart() -> None:
    firsts = [names[0] for names in ONE_UNIT]
    others = ["Các bộ phận", "Các tổ dân phố", "Phòng Kinh tế", "Văn phòng Đảng ủy", "UBND phường"]
    keys = [unit_key(name) for name in (*firsts, *others)]
    assert len(set(keys)) == len(keys)


def test_the_name_shown_is_written_out_and_most_frequent() -> None:
    names = canonical_names((*OFFICE, "Văn phòng UBND"))
    assert set(names.values()) == {"Văn phòng UBND"}
    assert set(canonical_names(CULTURE[:3]).values()) == {"Bộ phận Văn hoá - Xã hội"}
    assert set(canonical_names(("Phòng VH-XH",)).values()) == {"Phòng VH-XH"}


@pytest.mark.parametrize(
    ("text", "unit", "note"),
    [
        ("Văn phòng UBND hướng dẫn các bộ phận", "Văn phòng UBND", "hướng dẫn các bộ phận"),
        (
            "Các bộ phận chuyên môn thực hiện theo kế hoạch của UBND phường.",
            "Các bộ phận chuyên môn",
            "thực hiện theo kế hoạch của UBND phường",
        ),
        ("Văn phòng UBND (tổng hợp)", "Văn phòng UBND", "tổng hợp"),
        ("Văn phòng UBND: tổng hợp, báo cáo", "Văn phòng UBND", "tổng hợp, báo cáo"),
        ("Các tổ chức chính trị - xã hội", "Các tổ chức chính trị - xã hội", None),
        ("Công chức theo dõi cải cách", "Công chức theo dõi cải cách", None),
        ("Tổ kiểm tra", "Tổ kiểm tra", None),
        ("Công an phường", "Công an phường", None),
    ],
)
def test_the_acting_unit_is_parted_from_its_sentence(
    text: str, unit: str, note: str | None
) -> None:
    assert acting_unit(text) == (unit, note)


@pytest.mark.parametrize("text", ["Theo phân công", "Thường xuyên", "Rà soát văn bản"])
def test_words_that_name_nobody_are_no_unit(text: str) -> None:
    assert assignee(text, {}) == Assignee(text, None, None)


def test_a_director_is_somebody() -> None:
    assert assignee("Giám đốc Trung tâm", {}).unit == "Giám đốc Trung tâm"


def test_units_in_general_are_collective() -> None:
    assert is_collective("Các bộ phận chuyên môn")
    assert not is_collective("Bộ phận Tư pháp")
