"""Acts cited: number, date, words, and the spellings of one number."""

import pytest

from cchc.plans.content import Citation
from cchc.plans.rules.citations import act_key, apart, citations_in, gathered

CITED = [
    (
        "Nghị định số 61/2018/NĐ-CP, ngày 23/4/2018 của Chính phủ về cơ chế một cửa;",
        ("61/2018/NĐ-CP", "2018-04-23"),
    ),
    ("Quyết định số 212-QĐ/TU ngày 07/4/2021 của Thành ủy;", ("212-QĐ/TU", "2021-04-07")),
    ("Kế hoạch hành động số 22- KH/TU, ngày 23/7/2021", ("22-KH/TU", "2021-07-23")),
    ("theo Kế hoạch số 195/KH-UBND.", ("195/KH-UBND", None)),
    ("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ", ("76/NQ-CP", "2021-07-15")),
    ("Luật số 72/2025/QH15 ngày 16/6/2025", ("72/2025/QH15", "2025-06-16")),
    ("Thông tư số 03/2025/TT-VPCP ngày 31/02/2025", ("03/2025/TT-VPCP", None)),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_number_and_date_are_read(text: str, expected: tuple[str, str | None]) -> None:
    (cited,) = citations_in(text)
    assert (cited.citation.number, cited.citation.date) == expected


def test_each_act_keeps_the_words_of_its_own_clause() -> None:
    text = (
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2023 của UBND tỉnh về việc A, "
        "Kế hoạch số 2/KH-UBND ngày 03/01/2023 của UBND thành phố về việc B; "
        "UBND phường ban hành Kế hoạch như sau:"
    )
    assert [cited.citation.text for cited in citations_in(text)] == [
        "Kế hoạch số 1/KH-UBND ngày 02/01/2023 của UBND tỉnh về việc A",
        "Kế hoạch số 2/KH-UBND ngày 03/01/2023 của UBND thành phố về việc B",
    ]


def test_laws_without_a_number_are_taken_where_asked() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
    assert citations_in(text) == ()
    (law,) = citations_in(text, laws=True)
    assert (law.citation.number, law.citation.date) == (None, "2025-06-16")


@pytest.mark.parametrize(
    "text", ["Kế hoạch CCHC năm 2023", "Đề án 06", "TCVN ISO 9001: 2015", "số 5 phố A", ""]
)
def test_what_has_no_number_of_an_act_is_no_citation(text: str) -> None:
    assert citations_in(text) == ()


def test_spellings_of_one_number_are_one_act_with_variants() -> None:
    acts = gathered(
        [
            Citation("a", "22/KH-TU", "2021-07-23"),
            Citation("b", "22-KH/TU", "2021-07-23"),
            Citation("c", "22/KH-TU", None),
        ]
    )
    assert acts == (Citation("a", "22/KH-TU", "2021-07-23", ("22-KH/TU",)),)


def test_acts_of_another_date_or_number_are_other_acts() -> None:
    one = Citation("a", "22/KH-TU", "2021-07-23")
    assert len(gathered([one, Citation("b", "22/KH-TU", "2022-07-23")])) == 2
    assert len(gathered([one, Citation("b", "23/KH-TU", "2021-07-23")])) == 2
    assert act_key("22/KH-TU") != act_key("22/QĐ-TU")


def test_a_spelling_found_elsewhere_goes_to_the_legal_basis() -> None:
    bases, others = apart(
        [Citation("a", "22/KH-TU", None)],
        [Citation("b", "22-KH/TU", "2021-07-23"), Citation("c", "1/CT-UBND", None)],
    )
    assert bases == (Citation("a", "22/KH-TU", "2021-07-23", ("22-KH/TU",)),)
    assert [other.number for other in others] == ["1/CT-UBND"]
