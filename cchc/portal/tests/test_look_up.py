"""The look-up: the holder of the slip is told everything that helps, the stranger nothing."""

import logging
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.citizens.models import Citizen
from cchc.dossiers import queries as dossiers
from cchc.dossiers import services as acts
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import lookup, pin_of
from cchc.dossiers.tests.factories import (
    WHY,
    Shop,
    asked,
    extended,
    filed,
    finished,
    fresh,
    on,
    processing,
    received,
)
from cchc.kernel.audit.models import AuditEvent, ReadNote
from cchc.portal import services
from cchc.portal.models import LookUpCount
from cchc.portal.rules import guessing
from cchc.portal.tests.factories import decided, wrong_pin

LOOK_UP = reverse("portal:look_up")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
NOBODYS_CODE = "H56.10.5-260302-9999"


def typed(code: str, pin: str, **more: Any) -> Any:
    """What a stranger is answered who types that."""
    return Client(**more).post(LOOK_UP, {"code": code, "pin": pin})


def by_link(row: Dossier) -> str:
    """The page behind the QR code of the slip."""
    answer = Client().get(reverse("portal:by_link", args=[row.token]))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


def later(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setenv("CCHC_NOW", at.isoformat())


def test_code_and_pin_of_the_slip_show_the_dossier(desk: Shop, wednesday: datetime) -> None:
    row = processing(desk)
    answer = typed(f" {row.code.lower()} ", f" {pin_of(row)} ")
    page = answer.content.decode()
    assert answer.status_code == 200
    for said in (
        "Hồ sơ đang được giải quyết",
        desk.who.ward.name,
        "Tư pháp - Hộ tịch",
        desk.who.binh.full_name,
        desk.who.binh.posts.get().title,
        desk.who.hoa.full_name,
        "09:00 ngày 02/03/2026",
        "17:00 ngày 09/03/2026",
        "ngày thứ nhất là ngày sau ngày tiếp nhận",
    ):
        assert said in page, said


def test_the_address_that_the_slip_prints_leads_to_the_form_and_its_link_to_the_dossier(
    desk: Shop, wednesday: datetime
) -> None:
    row = received(desk)
    said = row.slips.get().content
    assert f"/tra-cuu/{row.token}" in said
    assert reverse("portal:by_link", args=[row.token]) == f"/tra-cuu/{row.token}"
    typed_address = Client().get("/tra-cuu", follow=True)
    assert typed_address.status_code == 200
    assert "Mã PIN tra cứu" in typed_address.content.decode()
    assert "Hồ sơ đã được tiếp nhận" in by_link(row)


def test_nothing_of_the_applicant_is_shown(desk: Shop, wednesday: datetime) -> None:
    row = processing(desk, content="Khai sinh cho cháu Nguyễn Gia Bảo")
    asked(desk, fresh(row), at=on(3), by=desk.who.binh)
    reads = ReadNote.objects.count()
    page = by_link(row)
    mai = Citizen.objects.get(pk=row.applicant_id)
    known = [mai.name, "Mai", "Gia Bảo", row.code, WHY]
    assert not [said for said in known if said and said in page]
    assert row.masked_code in page
    assert ReadNote.objects.count() == reads


def test_the_citizen_reads_which_papers_to_bring(desk: Shop, wednesday: datetime) -> None:
    row = processing(desk)
    asked(desk, fresh(row), at=on(3), by=desk.who.binh)
    page = by_link(row)
    assert "Hồ sơ cần bổ sung" in page
    assert "<li>Giấy chứng sinh</li>" in page
    assert "Lý do của từng mục ghi trên Phiếu" in page


def test_the_citizen_reads_what_to_pay(desk: Shop, wednesday: datetime) -> None:
    row = processing(desk)
    acts.demand_payment(dossier=row, actor=desk.who.binh, at=on(3), amount=1_250_000)
    page = by_link(row)
    assert "Cần nộp phí" in page
    assert "1.250.000 đồng" in page


def test_a_late_dossier_is_told_with_an_apology(
    desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = processing(desk)
    later(monkeypatch, on(12))
    page = by_link(row)
    assert "Hồ sơ đã quá hạn" in page
    assert "trễ 3 ngày làm việc" in page
    assert "Chưa có ngày hẹn mới" in page
    extended(desk, fresh(row), at=on(12, 10), until=date(2026, 3, 18))
    assert "Ngày hẹn mới: <strong>17:00 ngày 18/03/2026</strong>" in by_link(row)
    later(monkeypatch, on(20))
    assert "cũng đã qua" in by_link(row)


def test_late_stays_late_when_it_is_done(desk: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    row = processing(desk)
    finished(desk, row, at=on(12))
    later(monkeypatch, on(13))
    page = by_link(row)
    assert "Đã có kết quả" in page
    assert "sau ngày hẹn và xin lỗi" in page
    assert "Đang giải quyết</dt>" not in page


def test_a_refusal_is_told_without_the_officers_words(desk: Shop, wednesday: datetime) -> None:
    row = filed(desk, at=on(2))
    reason = "Bà Lê Thị Mận không thường trú ở phường"
    acts.refuse(dossier=row, actor=desk.who.hoa, at=on(2), reason=reason)
    page = by_link(row)
    assert "Hồ sơ không được tiếp nhận" in page
    assert "Mận" not in page


@pytest.mark.parametrize("what", ["wrong code", "wrong pin", "locked", "locked, right pin"])
def test_whatever_is_wrong_the_answer_is_the_same(
    desk: Shop, wednesday: datetime, what: str
) -> None:
    row = processing(desk)
    plain = typed(row.code, wrong_pin(row))
    if what.startswith("locked"):
        for _ in range(guessing.FAILURES):
            typed(row.code, wrong_pin(row))
    code, pin = {
        "wrong code": (NOBODYS_CODE, pin_of(row)),
        "wrong pin": (row.code, wrong_pin(row)),
        "locked": (row.code, wrong_pin(row)),
        "locked, right pin": (row.code, pin_of(row)),
    }[what]
    answer = typed(code, pin)
    same = [
        TOKEN.sub(b"", page.content).replace(asked_for.encode(), b"CODE")
        for page, asked_for in ((plain, row.code), (answer, code))
    ]
    assert same[0] == same[1]
    assert answer.status_code == plain.status_code == 200
    assert answer.headers.keys() == plain.headers.keys()
    assert pin_of(row).encode() not in answer.content


def test_whatever_is_wrong_takes_the_same_work(
    desk: Shop, wednesday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = processing(desk)
    computed: list[str] = []
    real = lookup._pin

    def counted(token: str) -> str:
        computed.append(token)
        return real(token)

    monkeypatch.setattr(lookup, "_pin", counted)

    def work(code: str, pin: str) -> tuple[int, int, list[str]]:
        before = len(computed)
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            assert services.look_up(code=code, pin=pin, at=wednesday) is None
        verbs = [query["sql"].split()[0] for query in asked_for.captured_queries]
        return len(asked_for), len(computed) - before, verbs

    right, wrong = pin_of(row), wrong_pin(row)
    computed.clear()
    assert work(NOBODYS_CODE, right) == work(row.code, wrong)  # the first answer of each
    assert work(NOBODYS_CODE, right) == work(row.code, wrong)
    for _ in range(guessing.FAILURES):
        services.look_up(code=row.code, pin=wrong, at=wednesday)
    assert work(row.code, right) == work(NOBODYS_CODE, right)


def test_a_stranger_who_tries_pins_locks_the_code_and_the_qr_code_still_opens(
    desk: Shop, wednesday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = processing(desk)
    number = int(pin_of(row))
    for step in range(1, 8):
        page = typed(row.code, f"{(number + step) % 10**6:06d}").content.decode()
        assert "Không tìm thấy hồ sơ" in page
    assert "Không tìm thấy hồ sơ" in typed(row.code, pin_of(row)).content.decode()
    assert "Hồ sơ đang được giải quyết" in by_link(row)
    later(monkeypatch, wednesday + guessing.LOCK)
    assert "Hồ sơ đang được giải quyết" in typed(row.code, pin_of(row)).content.decode()


def test_a_stranger_who_tries_codes_is_stopped_by_address(desk: Shop, wednesday: datetime) -> None:
    row = processing(desk)
    for number in range(guessing.PINS_PER_ADDRESS):
        assert typed(f"H56.10.5-260302-{number + 100:04d}", "123456").status_code == 200
    stopped = typed(row.code, pin_of(row))
    assert stopped.status_code == 429
    assert stopped["Retry-After"] == str(guessing.ADDRESS_SECONDS)
    elsewhere = typed(row.code, pin_of(row), REMOTE_ADDR="203.0.113.9")
    assert "Hồ sơ đang được giải quyết" in elsewhere.content.decode()


def test_links_are_limited_too_and_no_refusal_writes_one_into_the_log(
    desk: Shop, wednesday: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    row = processing(desk)
    caplog.set_level(logging.DEBUG)
    address = reverse("portal:by_link", args=[row.token])
    for _ in range(guessing.LINKS_PER_ADDRESS):
        Client().get(reverse("portal:by_link", args=["x" * 32]))
    answer = Client().get(address)
    assert answer["Location"] == reverse("portal:wait")
    assert Client().get(answer["Location"]).status_code == 429
    assert row.token not in caplog.text


def test_neither_code_nor_pin_is_kept_or_logged(
    desk: Shop, wednesday: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    row = processing(desk)
    events = AuditEvent.objects.count()
    typed(row.code, wrong_pin(row))
    typed(row.code, pin_of(row))
    assert row.code not in caplog.text
    assert pin_of(row) not in caplog.text
    (count,) = LookUpCount.objects.values()
    assert row.code not in str(count)
    assert count["failures"] == 0  # the right answer cleared it
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("kind", ["form", "answer", "refusal", "link", "unknown link", "wait"])
def test_no_page_of_the_look_up_is_kept_indexed_or_told_on(
    desk: Shop, wednesday: datetime, kind: str
) -> None:
    row = processing(desk)
    ways: dict[str, Callable[[], Any]] = {
        "form": lambda: Client().get(LOOK_UP),
        "answer": lambda: typed(row.code, pin_of(row)),
        "refusal": lambda: typed(row.code, wrong_pin(row)),
        "link": lambda: Client().get(reverse("portal:by_link", args=[row.token])),
        "unknown link": lambda: Client().get(reverse("portal:by_link", args=["x" * 32])),
        "wait": lambda: Client().get(reverse("portal:wait")),
    }
    answer = ways[kind]()
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    is_found = kind in ("answer", "link")
    assert answer["Referrer-Policy"] == ("no-referrer" if is_found else "same-origin")
    assert "script-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("code", "pin", "said"),
    [
        ("", "123456", "Mã hồ sơ"),
        ("H56.10.5-260302-0001", "12345", "sáu chữ số"),
        ("H56.10.5-260302-0001", "12345a", "sáu chữ số"),
        ("H56.10.5-260302-0001", "١٢٣٤٥٦", "sáu chữ số"),
        ("x" * 41, "123456", "40"),
    ],
)
def test_wrong_input_says_what_to_type(db: None, code: str, pin: str, said: str) -> None:
    page = typed(code, pin).content.decode()
    assert "c-error" in page
    assert said in page
    assert not LookUpCount.objects.exists()


def test_a_code_that_two_agencies_use_is_opened_by_the_pin_of_each(
    desk: Shop, wednesday: datetime
) -> None:
    first, second = processing(desk), processing(desk, at=on(3))
    Dossier.objects.filter(pk=second.pk).update(agency=desk.who.superior, code=first.code)
    assert services.look_up(code=first.code, pin=pin_of(first), at=wednesday) == first
    assert services.look_up(code=first.code, pin=pin_of(second), at=wednesday) == second


def test_old_counts_are_forgotten_and_locks_are_not(desk: Shop, wednesday: datetime) -> None:
    row = processing(desk)
    for _ in range(guessing.FAILURES):
        services.look_up(code=row.code, pin=wrong_pin(row), at=wednesday)
    assert services.forget_counts(at=wednesday + timedelta(hours=1)) == 0
    assert services.forget_counts(at=wednesday + timedelta(hours=3)) == 1


def test_an_agency_that_is_not_public_still_answers_its_slips(
    desk: Shop, wednesday: datetime
) -> None:
    row = processing(desk)
    decided(desk, "portal.open", "closed")
    assert "Hồ sơ đang được giải quyết" in by_link(row)


@pytest.mark.parametrize("late", [False, True])
def test_the_answer_takes_few_queries(
    desk: Shop, monkeypatch: pytest.MonkeyPatch, late: bool, django_assert_max_num_queries: Any
) -> None:
    row = processing(desk)
    later(monkeypatch, on(12) if late else on(4))
    with django_assert_max_num_queries(17):
        Client().get(reverse("portal:by_link", args=[row.token]))
    assert dossiers.by_token(row.token) == row
