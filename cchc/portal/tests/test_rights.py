"""The public page about one's own data: open, the same for everybody, telling nothing by a code."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cchc.organisation.tests.factories import Cast, cast
from cchc.portal.urls import of_rights
from cchc.privacy.models import DataRequest
from cchc.privacy.tests.factories import MONDAY
from cchc.web.paths import is_public

pytestmark = pytest.mark.django_db
SAID = {"kind": "view", "name": "Trần Thị Mai", "contact": "0912345678", "text": "Cho tôi xem."}


@pytest.fixture(name="who")
def who_fixture(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", MONDAY.isoformat())
    cache.clear()
    who = cast()
    who.ward.settings.create(key="portal.open", value="open", document="Quyết định mẫu")
    return who


def to(name: str, who: Cast) -> str:
    is_of_ward = name in ("rights", "rights_ask")
    return reverse(f"portal:{name}", args=[who.ward.code] if is_of_ward else [])


def test_every_address_is_open_to_the_stranger(who: Cast) -> None:
    tried = {str(pattern.name) for pattern in of_rights}
    assert tried == {"rights_entrance", "rights_progress", "rights", "rights_ask"}
    for name in sorted(tried):
        assert is_public(to(name, who))
        expected = 302 if name == "rights_entrance" else 200
        assert Client().get(to(name, who)).status_code == expected
    page = Client().get(to("rights", who))
    assert page["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in page.get("Vary", "")


def test_a_closed_agency_is_not_found(who: Cast) -> None:
    who.ward.settings.all().delete()
    assert Client().get(to("rights", who)).status_code == 404
    assert Client().post(to("rights_ask", who), SAID).status_code == 404


def test_a_request_gets_a_code_that_tells_dates_and_no_content(who: Cast) -> None:
    sent = Client().post(to("rights_ask", who), SAID)
    row = DataRequest.objects.get()
    assert row.code in sent.content.decode()
    assert sent["Cache-Control"] == "private, no-store"
    shown = Client().post(to("rights_progress", who), {"code": row.code}).content.decode()
    assert "11/03/2026" in shown
    assert "19/03/2026" in shown
    for closed in ("Mai", "0912345678", "Cho tôi xem", "Xem dữ liệu"):
        assert closed not in shown
    wrong = Client().post(to("rights_progress", who), {"code": "X"}).content.decode()
    assert "Không có yêu cầu mang mã này" in wrong


def test_the_trap_the_limit_and_empty_words(who: Cast) -> None:
    path = to("rights_ask", who)
    assert "Mã yêu cầu" in Client().post(path, {**SAID, "website": "x"}).content.decode()
    assert not DataRequest.objects.exists()
    assert "Chưa gửi được" in Client().post(path, {**SAID, "name": " "}).content.decode()
    codes = [Client().post(path, SAID).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert Client(enforce_csrf_checks=True).post(path, SAID).status_code == 403
