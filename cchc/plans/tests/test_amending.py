"""An adopted plan is amended: obligations follow, nothing else moves, every version is kept."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.notices.models import Message
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import Upload
from cchc.obligations.tests.factories import PDF
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.facts import SOURCES
from cchc.plans.forms import party_lines
from cchc.plans.models import Amendment, Baseline
from cchc.plans.services import TaskLine
from cchc.plans.tests.amendments import APRIL, adopted, begun, changed, drafted, line_of
from cchc.plans.tests.factories import JANUARY, adopted_plan, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def owed(key: str) -> list[Obligation]:
    return list(Obligation.objects.filter(subject_key=key).order_by("due_on", "pk"))


def handed_in(row: Obligation, who: Cast, at: datetime) -> None:
    obligations.submit(
        obligations=[row], actor=who.quan, at=at, proves_from=date(2026, 1, 1),
        proves_to=date(2026, 3, 31), files=[Upload("a.pdf", PDF)],
    )  # fmt: skip


def test_the_draft_changes_nothing_until_it_is_adopted(who: Cast) -> None:
    draft = drafted(who)
    assert draft.plan.tasks.get(ident="I.1").deadline == "Quý I/2026"
    assert [r.due_on for r in owed(f"{draft.plan.code}/I.1")] == [date(2026, 3, 31)]
    assert Baseline.objects.count() == 1


def test_a_moved_deadline_moves_what_is_owed_and_late_stays_late(who: Cast) -> None:
    draft = adopted(drafted(who), who)
    (row,) = owed(f"{draft.plan.code}/I.1")
    assert (row.due_on, row.label) == (date(2026, 6, 30), "Quý II/2026")
    assert row.first_due_on == row.binding_on == date(2026, 3, 31)
    line = row.dates.get(kind="amendment")
    assert (line.document, line.is_late) == ("45/KH-UBND ngày 01/04/2026", True)
    assert "Cấp trên giao thêm việc" in line.reason


def test_tasks_that_the_draft_does_not_name_are_untouched(who: Cast) -> None:
    draft = drafted(who)
    before = {r.pk: (r.due_on, r.state, r.label) for r in Obligation.objects.all()}
    adopted(draft, who)
    after = {r.pk: (r.due_on, r.state, r.label) for r in Obligation.objects.all()}
    assert sum(before[pk] != after[pk] for pk in before) == 1
    assert set(before) == set(after)


def test_a_new_version_is_kept_and_the_old_one_stays(who: Cast) -> None:
    draft = drafted(who)
    first = Baseline.objects.get()
    adopted(draft, who)
    assert draft.baseline is not None
    assert draft.baseline.serial == 2
    assert draft.baseline.content == queries.plan_json(draft.plan)
    assert Baseline.objects.get(pk=first.pk).content == first.content
    found = queries.compared(draft.plan, "1", "2")
    assert found is not None
    (task,) = found.comparison.changed
    assert [(f.label, f.old, f.new) for f in task.fields if f.label == "Thời hạn như văn bản"] == [
        ("Thời hạn như văn bản", ("Quý I/2026",), ("Quý II/2026",))
    ]


def test_the_chain_knows_every_step_and_the_facts_agree(who: Cast) -> None:
    draft = adopted(drafted(who), who)
    acts = [e.act for e in audit.history("anbinh", "amendment", draft.key)]
    assert acts == [
        "plan.begin_amendment",
        "plan.ground_amendment",
        "plan.amend_task",
        "plan.adopt_amendment",
    ]
    for source in SOURCES:
        for key, facts in source.current("anbinh"):
            folded: dict[str, object] = {}
            for event in audit.history("anbinh", source.kind, key):
                folded |= event.facts
            assert (key, facts) == (key, {name: folded[name] for name in facts})


def test_a_task_is_added_with_its_obligations(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    area = draft.plan.areas.get()
    line = TaskLine(
        title="Tập huấn chữ ký số", number="5", area=area, products=["Danh sách"],
        lead=party_lines(who.ward, ["Văn phòng UBND"]), coordinating=[], deadline="Quý III/2026",
    )  # fmt: skip
    services.amend_new_task(amendment=draft, actor=who.quan, at=APRIL, line=line)
    adopted(draft, who)
    (row,) = owed(f"{draft.plan.code}/I.5")
    assert (row.due_on, row.unit) == (date(2026, 9, 30), who.units["Văn phòng UBND"])


def test_a_recurring_task_added_in_april_owes_what_is_ahead(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    line = line_of(draft.plan.tasks.get(ident="I.1"), number="5", deadline="Hằng quý")
    services.amend_new_task(amendment=draft, actor=who.quan, at=APRIL, line=line)
    adopted(draft, who)
    days = [r.due_on for r in owed(f"{draft.plan.code}/I.5")]
    assert days == [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]


def test_a_dropped_task_leaves_the_plan_and_its_obligations_are_cancelled(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    task = draft.plan.tasks.get(ident="I.2")
    services.amend_drop(
        amendment=draft, task=task, actor=who.quan, at=APRIL, reason="Đã giao sở thực hiện"
    )
    adopted(draft, who)
    assert {r.state for r in owed(f"{draft.plan.code}/I.2")} == {"cancelled"}
    assert "I.2" not in [t["id"] for t in queries.plan_json(draft.plan)["tasks"]]
    assert "sở thực hiện" in owed(f"{draft.plan.code}/I.2")[0].cancel_reason
    (event,) = [
        e
        for e in audit.history("anbinh", "amendment", draft.key)
        if e.act.endswith("adopt_amendment")
    ]
    assert event.payload is not None
    assert event.payload["cancelled_late"] == 2  # both products of quarter I were overdue


def test_a_task_whose_product_was_accepted_is_not_dropped(who: Cast) -> None:
    plan = adopted_plan(who)
    (row,) = owed(f"{plan.code}/I.1")
    handed_in(row, who, JANUARY)
    obligations.accept(obligation=row, actor=who.minh, at=JANUARY)
    draft = begun(plan, who)
    task = plan.tasks.get(ident="I.1")
    with pytest.raises(RuleBroken, match="được nghiệm thu nên không bỏ được"):
        services.amend_drop(amendment=draft, task=task, actor=who.quan, at=APRIL, reason="Thôi")


def test_what_was_accepted_meanwhile_stops_the_adoption(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    task = draft.plan.tasks.get(ident="I.1")
    services.amend_drop(amendment=draft, task=task, actor=who.quan, at=APRIL, reason="Thôi")
    (row,) = owed(f"{draft.plan.code}/I.1")
    handed_in(row, who, APRIL)
    with pytest.raises(RuleBroken, match="đang chờ nghiệm thu"):
        adopted(draft, who)
    assert Baseline.objects.count() == 1
    assert draft.plan.tasks.get(ident="I.1").dropped_at is None


def test_an_extension_stands_when_only_the_lead_changes(who: Cast) -> None:
    plan = adopted_plan(who)
    (row,) = owed(f"{plan.code}/I.1")
    request = obligations.ask_extension(
        obligation=row, actor=who.quan, at=JANUARY, until=date(2026, 5, 5), reason="Chờ mẫu"
    )
    obligations.grant_extension(request=request, actor=who.minh, at=JANUARY)
    draft = begun(plan, who)
    changed(draft, who, "I.1", lead=party_lines(who.ward, ["Tư pháp - Hộ tịch"]))
    adopted(draft, who)
    row.refresh_from_db()
    assert (row.due_on, row.unit) == (date(2026, 5, 5), who.units["Tư pháp - Hộ tịch"])


def test_dates_given_by_a_person_stay_when_something_else_changes(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    changed(draft, who, "I.4", dates=[date(2026, 5, 20)])
    changed_twice = queries.drafted_for(draft, "I.4")
    assert [o.due_on for o in changed_twice.schedule.obligations] == ["2026-05-20"]
    adopted(draft, who)
    rows = {r.state: r for r in owed(f"{draft.plan.code}/I.4")}
    assert (rows["open"].due_on, rows["cancelled"].due_on) == (date(2026, 5, 20), None)


def test_who_answers_for_the_task_answers_for_what_is_added_and_is_told(who: Cast) -> None:
    plan = adopted_plan(who)
    task = plan.tasks.get(ident="I.1")
    services.assign_task(task=task, chief=who.binh, helpers=[who.hoa], actor=who.quan, at=JANUARY)
    draft = begun(plan, who)
    changed(
        draft,
        who,
        "I.1",
        products=["Báo cáo kết quả thực hiện", "Danh mục"],
        deadline="Quý II/2026",
    )
    adopted(draft, who)
    new = Obligation.objects.get(product="Danh mục")
    assert (new.chief, list(new.helpers.all())) == (who.binh, [who.hoa])
    assert Message.objects.get(to=who.binh, key__startswith="amended:").subject.startswith(
        "Kế hoạch"
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"document": ""}, "document"),
        ({"document_date": None}, "document_date"),
        ({"document_date": date(2026, 4, 11)}, "document_date"),
    ],
)
def test_grounds_are_demanded_beside_their_field(
    who: Cast, wrong: dict[str, object], field: str
) -> None:
    draft = services.begin_amendment(plan=adopted_plan(who), actor=who.quan, at=APRIL)
    right = {
        "reason": "Vì",
        "document": "4/KH",
        "document_date": date(2026, 4, 1),
        "official": None,
    }
    with pytest.raises(RuleBroken) as broken:
        services.ground_amendment(
            amendment=draft,
            actor=who.quan,
            at=APRIL,
            **{**right, **wrong},  # type: ignore[arg-type]
        )
    assert broken.value.field == field


def test_without_grounds_or_changes_nothing_is_adopted(who: Cast) -> None:
    draft = services.begin_amendment(plan=adopted_plan(who), actor=who.quan, at=APRIL)
    with pytest.raises(RuleBroken, match="lý do"):
        adopted(draft, who)
    services.withdraw_amendment(amendment=draft, actor=who.quan, at=APRIL)
    with pytest.raises(RuleBroken, match="chưa có thay đổi"):
        adopted(begun(draft.plan, who), who)


def test_a_closed_plan_is_not_amended(who: Cast) -> None:
    draft = drafted(who)
    services.close(plan=draft.plan, actor=who.minh, at=APRIL, reason="Hết năm")
    with pytest.raises(RuleBroken, match="đã kết thúc"):
        adopted(draft, who)
    with pytest.raises(RuleBroken, match="đã kết thúc"):
        services.begin_amendment(plan=draft.plan, actor=who.quan, at=APRIL)


def test_two_drafts_at_once_are_one(who: Cast) -> None:
    draft = drafted(who)
    with pytest.raises(RuleBroken, match="đang soạn một điều chỉnh"):
        services.begin_amendment(plan=draft.plan, actor=who.minh, at=APRIL)
    assert Amendment.objects.count() == 1


def test_the_second_of_two_leaders_is_told_who_adopted(who: Cast) -> None:
    draft = drafted(who)
    services.adopt_amendment(amendment=draft, actor=who.lan, at=APRIL)
    with pytest.raises(RuleBroken, match=r"đã thông qua \(Trần Thị Lan\)"):
        services.adopt_amendment(amendment=draft, actor=who.minh, at=APRIL)


def test_a_draft_edited_since_the_leader_looked_is_not_adopted(who: Cast) -> None:
    draft = drafted(who)
    draft.refresh_from_db()
    seen = draft.version
    changed(draft, who, "I.1", deadline="Quý III/2026")
    with pytest.raises(RuleBroken, match="xem lại"):
        services.adopt_amendment(amendment=draft, actor=who.minh, at=APRIL, version=seen)


def test_a_date_gone_by_is_refused(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    changed(draft, who, "I.1", deadline="Trước ngày 01/03/2026")
    with pytest.raises(RuleBroken, match="đã qua"):
        adopted(draft, who)


def test_a_unit_that_nobody_knows_is_refused(who: Cast) -> None:
    draft = begun(adopted_plan(who), who)
    with pytest.raises(RuleBroken, match="không phải bộ phận") as broken:
        changed(draft, who, "I.1", lead=party_lines(who.ward, ["Tổ tầm phào"]))
    assert broken.value.field == "lead"


def test_a_change_that_changes_nothing_is_none(who: Cast) -> None:
    draft = drafted(who)
    with pytest.raises(RuleBroken, match="như cũ"):
        changed(draft, who, "I.2")
    changed(draft, who, "I.1")
    assert not draft.changes.exists()


def test_a_change_is_taken_back(who: Cast) -> None:
    draft = drafted(who)
    services.undo_change(change=draft.changes.get(), actor=who.quan, at=APRIL)
    assert not draft.changes.exists()


def test_the_office_does_not_adopt(who: Cast) -> None:
    with pytest.raises(PermissionDenied):
        services.adopt_amendment(amendment=drafted(who), actor=who.quan, at=on(date(2026, 4, 11)))


def test_an_amendment_may_follow_an_amendment(who: Cast) -> None:
    draft = adopted(drafted(who), who)
    again = begun(draft.plan, who)
    changed(again, who, "I.1", deadline="Quý IV/2026")
    adopted(again, who)
    (row,) = owed(f"{draft.plan.code}/I.1")
    assert (row.due_on, row.label) == (date(2026, 12, 31), "Quý IV/2026")
    assert [v.name for v in queries.versions_of(draft.plan)] == [
        "Bản gốc", "Điều chỉnh lần 1", "Điều chỉnh lần 2", "Hiện nay",
    ]  # fmt: skip
