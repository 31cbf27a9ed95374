"""Results in the repository: kept, verified, corrected, superseded, revoked, offered."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.results import facts, queries, services
from cchc.results.choices import Standing, Verdict
from cchc.results.models import Result
from cchc.results.services import Corrected, Revocation
from cchc.results.tests.factories import MONDAY, House, file_of, house, kept, on, unproven

pytestmark = pytest.mark.django_db
WHY = "Gõ nhầm số khi nhập."


@pytest.fixture(name="one")
def one_fixture() -> House:
    return house()


def told(row: Result, **more: Any) -> Corrected:
    names = [field.name for field in fields(Corrected)]
    return replace(Corrected(**{name: getattr(row, name) for name in names}), **more)


def revoked(one: House, row: Result, **more: Any) -> Result:
    how = {"on": date(2026, 3, 5), "ground": "Cấp sai", "document": "QĐ 5/QĐ-UBND", **more}
    return services.revoke(result=row, told=Revocation(**how), actor=one.who.hoa, at=on(6))


def test_a_kept_result_has_a_mark_of_its_own_and_its_original(one: House) -> None:
    first, second = kept(one), kept(one)
    assert first.token != second.token
    assert len(first.token) >= 20
    assert first.file.sha256 == second.file.sha256
    assert first.valid_from == MONDAY


def test_validity_does_not_end_before_it_begins(one: House) -> None:
    with pytest.raises(RuleBroken, match="trước ngày bắt đầu"):
        kept(one, valid_to=date(2026, 3, 1))
    assert not Result.objects.exists()


def test_verification_tells_the_verdict_and_nothing_of_the_content(one: House) -> None:
    row = kept(one, valid_to=date(2026, 3, 10))
    found = queries.verification(row.token, today=date(2026, 3, 10))
    assert found == queries.Verification(
        Verdict.GENUINE, one.who.ward.full_name, "Giấy khai sinh", MONDAY
    )
    assert queries.verification(row.token, today=date(2026, 3, 11)).verdict == Verdict.EXPIRED
    assert queries.verification(row.token, today=date(2026, 3, 1)).verdict == Verdict.NOT_YET
    newer = kept(one, number="8/2026", instead_of=[row.pk])
    assert queries.verification(row.token, today=MONDAY).verdict == Verdict.SUPERSEDED
    revoked(one, newer)
    assert queries.verification(newer.token, today=MONDAY).verdict == Verdict.REVOKED


@pytest.mark.parametrize("token", ["", "x", "0" * 500, "' OR 1=1 --"])
def test_a_mark_of_nobody_is_unknown(one: House, token: str) -> None:
    kept(one)
    assert queries.verification(token, today=MONDAY) == queries.Verification(Verdict.UNKNOWN)


def test_verification_asks_the_database_once(one: House, django_assert_num_queries: Any) -> None:
    row = kept(one)
    with django_assert_num_queries(1):
        queries.verification(row.token, today=MONDAY)


def test_another_person_corrects_and_both_values_stay(one: House) -> None:
    row = kept(one)
    with pytest.raises(PermissionDenied):
        services.correct(
            result=row, told=told(row, number="9"), reason=WHY, actor=one.who.binh, at=on(3)
        )
    made = services.correct(
        result=row, told=told(row, number="17/2026"), reason=WHY, actor=one.who.hoa, at=on(3)
    )
    assert made.number == "17/2026"
    (change,) = queries.corrections_of(made)
    assert (change.column, change.old, change.new) == ("Số, ký hiệu", "7/2026", "17/2026")
    found = queries.listed_results(one.who.hoa, queries.WantedResults(text="17/2026"), today=MONDAY)
    assert list(found) == [made]


@pytest.mark.parametrize(
    ("change", "reason", "message"),
    [
        ({}, WHY, "Chưa có gì khác"),
        ({"number": "9"}, "ngắn", "lý do đính chính"),
        ({"name": " "}, WHY, "tên kết quả"),
        ({"issued_on": date(2026, 4, 1)}, WHY, "tương lai"),
        ({"valid_to": date(2026, 3, 1)}, WHY, "trước ngày bắt đầu"),
    ],
)
def test_a_wrong_correction_changes_nothing(
    one: House, change: dict[str, Any], reason: str, message: str
) -> None:
    row = kept(one)
    with pytest.raises(RuleBroken, match=message):
        services.correct(
            result=row, told=told(row, **change), reason=reason, actor=one.who.hoa, at=on(3)
        )
    assert not row.corrections.exists()


def test_a_chain_of_supersession_never_closes_to_a_ring(one: House) -> None:
    first, second = kept(one), kept(one, number="8/2026")
    who: dict[str, Any] = {"actor": one.who.hoa, "at": on(4)}
    made = services.supersede(result=first, by=second, **who)
    assert made.standing_on(MONDAY) == Standing.SUPERSEDED
    with pytest.raises(RuleBroken, match="còn hiệu lực"):
        services.supersede(result=second, by=first, **who)
    with pytest.raises(RuleBroken, match="chính nó"):
        services.supersede(result=second, by=second, **who)
    with pytest.raises(RuleBroken, match="đã được thay thế"):
        services.supersede(result=first, by=second, **who)


def test_a_revoked_result_does_not_come_back(one: House) -> None:
    row = revoked(one, kept(one))
    with pytest.raises(RuleBroken, match="thu hồi"):
        revoked(one, row)
    with pytest.raises(RuleBroken, match="thu hồi"):
        services.correct(
            result=row, told=told(row, number="9"), reason=WHY, actor=one.who.hoa, at=on(7)
        )


@pytest.mark.parametrize("more", [{"ground": ""}, {"document": " "}, {"on": date(2026, 3, 7)}])
def test_a_revocation_names_day_ground_and_document(one: House, more: dict[str, Any]) -> None:
    row = kept(one)
    with pytest.raises(RuleBroken):
        revoked(one, row, **more)
    assert Result.objects.get(pk=row.pk).revoked_on is None


def test_what_superseded_is_found_by_its_number_in_the_same_field(one: House) -> None:
    row, newer = kept(one), kept(one, number="8/2026")
    kept(one, number="9/2026", field=one.copies)
    who, today = one.who.hoa, MONDAY
    assert queries.to_supersede(who, row, "8-2026", today=today) == newer
    for number in ("9/2026", "7/2026", "8", ""):
        with pytest.raises(RuleBroken, match="Không có kết quả"):
            queries.to_supersede(who, row, number, today=today)


def test_results_in_force_of_the_holder_are_offered(one: House) -> None:
    row = kept(one)
    kept(one, name="Xác nhận", number="", valid_to=date(2026, 3, 3))
    kept(one, name="Của người khác", holder=None)
    old = kept(one, name="Bản cũ", number="1")
    kept(one, name="Bản mới", number="2", instead_of=[old.pk])
    offered = [(held.name, held.label) for held in queries.held_by(one.mai, today=MONDAY)]
    assert offered == [
        ("Giấy khai sinh", "kết quả số 7/2026"),
        ("Xác nhận", "hồ sơ …-0007"),
        ("Bản mới", "kết quả số 2"),
    ]
    later = queries.held_by(one.mai, today=date(2026, 3, 4))
    assert [held.name for held in later] == ["Giấy khai sinh", "Bản mới"]
    revoked(one, row)
    assert [held.name for held in queries.held_by(one.mai, today=MONDAY)] == ["Xác nhận", "Bản mới"]


def test_a_holder_is_found_by_a_whole_number_and_named_once(one: House) -> None:
    row = kept(one, holder=None)
    who = one.who.hoa
    for text in ("038195009999", "Mai", "123"):
        with pytest.raises(RuleBroken, match="Không có ai"):
            queries.holder_meant(who, text, today=MONDAY)
    found = queries.holder_meant(who, "0912345678", today=MONDAY)
    made = services.name_holder(result=row, holder=found, actor=who, at=on(3))
    assert made.holder == one.mai
    with pytest.raises(RuleBroken, match="đã ghi"):
        services.name_holder(result=row, holder=found, actor=who, at=on(3))


def test_unit_officers_see_their_field_the_desk_sees_all_nobody_else(one: House) -> None:
    mine, other = kept(one), kept(one, field=one.copies)
    who = one.who
    assert queries.result_for(who.binh, mine.pk, today=MONDAY) == mine
    assert queries.result_for(who.hoa, other.pk, today=MONDAY) == other
    for person, row in ((who.binh, other), (who.son, mine), (who.lan, mine), (who.tam, mine)):
        with pytest.raises(Http404):
            queries.result_for(person, row.pk, today=MONDAY)
    with pytest.raises(PermissionDenied):
        services.revoke(
            result=other,
            told=Revocation(MONDAY, "Cấp sai", "QĐ 5"),
            actor=who.binh,
            at=on(3),
        )


def test_the_database_and_the_rule_agree_on_every_standing(one: House) -> None:
    kept(one, valid_to=date(2026, 3, 1), issued_on=date(2026, 2, 1))
    kept(one, issued_on=MONDAY, valid_from=date(2026, 3, 9))
    old = kept(one, valid_to=date(2026, 3, 1), issued_on=date(2026, 2, 1))
    kept(one, instead_of=[old.pk])
    revoked(one, kept(one))
    for now in Standing:
        wanted = queries.WantedResults(standing=now)
        found = queries.listed_results(one.who.hoa, wanted, today=MONDAY)
        assert {row.pk for row in found} == {
            row.pk for row in Result.objects.all() if row.standing_on(MONDAY) == now
        }
        assert found.exists()


def test_the_chain_knows_every_result_and_holds_no_number_in_clear(one: House) -> None:
    row = kept(one, number="BIMAT-77")
    revoked(one, row)
    told = audit.history(one.who.ward.code, facts.RESULT, str(row.pk))
    assert [event.act for event in told] == ["keep", "revoke"]
    assert "BIMAT" not in str([event.facts for event in told])
    assert unproven(one) == []
    Result.objects.filter(pk=row.pk).update(revoked_on=None, revoke_ground="")
    assert unproven(one) != []


def test_the_original_is_what_was_handed_in(one: House) -> None:
    row = kept(one, file=file_of(one, b"%PDF-1.4\nbyte by byte\n%%EOF\n"))
    from_store = row.file.sha256
    services.correct(
        result=row, told=told(row, name="Bản chính"), reason=WHY, actor=one.who.hoa, at=on(3)
    )
    assert Result.objects.get(pk=row.pk).file.sha256 == from_store
