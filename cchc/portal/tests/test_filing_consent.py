"""docs/rules/consents.md: what was said is kept for the next form only when the filer ticked it."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from cchc.dossiers.choices import Channel
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import Shop, on
from cchc.organisation.tests.factories import other_ward
from cchc.portal.models import Filer, FilerSession, FilingDraft, OneTimeCode
from cchc.portal.services import erase_filers
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


def test_the_account_ends_with_everything_in_it_and_what_was_sent_stays(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    client.post(reverse("portal:review", args=[draft.key]), {"giu_lai": "1"})
    begun(client, desk)
    answer = client.post(reverse("portal:filer_close"))
    assert answer["Location"] == reverse("portal:filer_sign_in")
    for gone in (Filer, FilerSession, FilingDraft, OneTimeCode):
        assert not gone.objects.exists(), gone
    assert Consent.objects.get().withdrawn_at == on(4)
    assert Dossier.objects.filter(channel=Channel.ONLINE).count() == 1
    assert client.get(reverse("portal:filings")).status_code == 302


def test_at_one_ward_of_two_only_what_is_of_it_goes(desk: Shop) -> None:
    client = signed_in()
    client.post(reverse("portal:review", args=[filled(client, desk).key]), {"giu_lai": "1"})
    filer = Filer.objects.get()
    elsewhere = other_ward().agency
    FilingDraft.objects.create(
        filer=filer,
        agency=elsewhere,
        version=FilingDraft.objects.get().version,
        created_at=on(4),
        changed_at=on(4),
        expires_at=on(9),
    )
    how: dict[str, Any] = {
        "ground": "request",
        "second": "person:0",
        "actor": desk.who.lan,
        "at": on(4),
    }
    erase_filers(agency=desk.who.ward, keys=[str(filer.pk)], **how)
    assert FilingDraft.objects.get().agency == elsewhere
    assert Filer.objects.get().known == {}
    erase_filers(agency=elsewhere, keys=[str(filer.pk)], **how)
    assert not Filer.objects.exists()
