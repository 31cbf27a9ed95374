"""The apology that a late dossier owes as somebody's work; docs/rules/dossier-late-chain.md."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cchc.dossiers import queries as dossiers
from cchc.dossiers import services
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import (
    Shop,
    called,
    extended,
    finished,
    fresh,
    on,
    processing,
    received,
)
from cchc.kernel import audit
from cchc.kernel.periods import Period
from cchc.obligations import facts as owed_facts
from cchc.obligations import measures, queries
from cchc.obligations import services as obligations
from cchc.obligations.choices import APOLOGY, TASK, State
from cchc.obligations.models import Obligation

LATER = date(2026, 3, 13)
QUARTER = Period.between(date(2026, 1, 1), date(2026, 3, 31))
MORNING = on(10, 7, 30)  # what was received on the 2nd was due on the 9th at 17:00


def given_out(desk: Shop, at: datetime = MORNING) -> int:
    return services.give_out_duties(agency=desk.who.ward, at=at)


def duty(row: Dossier) -> Obligation:
    return Obligation.objects.get(subject_kind=APOLOGY, subject_key=str(row.pk))


def test_the_morning_after_the_date_makes_it_the_officers_work_once(desk: Shop) -> None:
    row = processing(desk)
    assert given_out(desk, on(9, 16)) == 0
    assert (given_out(desk), given_out(desk), given_out(desk, on(20))) == (1, 0, 0)
    owed = duty(row)
    assert (owed.chief, owed.unit, owed.state) == (desk.who.binh, row.unit, State.OPEN)
    assert (owed.due_on, owed.first_due_on) == (date(2026, 3, 11), date(2026, 3, 11))
    assert list(queries.mine(desk.who.binh, today=date(2026, 3, 10))) == [owed]


def test_nobody_is_named_in_it(desk: Shop) -> None:
    row = processing(desk)
    given_out(desk)
    owed = duty(row)
    said = f"{owed.label} {owed.subject_label} {owed.folded}"
    assert row.masked_code in said
    assert row.code not in said
    assert desk.mai.name not in said


def test_what_nobody_has_is_the_desks(desk: Shop) -> None:
    row = received(desk)
    given_out(desk)
    owed = duty(row)
    assert (owed.chief, owed.unit) == (None, desk.who.units["Bộ phận Tiếp nhận và Trả kết quả"])
    assert owed in queries.mine(desk.who.hoa, today=date(2026, 3, 10))


def test_an_extension_owes_it_from_its_signature(desk: Shop) -> None:
    row = processing(desk)
    extended(desk, row, at=on(5), until=LATER)
    assert given_out(desk, on(6, 7)) == 1
    assert duty(row).due_on == date(2026, 3, 9)


def test_what_is_complete_before_the_morning_is_never_given_out(desk: Shop) -> None:
    row = processing(desk)
    called(desk, row, at=on(5))
    extended(desk, row, at=on(5), until=LATER)
    assert given_out(desk, on(6, 7)) == 0


def test_the_last_link_ends_it_and_its_moment_judges(desk: Shop) -> None:
    row = processing(desk)
    given_out(desk)
    called(desk, row, at=on(11, 9))
    assert duty(row).state == State.OPEN
    extended(desk, row, at=on(12, 9), until=LATER)
    owed = duty(row)
    assert (owed.state, owed.submitted_on, owed.accepted_at) == (
        State.ACCEPTED, date(2026, 3, 12), on(12, 9),
    )  # fmt: skip
    assert queries.standing_of(owed, date(2026, 3, 20)) == "done_late"
    delivery = owed.deliveries.get()
    assert delivery.submission.submitted_by == desk.who.lan
    assert [piece.document_key for piece in delivery.submission.evidence.all()] == [str(row.pk)]


def test_the_history_of_it_folds_to_its_row(desk: Shop) -> None:
    row = processing(desk)
    given_out(desk)
    called(desk, row, at=on(10, 9))
    extended(desk, row, at=on(10, 10), until=LATER)
    told = dict(audit.told(desk.who.ward.code, owed_facts.OBLIGATION))
    rows = owed_facts.with_parts(Obligation.objects.all())
    assert told == {str(each.pk): owed_facts.of_obligation(each) for each in rows}


def test_finishing_late_does_not_undo_it(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(10, 6))
    assert given_out(desk) == 1
    assert duty(row).state == State.OPEN


def test_what_ended_a_month_ago_is_not_given_out_but_stays_listed(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(12))
    at = on(12) + timedelta(days=31)
    assert given_out(desk, at) == 0
    assert [work.dossier for work in dossiers.late_work(desk.who.hoa, at=at)] == [row]


def test_what_is_still_open_is_given_out_however_late(desk: Shop) -> None:
    row = processing(desk)
    assert given_out(desk, on(9) + timedelta(days=90)) == 1
    assert duty(row).due_on == date(2026, 3, 11)


def test_a_leader_who_confirms_that_it_was_not_late_ends_it(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(10, 7))
    given_out(desk)
    about: dict[str, Any] = {"dossier": row, "actor": desk.who.minh, "reason": "Bấm kết thúc muộn"}
    services.confirm_finish(**about, at=on(10, 9), really_at=on(9, 18))
    assert duty(row).state == State.OPEN  # still late
    services.confirm_finish(**about, at=on(10, 10), really_at=on(9, 16))
    owed = duty(row)
    assert (owed.state, owed.cancel_reason) == (
        State.CANCELLED, "Lãnh đạo xác nhận hồ sơ không trễ hạn.",
    )  # fmt: skip
    assert given_out(desk, on(11)) == 0


def test_the_plan_does_not_count_it_but_lateness_does(desk: Shop) -> None:
    processing(desk)
    before = measures.task_counts(desk.who.ward, QUARTER, as_of=on(20), kind=TASK)
    given_out(desk)
    assert measures.task_counts(desk.who.ward, QUARTER, as_of=on(20), kind=TASK) == before
    today = date(2026, 3, 20)
    assert queries.counts(desk.who.ward, today=today, soon=today).overdue == 1
    assert [row.subject_kind for row in queries.late(desk.who.ward, today)] == [APOLOGY]


@pytest.mark.parametrize("act", ["submit", "ask_extension", "cancel", "reschedule", "reopen"])
def test_it_is_not_ended_moved_or_dropped_by_hand(desk: Shop, act: str) -> None:
    row = processing(desk)
    given_out(desk)
    for person in (desk.who.binh, desk.who.minh, desk.who.quan):
        assert act not in queries.open_acts(duty(row), person, today=date(2026, 3, 10))
    with pytest.raises(PermissionDenied):
        obligations.cancel(
            obligations=[duty(row)], actor=desk.who.minh, at=MORNING, reason="Không cần làm"
        )


def test_the_office_may_give_it_to_somebody_else(desk: Shop) -> None:
    row = processing(desk)
    given_out(desk)
    obligations.assign(
        obligations=[duty(row)], chief=desk.who.hoa, actor=desk.who.quan, at=on(10, 9)
    )
    assert duty(row).chief == desk.who.hoa


def test_its_page_leads_whose_it_is_to_the_dossier(desk: Shop, client: Client) -> None:
    row = processing(desk)
    given_out(desk)
    address = f"/cong-viec/{duty(row).pk}/"
    for person, leads in ((desk.who.binh, True), (desk.who.minh, True), (desk.who.quan, False)):
        client.force_login(person)
        body = client.get(address).content.decode()
        assert "Làm ở trang hồ sơ" in body
        assert (f'href="/ho-so/{row.pk}/"' in body) is leads


def test_many_are_given_out_in_few_questions(
    desk: Shop, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = fresh(processing(desk))
    for number in range(30):
        first.pk, first.code, first.token = None, f"{first.code[:-4]}{number + 2:04}", f"t{number}"
        first.save(force_insert=True)
    with django_assert_max_num_queries(400):
        assert given_out(desk) == 31
