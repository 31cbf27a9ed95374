"""Lists, the page of a dossier with exactly its acts, the late chain by forms, the register."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers import queries
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.clock import Alarm, alarm
from cchc.dossiers.tests.factories import (
    Shop,
    called,
    extended,
    finished,
    fresh,
    on,
    processing,
    proposed,
    received,
)
from cchc.dossiers.views.acting import PAGES
from cchc.kernel.models import ReadNote
from cchc.organisation import queries as organisation
from cchc.organisation.models import User

FAR = date(2026, 3, 13)


@pytest.fixture(autouse=True)
def tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day after the date of what was received on Monday."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-10T10:00")


def page(client: Client, who: User, name: str, *args: object, query: str = "") -> str:
    client.force_login(who)
    return client.get(reverse(f"dossiers:{name}", args=args) + query).content.decode()


def test_the_buttons_are_exactly_the_open_acts(desk: Shop, client: Client) -> None:
    late = processing(desk)
    proposed(desk, late, at=on(10), until=FAR)
    for who in (desk.who.hoa, desk.who.binh, desk.who.lan):
        text = page(client, who, "page", late.pk)
        shown = set(re.findall(rf'href="/ho-so/{late.pk}/([a-z-]+)/"', text))
        open_now = queries.open_acts(fresh(late), who, today=on(10).date())
        open_now -= {"propose_supplement"}  # asking a second time proposes
        assert shown == {PAGES[act].slug for act in open_now if act in PAGES}
        assert open_now <= PAGES.keys()


def test_opening_the_page_is_noted_and_lists_are_masked(desk: Shop, client: Client) -> None:
    late = processing(desk)
    assert "0912345678" in page(client, desk.who.binh, "page", late.pk)
    assert ReadNote.objects.filter(screen=f"Hồ sơ {late.masked_code}").exists()
    assert "0912345678" not in page(client, desk.who.hoa, "every")
    watched = page(client, desk.who.tam, "every")
    assert late.masked_code in watched
    assert late.code not in watched
    assert "Trần" not in watched
    assert "Đỗ Văn Bình" not in watched


def test_the_late_chain_is_completed_by_forms_alone(desk: Shop, client: Client) -> None:
    late = processing(desk)
    assert "Thư xin lỗi có chữ ký, ngày hẹn lại" in page(client, desk.who.binh, "page", late.pk)
    asks = reverse("dossiers:propose_extension", args=[late.pk])
    wrong = client.post(asks, {"until": "01/03/2026", "reason": "Chờ xác minh nơi sinh"})
    assert "Chờ xác minh nơi sinh" in wrong.content.decode()
    assert "phải sau hạn" in wrong.content.decode() or "ngày nghỉ" in wrong.content.decode()
    client.post(asks, {"until": "13/03/2026", "reason": "Chờ xác minh nơi sinh"})
    signs = page(client, desk.who.lan, "extend", late.pk)
    assert "ký bây giờ là xin lỗi muộn" in signs
    client.post(reverse("dossiers:extend", args=[late.pk]), {"until": "13/03/2026"})
    assert "Cuộc gọi cho công dân" in page(client, desk.who.binh, "page", late.pk)
    calls = reverse("dossiers:record_phone_call", args=[late.pk])
    client.post(calls, {"outcome": "reached", "said_text": "Đã xin lỗi, hẹn 13/03"})
    assert "đã xin lỗi đủ" in page(client, desk.who.binh, "page", late.pk)
    row = fresh(late)
    assert row.chain_complete_at is not None
    assert row.due_at == on(9, 17)


def test_every_risk_holds_what_the_rule_says(desk: Shop) -> None:
    for day in (2, 3, 4, 5, 6, 9, 10):
        received(desk, at=on(day, 8))
    done = processing(desk, at=on(2, 9))
    finished(desk, done, at=on(10, 9))
    kept = processing(desk, at=on(2, 9))
    extended(desk, kept, at=on(3), until=FAR)
    called(desk, kept, at=on(3))
    calendar, at = organisation.working_calendar(desk.who.ward), on(10, 10)
    open_rows = Dossier.objects.filter(finished_at=None)
    by_rule = {row.pk: alarm(calendar, row.due_at, at) for row in open_rows}
    for risk in (Alarm.LATE, Alarm.TODAY, Alarm.ONE_DAY, Alarm.THREE_DAYS):
        listed = {row.pk for row in queries.risky(desk.who.hoa, risk, at=at)}
        assert listed == {pk for pk, found in by_rule.items() if found == risk}
    chain = {row.pk for row in queries.risky(desk.who.minh, queries.CHAIN, at=at)}
    assert chain == {done.pk, Dossier.objects.get(registered_at=on(2, 8)).pk}
    counted = queries.risks(desk.who.hoa, at=at)
    assert (counted.late, counted.today, counted.one_day, counted.chain) == (1, 1, 1, 2)


@pytest.mark.parametrize(("name", "most"), [("every", 40), ("queue", 40), ("risks", 40)])
def test_lists_stay_within_their_queries(desk: Shop, client: Client, name: str, most: int) -> None:
    client.force_login(desk.who.hoa)
    processing(desk, at=on(2))
    client.get(reverse(f"dossiers:{name}"))
    counts = []
    for _ in range(2):
        for _ in range(3):
            processing(desk, at=on(2))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse(f"dossiers:{name}")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= most


def test_a_dossier_is_found_by_the_end_of_its_code_or_by_the_person(
    desk: Shop, client: Client
) -> None:
    row = processing(desk)
    client.force_login(desk.who.hoa)
    for text in ("0001", row.code.lower(), "tran mai", "0912345678"):
        answer = client.post(reverse("dossiers:find"), {"q": text})
        assert answer["Location"] == reverse("dossiers:page", args=[row.pk]), text
    client.force_login(desk.who.binh)
    assert (
        "Không tìm thấy"
        in client.post(reverse("dossiers:find"), {"q": "tran mai"}).content.decode()
    )


def test_the_register_is_shown_handed_out_and_noted(desk: Shop, client: Client) -> None:
    received(desk)
    text = page(client, desk.who.hoa, "register")
    assert "Trần Thị Mai" in text
    assert "17:00 ngày 09/03/2026" in text
    answer = client.get(reverse("dossiers:register_file") + "?nam=2026")
    assert answer["Content-Disposition"] == 'attachment; filename="so-theo-doi-ht-2026.xlsx"'
    assert ReadNote.objects.filter(screen__startswith="Sổ theo dõi hồ sơ HT 2026").count() == 2


def test_a_slip_is_printed_and_handed_out_as_a_file(desk: Shop, client: Client) -> None:
    slip = received(desk).slips.get()
    text = page(client, desk.who.hoa, "slip", slip.pk)
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in text
    assert "data-print-now" not in text
    answer = client.get(reverse("dossiers:slip_file", args=[slip.pk, "docx"]))
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("day", "hour", "said"), [(4, 9, "trước hạn"), (9, 16, "đúng hạn")])
def test_how_the_date_was_kept_is_said_as_the_figures_count_it(
    desk: Shop, day: int, hour: int, said: str
) -> None:
    row = fresh(finished(desk, processing(desk), at=on(day, hour)))
    calendar = organisation.working_calendar(desk.who.ward)
    due = queries.due_of(row, calendar, on(10))
    assert due is not None
    assert due.note == said == str(row.get_outcome_display()).lower()
