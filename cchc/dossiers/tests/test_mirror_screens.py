"""Screens of exports and of changes at the source."""

from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.dossiers.choices import ChangeState, ImportState
from cchc.dossiers.models import Dossier, DossierImport, SourceChange
from cchc.dossiers.services import mirroring
from cchc.dossiers.tests.exports import HEAD, csv_file, line
from cchc.dossiers.tests.factories import Shop
from cchc.dossiers.tests.mirroring import (
    SECOND,
    SOURCE,
    WHY,
    brought,
    changed,
    checked,
    fresh,
    written,
)
from cchc.kernel.jobs import work_off
from cchc.kernel.zone import HANOI
from cchc.organisation.models import User
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

THIRD = datetime(2026, 1, 13, 9, 0, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", SECOND.isoformat())


def seen(client: Client, user: User, name: str, *args: object, query: str = "") -> str:
    client.force_login(user)
    answer = client.get(reverse(f"dossiers:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, user: User, name: str, *args: object, **data: Any) -> Any:
    client.force_login(user)
    return client.post(reverse(f"dossiers:{name}", args=args), data, follow=True)


def file_of(*rows: list[object], name: str = "thang-1.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, csv_file(*rows).read())


def test_an_export_is_brought_checked_and_written(client: Client, desk: Shop) -> None:
    hoa = desk.who.hoa
    page = seen(client, hoa, "bring_export")
    assert 'value="12/01/2026"' in page
    said = {"source": SOURCE, "exported_on": "12/01/2026", "exported_time": "08:00"}
    answer = sent(client, hoa, "bring_export", **said, file=file_of(line()))
    row = DossierImport.objects.get()
    assert answer.redirect_chain == [(reverse("dossiers:import", args=[row.pk]), 302)]
    assert "Đang kiểm tra" in answer.content.decode()
    assert "Máy chủ chưa chạy việc nền" in answer.content.decode()
    work_off()
    assert "Ghi vào hồ sơ" in seen(client, hoa, "import", row.pk)
    assert "Ghi vào hồ sơ" not in seen(client, desk.who.lan, "import", row.pk)
    assert "Nhập tệp" not in seen(client, desk.who.lan, "imports")
    assert "Đang ghi" in sent(client, hoa, "write_import", row.pk).content.decode()
    work_off()
    page = seen(client, hoa, "import", row.pk)
    assert "Đã ghi xong" in page
    assert "Ghi vào hồ sơ" not in page
    assert Dossier.objects.count() == 1
    assert "thang-1.csv" in seen(client, desk.who.lan, "imports")


def test_a_wrong_file_and_a_wrong_moment_are_told_beside_the_field(
    client: Client, desk: Shop
) -> None:
    said = {"source": SOURCE, "exported_on": "13/01/2026", "exported_time": "08:00"}
    answer = sent(client, desk.who.hoa, "bring_export", **said, file=file_of(line()))
    assert "không được ở tương lai" in answer.content.decode()
    said["exported_on"] = "12/01/2026"
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.4 abc")
    answer = sent(client, desk.who.hoa, "bring_export", **said, file=paper)
    assert "chỉ nhận" in answer.content.decode()
    assert not DossierImport.objects.exists()


def test_bad_rows_are_listed_and_put_right_by_the_mapping(client: Client, desk: Shop) -> None:
    hoa = desk.who.hoa
    content = csv_file(
        line(state="Đang bay"),
        line(code="H56.10-260102-0002", procedure_code="9.1", procedure_name="Cấp phép mới"),
        head=["Số bộ", *HEAD[1:]],
    )
    row = checked(desk.who, content)
    page = seen(client, hoa, "import", row.pk)
    assert "Chưa đọc được tệp" in page
    assert "Số bộ" in seen(client, hoa, "change_mapping", row.pk)
    sent(client, hoa, "change_mapping", row.pk, **{"column-code": "Số bộ"})
    work_off()
    page = seen(client, hoa, "import", row.pk)
    assert "Đang bay" in page
    assert "Cấp phép mới: 1 dòng" in page
    page = seen(client, hoa, "change_mapping", row.pk)
    assert "Trạng thái “Đang bay” là" in page
    assert "Thủ tục “9.1” là" in page
    said = {"column-code": "Số bộ", "states-0": "4", "procedures-0": "MAU.HT.01"}
    sent(client, hoa, "change_mapping", row.pk, **said)
    work_off()
    done = fresh(row)
    assert (done.state, done.created, done.kept_out) == (ImportState.CHECKED, 2, 0)


def test_a_change_is_confirmed_with_a_reason(client: Client, desk: Shop) -> None:
    change = changed(desk.who)
    page = seen(client, desk.who.lan, "source_changes")
    assert "vẫn tính trễ" in page
    assert "Xem xét" in page
    assert "Xem xét" not in seen(client, desk.who.hoa, "source_changes")
    sent(client, desk.who.lan, "confirm_change", change.pk, reason="")
    change.refresh_from_db()
    assert change.state == ChangeState.WAITING
    answer = sent(client, desk.who.lan, "confirm_change", change.pk, reason=WHY)
    assert "Đã xác nhận" in answer.content.decode()
    change.refresh_from_db()
    assert change.state == ChangeState.CONFIRMED
    assert WHY in seen(client, desk.who.lan, "source_changes", query="?tinh-trang=tat-ca")
    assert "Không có thay đổi nào" in seen(client, desk.who.lan, "source_changes")


def twice_changed(desk: Shop) -> SourceChange:
    """Late, then on time at the source, then finished still earlier there."""
    change = changed(desk.who)
    earlier = line(due="08/01/2026", state="9", finished="06/01/2026")
    written(desk.who, earlier, at=THIRD, name="thang-1-sua.csv")
    return change


def test_what_the_source_told_after_the_waiting_change_is_shown_with_it(
    client: Client, desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = twice_changed(desk)
    monkeypatch.setenv("CCHC_NOW", THIRD.isoformat())
    page = seen(client, desk.who.lan, "confirm_change", change.pk)
    for said in (
        "Hẹn trả: 07/01/2026 → 08/01/2026",
        "Kết thúc xử lý: 08/01/2026 → 06/01/2026",
        "thang-1.csv",
        "thang-1-sua.csv",
    ):
        assert said in page, said
    last = SourceChange.objects.latest("pk").pk
    assert f'name="seen" value="{last}"' in page
    sent(client, desk.who.lan, "confirm_change", change.pk, reason=WHY, seen=last)
    change.refresh_from_db()
    assert change.state == ChangeState.CONFIRMED
    assert Dossier.objects.get().outcome == "early"


@pytest.mark.parametrize("said", [{}, {"seen": "first"}, {"seen": "x"}])
def test_what_was_not_shown_is_not_confirmed(
    client: Client, desk: Shop, said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change = twice_changed(desk)
    monkeypatch.setenv("CCHC_NOW", THIRD.isoformat())
    told = {name: str(change.pk) if value == "first" else value for name, value in said.items()}
    answer = sent(client, desk.who.lan, "confirm_change", change.pk, reason=WHY, **told)
    change.refresh_from_db()
    assert change.state == ChangeState.WAITING
    assert Dossier.objects.get().outcome == "late"
    last = SourceChange.objects.latest("pk").pk
    assert f'name="seen" value="{last}"' in answer.content.decode()


def test_who_brought_the_later_export_does_not_confirm_either(desk: Shop) -> None:
    change = twice_changed(desk)
    last = SourceChange.objects.latest("pk")
    DossierImport.objects.filter(pk=last.brought_in_id).update(brought_by=desk.who.lan)
    with pytest.raises(PermissionDenied, match="không tự xác nhận"):
        mirroring.confirm_source_change(
            change=change, reason=WHY, actor=desk.who.lan, at=THIRD, seen=last.pk
        )


@pytest.mark.parametrize("many", [1, 40])
def test_lists_ask_the_database_the_same_whatever_their_length(
    client: Client, desk: Shop, many: int, django_assert_max_num_queries: Any
) -> None:
    codes = [f"H56.10-260102-{n:04d}" for n in range(1, many + 1)]
    written(desk.who, *(line(code=code, due="08/01/2026") for code in codes))
    written(desk.who, *(line(code=code, due="30/01/2026") for code in codes), at=SECOND)
    client.force_login(desk.who.lan)
    with django_assert_max_num_queries(20):
        page = client.get(reverse("dossiers:source_changes")).content.decode()
    assert page.count("Xem xét") == many


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_screens_in_a_browser(
    open_page: Visitor, client: Client, desk: Shop, size: tuple[int, int]
) -> None:
    change = twice_changed(desk)
    bad = [
        line(code=f"H56.10-260103-{n:04d}", due="12/01/26", id_number="038095001234")
        for n in range(1, 4)
    ]
    unknown = line(code="H56.10-260104-0001", procedure_code="9.1", procedure_name="Cấp phép mới")
    refused = checked(desk.who, csv_file(*bad, unknown), THIRD)
    ready = checked(desk.who, csv_file(line(code="H56.10-260105-0001")), THIRD)
    running = brought(desk.who, at=THIRD)
    for user, name, args in (
        (desk.who.hoa, "imports", ()),
        (desk.who.hoa, "bring_export", ()),
        (desk.who.hoa, "import", (refused.pk,)),
        (desk.who.hoa, "change_mapping", (refused.pk,)),
        (desk.who.hoa, "import", (ready.pk,)),
        (desk.who.hoa, "import", (running.pk,)),
        (desk.who.lan, "source_changes", ()),
        (desk.who.lan, "confirm_change", (change.pk,)),
    ):
        client.force_login(user)
        open_page.sign_in(client)
        page = open_page(reverse(f"dossiers:{name}", args=args), size=size)
        expect(page.locator("h1")).to_be_visible()
        picture(page, f"mirror-{name}-{'-'.join(map(str, args))}-{size[0]}")
        assert wrong_for_readers(page) == [], name
        assert wider_than_screen(page) == 0, name
    assert open_page.troubles == []
