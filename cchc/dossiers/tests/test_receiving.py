"""Reception: exactly one of three outcomes, each with its slip; the clock starts nowhere else."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cchc.dossiers import services
from cchc.dossiers.choices import Channel, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules import clock
from cchc.dossiers.services import Given
from cchc.dossiers.services.timing import calendar_of
from cchc.dossiers.tests.factories import (
    PAPERS,
    Shop,
    asked,
    completed,
    filed,
    fresh,
    on,
    received,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation import services as organisation
from cchc.organisation.tests.factories import other_ward
from cchc.procedures.choices import LimitUnit
from cchc.procedures.tests.factories import COPY, STEPS, certified_copy, published

TWO = timedelta(days=2)


def forms(row: Dossier) -> list[str]:
    return [slip.form for slip in row.slips.all()]


def test_a_complete_dossier_is_received_with_a_promise_that_explains_itself(desk: Shop) -> None:
    row = fresh(received(desk))
    assert row.code == "H56.10.5-260302-0001"
    assert row.state == State.RECEIVED
    assert row.due_at == row.promised_at == row.appointed_at == on(9, 17)
    assert row.effective_on == on(2).date()
    assert (row.cycle, forms(row)) == (1, ["01"])
    assert row.due_steps[0]["rule"] == "reception"
    assert row.due_steps[-1]["rule"] == "due"
    assert [notice.kind for notice in row.notices.all()] == ["received"]


def test_after_the_cut_off_the_next_working_day_counts(desk: Shop) -> None:
    row = received(desk, at=on(6, 15))
    assert row.effective_on == on(9).date()
    assert row.due_at == on(16, 17)


def test_serials_count_up_within_a_day_and_begin_anew_on_the_next(desk: Shop) -> None:
    codes = [received(desk, at=moment).code for moment in (on(2), on(2, 10), on(3))]
    assert codes == ["H56.10.5-260302-0001", "H56.10.5-260302-0002", "H56.10.5-260303-0001"]


def test_without_an_identifier_nothing_is_registered(desk: Shop) -> None:
    organisation.change_setting(
        agency=desk.who.ward, key="dossiers.identifier", value="", document="",
        actor=desk.who.quantri, at=on(1),
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="Chưa có mã định danh"):
        filed(desk, at=on(2))


def test_a_missing_paper_is_named_and_nothing_is_received(desk: Shop) -> None:
    row = filed(desk, at=on(2), papers=PAPERS[:1])
    with pytest.raises(RuleBroken, match="Còn thiếu: Giấy chứng sinh; ") as told:
        services.receive(dossier=row, actor=desk.who.hoa, at=on(2))
    assert told.value.field == "papers"
    assert fresh(row).state == State.REGISTERED
    services.receive(dossier=row, actor=desk.who.hoa, at=on(2), papers=PAPERS[1:])
    assert fresh(row).state == State.RECEIVED


def test_a_paper_that_the_procedure_does_not_list_is_not_taken(desk: Shop) -> None:
    with pytest.raises(RuleBroken, match="không có trong danh mục"):
        filed(desk, at=on(2), papers=[Given("XX")])


def test_a_refusal_has_a_reason_and_its_slip_and_starts_no_clock(desk: Shop) -> None:
    row = filed(desk, at=on(2), papers=())
    with pytest.raises(RuleBroken, match="Ghi lý do từ chối") as told:
        services.refuse(dossier=row, actor=desk.who.hoa, at=on(2), reason="Không")
    assert told.value.field == "reason"
    services.refuse(dossier=row, actor=desk.who.hoa, at=on(2), reason="Không thuộc thẩm quyền")
    row = fresh(row)
    assert (row.state, row.refused_at, row.due_at) == (State.REFUSED, on(2), None)
    assert forms(row) == ["03"]


def test_an_incomplete_dossier_is_received_when_it_is_complete(desk: Shop) -> None:
    row = filed(desk, at=on(2), papers=[PAPERS[0], PAPERS[2]])
    request = asked(desk, row, at=on(2))
    assert (fresh(row).state, request.effect) == (State.SUPPLEMENT, "no_clock")
    assert fresh(row).received_at is None
    row = completed(desk, row, at=on(4))
    assert (row.state, row.received_at, row.cycle) == (State.RECEIVED, on(4), 1)
    assert row.due_at == row.promised_at == on(11, 17)
    assert forms(row) == ["02", "01"]


def test_one_outcome_excludes_the_others(desk: Shop) -> None:
    row = received(desk)
    with pytest.raises(RuleBroken, match="Không từ chối tiếp nhận được: hồ sơ đã tiếp nhận"):
        services.refuse(dossier=row, actor=desk.who.hoa, at=on(2), reason="Không thuộc thẩm quyền")
    with pytest.raises(RuleBroken, match="Không tiếp nhận được"):
        services.receive(dossier=row, actor=desk.who.hoa, at=on(2))


def test_an_immediate_result_has_no_receipt_unless_asked_for(desk: Shop) -> None:
    version = published(desk.who.quan, entry=COPY, content=certified_copy())
    about: dict[str, Any] = {"agency": desk.who.ward, "version": version, "applicant": desk.mai,
             "actor": desk.who.hoa, "papers": [Given("GT1")]}  # fmt: skip
    without = services.take_in(**about, at=on(2))
    wanted = services.take_in(**about, at=on(2), wants_receipt=True)
    assert (forms(without), forms(wanted)) == ([], ["01"])
    assert without.due_at == on(2, 11)


def test_the_post_counts_from_its_delivery_record(desk: Shop) -> None:
    with pytest.raises(RuleBroken, match="biên bản giao nhận"):
        filed(desk, at=on(4), channel=Channel.POSTAL)
    row = received(
        desk, at=on(4), channel=Channel.POSTAL, delivery_record="BB 12", filed_at=on(2, 10)
    )
    assert (row.received_at, row.due_at) == (on(2, 10), on(9, 17))


def test_what_came_in_on_paper_is_entered_with_real_time_and_reason(desk: Shop) -> None:
    with pytest.raises(RuleBroken, match="lý do"):
        filed(desk, at=on(4), filed_at=on(2))
    with pytest.raises(RuleBroken, match="tương lai"):
        filed(desk, at=on(4), filed_at=on(5), contingency_reason="Mất điện")
    row = received(desk, at=on(4), filed_at=on(2, 14), contingency_reason="Mất điện cả ngày")
    assert row.code == "H56.10.5-260302-0001"
    assert (row.received_at, row.entered_at, row.due_at) == (on(2, 14), on(4), on(9, 17))
    said = audit.history("anbinh", "dossier", str(row.pk))[0].payload
    assert said is not None
    assert said["reason"] == "Mất điện cả ngày"


def test_only_the_desk_of_the_agency_receives(desk: Shop) -> None:
    row = filed(desk, at=on(2))
    for person in (desk.who.binh, desk.who.minh, desk.who.tam, other_ward()):
        with pytest.raises(PermissionDenied):
            services.receive(dossier=row, actor=person, at=on(2))


def test_a_version_of_another_day_is_not_received(desk: Shop) -> None:
    with pytest.raises(RuleBroken, match="không áp dụng ngày") as told:
        filed(desk, at=on(2) - timedelta(days=100))
    assert told.value.field == "version"


def test_reception_stays_within_its_queries(
    desk: Shop, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    received(desk)
    with django_assert_max_num_queries(64):  # a third of them savepoints, which only tests have
        received(desk, at=on(2, 10))


def test_a_limit_within_the_day_is_promised_for_the_close_of_that_day(desk: Shop) -> None:
    steps = (replace(STEPS[0], minutes=240),)
    same_day = certified_copy(
        limit_amount=Decimal(0), limit_unit=LimitUnit.DAYS, steps=steps, needs_receipt=True
    )
    version = published(desk.who.quan, entry=COPY, content=same_day)
    about: dict[str, Any] = {
        "agency": desk.who.ward, "version": version, "applicant": desk.mai, "actor": desk.who.hoa,
        "papers": [Given(paper.code) for paper in same_day.papers],
    }  # fmt: skip
    row = services.take_in(**about, at=on(2, 9))
    later = services.take_in(**about, at=on(2, 15, 30))
    assert (row.due_at, later.due_at) == (on(2, 17), on(3, 17))
    assert "trong ngày tiếp nhận theo quy định" in row.slips.get(form="01").content
    services.assign(
        dossier=row, actor=desk.who.hoa, at=on(2, 10), person=desk.who.binh,
        unit=desk.who.units["Tư pháp - Hộ tịch"],
    )  # fmt: skip
    told = desk.who.binh.messages.latest("pk")
    assert "hạn trả 17:00 ngày 02/03/2026" in told.subject
    assert told.link == reverse("dossiers:page", args=[row.pk])
    calendar = calendar_of(row)
    assert clock.alarm(calendar, row.due_at, on(2, 16)) == clock.Alarm.TODAY
    assert clock.alarm(calendar, row.due_at, on(2, 17, 1)) == clock.Alarm.LATE
    finished = services.finish(dossier=row, actor=desk.who.binh, at=on(2, 16))
    assert finished.outcome == "on_time"
