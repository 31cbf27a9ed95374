"""Catalogue, a procedure's page, the public list: what is said, what is masked."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import Shop, extended, finished, on, processing
from cchc.portal.tests.factories import decided
from cchc.procedures import services as procedures
from cchc.procedures.models import Field
from cchc.procedures.tests.factories import COPY, birth, certified_copy, drafted, published
from cchc.procedures.whole import Entry, WholeResult

BUILDING = Entry("MAU.XD.01", "XD", "Xây dựng")


@pytest.fixture(autouse=True)
def friday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(20).isoformat())
    return on(20)


def read(name: str, *args: str, **asked: str) -> str:
    """The page of that name, as anybody reads it."""
    answer = Client().get(reverse(f"portal:{name}", args=args), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def building(desk: Shop, **more: Any) -> Shop:
    """The desk with a procedure of two working days in a field that is not sensitive."""
    content = birth(name="Cấp giấy phép xây dựng (mẫu)", **more)
    version = published(desk.who.quan, entry=BUILDING, content=content)
    return Shop(desk.who, version, desk.mai)


def test_a_procedure_is_found_without_accents(desk: Shop) -> None:
    published(desk.who.quan, entry=COPY, content=certified_copy())
    page = read("catalogue", "anbinh", q="dang ky KHAI")
    assert "Đăng ký khai sinh (mẫu)" in page
    assert "Chứng thực bản sao" not in page
    assert "5 ngày làm việc" in page
    assert "Không thấy thủ tục nào" in read("catalogue", "anbinh", q="khong co that")


def test_the_catalogue_is_narrowed_by_field_and_a_wrong_field_is_none(desk: Shop) -> None:
    published(desk.who.quan, entry=COPY, content=certified_copy())
    page = read("catalogue", "anbinh", field="CT")
    assert "Chứng thực bản sao" in page
    assert "Đăng ký khai sinh (mẫu)" not in page
    assert "Đăng ký khai sinh (mẫu)" in read("catalogue", "anbinh", field="'; drop")


def test_drafts_forthcoming_and_ended_versions_are_not_public(
    desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(desk.who.quan, entry=COPY, content=certified_copy())
    later = building(desk)
    procedures.withdraw(
        version=later.version,
        on=date(2026, 3, 10),
        reason="Bãi bỏ theo quyết định mẫu",
        actor=desk.who.quan,
        at=on(5),
    )
    page = read("catalogue", "anbinh")
    assert "Chứng thực bản sao" not in page
    assert "Cấp giấy phép xây dựng" not in page
    for code in (COPY.code, BUILDING.code):
        answer = Client().get(reverse("portal:procedure", args=["anbinh", code]))
        assert answer.status_code == 404
    monkeypatch.setenv("CCHC_NOW", on(9).isoformat())
    assert "Cấp giấy phép xây dựng" in read("catalogue", "anbinh")


def test_the_page_of_a_procedure_says_what_to_bring_and_where_to_file_online(desk: Shop) -> None:
    decided(desk, "portal.national_address", "https://dichvucong.example.vn/nop")
    page = read("procedure", "anbinh", "MAU.HT.01")
    for said in (
        "Đăng ký khai sinh (mẫu)",
        "Giấy chứng sinh",
        "1 bản chính",
        "Khi người khác đi đăng ký thay",
        "Ngày sinh của trẻ",
        "5 ngày làm việc",
        "01/2026/NĐ-MAU",
        "hiệu lực từ 01/01/2026",
        "12/QĐ-MAU",
        "05/01/2026",
        "Toàn trình",
        "Số 1 đường Mẫu",
        'href="https://dichvucong.example.vn/nop"',
        "Trang này không nhận hồ sơ trực tuyến",
    ):
        assert said in page, said
    assert desk.who.binh.full_name not in page
    assert "Thẩm tra, ghi sổ" not in page  # inside steps are the agency's own


def test_what_cannot_be_filed_online_leads_nowhere(desk: Shop) -> None:
    published(desk.who.quan, entry=COPY, content=certified_copy())
    page = read("procedure", "anbinh", COPY.code)
    assert "chưa nộp được qua mạng" in page
    assert "Cổng Dịch vụ công quốc gia</a>" not in page


def test_a_result_that_must_be_public_is_said_to_be_and_not_shown(desk: Shop) -> None:
    building(desk, results=(WholeResult("KQ1", "Giấy phép xây dựng", is_public=True),))
    page = read("procedure", "anbinh", BUILDING.code)
    assert "phải công bố công khai: Giấy phép xây dựng" in page


def test_late_dossiers_are_masked_and_sensitive_fields_only_counted(desk: Shop) -> None:
    secret = [processing(desk) for _ in range(2)]
    open_one = processing(building(desk), at=on(16))
    extended(desk, open_one, at=on(18), until=date(2026, 3, 25))
    page = read("late", "anbinh")
    lines = dossiers.public_late(desk.who.ward, date(2026, 3, 1), at=on(20))
    assert [(line.field, line.days, line.has_apology, line.number) for line in lines] == [
        ("Xây dựng", 2, True, 1),
        ("Hộ tịch", 0, False, 2),
    ]
    assert open_one.masked_code in page
    assert "Đã xin lỗi" in page
    hidden = [row.code for row in (*secret, open_one)]
    hidden += [desk.who.binh.full_name, desk.who.hoa.full_name, desk.mai.name, "khai sinh"]
    hidden += [secret[1].masked_code]
    assert not [said for said in hidden if said in page]
    assert 'class="c-number">2</td>' in page


def test_a_dossier_is_listed_in_every_month_in_which_it_was_late(desk: Shop) -> None:
    row = processing(building(desk), at=on(24, month=2))
    finished(desk, row, at=on(3))
    listed = {
        month: len(dossiers.public_late(desk.who.ward, date(2026, month, 1), at=on(20)))
        for month in (1, 2, 3)
    }
    assert listed == {1: 0, 2: 1, 3: 1}
    assert "đã giải quyết" in read("late_in", "anbinh", "2026-02")
    assert "Không có hồ sơ trễ hạn" in read("late_in", "anbinh", "2026-01")


def test_the_public_list_is_read_through_indexes_and_in_pages(
    desk: Shop, django_assert_max_num_queries: Any
) -> None:
    first = processing(building(desk), at=on(16))
    copies = []
    for number in range(60):
        copy = Dossier.objects.get(pk=first.pk)
        copy.pk, copy.code, copy.token = None, f"H56.10.5-260316-{number + 100}", f"t{number}"
        copies.append(copy)
    Dossier.objects.bulk_create(copies)
    with django_assert_max_num_queries(11):
        page = read("late", "anbinh")
    assert "1–50 trong 61" in page
    assert page.count('<th scope="row">…-') == 50
    rows = dossiers.public_late_rows(desk.who.ward, date(2026, 3, 1), at=on(20))
    if connection.vendor == "sqlite":
        plan = rows.explain()
        assert "SCAN" not in plan
        assert "dossier_ended_late" in plan


def test_pages_take_few_queries(desk: Shop) -> None:
    for number in range(30):
        entry = Entry(f"MAU.CT.{number + 10}", "CT", "Chứng thực")
        published(desk.who.quan, entry=entry, content=certified_copy())
    for name, args, most in (
        ("front", ("anbinh",), 8),
        ("catalogue", ("anbinh",), 9),
        ("procedure", ("anbinh", "MAU.HT.01"), 14),
    ):
        with CaptureQueriesContext(connection) as asked:
            read(name, *args)
        assert len(asked) <= most, (name, [query["sql"] for query in asked.captured_queries])


def test_a_planned_downtime_stands_on_every_page(desk: Shop) -> None:
    decided(desk, "portal.downtime", "Hệ thống tạm ngừng để bảo trì máy chủ")
    decided(desk, "portal.downtime_from", "28/03/2026 22:00")
    decided(desk, "portal.downtime_to", "29/03/2026 04:00")
    said = "bảo trì máy chủ (từ 22:00 ngày 28/03/2026 đến 04:00 ngày 29/03/2026)"
    for name in ("front", "catalogue", "late", "figures", "open_data"):
        assert said in read(name, "anbinh")


def test_which_fields_are_sensitive_is_data_of_the_catalogue(desk: Shop) -> None:
    row = processing(desk)
    assert row.masked_code not in read("late", "anbinh")
    Field.objects.filter(code="HT").update(is_sensitive=False)
    assert row.masked_code in read("late", "anbinh")
