"""docs/rules/level-three.md: the checklist, its two persons, and what it opens."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from docx import Document

from cchc.kernel import audit, upkeep
from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.notices.models import Message
from cchc.organisation import queries as organisation
from cchc.organisation import services as configuration
from cchc.organisation.models import User
from cchc.organisation.tests.factor import equip_everybody
from cchc.organisation.tests.factories import Cast, cast
from cchc.portal import facts, queries, services
from cchc.portal.models import FilingPermit
from cchc.portal.queries.level_three import found_by_program
from cchc.portal.rules.level_three import BY_KEY, ITEMS, is_number
from cchc.portal.tests.permits import (
    ISSUED_ON,
    NUMBER,
    machine_in_order,
    prepared,
    submitted,
    switched_on,
    ticked,
)
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers
from tests.house import CODE

AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
PAGE = reverse("portal:filing_permit")


@pytest.fixture(name="ward")
def ward_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", AT.isoformat())
    return cast()


@pytest.fixture(name="home")
def home_fixture(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def told(ward: Cast, key: str, at: datetime = AT) -> tuple[bool, str]:
    return found_by_program(ward.ward, at)[key]


def test_the_items_are_those_of_the_page() -> None:
    said = [tuple(row.values()) for row in table("level-three.md", "The items")]
    assert said == [
        (
            item.key,
            "setting" if item.setting else "yes" if item.is_mandatory else "no",
            "program" if item.by_program else "person",
            item.source,
            item.certainty,
        )
        for item in ITEMS
    ]
    assert len(BY_KEY) == len(ITEMS)


def test_every_item_of_the_program_is_looked_at(ward: Cast) -> None:
    assert set(found_by_program(ward.ward, AT)) == {i.key for i in ITEMS if i.by_program}


@pytest.mark.parametrize(
    ("number", "right"),
    [("123/QĐ-UBND", True), (" 7/UBND-VP ", True), ("QĐ-UBND", False), ("123", False), ("", False)],
)
def test_the_document_is_named_by_its_number(number: str, right: bool) -> None:
    assert is_number(number) is right


def test_the_way_from_the_document_to_the_open_page(ward: Cast) -> None:
    permit = submitted(ward.ward, AT)
    asked = Message.objects.get(to=ward.minh)
    assert "Chờ duyệt" in asked.subject
    assert organisation.text_setting(ward.ward, "portal.filing") == "off"
    with machine_in_order():
        services.approve_filing(permit=permit, actor=ward.minh, at=AT)
    assert organisation.text_setting(ward.ward, "portal.filing") == "on"
    permit.refresh_from_db()
    assert {line["item"] for line in permit.checklist} == set(BY_KEY)
    services.end_filing(permit=permit, reason="tạm ngừng", actor=ward.minh, at=AT)
    assert organisation.text_setting(ward.ward, "portal.filing") == "off"
    acts = [e.act for e in audit.history("anbinh", facts.PERMIT, str(permit.pk))]
    order = ["prepare_filing", "submit_filing", "approve_filing", "end_filing"]
    assert [a for a in acts if "tick" not in a] == [f"portal.{act}" for act in order]
    decided = [e.act for e in audit.history("anbinh", "setting", "portal.filing")]
    assert decided == ["decide_by_act", "decide_by_act"]


@pytest.mark.parametrize(
    ("number", "day", "field"),
    [("Quyết định", ISSUED_ON, "number"), (NUMBER, AT.date() + timedelta(days=1), "issued_on")],
)
def test_it_begins_with_a_document_that_exists(
    ward: Cast, number: str, day: Any, field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        services.prepare_filing(
            agency=ward.ward, number=number, issued_on=day, actor=ward.quantri, at=AT
        )
    assert broken.value.field == field


def test_one_act_at_a_time(ward: Cast) -> None:
    prepared(ward.ward, AT)
    with pytest.raises(RuleBroken, match="chưa xong"):
        prepared(ward.ward, AT)


def test_an_open_item_stands_in_the_way_of_submission_and_approval(ward: Cast) -> None:
    permit = prepared(ward.ward, AT)
    equip_everybody(AT)
    ticked(permit, AT)
    by: dict[str, Any] = {"permit": permit, "actor": ward.quantri, "at": AT}
    with pytest.raises(RuleBroken, match="mục bắt buộc chưa đạt"):
        services.submit_filing(**by)
    services.untick_item(item="firewall", **by)
    with machine_in_order(), pytest.raises(RuleBroken, match=r"Còn 1 mục.*WAF"):
        services.submit_filing(**by)
    services.tick_item(item="firewall", note="đã lắp, biên bản số 2", **by)
    services.untick_item(item="yearly_report", **by)  # not mandatory
    with machine_in_order():
        services.submit_filing(**by)
    with pytest.raises(RuleBroken, match="mục bắt buộc chưa đạt"):  # not in order any more
        services.approve_filing(permit=permit, actor=ward.minh, at=AT)
    assert organisation.text_setting(ward.ward, "portal.filing") == "off"


def test_a_setting_says_whether_a_doubtful_item_is_mandatory(ward: Cast) -> None:
    permit = ticked(prepared(ward.ward, AT), AT)
    services.untick_item(permit=permit, item="person", actor=ward.quantri, at=AT)

    def is_open() -> bool:
        lines = queries.checklist(permit, AT)
        return next(line.is_open for line in lines if line.item.key == "person")

    assert is_open()
    configuration.change_setting(
        agency=ward.ward,
        key="level3.responsible_person",
        value="advised",
        actor=ward.quantri,
        at=AT,
    )
    assert not is_open()


def test_nobody_ticks_what_the_program_checks_nor_without_proof(ward: Cast) -> None:
    permit = prepared(ward.ward, AT)
    by: dict[str, Any] = {"permit": permit, "actor": ward.quantri, "at": AT}
    for item, note in (("https", "có rồi mà"), ("no-such", "có rồi mà"), ("scan", "ừ")):
        with pytest.raises(RuleBroken):
            services.tick_item(item=item, note=note, **by)


def test_only_the_administrator_prepares_and_only_the_chair_approves(ward: Cast) -> None:
    permit = submitted(ward.ward, AT)
    acts: list[tuple[Callable[..., Any], dict[str, Any], tuple[User, ...]]] = [
        (services.approve_filing, {}, (ward.quantri, ward.lan, ward.quan)),
        (services.send_filing_back, {"reason": "x"}, (ward.quantri, ward.lan)),
        (services.end_filing, {"reason": "x"}, (ward.lan, ward.hoa)),
        (services.submit_filing, {}, (ward.minh, ward.quan)),
        (services.tick_item, {"item": "scan", "note": "biên bản"}, (ward.minh, ward.quan)),
        (services.untick_item, {"item": "scan"}, (ward.minh,)),
    ]
    for act, more, people in acts:
        for user in people:
            with pytest.raises(PermissionDenied):
                act(permit=permit, actor=user, at=AT, **more)


def test_the_chair_sends_back_with_a_reason(ward: Cast) -> None:
    permit = submitted(ward.ward, AT)
    with pytest.raises(RuleBroken):
        services.send_filing_back(permit=permit, reason=" ", actor=ward.minh, at=AT)
    services.send_filing_back(permit=permit, reason="thiếu biên bản", actor=ward.minh, at=AT)
    assert "thiếu biên bản" in signed_in(ward.quantri).get(PAGE).content.decode()
    with pytest.raises(RuleBroken):
        services.approve_filing(permit=permit, actor=ward.minh, at=AT)


def test_only_the_act_decides_the_setting() -> None:
    """No other room or service calls the verb that goes past the page of settings."""
    named = {
        str(place.relative_to(CODE))
        for place in CODE.rglob("*.py")
        if "decide_by_act" in place.read_text(encoding="utf-8") and "tests" not in place.parts
    }
    assert named == {
        "organisation/choices.py",
        "organisation/services/__init__.py",
        "organisation/services/configuration.py",
        "portal/services/permitting.py",
    }


def test_accounts_without_a_second_factor_are_named(ward: Cast) -> None:
    is_met, said = told(ward, "factor")
    assert not is_met
    assert "11 tài khoản chưa bật" in said
    assert "1 tài khoản của cơ quan khác" in said
    equip_everybody(AT)
    assert told(ward, "factor")[0]


@pytest.mark.parametrize(
    ("key", "value", "item"),
    [
        ("sign_in.failures", 6, "locks"),
        ("sign_in.lock_hours", 6, "locks"),
        ("sign_in.idle_minutes", 16, "locks"),
        ("sign_in.administrator_idle_minutes", 6, "locks"),
        ("sign_in.password_history", 9, "passwords"),
        ("sign_in.administrator_password_days", 61, "passwords"),
        ("accounts.dormant_days", 46, "dormant"),
    ],
)
def test_a_weaker_setting_does_not_meet_its_item(
    ward: Cast, key: str, value: int, item: str
) -> None:
    User.objects.update(last_login=AT)
    assert told(ward, item)[0]
    configuration.change_setting(agency=ward.ward, key=key, value=value, actor=ward.quantri, at=AT)
    assert not told(ward, item)[0]


def test_forgotten_and_unreviewed_accounts_are_named(ward: Cast) -> None:
    User.objects.exclude(username="binh").update(last_login=AT, reviewed_at=AT)
    for item in ("dormant", "review"):
        is_met, said = told(ward, item)
        assert not is_met
        assert "Đỗ Văn Bình" in said


def test_backup_and_verification_have_to_be_fresh_and_whole(ward: Cast, home: Path) -> None:
    assert not told(ward, "backup")[0]
    assert not told(ward, "audit")[0]
    upkeep.note(upkeep.BACKUP, at=AT, told={"size": 1})
    upkeep.note(upkeep.VERIFICATION, at=AT, told={"findings": 0})
    week, later = timedelta(days=7), timedelta(days=7, minutes=1)
    for item in ("backup", "audit"):
        assert told(ward, item, AT + week)[0]
        assert not told(ward, item, AT + later)[0]
    upkeep.note(upkeep.VERIFICATION, at=AT, told={"findings": 1})
    assert not told(ward, "audit")[0]
    (home / "upkeep" / "backup.json").write_text("rác", encoding="utf-8")
    assert not told(ward, "backup")[0]


def test_keys_and_https_are_looked_for(
    ward: Cast, home: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not told(ward, "keys")[0]
    for name in ("cchc_master_key", "cchc_seal_key"):
        (home / "keys").mkdir(exist_ok=True)
        (home / "keys" / name).write_text("x", encoding="ascii")
    assert told(ward, "keys") == (
        True,
        "có, nhưng để cạnh dữ liệu: nên đặt riêng (CCHC_MASTER_KEY, CCHC_SEAL_KEY)",
    )
    assert not told(ward, "https")[0]
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = True
    assert told(ward, "https")[0]


def test_the_facts_are_what_the_row_says(ward: Cast) -> None:
    permit = switched_on(ward.ward, AT)
    (*_, last) = audit.history("anbinh", facts.PERMIT, str(permit.pk))
    assert dict(last.facts) == dict(facts.of_permit(FilingPermit.objects.get()))


def test_the_screens_do_it_from_begin_to_end(ward: Cast) -> None:
    equip_everybody(AT)
    admin, chair = signed_in(ward.quantri), signed_in(ward.minh)
    assert "Đang không nhận hồ sơ trực tuyến" in admin.get(PAGE).content.decode()
    begin = reverse("portal:prepare_filing")
    assert (
        "Ghi số, ký hiệu"
        in admin.post(begin, {"number": "x", "issued_on": "05/01/2026"}).content.decode()
    )
    admin.post(begin, {"number": NUMBER, "issued_on": "05/01/2026"})
    permit = FilingPermit.objects.get()
    for item in (item for item in ITEMS if not item.by_program):
        address = reverse("portal:tick_item", args=[permit.pk, item.key])
        assert item.label in admin.get(address).content.decode()
        assert admin.post(address, {"note": "Biên bản số 5"}).status_code == 302
    assert admin.get(reverse("portal:tick_item", args=[permit.pk, "https"])).status_code == 404
    with machine_in_order():
        assert "Trình Chủ tịch duyệt" in admin.get(PAGE).content.decode()
        admin.post(reverse("portal:submit_filing", args=[permit.pk]))
        assert "Duyệt, bắt đầu nhận" in chair.get(PAGE).content.decode()
        chair.post(reverse("portal:approve_filing", args=[permit.pk]))
    assert "Có mục bắt buộc không còn đạt" in chair.get(PAGE).content.decode()
    answer = chair.get(reverse("portal:filing_paper", args=[permit.pk]))
    word = Document(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    cells = [cell.text for each in word.tables for row in each.rows for cell in row.cells]
    assert "Biên bản số 5" in "".join(cells)
    admin.post(reverse("portal:end_filing", args=[permit.pk]), {"reason": "bảo trì"})
    assert "bảo trì" in admin.get(PAGE).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_checklist_is_accessible(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", AT.isoformat())
    ward = cast()
    prepare = ticked(prepared(ward.ward, AT), AT)
    services.untick_item(permit=prepare, item="siem", actor=ward.quantri, at=AT)
    open_page.sign_in(signed_in(ward.quantri))
    tick = reverse("portal:tick_item", args=[prepare.pk, "siem"])
    for name, address in (("checklist", PAGE), ("tick", tick)):
        page = open_page(address, size=size)
        picture(page, f"permit-{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0
    assert open_page.troubles == []
