"""docs/rules/consents.md: versions, one yes once, withdrawal, provable, nobody's name in lists."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse

from cchc.citizens.tests.factories import registered
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import ReadNote
from cchc.kernel.tests.rules_page import table
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.privacy import facts, queries, services
from cchc.privacy.choices import Purpose
from cchc.privacy.models import Consent, ConsentText
from cchc.privacy.rules.consents import READY_MADE
from cchc.privacy.services import Holder
from cchc.privacy.tests.factories import FRIDAY, MONDAY, TUESDAY

pytestmark = pytest.mark.django_db
PROOF = "Phiếu ký ngày 09/03/2026, cặp số 3."


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def agreed(who: Cast, **more: Any) -> Consent:
    """Chị Mai signed at the desk."""
    said: dict[str, Any] = {
        "agency": who.ward,
        "purpose": "media",
        "version": 1,
        "channel": "paper",
        "proof": PROOF,
        "actor": who.hoa,
        "at": MONDAY,
        **more,
    }
    return services.consent(**{"holder": Holder(registered(who.ward)), **said})


def test_every_purpose_has_words_and_a_place_where_it_is_asked() -> None:
    assert set(READY_MADE) == set(Purpose)
    rows = {row["purpose"]: row for row in table("consents.md", "Where it is asked")}
    assert set(rows) == set(Purpose.values)
    assert all(Purpose(key).label == row["Vietnamese"] for key, row in rows.items())


def test_a_yes_is_kept_with_version_moment_channel_and_proof(who: Cast) -> None:
    row = agreed(who)
    assert (row.text.version, row.text.text) == (1, READY_MADE[Purpose.MEDIA])
    assert (row.given_at, row.channel, row.taken_by) == (MONDAY, "paper", who.hoa)
    event = AuditEvent.objects.get(subject_kind=facts.CONSENT)
    assert event.act == "consent"
    assert PROOF not in event.facts
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM privacy_consent")
        assert "cặp số 3" not in "".join(str(cell) for cell in cursor.fetchone())


def test_the_same_yes_again_is_the_one_that_is_there(who: Cast) -> None:
    mai = Holder(registered(who.ward))
    assert agreed(who, holder=mai) == agreed(who, holder=mai, at=TUESDAY)
    assert AuditEvent.objects.filter(subject_kind=facts.CONSENT).count() == 1


def test_new_words_are_a_new_version_and_old_ones_are_not_agreed_to_any_more(who: Cast) -> None:
    before = agreed(who)
    made = services.write_text(
        agency=who.ward, purpose="media", text="Tôi đồng ý, bản ngắn.", actor=who.lan, at=TUESDAY
    )
    assert made.version == 2
    before.refresh_from_db()
    assert before.text.version == 1
    with pytest.raises(RuleBroken, match="vừa thay đổi"):
        agreed(who, at=FRIDAY)
    assert agreed(who, version=2, at=FRIDAY).text == made
    with pytest.raises(RuleBroken, match="giống hệt"):
        services.write_text(
            agency=who.ward, purpose="media", text=made.text, actor=who.lan, at=FRIDAY
        )
    with pytest.raises(PermissionDenied):
        services.write_text(agency=who.ward, purpose="media", text="A", actor=who.hoa, at=FRIDAY)
    assert ConsentText.objects.count() == 2


def test_withdrawn_once_it_holds_no_more_and_a_new_yes_is_a_new_row(who: Cast) -> None:
    mai = registered(who.ward)
    row = agreed(who, holder=Holder(mai))
    assert queries.open_consents_of(mai) == [row]
    services.withdraw_consent(consent=row, channel="letter", actor=who.hoa, at=TUESDAY)
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdrawn_channel) == (TUESDAY, "letter")
    assert queries.open_consents_of(mai) == []
    with pytest.raises(RuleBroken, match="trước đó"):
        services.withdraw_consent(consent=row, channel="letter", actor=who.hoa, at=FRIDAY)
    assert agreed(who, holder=Holder(mai), at=FRIDAY) != row


def test_wrong_ways_wrong_people_and_no_proof_are_refused(who: Cast) -> None:
    elsewhere = other_ward()
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"proof": " "}, "proof"),
        ({"channel": "portal"}, "channel"),
        ({"actor": None}, "channel"),
        ({"holder": Holder(registered(elsewhere.agency))}, "citizen"),
        ({"version": 7}, "version"),
    )
    for said, field in wrong:
        with pytest.raises(RuleBroken) as broken:
            agreed(who, **said)
        assert broken.value.field == field
    for actor in (who.lan, who.binh, elsewhere):
        with pytest.raises(PermissionDenied):
            agreed(who, actor=actor)
    row = agreed(who)
    for reader in (who.binh, who.tam, elsewhere):
        with pytest.raises(Http404):
            queries.consent_for(reader, row.pk, today=MONDAY.date())


def test_the_chain_verifies_what_the_register_says(who: Cast) -> None:
    row = agreed(who)
    services.withdraw_consent(consent=row, channel="letter", actor=who.hoa, at=TUESDAY)
    how: dict[str, Any] = {"outside": (), "trusted": frozenset(), "far": False}
    assert not list(verify(agency=who.ward.code, sources=facts.SOURCES, **how).findings)
    Consent.objects.filter(pk=row.pk).update(withdrawn_at=None)
    found = verify(agency=who.ward.code, sources=facts.SOURCES, **how).findings
    assert [each.code for each in found] == ["row_edited"]


def test_screens_name_nobody_and_the_proof_is_opened_with_a_note(
    who: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", TUESDAY.isoformat())
    row = agreed(who)
    client.force_login(who.hoa)
    ReadNote.objects.all().delete()
    for address in (reverse("privacy:consents"), reverse("privacy:consent", args=[row.pk])):
        shown = client.get(address).content.decode()
        assert "Dùng tên, hình ảnh" in shown
        assert "Mai" not in shown
        assert "cặp số 3" not in shown
    assert not ReadNote.objects.exists()
    opened = client.post(reverse("privacy:open_consent", args=[row.pk])).content.decode()
    assert PROOF in opened
    assert ReadNote.objects.count() == 1


def test_the_desk_writes_down_what_was_signed(
    who: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", TUESDAY.isoformat())
    mai = registered(who.ward)
    client.force_login(who.hoa)
    address = reverse("privacy:take_consent")
    assert "Tìm" in client.get(address).content.decode()
    assert "Trần Thị Mai" in client.post(address, {"q": "tran thi mai"}).content.decode()
    said = {"q": "tran thi mai", "citizen": mai.pk, "purpose": "invite", "channel": "paper"}
    answer = client.post(address, {**said, "proof": ""})
    assert answer.status_code == 200
    assert not Consent.objects.exists()
    assert client.post(address, {**said, "proof": PROOF}).status_code == 302
    assert Consent.objects.get().citizen == mai
    address = reverse("privacy:withdraw_consent", args=[Consent.objects.get().pk])
    assert client.post(address, {"channel": "email"}).status_code == 302
    assert not Consent.objects.get().is_open


def test_the_register_costs_the_same_however_long(
    who: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        agreed(who, holder=Holder(account=f"filer:{number}"))
    client.force_login(who.hoa)
    client.get(reverse("privacy:consents"))
    with django_assert_max_num_queries(12):
        client.get(reverse("privacy:consents"))
