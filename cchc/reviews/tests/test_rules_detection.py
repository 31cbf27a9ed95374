"""docs/rules/reviews.md, "Kinds of findings": each kind found where it is, and only there."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from cchc.kernel.tests.rules_page import table
from cchc.kernel.text import fold
from cchc.procedures.choices import DatumSource, FieldType, Level
from cchc.reviews.choices import FindingKind, PlaceKind
from cchc.reviews.rules.detection import detect
from cchc.reviews.rules.labels import SAYS_NOTHING, TELLS_APART, alike, alike_pairs, weighty
from cchc.reviews.rules.values import Found, Reviewed, Year
from cchc.reviews.rules.wording import SUGGESTED, WHY, suggestion
from cchc.reviews.tests.examples import (
    BIRTH,
    DEATH,
    HELP,
    OLD_LAW,
    ON,
    asks,
    form,
    paper,
    procedure,
)

PAGE = "reviews.md"
K = FindingKind


def found(kind: FindingKind, *versions: Reviewed, year: Year | None = None) -> Sequence[Found]:
    every = detect(versions, year or Year(), on=ON, alike=80)
    return [each for each in every if each.kind is kind]


def removed(each: Found) -> dict[tuple[str, str], int]:
    return {
        (r.place.procedure, r.place.container or r.place.code): r.dossiers for r in each.removals
    }


def test_the_page_names_every_kind_by_its_word() -> None:
    rows = {row["kind"]: row["Vietnamese"] for row in table(PAGE, "Kinds of findings")}
    assert rows == {kind.value: kind.label for kind in K}
    assert set(SUGGESTED) == set(WHY) == set(K)


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: labels"))
def test_labels_are_alike_as_the_page_says(row: dict[str, str]) -> None:
    one, other = weighty(row["one"]), weighty(row["other"])
    assert alike(one, other, 80) is alike(other, one, 80) is (row["alike at 80"] == "yes")


def test_the_page_names_the_words_that_count() -> None:
    (row,) = table(PAGE, "Labels alike")
    assert row == {"says nothing": SAYS_NOTHING, "tells apart": TELLS_APART}


def test_a_label_of_empty_words_is_like_nothing() -> None:
    assert not alike(weighty("Họ và"), weighty("Họ và"), 50)


def test_two_forms_of_one_procedure_ask_the_same() -> None:
    (one,) = found(K.ASKED_TWICE, BIRTH)
    assert [place.container for place in one.places] == ["TK-KS", "TK-CT"]
    assert removed(one) == {("MAU.A", "TK-CT"): 100}


def test_what_comes_from_a_register_is_not_asked() -> None:
    taken = asks("a", "Nơi cư trú", source=DatumSource.REGISTER)
    assert not found(K.ASKED_TWICE, procedure("P", forms=(form("1", taken), form("2", taken))))


def test_a_form_asks_what_a_needed_paper_proves() -> None:
    (one,) = found(K.DECLARED_AND_PROVEN, BIRTH)
    assert [(p.kind, p.code) for p in one.places] == [
        (PlaceKind.FIELD, "ngay_sinh_con"),
        (PlaceKind.PAPER, "GT1"),
    ]
    optional = procedure(
        "P",
        forms=(form("1", asks("a", "Nơi sinh")),),
        papers=(paper("GT1", "Giấy", "a", is_required=False),),
    )
    assert not found(K.DECLARED_AND_PROVEN, optional)


def test_a_paper_that_is_a_form_proves_nothing() -> None:
    own = paper("GT1", "Tờ khai", "a", form="1")
    made = procedure("P", forms=(form("1", asks("a", "Nơi sinh")),), papers=(own,))
    assert not found(K.DECLARED_AND_PROVEN, made)


def test_a_paper_is_covered_by_needed_ones_and_of_two_alike_the_later() -> None:
    made = procedure(
        "P",
        papers=(
            paper("1", "Giấy một", "a", "b"),
            paper("2", "Giấy hai", "a", is_required=False),
            paper("3", "Giấy ba", "a", "b"),
            paper("4", "Giấy bốn", "c"),
        ),
        dossiers=10,
    )
    year = Year(taken={("P", "2"): 3})
    covered = found(K.PAPER_COVERED, made, year=year)
    assert [removed(each) for each in covered] == [{("P", "2"): 3}, {("P", "3"): 10}]


def test_across_procedures_only_those_who_came_again_save() -> None:
    year = Year(filings=(("MAU.A", "MAU.B"), ("MAU.B", "MAU.A", "MAU.B"), ("MAU.C", "MAU.A")))
    (one,) = found(K.ASKED_ACROSS, BIRTH, DEATH, HELP, year=year)
    assert one.key == "ho_ten_con"
    assert removed(one) == {("MAU.A", "TK-KS"): 1, ("MAU.B", "TK-KT"): 2}


def test_two_codes_with_labels_alike_may_be_the_same() -> None:
    year = Year(filings=(("MAU.B", "MAU.C"),))
    (one,) = found(K.LIKELY_SAME, DEATH, HELP, year=year)
    assert one.key == "dien_thoai|so_dien_thoai"
    assert removed(one) == {("MAU.B", "TK-KT"): 0, ("MAU.C", "TK-TC"): 1}


def test_within_one_version_the_later_of_two_alike_goes() -> None:
    both = procedure(
        "P",
        forms=(form("1", asks("a", "Nơi thường trú"), asks("b", "Nơi thường trú")),),
        dossiers=7,
    )
    (one,) = found(K.LIKELY_SAME, both)
    assert [(r.place.code, r.dossiers) for r in one.removals] == [("b", 7)]


def test_labels_of_different_types_are_not_the_same() -> None:
    fields = (asks("a", "Năm sinh"), asks("b", "Năm sinh", type=FieldType.DATE))
    assert not found(K.LIKELY_SAME, procedure("P", forms=(form("1", *fields),)))


def test_a_paper_that_the_commune_issued_itself() -> None:
    (one,) = found(K.OWN_PAPER, BIRTH, DEATH)
    assert [(p.procedure, p.kind) for p in one.places] == [
        ("MAU.B", PlaceKind.PAPER),
        ("MAU.A", PlaceKind.RESULT),
    ]
    above = replace(
        BIRTH,
        whole=replace(
            BIRTH.whole, content=replace(BIRTH.whole.content, target_level=Level.PROVINCE)
        ),
    )
    assert not found(K.OWN_PAPER, above, DEATH)


def test_a_name_of_one_word_is_contained_in_nothing() -> None:
    made = procedure("P", papers=(paper("1", "Thẻ căn cước"),))
    assert not found(K.OWN_PAPER, procedure("Q", results=("Thẻ",)), made)


def test_a_datum_is_held_when_elsewhere_it_comes_from_a_register() -> None:
    asking = procedure("P", forms=(form("1", asks("ho_ten_me", "Họ tên mẹ")),), dossiers=5)
    (one,) = found(K.HELD_DATUM, asking, HELP)
    assert removed(one) == {("P", "1"): 5}
    assert [place.note for place in one.places] == ["", "Nguồn: Cơ sở dữ liệu"]


def test_a_datum_is_held_when_an_own_paper_proves_it() -> None:
    (one,) = found(K.HELD_DATUM, BIRTH, DEATH)
    assert one.key == "ho_ten_con"
    assert one.places[-1].note == "Có trong Giấy khai sinh"


@pytest.mark.parametrize(
    ("basis", "why"),
    [("", "Không nêu căn cứ"), (OLD_LAW.number, f"{OLD_LAW.number} đã hết hiệu lực")],
)
def test_a_paper_without_basis(basis: str, why: str) -> None:
    (one,) = found(K.NO_BASIS, procedure("P", papers=(paper("1", "Đơn", basis=basis),)))
    assert one.places[0].note == why


def test_a_form_is_used_when_one_of_its_procedures_had_a_dossier() -> None:
    shared = form("TK-TC", asks("x", "Lý do"))
    assert [each.key for each in found(K.UNUSED_FORM, BIRTH, HELP)] == ["TK-TC"]
    assert not found(K.UNUSED_FORM, procedure("P", forms=(shared,), dossiers=1), HELP)


def test_the_order_of_reading_changes_nothing_and_nothing_is_found_twice() -> None:
    told = [detect(order, Year(), on=ON, alike=80) for order in permutations((BIRTH, DEATH, HELP))]
    assert all(each == told[0] for each in told)
    keys = [(each.kind, each.key) for each in told[0]]
    assert len(keys) == len(set(keys))
    assert {kind for kind, _ in keys} == set(K) - {K.PAPER_COVERED}


def test_every_finding_is_suggested_in_words() -> None:
    for each in detect((BIRTH, DEATH, HELP), Year(), on=ON, alike=80):
        said = suggestion(each.kind, each.places, each.removals)
        assert said.endswith(").")
        assert each.places[0].procedure in said or each.removals


def test_comparing_by_common_words_finds_what_comparing_all_finds() -> None:
    words = [*fold(TELLS_APART).split()[:4], "ten", "ngay", "noi", "so", "lien", "he"]
    dice = Random(7)
    labels = {frozenset(dice.sample(words, dice.randint(1, 5))) for _ in range(120)}
    slow = {frozenset((a, b)) for a in labels for b in labels if alike(a, b, 80)}
    assert {frozenset(pair) for pair in alike_pairs(labels, 80)} == slow
