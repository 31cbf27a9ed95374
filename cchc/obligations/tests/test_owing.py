"""What is owed, by whom, until it is cancelled."""

import pytest

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations import facts, queries, services
from cchc.obligations.choices import DateKind, RequestState, State
from cchc.obligations.models import Obligation
from cchc.obligations.services import Owed, Subject
from cchc.obligations.tests.factories import (
    ADOPTED_AT,
    DUE,
    TASK,
    asked,
    days,
    event,
    fresh,
    on,
    owed,
    submitted,
)
from cchc.organisation.tests.factories import Cast, other_ward

pytestmark = pytest.mark.django_db


def test_what_is_owed_has_its_first_date_and_one_line(who: Cast) -> None:
    row = owed(who)
    assert (row.state, row.first_due_on, row.due_on, row.binding_on) == (State.OPEN, DUE, DUE, DUE)
    line = row.dates.get()
    assert (line.old, line.new, line.kind, line.is_late) == (None, DUE, DateKind.FIRST, False)


@pytest.mark.parametrize("with_both", [True, False])
def test_what_is_owed_has_either_a_date_or_an_event(who: Cast, with_both: bool) -> None:
    with pytest.raises(RuleBroken):
        services.owe(
            agency=who.ward,
            actor=who.minh,
            at=ADOPTED_AT,
            subject=TASK,
            product=None,
            label="Báo cáo",
            unit=None,
            due_on=DUE if with_both else None,
            event=event(who) if with_both else None,
        )
    assert not Obligation.objects.exists()


def test_a_job_may_owe_too(who: Cast) -> None:
    made = services.owe(
        agency=who.ward,
        actor="job:report-calendar",
        at=ADOPTED_AT,
        subject=Subject("report", "2026-Q1", "Báo cáo quý I"),
        product=None,
        label="Gửi báo cáo quý I",
        unit=None,
        due_on=DUE,
    )
    assert audit.history("anbinh", facts.OBLIGATION, str(made.pk))[0].actor == "job:report-calendar"


def test_the_chief_is_told_what_was_assigned_and_has_it_as_own(who: Cast) -> None:
    row = owed(who, unit="Văn hóa - Xã hội", chief=who.binh, helpers=(who.van,))
    assert (
        who.binh.messages.get().subject == "Bạn được giao: Báo cáo (Báo cáo kết quả rà soát quý I)"
    )
    assert [p.username for p in row.helpers.all()] == ["van"]
    submitted(who, row, by=who.van)
    assert fresh(row).state == State.SUBMITTED


def test_work_goes_only_to_people_of_the_agency_with_an_account(who: Cast) -> None:
    row = owed(who)
    for stranger in (other_ward(), who.hanh):
        with pytest.raises(RuleBroken):
            services.assign(obligations=[row], chief=stranger, actor=who.quan, at=ADOPTED_AT)
    assert fresh(row).chief is None


def test_cancelled_work_keeps_its_reason_and_history(who: Cast) -> None:
    row = owed(who)
    asked(who, row, until=DUE + days(5), day=DUE - days(3))
    services.cancel(
        obligations=[row], actor=who.minh, at=on(DUE), reason="Kế hoạch điều chỉnh bỏ nhiệm vụ"
    )
    row = fresh(row)
    assert (row.state, row.cancel_reason) == (State.CANCELLED, "Kế hoạch điều chỉnh bỏ nhiệm vụ")
    assert row.requests.get().state == RequestState.LAPSED
    assert row.dates.count() == 1


def test_an_amended_plan_writes_the_words_anew_and_nothing_else(who: Cast) -> None:
    row = owed(who, chief=who.binh)
    desk = who.units["Văn phòng UBND"]
    again = Owed(Subject("task", "p:1", "Nhiệm vụ 1. Rà soát"), "Quý II", "Danh mục", desk)
    services.restate(obligation=row, actor=who.lan, at=on(DUE), owed=again, reason="KH 9")
    found = fresh(row)
    assert (found.subject_label, found.label, found.product) == (
        "Nhiệm vụ 1. Rà soát", "Quý II", "Danh mục",
    )  # fmt: skip
    assert (found.unit, found.due_on, found.chief) == (desk, row.due_on, who.binh)
    assert row.label in queries.history(found)[0].detail


def test_what_is_owed_anew_may_name_its_people_at_once(who: Cast) -> None:
    debt = Owed(
        Subject("task", "p:1", "Việc"), "Quý I", due_on=DUE, chief=who.binh, helpers=[who.hoa]
    )
    (row,) = services.owe_many(agency=who.ward, actor=who.lan, at=on(DUE), debts=[debt])
    assert (fresh(row).chief, list(fresh(row).helpers.all())) == (who.binh, [who.hoa])
