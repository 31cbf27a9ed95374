"""A request from its reception to its end: deadlines owed, identity first, extract, refusal."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404

from cchc.citizens.tests.factories import registered
from cchc.documents import render
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import ReadNote
from cchc.obligations.choices import State as Owed
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.privacy import queries, services
from cchc.privacy.choices import State
from cchc.privacy.tests.factories import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    fresh,
    identified,
    received,
    replied,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def test_both_deadlines_are_owed_by_the_desk_from_the_reception(who: Cast) -> None:
    row = received(who, "view")
    assert (row.replying.due_on, row.doing.due_on) == (date(2026, 3, 11), date(2026, 3, 19))
    assert row.replying.unit == who.units["Bộ phận Tiếp nhận và Trả kết quả"]
    assert "Mai" not in f"{row.replying} {row.doing} {row.doing.subject_label}"
    assert (row.number, received(who).number) == (1, 2)


def test_name_contact_and_words_lie_encrypted(who: Cast) -> None:
    received(who)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM privacy_datarequest")
        kept = "".join(str(cell) for cell in cursor.fetchone())
    for closed in ("Mai", "0912345678", "Xóa giúp"):
        assert closed not in kept


def test_nothing_is_done_before_the_identity_was_checked(who: Cast) -> None:
    row = received(who, "view")
    for act in (services.reply, services.finish):
        with pytest.raises(RuleBroken, match="Chờ kiểm tra danh tính"):
            act(request=row, text="Xong.", actor=who.hoa, at=TUESDAY)
    with pytest.raises(RuleBroken, match="danh tính"):
        queries.extract_of(who.hoa, row, at=TUESDAY)
    elsewhere = registered(other_ward().agency)
    with pytest.raises(RuleBroken, match="Không có người này"):
        services.identify(request=row, citizen=elsewhere, proof="paper", actor=who.hoa, at=TUESDAY)


def test_a_request_to_see_is_replied_to_extracted_and_done(who: Cast) -> None:
    row = replied(who, received(who, "view"))
    assert fresh(row).replying.state == Owed.SUBMITTED
    ReadNote.objects.all().delete()
    said = queries.extract_of(who.hoa, fresh(row), at=TUESDAY)
    assert said["person"]["id_number"] == "038195001234"
    assert said["requests"][0]["text"] == "Xóa giúp tôi."
    assert json.loads(json.dumps(said)) == said
    assert ReadNote.objects.count() == 1
    assert render.docx(queries.paper_of(fresh(row), said))[:2] == b"PK"
    done = services.finish(request=row, text="Đã giao bản trích.", actor=who.hoa, at=FRIDAY)
    assert (done.state, fresh(row).doing.state) == (State.DONE, Owed.SUBMITTED)


def test_it_is_extended_once_by_the_days_of_the_decree(who: Cast) -> None:
    row = replied(who, received(who, "view"))
    services.extend(request=row, reason="Phải tra sổ giấy.", actor=who.lan, at=FRIDAY)
    assert fresh(row).doing.due_on == date(2026, 3, 29)
    assert fresh(row).doing.binding_on == date(2026, 3, 29)
    with pytest.raises(RuleBroken, match="không gia hạn được nữa"):
        services.extend(request=row, reason="Nữa.", actor=who.lan, at=FRIDAY)


def test_extended_too_late_it_stays_late(who: Cast) -> None:
    row = replied(who, received(who, "view"))
    late = MONDAY + timedelta(days=12)
    services.extend(request=row, reason="Quên.", actor=who.lan, at=late)
    assert fresh(row).doing.binding_on == date(2026, 3, 19)


def test_a_refusal_names_its_ground_and_ends_what_is_owed(who: Cast) -> None:
    row = received(who)
    with pytest.raises(PermissionDenied):
        services.refuse(request=row, ground="not_held", text="Không.", actor=who.hoa, at=TUESDAY)
    with pytest.raises(RuleBroken, match="lý do"):
        services.refuse(request=row, ground="not_held", text=" ", actor=who.lan, at=TUESDAY)
    services.refuse(request=row, ground="not_held", text="Không giữ.", actor=who.lan, at=TUESDAY)
    found = fresh(row)
    assert (found.state, found.ground) == (State.REFUSED, "not_held")
    assert (found.replying.state, found.doing.state) == (Owed.ACCEPTED, Owed.ACCEPTED)


def test_who_gave_up_is_owed_nothing_more(who: Cast) -> None:
    row = received(who, "object", actor=who.hoa)
    services.give_up(request=row, text="Gọi điện rút.", actor=who.hoa, at=TUESDAY)
    assert fresh(row).state == State.GIVEN_UP
    assert fresh(row).doing.state == Owed.SUBMITTED


def test_wrong_words_and_wrong_people_are_refused(who: Cast) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": " "}, "name"),
        ({"contact": ""}, "contact"),
    )
    for words, field in wrong:
        with pytest.raises(RuleBroken) as broken:
            received(who, **words)
        assert broken.value.field == field
    stranger = other_ward()
    for actor in (who.quan, who.lan, who.tam, stranger):
        with pytest.raises(PermissionDenied):
            received(who, actor=actor)
    row = received(who)
    for actor in (who.binh, who.tam, who.quantri, stranger):
        with pytest.raises(Http404):
            queries.request_for(actor, row.pk, today=MONDAY.date())
    with pytest.raises(PermissionDenied):
        queries.open_request(who.quan, row, at=MONDAY, today=MONDAY.date())


def test_the_code_tells_how_far_it_is(who: Cast) -> None:
    row = identified(who)
    found = queries.request_by_code(f" {row.code[:5]}-{row.code[5:].lower()} ")
    assert found == row
    assert queries.request_by_code("ABC") is None
