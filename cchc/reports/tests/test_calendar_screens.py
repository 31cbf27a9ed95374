"""The calendar, the kinds and the round as people see them: wrong input, queries, widths."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.models import Plan
from cchc.reports import queries, services
from cchc.reports.models import PartReminder, ReportKind, ReportRound
from cchc.reports.rules.calendar import Stage
from cchc.reports.tests.factories import NOW, QUARTER, at, issued, opened, sent, shared_plan
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", "2026-03-20T09:30")
    return cast()


@pytest.fixture
def plan(who: Cast) -> Plan:
    return shared_plan(who)


def page(client: Client, user: User, address: str) -> str:
    client.force_login(user)
    return client.get(address).content.decode()


CALENDAR = "/bao-cao/lich/"


def test_the_calendar_tells_each_report_its_due_day_and_why(
    who: Cast, plan: Plan, client: Client
) -> None:
    text = page(client, who.binh, CALENDAR)
    assert text.count('class="r-why"') == 16
    assert "Công khai kết quả giải quyết thủ tục hành chính" in text
    assert "ngày làm việc thứ 2: hạn gửi" in text
    assert "Mở, hỏi bộ phận ngay" not in text
    office = page(client, who.quan, CALENDAR)
    assert "Mở các đợt còn lại (16)" in office
    assert office.count("Mở, hỏi bộ phận ngay") == 4


def test_next_years_plan_does_not_hide_this_years(who: Cast, plan: Plan) -> None:
    next_year, last_year = Plan(code="sau", year=2027), Plan(code="truoc", year=2025)
    plans = [next_year, plan, last_year]
    today = date(2026, 11, 28)
    assert queries.plan_meant(plans, "", today=today) == plan
    assert queries.plan_meant(plans, "sau", today=today) is next_year
    assert queries.plan_meant([next_year], "khac", today=today) is next_year
    assert queries.plan_meant([], "", today=today) is None


def test_one_kind_is_opened_from_the_calendar(who: Cast, plan: Plan, client: Client) -> None:
    client.force_login(who.quan)
    address = reverse("reports:open_round", args=[plan.code])
    client.post(address, {"ky": "2026-Q1", "lich": "plain", "loai": "kiem-soat"})
    assert ReportRound.objects.get().kind == "kiem-soat"
    answer = client.post(address, {"ky": "2026-Q1", "loai": "khong-co"}, follow=True)
    assert "không được dùng" in answer.content.decode()


def test_the_rest_of_the_year_is_shown_before_it_is_opened(
    who: Cast, plan: Plan, client: Client
) -> None:
    opened(who, plan)
    address = reverse("reports:open_year", args=[plan.code])
    text = page(client, who.quan, address)
    assert "Mở 15 đợt báo cáo" in text
    assert text.count(">hỏi ngay<") == 3
    assert ReportRound.objects.count() == 1
    answer = client.post(address, follow=True)
    assert "Đã mở 15 đợt báo cáo" in answer.content.decode()
    assert ReportRound.objects.count() == 16
    again = client.post(address, follow=True)
    assert "không còn gì để mở" in again.content.decode()
    assert "Không còn đợt nào để mở" in page(client, who.quan, address)


FILLED = {
    "kind": "cchc",
    "title": "Báo cáo nhanh",
    "basis": "Công văn 15/SNV",
    "first": "01/01/2026",
    "last": "15/03/2026",
    "due_on": "31/03/2026",
}


def test_a_report_on_demand_is_looked_at_before_it_is_opened(
    who: Cast, plan: Plan, client: Client
) -> None:
    client.force_login(who.quan)
    address = reverse("reports:on_demand", args=[plan.code])
    shown = client.post(address, FILLED).content.decode()
    assert "Sẽ mở đợt báo cáo như sau" in shown
    assert "24/03/2026" in shown
    assert not ReportRound.objects.exists()
    answer = client.post(address, {**FILLED, "mo": "1"}, follow=True)
    assert "Đã mở đợt báo cáo đột xuất" in answer.content.decode()
    assert "Báo cáo nhanh" in page(client, who.binh, CALENDAR)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"due_on": "19/03/2026"}, "due_on"),
        ({"last": "31/12/2025"}, "last"),
        ({"first": "16/03/2026"}, "last"),
        ({"last": "30/06/2026"}, "due_on"),
        ({"kind": "khong-co"}, "kind"),
        ({"first": "31/02/2026"}, "first"),
    ],
)
def test_a_wrong_demand_is_answered_at_its_field(
    who: Cast, plan: Plan, client: Client, change: dict[str, str], field: str
) -> None:
    client.force_login(who.quan)
    address = reverse("reports:on_demand", args=[plan.code])
    answer = client.post(address, {**FILLED, **change, "mo": "1"})
    assert answer.context["form"].errors[field]
    assert not ReportRound.objects.exists()


KIND = {
    "name": "Chuyển đổi số",
    "paper": "chuyển đổi số",
    "periods": ["Q1", "Y"],
    "calendar": "cutoff",
    "send_days": "3",
    "contribution_days": "",
    "recipient": "",
    "is_active": "on",
    "document": "Công văn 9",
}


def test_a_kind_is_added_and_changed_with_its_history(who: Cast, client: Client) -> None:
    client.force_login(who.quantri)
    client.post(reverse("reports:new_kind"), KIND)
    assert "Chuyển đổi số" in page(client, who.quantri, reverse("reports:kinds"))
    address = reverse("reports:change_kind", args=["chuyen-doi-so"])
    client.post(address, {**KIND, "is_active": "", "document": "Công văn 12"})
    text = page(client, who.quan, address)
    assert text.index("Công văn 12") < text.index("Công văn 9")
    assert "ngừng dùng" in text
    wrong = client.post(address, {**KIND, "periods": [], "send_days": "99"})
    assert set(wrong.context["form"].errors) == {"periods", "send_days"}
    assert ReportKind.objects.count() == 2
    assert client.get(reverse("reports:change_kind", args=["khong-co"])).status_code == 404


def test_the_round_tells_who_was_reminded_by_whom(who: Cast, plan: Plan, client: Client) -> None:
    row = opened(who, plan)
    client.force_login(who.quan)
    address = reverse("reports:remind", args=[plan.code, row.pk])
    answer = client.post(address, follow=True).content.decode()
    assert "Đã nhắc 3 bộ phận chưa gửi" in answer
    assert "1 lần, gần nhất 09:30 ngày 20/03/2026, Lê Anh Quân" in answer
    assert answer.count(", Lê Anh Quân</td>") == 3
    again = client.post(address, follow=True).content.decode()
    assert "ngày làm việc sau nhắc lại" in again
    assert PartReminder.objects.count() == 3


def test_a_round_ahead_says_when_units_are_asked_and_may_be_asked_now(
    who: Cast, plan: Plan, client: Client
) -> None:
    services.open_year(plan=plan, actor=who.quan, at=at(date(2026, 3, 2)))
    row = ReportRound.objects.get(kind="cchc", period="2026-H1")
    address = reverse("reports:round", args=[plan.code, row.pk])
    assert "vào ngày 18/06/2026" in page(client, who.binh, address)
    assert "hỏi từ 18/06/2026" in page(client, who.binh, reverse("reports:reports"))
    client.force_login(who.quan)
    post = reverse("reports:ask_parts", args=[plan.code, row.pk])
    assert "Đã hỏi phần" in client.post(post, follow=True).content.decode()
    assert "Không có bộ phận nào để hỏi" in client.post(post, follow=True).content.decode()


def test_the_office_drafts_from_the_parts_and_units_tell_results(
    who: Cast, plan: Plan, client: Client
) -> None:
    row = services.open_round(
        plan=plan, period=QUARTER, kind="kiem-soat", actor=who.quan, at=at(date(2026, 3, 16))
    )
    part = row.parts.get(unit__name="Tư pháp - Hộ tịch")
    address = reverse("reports:part", args=[plan.code, row.pk, part.pk])
    assert "Kết quả thực hiện trong kỳ" in page(client, who.binh, address)
    assert client.post(address, {"results": ""}).context["form"].errors["results"]
    client.post(address, {"results": "Rà soát 12 thủ tục."})
    assert "Rà soát 12 thủ tục." in page(client, who.binh, address)
    client.force_login(who.quan)
    draft = reverse("reports:draft_paper", args=[plan.code, row.pk])
    answer = client.post(draft, follow=True).content.decode()
    assert "Đã tạo dự thảo từ phần của các bộ phận" in answer
    assert "Đã có báo cáo của đợt này" in client.post(draft, follow=True).content.decode()


def test_the_draft_says_who_has_not_sent(who: Cast, plan: Plan, client: Client) -> None:
    sent(who, opened(who, plan), on=date(2026, 3, 19))
    report = services.compose(plan=plan, period=QUARTER, actor=who.quan, at=at(date(2026, 3, 20)))
    text = page(client, who.quan, reverse("reports:report", args=[plan.code, report.pk]))
    assert "Còn bộ phận chưa gửi phần báo cáo" in text
    assert "Đài Truyền thanh" in text


def test_a_draft_that_others_do_not_see_is_not_linked(
    who: Cast, plan: Plan, client: Client
) -> None:
    report = services.compose(plan=plan, period=QUARTER, actor=who.quan, at=at(date(2026, 3, 20)))
    address = reverse("reports:report", args=[plan.code, report.pk])
    assert address in page(client, who.quan, CALENDAR)
    assert address not in page(client, who.binh, CALENDAR)
    line = next(
        x
        for x in queries.calendar_for(who.binh, plan, today=date(2026, 3, 20))
        if x.stage == Stage.IN_PROGRESS
    )
    assert line.report is None


@pytest.mark.parametrize("rounds", [1, 16])
def test_the_calendar_asks_as_often_however_many_rounds(
    who: Cast, plan: Plan, client: Client, rounds: int, django_assert_max_num_queries: object
) -> None:
    opened(who, plan)
    if rounds > 1:
        services.open_year(plan=plan, actor=who.quan, at=at(date(2026, 3, 20)))
        issued(who, services.compose(plan=plan, period=QUARTER, actor=who.quan, at=NOW))
    client.force_login(who.quan)
    with django_assert_max_num_queries(34):  # type: ignore[operator]
        client.get(CALENDAR)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_screens_are_readable_at_any_width(
    who: Cast, plan: Plan, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    row = opened(who, plan)
    sent(who, row, on=date(2026, 3, 18))
    services.remind_parts(row=row, actor=who.quan, at=at(date(2026, 3, 19)))
    client.force_login(who.quan)
    open_page.sign_in(client)
    addresses = {
        "calendar": CALENDAR,
        "open-year": reverse("reports:open_year", args=[plan.code]),
        "on-demand": reverse("reports:on_demand", args=[plan.code]),
        "kinds": reverse("reports:kinds"),
        "kind": reverse("reports:change_kind", args=["kiem-soat"]),
        "round": reverse("reports:round", args=[plan.code, row.pk]),
    }
    for name, address in addresses.items():
        shown = open_page(address, size=size)
        picture(shown, f"calendar-{name}-{size[0]}")
        assert (name, wrong_for_readers(shown)) == (name, [])
        assert (name, wider_than_screen(shown)) == (name, 0)
    assert open_page.troubles == []
