"""The screens of a round: who is shown what, wrong input, the number of queries."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cchc.notices.models import Message
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.tests.factories import adopted_plan, party, task
from cchc.reports import services
from cchc.reports.choices import PartState
from cchc.reports.models import PartSending, ReportPart, ReportRound
from cchc.reports.tests.factories import NOW, QUARTER, issued, opened, sent, shared_plan
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

LAW = "Tư pháp - Hộ tịch"


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", "2026-04-02T09:30")
    return cast()


def page(client: Client, user: User, address: str) -> str:
    client.force_login(user)
    return client.get(address).content.decode()


def address_of(part: ReportPart) -> str:
    return reverse("reports:part", args=[part.round.plan.code, part.round_id, part.pk])


def test_the_office_opens_a_round_and_sees_who_has_not_sent(who: Cast, client: Client) -> None:
    plan = shared_plan(who)
    assert "Mở đợt báo cáo" in page(client, who.quan, reverse("reports:reports"))
    asked = {"ky": "2026-Q1", "lich": "plain"}
    answer = client.post(reverse("reports:open_round", args=[plan.code]), asked, follow=True)
    text = answer.content.decode()
    assert "Đã mở đợt báo cáo" in text
    assert text.count('"c-none">chưa gửi') == 3
    answer = client.post(reverse("reports:open_round", args=[plan.code]), asked, follow=True)
    assert "đã mở; hãy theo dõi" in answer.content.decode()
    assert "0/3 bộ phận đã gửi" in page(client, who.binh, reverse("reports:reports"))
    preview = reverse("reports:preview", args=[plan.code])
    assert "Còn bộ phận chưa gửi phần báo cáo" in page(client, who.quan, f"{preview}?ky=2026-Q1")


def test_a_round_opened_after_its_due_day_says_so_to_all(who: Cast, client: Client) -> None:
    row = opened(who, on=date(2026, 4, 3))  # due on 02/04
    late = "Đợt báo cáo mở sau hạn gửi 02/04/2026"
    text = page(client, who.quan, _round(row))
    assert late in text
    assert "còn trong hạn" not in text
    part = row.parts.get(unit__name=LAW)
    assert late in page(client, who.binh, address_of(part))
    told = Message.objects.get(to=who.binh, key__contains=":opened:")
    assert f"{late}: gửi ngay." in told.body
    in_time = _round(opened(who, adopted_plan(who), on=date(2026, 3, 16)))
    assert "mở sau hạn" not in page(client, who.quan, in_time)


def test_an_issued_report_has_no_round_to_open(who: Cast, client: Client) -> None:
    plan = shared_plan(who)
    address = reverse("reports:reports")
    assert "Mở đợt báo cáo Quý I" in page(client, who.quan, address)
    issued(who, services.compose(plan=plan, period=QUARTER, actor=who.quan, at=NOW))
    assert "Mở đợt báo cáo Quý I" not in page(client, who.quan, address)
    asked = {"ky": "2026-Q1", "lich": "plain"}
    answer = client.post(reverse("reports:open_round", args=[plan.code]), asked, follow=True)
    assert "đã phát hành" in answer.content.decode()


def test_an_officer_sends_the_own_part_and_mistakes_are_told_at_the_field(
    who: Cast, client: Client
) -> None:
    part = opened(who).parts.get(unit__name=LAW)
    assert "Nhiệm vụ 1 – Theo dõi thi hành pháp luật" in page(client, who.binh, address_of(part))
    wrong = client.post(address_of(part), {"difficulties": "", "causes": "x"})
    assert wrong.context["form"].errors["difficulties"]
    assert not PartSending.objects.exists()
    words = {"difficulties": "Thiếu máy", "causes": "Kinh phí", "proposals": ""}
    client.post(address_of(part), words)
    part.refresh_from_db()
    assert part.state == PartState.SENT
    text = page(client, who.binh, address_of(part))
    assert "Nội dung đã gửi" in text
    assert "Gửi phần báo cáo</button>" not in text
    assert "chậm 5 ngày làm việc" in page(client, who.binh, _round(part.round))


def _round(row: ReportRound) -> str:
    return reverse("reports:round", args=[row.plan.code, row.pk])


def test_the_office_returns_with_a_reason_and_the_unit_reads_it(who: Cast, client: Client) -> None:
    one = sent(who, opened(who))
    row = one.part.round
    client.force_login(who.quan)
    address = reverse("reports:return_part", args=[row.plan.code, row.pk, one.part_id, one.pk])
    assert client.post(address, {"reason": ""}).context["form"].errors["reason"]
    client.post(address, {"reason": "Nêu rõ số máy"})
    text = page(client, who.binh, address_of(one.part))
    assert "Nêu rõ số máy" in text
    assert "Thiếu máy quét." in text
    again = reverse("reports:return_part", args=[row.plan.code, row.pk, one.part_id, one.pk + 9])
    client.force_login(who.quan)
    assert client.get(again).status_code == 404


def test_others_do_not_read_the_words(who: Cast, client: Client) -> None:
    one = sent(who, opened(who))
    for person, status in ((who.son, 404), (who.van, 404), (who.tam, 403), (who.minh, 200)):
        client.force_login(person)
        assert client.get(address_of(one.part)).status_code == status
    assert "phần của bộ phận khác" in page(client, who.van, _round(one.part.round))


@pytest.mark.parametrize("units", [1, 6])
def test_the_round_asks_as_often_however_many_units(
    who: Cast, client: Client, units: int, django_assert_num_queries: object
) -> None:
    names = [LAW, "Văn phòng UBND", "Đài Truyền thanh", "Văn hóa - Xã hội"]
    names += ["Tài chính - Kế toán", "Địa chính - Xây dựng"]
    tasks = [
        task(n, f"Việc {n}", "Quý I/2026", lead=[party(name)])
        for n, name in enumerate(names[:units], 1)
    ]
    row = opened(who, adopted_plan(who, tasks))
    sent(who, row)
    client.force_login(who.quan)
    with django_assert_num_queries(31):  # type: ignore[operator]
        client.get(_round(row))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_screens_are_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    row = opened(who)
    one = sent(who, row, on=date(2026, 3, 27))
    office = row.parts.get(unit__name="Văn phòng UBND")
    client.force_login(who.quan)
    open_page.sign_in(client)
    addresses = {
        "list": reverse("reports:reports"),
        "round": _round(row),
        "form": address_of(office),
        "sent": address_of(one.part),
        "return": reverse("reports:return_part", args=[row.plan.code, row.pk, one.part_id, one.pk]),
    }
    for name, address in addresses.items():
        shown = open_page(address, size=size)
        picture(shown, f"rounds-{name}-{size[0]}")
        assert (name, wrong_for_readers(shown)) == (name, [])
        assert (name, wider_than_screen(shown)) == (name, 0)
    assert open_page.troubles == []
