"""The pages: each link opens as many rows as it says; forms with wrong input; both widths."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cchc.indicators.models import Binding, Edition, ManualValue
from cchc.indicators.tests.factories import NOW, Measured, measured
from cchc.organisation.models import User
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

KY = "ky=2026-03"
FORM = {
    "name": "Đúng hạn theo biểu",
    "formula": "(trước hạn + đúng hạn) / đã giải quyết",
    "direction": "up",
    "decimals": "2",
    "source": "Quyết định 1",
    "owner": "Văn phòng",
    "no_data": "Chưa có hồ sơ",
    "valid_from": "01/04/2026",
    "reason": "Theo hướng dẫn",
}


@pytest.fixture(name="one")
def one_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Measured:
    """The ward after its March, looked at on its last evening."""
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    return measured()


def visit(who: User, address: str, data: dict[str, Any] | None = None) -> Any:
    client = Client()
    client.force_login(who)
    return client.get(address) if data is None else client.post(address, data)


def text_of(answer: Any) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def links_in(answer: Any) -> set[tuple[str, int]]:
    found = re.findall(r'href="(/chi-so/[^"]+/ban-ghi/[^"]+)">([\d.]+)<', answer.content.decode())
    return {(unescape(address), int(number.replace(".", ""))) for address, number in found}


def test_every_number_of_the_catalogue_opens_as_many_rows_as_it_says(one: Measured) -> None:
    links = links_in(visit(one.who.hoa, f"/chi-so/?{KY}"))
    assert len(links) > 15
    for address, number in links:
        answer = visit(one.who.hoa, address)
        assert answer.context["total"] == number, address
        assert answer.context["page"].paginator.count + answer.context["hidden"] == number, address


@pytest.mark.parametrize("by", ["field", "procedure", "channel", "unit", "person", "origin"])
def test_every_number_of_a_part_opens_as_many_rows_as_it_says(one: Measured, by: str) -> None:
    page = visit(one.who.hoa, f"/chi-so/dung-han-thuc/?{KY}&theo={by}")
    links = links_in(page)
    assert any("khoa=" in address for address, _ in links)
    for address, number in links:
        answer = visit(one.who.hoa, address)
        assert answer.context["total"] == number, address


def test_who_may_not_see_the_rows_learns_how_many_there_are(one: Measured) -> None:
    answer = visit(one.who.thu, f"/chi-so/dung-han-bieu/ban-ghi/whole/?{KY}")
    assert (answer.context["total"], answer.context["hidden"]) == (5, 5)
    assert "bạn không được xem" in text_of(answer)


@pytest.mark.parametrize(
    "address",
    [
        "nothing/",
        "dung-han-bieu/ban-ghi/nonsense/",
        "766-1-1/ban-ghi/part/",
        "ngoai-danh-muc/ban-ghi/whole/",
        "dung-han-bieu/ban-ghi/part/?theo=weather&khoa=1",
        "dung-han-bieu/ban-ghi/part/?theo=unit&khoa=x",
        "chi-tieu/nothing/",
    ],
)
def test_what_does_not_exist_is_not_found(one: Measured, address: str) -> None:
    assert visit(one.who.hoa, f"/chi-so/{address}").status_code == 404


def test_the_catalogue_tells_no_data_from_no_source(one: Measured) -> None:
    said = text_of(visit(one.who.minh, f"/chi-so/?{KY}"))
    assert "chưa có nguồn số liệu" in said
    assert "chưa có số liệu" in said


def test_a_definition_is_changed_and_its_versions_are_listed(one: Measured) -> None:
    address = "/chi-so/dung-han-bieu/sua/"
    wrong = visit(one.who.quan, address, FORM | {"decimals": "9", "valid_from": "31/02/2026"})
    assert wrong.status_code == 200
    assert wrong.context["form"].errors.keys() == {"decimals", "valid_from"}
    early = visit(one.who.quan, address, FORM | {"valid_from": "01/01/1999"})
    assert "Ngày áp dụng phải sau" in text_of(early)
    assert not Edition.objects.exists()
    assert visit(one.who.quan, address, FORM).status_code == 302
    said = text_of(visit(one.who.quan, "/chi-so/dung-han-bieu/?ky=2026-Y"))
    assert "Các phiên bản của định nghĩa" in said
    assert "01/04/2026" in said


def test_an_own_indicator_is_made_on_a_page(one: Measured) -> None:
    form = FORM | {
        "name": "Hồ sơ bị rút",
        "family": "dossiers",
        "kind": "count",
        "part": ["withdrawn"],
        "unit": "hồ sơ",
        "valid_from": "01/01/2026",
    }
    wrong = visit(one.who.quan, "/chi-so/moi/", form | {"kind": "ratio"})
    assert "mẫu số" in text_of(wrong)
    assert visit(one.who.quan, "/chi-so/moi/", form).status_code == 302
    page = visit(one.who.hoa, f"/chi-so/cq-ho-so-bi-rut/?{KY}")
    assert "1 hồ sơ" in text_of(page)


def test_a_value_is_entered_by_hand_with_its_evidence(one: Measured) -> None:
    address = f"/chi-so/766-1-1/nhap-tay/?{KY}"
    wrong = visit(one.who.quan, address, {"part": "51", "whole": "50", "evidence": "Báo cáo 12"})
    assert "không được lớn hơn" in text_of(wrong)
    assert not ManualValue.objects.exists()
    right = {"part": "44", "whole": "50", "evidence": "Báo cáo 12"}
    assert visit(one.who.quan, address, right).status_code == 302
    said = text_of(visit(one.who.hoa, f"/chi-so/766-1-1/?{KY}"))
    assert "88%" in said
    assert "nhập tay" in said
    assert "Báo cáo 12" in said


def test_a_target_is_bound_on_the_page(one: Measured) -> None:
    page = visit(one.who.quan, "/chi-so/chi-tieu/")
    assert "Đề xuất, chưa xác nhận" in text_of(page)
    address = f"/chi-so/chi-tieu/{one.plan.code}/{one.targets[0].pk}/gan/"
    assert visit(one.who.quan, address, {"code": "nonsense"}).status_code == 302
    assert not Binding.objects.exists()
    assert visit(one.who.quan, address, {"code": "dung-han-bieu"}).status_code == 302
    said = text_of(visit(one.who.tam, "/chi-so/chi-tieu/"))
    assert "Không đạt" in said
    assert "vượt mức cho phép" in said


def test_a_ward_without_a_plan_is_told_what_will_be_here(db: None, one: Measured) -> None:
    one.plan.targets.all().delete()
    assert "Chưa có chỉ tiêu" in text_of(visit(one.who.quan, "/chi-so/chi-tieu/"))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_pages_are_accessible(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    one, client = measured(), Client()
    client.force_login(one.who.quan)
    open_page.sign_in(client)
    for name, address in {
        "catalogue": f"/chi-so/?{KY}",
        "indicator": f"/chi-so/dung-han-thuc/?{KY}",
        "rows": f"/chi-so/dung-han-thuc/ban-ghi/whole/?{KY}",
        "targets": "/chi-so/chi-tieu/",
        "own": "/chi-so/moi/",
        "redefine": "/chi-so/dung-han-bieu/sua/",
        "enter": f"/chi-so/766-1-1/nhap-tay/?{KY}",
    }.items():
        page = open_page(address, size=size)
        picture(page, f"indicators-{name}-{size[0]}")
        assert wrong_for_readers(page) == [], address
        assert wider_than_screen(page) == 0, address
    assert open_page.troubles == []
