"""What every room holds of one person: all of it is handed out, all that may go goes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from cchc.citizens.models import Citizen, ContactKey
from cchc.citizens.tests.factories import registered
from cchc.dialogues import services as dialogues
from cchc.dialogues.tests import factories as meetings
from cchc.dossiers.tests.factories import made_shop, on
from cchc.dossiers.tests.factories import received as dossier
from cchc.feedback import services as feedback
from cchc.feedback.models import Petition, Picture
from cchc.feedback.queries import content_of
from cchc.feedback.tests import factories as petitions
from cchc.kernel.audit.models import AuditPayload, SubjectKey
from cchc.kernel.audit.verification import verify
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.errors import RuleBroken
from cchc.notices.models import Letter, Notice
from cchc.notices.tests.factories import switch_on
from cchc.operations.sources import SOURCES
from cchc.organisation.tests.factories import Cast, cast
from cchc.portal.holdings import HOLDINGS
from cchc.portal.models import Filer
from cchc.portal.services.signing_in import contact_index
from cchc.privacy import queries, services
from cchc.privacy.choices import Purpose, State
from cchc.privacy.models import Consent, DataRequest
from cchc.privacy.services import Holder
from cchc.privacy.tests.factories import FRIDAY, MONDAY, TUESDAY, fresh, received, replied

pytestmark = pytest.mark.django_db
NAME, PHONE, EMAIL = "Trần Thị Mai", "0912345678", "mai@example.com"


@pytest.fixture(name="who")
def who_fixture(settings: Any) -> Cast:
    settings.NOTICE_PROVIDERS = dict.fromkeys(("zalo", "sms", "email"), "sample")
    who = cast()
    switch_on(who, at=petitions.on(1))
    return who


@pytest.fixture(name="mai")
def mai_fixture(who: Cast) -> Citizen:
    """Chị Mai, who used everything that there is."""
    mai = registered(who.ward, email=EMAIL)
    row = petitions.published(who)
    twin = petitions.filed(who, pictures=[petitions.PNG])
    feedback.merge(petition=twin, into=row.code, actor=who.hoa, at=petitions.MONDAY)
    meeting = meetings.announced(who)
    dialogues.refuse(
        question=meetings.asked(meeting, at=meetings.FRIDAY),
        reason="Đã hỏi ở buổi trước.",
        actor=who.quan,
        at=meetings.FRIDAY,
    )
    filer = Filer.objects.create(
        contact_index=contact_index(EMAIL),
        email=EMAIL,
        said=f'{{"name": "{NAME}"}}',
        created_at=MONDAY,
    )
    for holder in (Holder(mai), Holder(account=filer.account)):
        at_the_desk = holder.citizen is not None
        services.consent(
            agency=who.ward,
            purpose=Purpose.MEDIA if at_the_desk else Purpose.PREFILL,
            version=1,
            holder=holder,
            channel="paper" if at_the_desk else "portal",
            proof=f"Phiếu của {NAME}" if at_the_desk else "",
            actor=who.hoa if at_the_desk else None,
            at=MONDAY,
        )
    before = received(who, "view")
    services.give_up(request=before, text=f"{NAME} gọi điện rút.", actor=who.hoa, at=TUESDAY)
    return mai


def findings(who: Cast) -> list[Any]:
    how: dict[str, Any] = {"outside": (), "trusted": frozenset(), "far": False}
    return list(verify(agency=who.ward.code, sources=SOURCES, **how).findings)


def told_of_her() -> Iterator[str]:
    """Every text of every table that says who she is or how she is reached, encrypted or not."""
    for model in apps.get_models():
        fields = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField, EncryptedText))
        ]
        for row in model._base_manager.all():
            for name in fields:
                value = str(getattr(row, name) or "")
                if any(word in value for word in (NAME, PHONE, EMAIL)):
                    yield f"{model._meta.label}.{name} {row.pk}"


def test_the_extract_says_what_every_room_holds(who: Cast, mai: Citizen) -> None:
    row = replied(who, received(who, "provide"), citizen=mai)
    said = queries.extract_of(who.hoa, fresh(row), at=TUESDAY, holdings=HOLDINGS)
    titles = {kind["title"]: kind["records"] for kind in said["held"]}
    assert set(titles) == {holding.title for holding in HOLDINGS}
    assert len(titles["Phản ánh, kiến nghị"]) == 2
    words = str(said)
    for text in (EMAIL, petitions.SAID.text, "Bao giờ được cấp phép", "Dùng tên, hình ảnh"):
        assert text in words, text
    assert queries.paper_of(fresh(row), said).blocks


def test_after_the_erasure_no_table_tells_of_her_and_the_chain_is_whole(
    who: Cast, mai: Citizen
) -> None:
    picture = Picture.objects.get()
    assert content_of(picture)
    row = replied(who, received(who), citizen=mai)
    assert set(told_of_her())
    assert any(notice.name for notice in Notice.objects.all())
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert list(told_of_her()) == []
    assert findings(who) == []
    assert fresh(row).state == State.DONE
    assert not ContactKey.objects.exists()
    assert not Filer.objects.exists()
    picture.refresh_from_db()
    assert picture.key is None
    for kind in ("petition", "dialogue_question", "citizen", "data_request", "consent"):
        assert not AuditPayload.objects.filter(event__subject_kind=kind).exists(), kind
        assert not SubjectKey.objects.filter(subject_kind=kind).exists(), kind
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert all(each.closed_at for each in DataRequest.objects.all())
    assert not Letter.objects.filter(state="queued").exists()


def test_what_she_published_and_the_figures_stay(who: Cast, mai: Citizen) -> None:
    row = replied(who, received(who), citizen=mai)
    before = list(Petition.objects.values_list("code", "state", "kind", "answered_at"))
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert list(Petition.objects.values_list("code", "state", "kind", "answered_at")) == before
    assert Petition.objects.filter(publication__question="Tôi đã đến ba lần.").exists()


def test_what_only_the_head_sees_is_neither_told_nor_erased(who: Cast, mai: Citizen) -> None:
    feedback.reserve(petition=petitions.filed(who), actor=who.hoa, at=MONDAY)
    row = replied(who, received(who), citizen=mai)
    said = queries.extract_of(who.hoa, fresh(row), at=TUESDAY, holdings=HOLDINGS)
    assert "PA-2026-0003" not in str(said)
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert Petition.objects.get(code="PA-2026-0003").name == NAME
    assert findings(who) == []


def test_what_is_still_worked_on_stays_and_the_result_says_why(who: Cast, mai: Citizen) -> None:
    petitions.assigned(who)
    row = replied(who, received(who), citizen=mai)
    weighed = queries.weighed(fresh(row), HOLDINGS)
    assert weighed
    assert weighed.stays == ["Phản ánh PA-2026-0003 (đang được giải quyết)"]
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    found = fresh(row)
    assert found.state == State.DONE
    assert "Giữ lại: Phản ánh PA-2026-0003 (đang được giải quyết)" in found.result
    assert "phản ánh, kiến nghị: 2" in found.result
    assert found.closed_at is None
    assert findings(who) == []


def test_a_namesake_and_a_family_that_shares_the_number_keep_theirs(who: Cast) -> None:
    mai = registered(who.ward)
    said = petitions.SAID.__class__(**{**vars(petitions.SAID), "name": "Đỗ Văn Nam", "email": ""})
    feedback.refuse(
        petition=petitions.filed(who, said=said), reason="Trùng.", actor=who.hoa, at=MONDAY
    )
    row = replied(who, received(who), citizen=mai)
    assert queries.found_of(fresh(row), HOLDINGS) == []
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert Petition.objects.get().name == "Đỗ Văn Nam"


def test_dossiers_stay_by_law_and_the_rest_goes() -> None:
    desk = made_shop()
    who = desk.who
    dossier(desk, at=on(2))
    mai = Citizen.objects.get(pk=desk.mai.pk)
    said = petitions.SAID.__class__(
        **{**vars(petitions.SAID), "name": mai.name, "phone": mai.phone, "email": ""}
    )
    row = replied(who, received(who, contact=mai.phone), citizen=mai)
    with pytest.raises(RuleBroken, match=r"pháp luật buộc lưu giữ.*hồ sơ"):
        services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    feedback.refuse(
        petition=petitions.filed(who, said=said), reason="Trùng.", actor=who.hoa, at=MONDAY
    )
    services.erase(request=row, actor=who.lan, at=FRIDAY, holdings=HOLDINGS)
    assert Petition.objects.get().name == ""
    assert Citizen.objects.get(pk=mai.pk).name == mai.name
    assert "Giữ lại: hồ sơ thủ tục hành chính: 1" in fresh(row).result
    assert findings(who) == []


def test_no_room_with_names_is_forgotten() -> None:
    """Every model with a name, number or address in an encrypted column is looked after."""
    looked_after = {
        "citizens.Citizen", "privacy.DataRequest", "feedback.Petition",
        "dialogues.DialogueQuestion", "portal.Filer", "portal.FilingDraft", "portal.DraftFile",
        "notices.Notice",
        "notices.NoticeCall", "notices.Letter", "feedback.Statement", "feedback.Answer",
        "privacy.Consent",
    }  # fmt: skip
    kept_by_law = {
        "dossiers.Dossier", "dossiers.Declaration", "dossiers.BroughtSupplement", "dossiers.Slip",
        "dossiers.PhoneCall", "dossiers.Incident", "results.BacklogItem", "results.ResultText",
    }  # fmt: skip
    of_nobody = {
        "surveys.Comment", "privacy.Breach", "privacy.BreachNote", "organisation.SecondFactor",
        "api.Subscription", "api.KeptAnswer", "notices.ProviderToken",
    }  # fmt: skip
    encrypted = {
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(field, EncryptedText) for field in model._meta.concrete_fields)
    }
    known = looked_after | kept_by_law | of_nobody
    assert encrypted - known == set(), "say in docs/rules/data-rights.md what becomes of it"
    assert known - encrypted - {"portal.DraftFile"} == set()
