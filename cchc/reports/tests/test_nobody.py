"""Units in which nobody has an account; docs/rules/report-parts.md, "Nobody"."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.notices.models import Message
from cchc.obligations import services as obligations
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast, unit
from cchc.plans.tests.factories import adopted_plan, party, task
from cchc.reports import facts, queries, services
from cchc.reports.models import PartReminder, PartSending, ReportPart, ReportRound
from cchc.reports.tests.factories import at, opened, owed_for
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

EMPTY, LAW = "Phòng Kinh tế", "Tư pháp - Hộ tịch"
DAY = date(2026, 3, 20)


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", "2026-03-20T09:30")
    return cast()


def round_with_nobody(who: Cast) -> ReportRound:
    """A plan led by anh Bình's unit and by one that the import made."""
    unit(who.ward, EMPTY)
    tasks = [
        task(1, "Theo dõi thi hành pháp luật", "Quý I/2026", lead=[party(LAW)]),
        task(2, "Hỗ trợ doanh nghiệp", "Quý I/2026", lead=[party(EMPTY)]),
    ]
    with audit.transaction():
        plan = adopted_plan(who, tasks)
    return opened(who, plan)


def part_of(row: ReportRound, name: str = EMPTY) -> ReportPart:
    return row.parts.get(unit__name=name)


def send(part: ReportPart, actor: User) -> PartSending:
    return services.send_part(
        part=part, difficulties="Thiếu người.", causes="Biên chế", proposals="", actor=actor,
        at=at(DAY),
    )  # fmt: skip


def named(who: Cast, row: ReportRound, chief: User) -> None:
    """The person is named for the task of the empty unit."""
    debt = owed_for(row.plan, "I.2")[0]
    obligations.assign(obligations=[debt], chief=chief, helpers=(), actor=who.quan, at=at(DAY))


def test_the_unit_is_named_and_the_office_enters_its_part_from_paper(who: Cast) -> None:
    row = round_with_nobody(who)
    assert [one.name for one in queries.without_anybody(row, today=DAY)] == [EMPTY]
    assert not Message.objects.filter(key__startswith=f"report-part:{part_of(row).pk}:").exists()
    for person in (who.binh, who.minh, who.yen):
        with pytest.raises(PermissionDenied):
            send(part_of(row), person)
    with pytest.raises(PermissionDenied):
        send(part_of(row, LAW), who.quan)
    assert send(part_of(row), who.quan).on_paper
    assert not send(part_of(row, LAW), who.binh).on_paper
    assert "on_paper" in str(facts.of_round(row))
    assert queries.without_anybody(row, today=DAY) == []


def test_the_chief_named_for_a_task_is_told_and_sends(who: Cast) -> None:
    row = round_with_nobody(who)
    assert [one.part for one in queries.parts_asked(who.son, today=DAY)] == []
    named(who, row, who.son)
    assert [one.part for one in queries.parts_asked(who.son, today=DAY)] == [part_of(row)]
    assert queries.without_anybody(row, today=DAY) == []
    services.remind_parts(row=row, actor=who.quan, at=at(DAY))
    assert Message.objects.filter(key__contains=":reminded:", to=who.son).count() == 1
    with pytest.raises(PermissionDenied):
        send(part_of(row), who.quan)
    assert not send(part_of(row), who.son).on_paper


def test_who_cannot_be_told_is_not_counted_as_reminded(who: Cast) -> None:
    row = round_with_nobody(who)
    assert len(services.remind_parts(row=row, actor=who.quan, at=at(DAY))) == 1
    assert not PartReminder.objects.filter(part=part_of(row)).exists()
    send(part_of(row, LAW), who.binh)
    with pytest.raises(RuleBroken, match="chưa có ai dùng hệ thống"):
        services.remind_parts(row=row, actor=who.quan, at=at(DAY))


def test_the_pages_say_so(who: Cast, client: Client) -> None:
    row = round_with_nobody(who)
    client.force_login(who.quan)
    page = reverse("reports:round", args=[row.plan.code, row.pk])
    text = client.get(page).content.decode()
    assert "Có bộ phận không báo được" in text
    assert "Nhập phần nhận qua giấy" in text
    remind = reverse("reports:remind", args=[row.plan.code, row.pk])
    told = client.post(remind, follow=True).content.decode()
    assert f"Đã nhắc 1 bộ phận chưa gửi. Chưa báo được cho: {EMPTY}" in told
    address = reverse("reports:part", args=[row.plan.code, row.pk, part_of(row).pk])
    assert "mang dấu “nhận qua giấy”" in client.get(address).content.decode()
    client.post(address, {"difficulties": "Thiếu người", "causes": "Biên chế", "proposals": ""})
    assert "Nhận qua giấy;" in client.get(address).content.decode()
    assert "Có bộ phận không báo được" not in client.get(page).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_round_with_a_unit_of_nobody_is_readable(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    row = round_with_nobody(who)
    client.force_login(who.quan)
    open_page.sign_in(client)
    page = open_page(reverse("reports:round", args=[row.plan.code, row.pk]), size=size)
    picture(page, f"nobody-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert open_page.troubles == []
