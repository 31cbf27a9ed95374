"""Versions of a procedure: drafted, published, ended by the next one, withdrawn."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.procedures import facts, queries, services
from cchc.procedures.choices import VersionState
from cchc.procedures.models import Paper, Procedure, ProcedureVersion
from cchc.procedures.tests.factories import (
    BIRTH,
    NOW,
    PAPERS,
    announcement,
    birth,
    drafted,
    fresh,
    published,
)

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 3, 2, 9, tzinfo=HANOI)


def second(who: Cast, *, valid_from: date = date(2026, 4, 1), **change: Any) -> ProcedureVersion:
    """The next version, published on 02/03/2026."""
    procedure = Procedure.objects.get(agency=who.ward, code=BIRTH.code)
    draft = services.copy_in_force(procedure=procedure, actor=who.quan, at=LATER)
    if change:
        services.revise(version=draft, content=birth(**change), actor=who.quan, at=LATER)
    said = announcement(
        decision_on=date(2026, 2, 20),
        effective_on=date(2026, 3, 1),
        published_on=date(2026, 3, 2),
        valid_from=valid_from,
    )
    return services.publish(version=draft, announcement=said, actor=who.quan, at=LATER)


def disagreeing() -> list[tuple[str, str]]:
    """The records of which the rows say something else than their history."""
    wrong = []
    for source in facts.SOURCES:
        for key, now in source.current("anbinh"):
            state: dict[str, object] = {}
            for view in audit.history("anbinh", source.kind, key):
                state |= view.facts
            wrong += [] if state == now else [(source.kind, key)]
    return wrong


def applied(version: ProcedureVersion, day: date) -> int | None:
    found = queries.version_on(version.procedure, day)
    return found.number if found else None


def test_a_published_version_is_read_back_whole_in_few_queries() -> None:
    version = published(cast().quan)
    with CaptureQueriesContext(connection) as asked:
        whole = queries.whole(version)
    assert len(asked) <= 8
    assert whole.content == birth()
    assert whole.entry == BIRTH
    assert whole.pk == version.pk
    assert [paper.pk for paper in whole.content.papers] == list(
        Paper.objects.filter(version=version).values_list("pk", flat=True)
    )


def test_a_version_is_applied_from_its_first_day() -> None:
    version = published(cast().quan)
    assert applied(version, date(2026, 1, 4)) is None
    assert applied(version, date(2026, 1, 5)) == 1
    assert applied(version, date(2030, 1, 1)) == 1


def test_the_next_version_ends_the_one_before_and_old_days_keep_theirs() -> None:
    who = cast()
    first = published(who.quan)
    new = second(who, name="Đăng ký khai sinh, bản mới")
    assert new.number == 2
    assert fresh(first).valid_to == date(2026, 3, 31)
    assert (applied(first, date(2026, 3, 31)), applied(first, date(2026, 4, 1))) == (1, 2)
    assert Procedure.objects.get().name == "Đăng ký khai sinh, bản mới"


def test_a_published_version_is_immutable() -> None:
    who = cast()
    version = published(who.quan)
    with pytest.raises(RuleBroken, match="không sửa được"):
        services.revise(version=version, content=birth(fee=1), actor=who.quan, at=LATER)
    with pytest.raises(RuleBroken, match="không sửa được"):
        services.drop(version=version, actor=who.quan, at=LATER)
    with pytest.raises(RuleBroken, match="không sửa được"):
        services.publish(version=version, announcement=announcement(), actor=who.quan, at=LATER)


def test_a_draft_that_is_not_complete_is_not_published() -> None:
    draft = drafted(cast().quan, content=birth(limit_amount=Decimal(3)))
    actor = draft.drafted_by
    assert isinstance(actor, User)
    with pytest.raises(RuleBroken, match="thiếu 480 phút"):
        services.publish(version=draft, announcement=announcement(), actor=actor, at=NOW)
    assert fresh(draft).state == VersionState.DRAFT


def test_nothing_is_applied_backwards() -> None:
    who = cast()
    published(who.quan)
    with pytest.raises(RuleBroken, match="không thay lùi"):
        second(who, valid_from=date(2026, 3, 1))
    assert ProcedureVersion.objects.filter(state=VersionState.PUBLISHED).count() == 1


def test_a_procedure_has_one_draft_at_a_time() -> None:
    who = cast()
    version = published(who.quan)
    services.copy_in_force(procedure=version.procedure, actor=who.quan, at=LATER)
    with pytest.raises(RuleBroken, match="đã có một bản dự thảo"):
        services.copy_in_force(procedure=version.procedure, actor=who.quan, at=LATER)


def test_a_dropped_first_draft_leaves_nothing_behind() -> None:
    who = cast()
    services.drop(version=drafted(who.quan), actor=who.quan, at=NOW)
    assert not Procedure.objects.exists()
    assert not Paper.objects.exists()
    assert disagreeing() == []


def test_a_withdrawn_version_is_applied_until_the_day_before() -> None:
    who = cast()
    version = published(who.quan)
    on = date(2026, 3, 2)
    services.withdraw(version=version, on=on, reason="QĐ 9 bãi bỏ", actor=who.quan, at=LATER)
    assert fresh(version).state == VersionState.WITHDRAWN
    assert applied(version, on - timedelta(days=1)) == 1
    assert applied(version, on) is None


def test_a_version_withdrawn_before_it_began_lets_the_one_before_go_on() -> None:
    who = cast()
    first = published(who.quan)
    new = second(who)
    services.withdraw(
        version=new, on=date(2026, 3, 2), reason="Công bố nhầm", actor=who.quan, at=LATER
    )
    assert fresh(first).valid_to is None
    assert applied(first, date(2026, 4, 1)) == 1
    assert disagreeing() == []


@pytest.mark.parametrize(
    ("on", "reason", "says"),
    [
        (date(2026, 3, 1), "Vì", "lùi về ngày đã qua"),
        (date(2026, 3, 2), " ", "Ghi lý do"),
    ],
)
def test_what_keeps_a_version_from_being_withdrawn(on: date, reason: str, says: str) -> None:
    who = cast()
    version = published(who.quan)
    with pytest.raises(RuleBroken, match=says):
        services.withdraw(version=version, on=on, reason=reason, actor=who.quan, at=LATER)


def test_only_the_office_of_the_owner_changes_the_catalogue() -> None:
    who = cast()
    version = published(who.quan)
    for actor in (who.minh, who.hoa, who.binh, who.tam, who.hanh, who.quantri, other_ward()):
        with pytest.raises(PermissionDenied):
            services.copy_in_force(procedure=version.procedure, actor=actor, at=LATER)


def test_the_catalogue_above_is_seen_below_and_nowhere_else() -> None:
    who = cast()
    khang = other_ward(who.superior)
    today = NOW.date()
    version = published(who.quan)
    Procedure.objects.update(agency=who.superior)
    assert list(queries.visible_to(who.hoa, today=today)) == [version.procedure]
    assert list(queries.visible_to(khang, today=today)) == [version.procedure]
    assert queries.procedure_with_code(khang.agency, BIRTH.code) == version.procedure
    Procedure.objects.update(agency=who.ward)
    assert not queries.visible_to(khang, today=today).exists()
    assert not queries.visible_to(who.hanh, today=today).exists()


def test_drafts_are_seen_by_who_manages_the_catalogue() -> None:
    who = cast()
    draft = drafted(who.quan)
    today = NOW.date()
    assert list(queries.visible_to(who.quan, today=today)) == [draft.procedure]
    assert not queries.visible_to(who.binh, today=today).exists()


@pytest.mark.parametrize("text", ["khai sinh", "KHAI  dang", "đăng ký", "mau.ht.01", "ho tich"])
def test_search_needs_no_accents(text: str) -> None:
    who = cast()
    published(who.quan)
    assert queries.search(who.hoa, text, today=NOW.date()).count() == 1
    assert not queries.search(who.hoa, f"{text} không có", today=NOW.date()).exists()


def test_a_changed_paper_of_a_published_version_is_found_by_the_verification() -> None:
    version = published(cast().quan)
    assert disagreeing() == []
    Paper.objects.filter(version=version, code="GT2").update(is_required=False, condition="Tùy")
    assert disagreeing() == [(facts.VERSION, str(version.pk))]


def test_an_entry_of_another_field_or_level_is_refused() -> None:
    who = cast()
    published(who.quan)
    other = replace(BIRTH, field_code="CT", field_name="Chứng thực", is_sensitive=False)
    with pytest.raises(RuleBroken, match="đã thuộc lĩnh vực"):
        drafted(who.quan, entry=other)
    with pytest.raises(RuleBroken, match="đã là của lĩnh vực"):
        drafted(who.quan, entry=replace(BIRTH, field_name="Tên khác"))


def test_the_database_refuses_a_paper_that_is_neither_given_nor_shown() -> None:
    version = published(cast().quan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(version=version, code=PAPERS[0].code).update(originals=0)
