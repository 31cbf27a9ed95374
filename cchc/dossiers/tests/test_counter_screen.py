"""The counter as plain steps, without JavaScript: choose, find or write down, judge."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.citizens.models import Citizen
from cchc.dossiers import queries
from cchc.dossiers.models import AttemptBlocked, Dossier
from cchc.dossiers.tests.factories import WHY, Shop, on, processing
from cchc.procedures import queries as procedures

COUNTER = "/ho-so/tiep-nhan/"


@pytest.fixture
def hoa(desk: Shop, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Chị Hoa at the counter on a Monday morning."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T09:00")
    client.force_login(desk.who.hoa)
    return client


def address(desk: Shop, **more: object) -> str:
    said = {"thu-tuc": desk.version.procedure_id, "nguoi": desk.mai.pk, **more}
    return COUNTER + "?" + "&".join(f"{name}={value}" for name, value in said.items())


def filled(desk: Shop, outcome: str, *took: str, **more: str) -> dict[str, str]:
    """What the form sends: papers by code, each as it lies there."""
    papers = {p.code: p.pk for p in procedures.whole(desk.version).content.papers}
    said = {"outcome": outcome, "channel": "1", "return_channel": "1", "sets": "1"}
    for code in took:
        said |= {f"giay-{papers[code]}-took": "on", f"giay-{papers[code]}-originals": "1"}
    return {**said, **more}


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_procedure_is_found_without_accents_and_the_only_one_is_taken(
    desk: Shop, hoa: Client
) -> None:
    answer = hoa.get(reverse("dossiers:find_procedure"), {"q": "KHAI sinh"})
    assert answer["Location"] == f"{COUNTER}?thu-tuc={desk.version.procedure_id}"
    nothing = hoa.get(reverse("dossiers:find_procedure"), {"q": "máy bay"})
    assert "Không có thủ tục nào khớp" in text_of(nothing)


@pytest.mark.parametrize("text", ["tran mai", "038195001234", "0912 345 678"])
def test_a_person_is_found_by_name_number_or_phone_and_masked(
    desk: Shop, hoa: Client, text: str
) -> None:
    place = f"{reverse('dossiers:find_person')}?thu-tuc={desk.version.procedure_id}"
    page = text_of(hoa.post(place, {"who": text}))
    assert f"nguoi={desk.mai.pk}" in page
    assert "•••234" in page
    assert "0912345678" not in page
    assert "Số 5, ngõ 3" not in page


def test_somebody_new_is_written_down_after_the_oddity_was_seen(desk: Shop, hoa: Client) -> None:
    place = f"{reverse('dossiers:new_person')}?thu-tuc={desk.version.procedure_id}"
    said = {"nguoi-name": "Lê Văn Tư", "nguoi-id_number": "03805800432", "nguoi-kind": "0",
            "nguoi-id_kind": "cccd"}  # fmt: skip
    page = hoa.post(place, said)
    assert "12 chữ số; số này có 11 ký tự" in text_of(page)
    assert "Lê Văn Tư" in text_of(page)
    assert Citizen.objects.count() == 1
    answer = hoa.post(place, {**said, "nguoi-seen": "length"})
    made = Citizen.objects.get(name="Lê Văn Tư")
    assert answer["Location"].endswith(f"nguoi={made.pk}")


def test_the_date_that_is_shown_before_is_the_date_that_is_promised(
    desk: Shop, hoa: Client
) -> None:
    page = text_of(hoa.get(address(desk)))
    assert "17:00 ngày 09/03/2026" in page
    assert "không tính 2 ngày nghỉ hằng tuần" in page
    answer = hoa.post(address(desk), filled(desk, "nhan", "GT1", "GT2", "GT3"))
    row = Dossier.objects.get()
    assert answer["Location"] == reverse("dossiers:taken", args=[row.pk])
    shown = queries.promised(desk.who.ward, desk.version, on(2))
    assert row.due_at == shown.due_at == on(9, 17)
    assert "In giấy tiếp nhận" in text_of(hoa.get(answer["Location"]))


def test_what_is_missing_is_named_and_what_was_typed_stays(desk: Shop, hoa: Client) -> None:
    said = filled(desk, "nhan", "GT1", content="Khai sinh cho con thứ hai")
    page = text_of(hoa.post(address(desk), said))
    assert "Còn thiếu: Giấy chứng sinh" in page
    assert "Khai sinh cho con thứ hai" in page
    assert page.count("checked") == 1
    assert not Dossier.objects.exists()


def test_only_listed_things_are_asked_each_with_its_reason(desk: Shop, hoa: Client) -> None:
    papers = {p.code: p.pk for p in procedures.whole(desk.version).content.papers}
    asked = f"xin-paper-{papers['GT2']}"
    page = hoa.post(address(desk), filled(desk, "bo-sung", "GT1", **{f"{asked}-asked": "on"}))
    assert "Ghi lý do, ít nhất" in text_of(page)
    page = hoa.post(address(desk), filled(desk, "bo-sung", "GT1"))
    assert "Chọn ít nhất một thành phần" in text_of(page)
    assert not Dossier.objects.exists()
    said = {f"{asked}-asked": "on", f"{asked}-reason": WHY}
    hoa.post(address(desk), filled(desk, "bo-sung", "GT1", **said))
    row = Dossier.objects.get()
    assert (row.state, row.received_at) == (5, None)
    assert [item.reason for item in row.supplements.get().items.all()] == [WHY]
    assert not AttemptBlocked.objects.exists()


def test_a_refusal_needs_its_reason_and_leaves_nothing_without_it(desk: Shop, hoa: Client) -> None:
    page = hoa.post(address(desk), filled(desk, "tu-choi", reason="Không"))
    assert "Ghi lý do từ chối" in text_of(page)
    assert not Dossier.objects.exists()
    hoa.post(address(desk), filled(desk, "tu-choi", reason="Không thuộc thẩm quyền của phường"))
    assert Dossier.objects.get().state == 3


def test_contingency_counts_from_the_real_moment(desk: Shop, hoa: Client) -> None:
    to = hoa.get(
        reverse("dossiers:contingency"),
        {"day": "27/02/2026", "time": "14:00", "thu-tuc": f"{desk.version.procedure_id}",
         "nguoi": f"{desk.mai.pk}"},
    )["Location"]  # fmt: skip
    assert "17:00 ngày 06/03/2026" in text_of(hoa.get(to))
    said = filled(desk, "nhan", "GT1", "GT2", "GT3")
    assert "Nhập bù phải ghi lý do" in text_of(hoa.post(to, said))
    hoa.post(to, {**said, "contingency_reason": "Mất điện cả buổi chiều"})
    row = Dossier.objects.get()
    assert (row.received_at, row.entered_at) == (on(27, 14, month=2), on(2))


def test_what_the_agency_has_is_offered_and_its_reuse_counted(desk: Shop, hoa: Client) -> None:
    processing(desk, at=on(2, 8))
    assert "đã có từ 02/03/2026, hồ sơ …-0001" in text_of(hoa.get(address(desk)))
    papers = {p.code: p.pk for p in procedures.whole(desk.version).content.papers}
    said: Mapping[str, str] = {f"giay-{papers['GT2']}-how": "reused"}
    hoa.post(address(desk), filled(desk, "nhan", "GT1", "GT2", "GT3", **said))
    assert Dossier.objects.latest("pk").papers_reused == 1


def test_another_wards_citizen_is_not_found(desk: Shop, hoa: Client) -> None:
    assert hoa.get(address(desk, nguoi=desk.mai.pk + 99)).status_code == 404
