"""A report is composed by the office: what it says, that it repeats itself, who may."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.documents import services as official
from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.kernel.canonical import canonical, digest
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import NumberSeries
from cchc.kernel.periods import Period
from cchc.obligations.tests.factories import answered, recommended
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.tests.factories import reviewed_plan
from cchc.reports import queries, services
from cchc.reports.queries import Asked
from cchc.reports.rules.edits import placed
from cchc.reports.tests.factories import (
    NOW,
    QUARTER,
    at,
    composed,
    done,
    issued,
    lived_plan,
    owed_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def said(who: Cast) -> dict[str, str]:
    """Every sentence of quarter I by its place."""
    plan = lived_plan(who)
    report = queries.composed(plan=plan, period=QUARTER, as_of=NOW)
    return {place: sentence.text for place, _, sentence in placed(report)}


def test_the_sentences_tell_of_the_quarter(who: Cast) -> None:
    texts = said(who)
    assert texts["results.whole.1"] == (
        "Kế hoạch có 04 nhiệm vụ, trong đó 02 nhiệm vụ đến hạn trong kỳ."
    )
    assert texts["results.whole.2"] == (
        "Đã hoàn thành 01 nhiệm vụ, đạt 50% số nhiệm vụ đến hạn, đều đúng hạn."
    )
    assert texts["results.whole.3"] == "Còn 01 nhiệm vụ quá hạn, chưa hoàn thành."
    assert texts["late.2"] == (
        "Nhiệm vụ 2 – Rà soát thủ tục hành chính (chủ trì: Văn phòng UBND): hạn 31/03/2026; "
        "nguyên nhân: chờ danh mục thủ tục mới của cấp trên."
    )
    assert texts["difficulties.2"] == (
        "Văn phòng UBND (nhiệm vụ số 2): chờ danh mục thủ tục mới của cấp trên."
    )
    assert "kế hoạch ghi “" not in " ".join(texts.values())
    assert "“cấp trên ban hành Đề án”" in " ".join(texts.values())


def test_the_same_moment_gives_the_same_bytes_whatever_happens_after(who: Cast) -> None:
    plan = lived_plan(who)
    before = json.dumps(queries.composed(plan=plan, period=QUARTER, as_of=NOW).to_json())
    done(who, owed_for(plan, "I.2")[1], on=date(2026, 4, 3))
    after = json.dumps(queries.composed(plan=plan, period=QUARTER, as_of=NOW).to_json())
    assert before == after
    later = queries.composed(plan=plan, period=QUARTER, as_of=at(date(2026, 4, 4)))
    assert json.dumps(later.to_json()) != before


def test_composing_makes_a_draft_and_takes_no_number(who: Cast) -> None:
    report = composed(who)
    document = report.document
    assert (document.state, document.number, document.kind) == (State.DRAFT, None, "BC")
    assert document.is_composed
    assert not NumberSeries.objects.filter(series__contains="BC").exists()
    assert report.sha256 == digest(canonical(report.snapshot["report"]).encode())
    assert document.said.addressees == (who.superior.full_name,)


def test_only_the_office_composes(who: Cast) -> None:
    plan = lived_plan(who)
    for person in (who.minh, who.lan, who.binh, who.yen, who.tam, who.quantri, who.hanh):
        with pytest.raises(PermissionDenied):
            services.compose(plan=plan, period=QUARTER, actor=person, at=NOW)
    assert not OfficialDocument.objects.exists()


def test_a_second_draft_of_the_period_is_refused_until_the_first_is_withdrawn(who: Cast) -> None:
    report = composed(who)
    services.write_words(
        report=report, words={"proposals": "Sớm ban hành danh mục."}, actor=who.quan, at=NOW
    )
    with pytest.raises(RuleBroken, match="Đã có dự thảo"):
        composed(who, report.plan)
    official.withdraw(document=report.document, reason="Lập lại", actor=who.quan, at=NOW)
    again = composed(who, report.plan)
    assert again.words["proposals"] == "Sớm ban hành danh mục."


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("2026-Q3", "chưa bắt đầu"),
        ("2025-Y", "không thuộc năm 2026"),
        ("2025-12-15..2025-12-31", "không thuộc năm 2026"),
    ],
)
def test_a_period_that_cannot_be_reported_is_refused(who: Cast, code: str, message: str) -> None:
    plan = lived_plan(who)
    with pytest.raises(RuleBroken, match=message):
        services.compose(plan=plan, period=Period.parse(code), actor=who.quan, at=NOW)


def test_a_plan_under_review_and_a_moment_to_come_are_refused(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="đã đưa vào thực hiện"):
        queries.composed(plan=reviewed_plan(who), period=QUARTER, as_of=NOW)
    with pytest.raises(RuleBroken, match="tương lai"):
        queries.moment_of(at(date(2026, 5, 1)), NOW)


def test_every_figure_opens_as_many_tasks_as_it_counts(who: Cast) -> None:
    plan = lived_plan(who)
    asked = Asked(plan, QUARTER, NOW)
    report = queries.composed(plan=plan, period=QUARTER, as_of=NOW)
    figures = [f for _, _, s in placed(report) for f in s.figures]
    figures += [f for table in report.tables for row in table.rows for f in row.figures]
    assert figures
    for figure in figures:
        found = queries.records_behind(asked, figure.id)
        if found is None:
            behind = queries.rows_behind(who.quan, asked, figure.id)
            assert behind is not None, figure.id
            assert behind.rows.total in (figure.whole, int(figure.value)), figure.id
            continue
        name = figure.id.rpartition(".")[2]
        tasks = {row.row.subject_key for row in found.rows}
        if name == "products_accepted":
            assert len(found.rows) == int(figure.value)
        elif name == "targets":
            assert len(found.targets) == int(figure.value)
        elif name not in ("units", "areas", "done_rate"):
            assert len(tasks) == int(figure.value), figure.id


def test_the_number_of_queries_does_not_grow(
    who: Cast, django_assert_max_num_queries: object
) -> None:
    plan = lived_plan(who)
    with django_assert_max_num_queries(42):  # type: ignore[operator]
        queries.composed(plan=plan, period=QUARTER, as_of=NOW, template="ke-hoach")


def test_recommendations_are_said_in_the_direction_and_open_their_answers(who: Cast) -> None:
    plan = lived_plan(who)
    answered(who, recommended(who, day=date(2026, 2, 2)), day=date(2026, 2, 10))
    recommended(who, day=date(2026, 2, 2))
    recommended(who, day=date(2026, 3, 30))
    report = queries.composed(plan=plan, period=QUARTER, as_of=NOW)
    told = [s for _, section, s in placed(report) if section.code == "direction"]
    assert [sentence.text for sentence in told[1:]] == [
        "Trong kỳ có 03 kiến nghị giám sát.",
        "Có 02 nội dung kiến nghị đến hạn trả lời trong kỳ, 01 nội dung được trả lời đúng hạn.",
    ]
    for figure in (figure for sentence in told[1:] for figure in sentence.figures):
        found = queries.records_behind(Asked(plan, QUARTER, NOW), figure.id)
        assert found is not None
        assert len(found.rows) == int(figure.value), figure.id


def test_the_supervisor_recommends_from_an_issued_report(who: Cast, client: Client) -> None:
    report = composed(who)
    issued(who, report)
    place = reverse("reports:report", args=[report.plan.code, report.pk])
    seen = {}
    for person in (who.tam, who.quan):
        client.force_login(person)
        seen[person.username] = client.get(place).content.decode()
    assert ">Kiến nghị</a>" in seen["tam"]
    assert ">Kiến nghị</a>" not in seen["quan"]
