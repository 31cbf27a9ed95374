"""The screens of amendments: the whole way, wrong input beside its field, fixed queries."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Amendment
from cchc.plans.tests.amendments import APRIL, adopted, begun, changed, drafted
from cchc.plans.tests.factories import adopted_plan, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T10:00")
    return cast()


def test_the_office_prepares_and_the_chair_adopts(who: Cast, client: Client) -> None:
    plan = adopted_plan(who)
    client.force_login(who.quan)
    client.post(reverse("plans:begin_amendment", args=[plan.code]))
    client.post(
        reverse("plans:amendment_grounds", args=[plan.code]),
        {"reason": "Cấp trên giao", "document": "9/KH-UBND", "document_date": "01/04/2026"},
    )
    form = client.get(reverse("plans:amend_task", args=[plan.code, "I.1"])).context["form"]
    said = {name: value or "" for name, value in form.initial.items()}
    page = client.post(
        reverse("plans:amend_task", args=[plan.code, "I.1"]),
        {**said, "deadline": "Quý II/2026"},
        follow=True,
    )
    assert "dời hạn" in page.content.decode()
    assert client.get(reverse("plans:adopt_amendment", args=[plan.code])).status_code == 403
    client.force_login(who.minh)
    draft = Amendment.objects.get()
    page = client.post(
        reverse("plans:adopt_amendment", args=[plan.code]), {"version": draft.version}, follow=True
    )
    assert "Đã thông qua điều chỉnh" in page.content.decode()
    assert "9/KH-UBND ngày 01/04/2026" in page.content.decode()
    compared = client.get(reverse("plans:compare", args=[plan.code]), {"tu": "1", "den": "2"})
    assert "Quý II/2026" in compared.content.decode()


def test_what_is_wrong_is_said_beside_its_field(who: Cast, client: Client) -> None:
    plan = drafted(who).plan
    client.force_login(who.quan)
    page = client.post(
        reverse("plans:amendment_grounds", args=[plan.code]),
        {"reason": "Vì", "document": "9/KH", "document_date": "11/04/2026"},
    )
    assert page.context["form"].errors["document_date"] == [
        "Ngày của văn bản không được sau hôm nay."
    ]
    page = client.post(
        reverse("plans:amend_task", args=[plan.code, "I.1"]),
        {"title": "Việc", "lead": "Tổ tầm phào", "deadline": "Quý II"},
    )
    assert "không phải bộ phận" in page.context["form"].errors["lead"][0]


def test_an_old_look_at_the_draft_adopts_nothing(who: Cast, client: Client) -> None:
    plan = drafted(who).plan
    client.force_login(who.minh)
    page = client.post(reverse("plans:adopt_amendment", args=[plan.code]), {"version": "x"})
    assert "xem lại" in page.content.decode()
    assert Amendment.objects.get().state == "draft"


def test_without_a_draft_its_pages_are_not_found(who: Cast, client: Client) -> None:
    plan = adopted_plan(who)
    client.force_login(who.minh)
    for name in ("amendment", "amendment_grounds", "adopt_amendment", "withdraw_amendment"):
        assert client.get(reverse(f"plans:{name}", args=[plan.code])).status_code == 404


def test_an_unknown_version_falls_back_to_the_first_and_the_last(who: Cast, client: Client) -> None:
    plan = adopted_plan(who)
    client.force_login(who.tam)
    page = client.get(reverse("plans:compare", args=[plan.code]), {"tu": "9", "den": "zz"})
    assert "Hai bản như nhau" in page.content.decode()


@pytest.mark.parametrize("size", [3, 12])
def test_the_draft_asks_the_same_questions_however_long_it_is(
    who: Cast, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tasks = [task(n, f"Việc {n}", "Quý II/2026") for n in range(1, size + 1)]
    draft = begun(adopted_plan(who, tasks), who)
    for n in range(1, size + 1):
        changed(draft, who, f"I.{n}", deadline="Quý III/2026")
    found = Amendment.objects.select_related("plan__agency").get()
    with django_assert_num_queries(12):
        shown = queries.shown_changes(found, today=date(2026, 4, 10))
    assert len(shown) == size


def test_the_page_of_a_dropped_task_keeps_what_happened(who: Cast, client: Client) -> None:
    draft = begun(adopted_plan(who), who)
    dropped = draft.plan.tasks.get(ident="I.3")
    services.amend_drop(
        amendment=draft, task=dropped, actor=who.quan, at=APRIL, reason="Sở làm chung"
    )
    adopted(draft, who)
    client.force_login(who.quan)
    page = client.get(reverse("plans:task", args=[draft.plan.code, "I.3"]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Nhiệm vụ đã bỏ khỏi kế hoạch" in text
    assert "Sở làm chung" in text
    assert "Giao việc</a>" not in text


def test_a_date_that_the_amendment_moved_is_not_told_as_extended(who: Cast) -> None:
    draft = drafted(who)
    adopted(draft, who)
    found = queries.compared(draft.plan, "1", "nay")
    assert found is not None
    assert found.comparison.changed
    assert found.extended == []
