"""docs/rules/breaches.md: owed from the finding, told in time, late stays late, closed at rest."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse

from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import ReadNote
from cchc.kernel.tests.rules_page import table
from cchc.kernel.zone import HANOI
from cchc.obligations.choices import State as Owed
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.privacy import facts, queries, services
from cchc.privacy.choices import BreachAct, BreachState
from cchc.privacy.models import Breach
from cchc.privacy.rules import breaches
from cchc.privacy.services import Happened
from cchc.privacy.tests.factories import FRIDAY, MONDAY, TUESDAY

pytestmark = pytest.mark.django_db
PAGE = "breaches.md"


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def reported(who: Cast, *, at: datetime = MONDAY, actor: Any = None, **more: Any) -> Breach:
    """A list with telephone numbers went to the wrong address."""
    said: dict[str, Any] = {
        "kind": "disclosed",
        "data_kinds": ("contact", "numbers"),
        "what": "Gửi nhầm danh sách số điện thoại.",
        "found_at": at,
        "persons": 12,
        **more,
    }
    return services.report_breach(
        agency=who.ward, happened=Happened(**said), actor=actor or who.hoa, at=at
    )


def notified(who: Cast, row: Breach, at: datetime = TUESDAY) -> Breach:
    """Bà Lan signed the notice."""
    return services.notify(
        breach=row,
        to="Công an tỉnh (mẫu)",
        number="12/UBND-VP",
        notified_at=at,
        actor=who.lan,
        at=at,
    )


@pytest.mark.parametrize("row", table(PAGE, "Worked examples"))
def test_hours_run_day_and_night(row: dict[str, str]) -> None:
    found = datetime.strptime(row["found"], "%d/%m/%Y %H:%M")  # noqa: DTZ007  local
    assert f"{breaches.until(found, int(row['hours'])):%d/%m/%Y %H:%M}" == row["last moment"]


@pytest.mark.parametrize("row", table(PAGE, "Whose data"))
def test_of_whose_data_the_persons_are_told(row: dict[str, str]) -> None:
    kinds = [kind.strip() for kind in row["data"].split(",")]
    assert breaches.tells_persons(kinds) is (row["persons told"] == "yes")


@pytest.mark.parametrize("row", table(PAGE, "Acts"))
@pytest.mark.parametrize(("must", "was"), [(False, False), (True, False), (True, True)])
def test_each_act_against_each_state(row: dict[str, str], must: bool, was: bool) -> None:
    act = BreachAct(row["act"])
    before = {BreachState(name.strip()) for name in row["from"].split(",")}
    for state in BreachState:
        able = state in before
        able &= act is not BreachAct.TELL or (must and not was)
        able &= act is not BreachAct.CLOSE or not must or was
        found = breaches.acts_of(state, must_tell=must, was_told=was)
        assert (act in found) is able
        if able:
            after = state if row["to"] == "stays" else BreachState(row["to"])
            assert breaches.after(act, state, must_tell=must, was_told=was) is after
        else:
            with pytest.raises(RuleBroken):
                breaches.after(act, state, must_tell=must, was_told=was)
    assert breaches.BREACHES[act].is_decision is (row["who"] == "decide")


def test_the_notice_is_owed_from_the_finding_to_the_day_of_the_last_hour(who: Cast) -> None:
    row = reported(who)
    assert row.until == MONDAY + timedelta(hours=72)
    assert row.notice.due_on == date(2026, 3, 12)
    assert row.telling is None
    assert "điện thoại" not in f"{row.notice} {row.notice.subject_label}"
    assert (row.number, reported(who).number) == (1, 2)
    notified(who, row)
    row.refresh_from_db()
    assert (row.state, row.was_late) == (BreachState.NOTIFIED, False)
    assert Breach.objects.get(pk=row.pk).notice.state == Owed.ACCEPTED
    services.close_breach(breach=row, text="Đã thu hồi.", actor=who.lan, at=FRIDAY)
    assert Breach.objects.get(pk=row.pk).state == BreachState.CLOSED


def test_a_notice_after_the_last_moment_stays_late(who: Cast) -> None:
    row = notified(who, reported(who), at=MONDAY + timedelta(hours=72, minutes=1))
    assert row.was_late
    assert not notified(who, reported(who), at=MONDAY + timedelta(hours=72)).was_late


def test_persons_are_told_before_it_is_closed(who: Cast) -> None:
    row = notified(who, reported(who, data_kinds=("basic", "location")))
    assert row.telling is not None
    with pytest.raises(RuleBroken, match="Chưa báo những người"):
        services.close_breach(breach=row, text="Xong.", actor=who.lan, at=FRIDAY)
    services.tell_persons(
        breach=row, text="Gọi điện cho 12 người.", told_at=TUESDAY, actor=who.lan, at=TUESDAY
    )
    assert Breach.objects.get(pk=row.pk).telling.state == Owed.ACCEPTED  # type: ignore[union-attr]
    services.close_breach(breach=row, text="Xong.", actor=who.lan, at=FRIDAY)


def test_what_was_none_stays_in_the_register_and_nothing_is_owed(who: Cast) -> None:
    row = reported(who)
    services.dismiss(breach=row, text="Danh sách không có tên ai.", actor=who.lan, at=TUESDAY)
    found = Breach.objects.select_related("notice").get(pk=row.pk)
    assert (found.state, found.notice.state) == (BreachState.DISMISSED, Owed.CANCELLED)
    with pytest.raises(RuleBroken, match="Không phải vi phạm"):
        notified(who, row)


def test_wrong_words_moments_and_people_are_refused(who: Cast) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"what": " "}, "what"),
        ({"data_kinds": ()}, "data_kinds"),
        ({"found_at": TUESDAY}, "found_at"),
    )
    for said, field in wrong:
        with pytest.raises(RuleBroken) as broken:
            reported(who, **said)
        assert broken.value.field == field
    row = reported(who)
    with pytest.raises(RuleBroken, match="giữa lúc phát hiện"):
        services.notify(
            breach=row,
            to="Công an tỉnh",
            number="1",
            notified_at=MONDAY - timedelta(hours=1),
            actor=who.lan,
            at=TUESDAY,
        )
    stranger = other_ward()
    for actor in (who.quan, who.binh, who.tam, stranger):
        with pytest.raises(PermissionDenied):
            reported(who, actor=actor)
    with pytest.raises(PermissionDenied):
        services.notify(
            breach=row, to="A", number="1", notified_at=TUESDAY, actor=who.hoa, at=TUESDAY
        )
    for reader in (who.binh, who.tam, stranger):
        with pytest.raises(Http404):
            queries.breach_for(reader, row.pk, today=MONDAY.date())
    with pytest.raises(PermissionDenied):
        queries.open_breach(who.quan, row, at=MONDAY, today=MONDAY.date())


def test_what_happened_lies_encrypted_and_the_chain_verifies(who: Cast) -> None:
    row = reported(who)
    services.note_measure(breach=row, text="Đã gọi thu hồi.", actor=who.hoa, at=TUESDAY)
    with connection.cursor() as cursor:
        for name in ("privacy_breach", "privacy_breachnote", "kernel_auditevent"):
            cursor.execute(f"SELECT * FROM {name}")
            kept = str(cursor.fetchall())
            assert "Gửi nhầm" not in kept
            assert "thu hồi" not in kept
    how: dict[str, Any] = {"outside": (), "trusted": frozenset(), "far": False}
    assert not list(verify(agency=who.ward.code, sources=facts.SOURCES, **how).findings)


def test_screens_and_the_minutes(
    who: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setenv("CCHC_NOW", TUESDAY.isoformat())
    client.force_login(who.hoa)
    said = {
        "day": "09/03/2026",
        "hour": "08:30",
        "kind": "disclosed",
        "data_kinds": ["contact"],
        "persons": "12",
        "what": "Gửi nhầm danh sách.",
    }
    answer = client.post(reverse("privacy:report_breach"), said)
    row = Breach.objects.get()
    assert answer["Location"] == reverse("privacy:breach", args=[row.pk])
    assert row.found_at == datetime(2026, 3, 9, 8, 30, tzinfo=HANOI)
    ReadNote.objects.all().delete()
    assert "Gửi nhầm" not in client.get(answer["Location"]).content.decode()
    opened = client.post(reverse("privacy:open_breach", args=[row.pk])).content.decode()
    assert "Gửi nhầm danh sách." in opened
    assert ReadNote.objects.count() == 1
    paper = client.post(reverse("privacy:breach_paper", args=[row.pk, "docx"]))
    assert b"".join(paper.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    reported(who)
    with django_assert_max_num_queries(12):
        client.get(reverse("privacy:breaches"))
    client.force_login(who.lan)
    said_later = {
        "to": "Công an tỉnh (mẫu)",
        "number": "12/UBND",
        "day": "09/03/2026",
        "hour": "09:15",
    }
    client.post(reverse("privacy:notify", args=[row.pk]), said_later)
    row.refresh_from_db()
    assert row.state == BreachState.NOTIFIED
