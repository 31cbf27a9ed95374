"""docs/rules/consents.md: what was said is kept for the next form only when the filer ticked it."""

from datetime import datetime

import pytest
from django.urls import reverse

from cchc.dossiers.tests.factories import Shop, on
from cchc.portal.models import Filer
from cchc.portal.tests.filing import begun, filing_shop, filled, sent, signed_in
from cchc.privacy import services as privacy
from cchc.privacy.models import Consent


@pytest.fixture(name="desk")
def desk_fixture(db: None) -> Shop:
    return filing_shop()


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


def test_left_alone_the_box_is_no_consent_and_nothing_is_kept(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    shown = client.get(reverse("portal:review", args=[draft.key])).content.decode()
    assert 'name="giu_lai"' in shown
    assert "checked" not in shown
    sent(client, draft)
    assert Filer.objects.get().known == {}
    assert not Consent.objects.exists()
    assert begun(client, desk).typed == {}


def test_ticked_it_is_kept_provably_and_the_box_is_not_asked_again(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    client.post(reverse("portal:review", args=[draft.key]), {"giu_lai": "1"})
    row = Consent.objects.select_related("text").get()
    filer = Filer.objects.get()
    assert (row.account, row.channel, row.given_at) == (filer.account, "portal", on(4))
    assert (row.text.purpose, row.text.version, row.agency) == ("prefill", 1, desk.who.ward)
    assert filer.known["name"] == "Đỗ Thị Mai"
    again = filled(client, desk)
    assert "giu_lai" not in client.get(reverse("portal:review", args=[again.key])).content.decode()


def test_taken_back_it_is_gone_at_once(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    client.post(reverse("portal:review", args=[draft.key]), {"giu_lai": "1"})
    mine = client.get(reverse("portal:filings")).content.decode()
    assert "Điều ông/bà đã đồng ý" in mine
    client.post(reverse("portal:filer_take_back"))
    assert Filer.objects.get().known == {}
    assert Consent.objects.get().withdrawn_channel == "portal"
    assert "Điều ông/bà đã đồng ý" not in client.get(reverse("portal:filings")).content.decode()


def test_words_that_changed_meanwhile_are_to_be_read_again_and_nothing_is_sent(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    privacy.write_text(
        agency=desk.who.ward, purpose="prefill", text="Bản mới.", actor=desk.who.lan, at=on(4)
    )
    answer = client.post(reverse("portal:review", args=[draft.key]), {"giu_lai": "1"}, follow=True)
    assert "vừa thay đổi" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.dossier is None
    for wrong in ("abc", "-1", "99999999"):
        client.post(reverse("portal:review", args=[draft.key]), {"giu_lai": wrong})
    assert not Consent.objects.exists()
