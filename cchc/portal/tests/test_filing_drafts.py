"""Drafts of what is filed online: sent once, carried over, closed, forgotten."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from cchc.citizens.models import Citizen
from cchc.dossiers.models import Declaration, Dossier
from cchc.dossiers.tests.factories import Shop, five_days, on
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.notices.models import Letter
from cchc.portal import services
from cchc.portal.models import DraftFile, FilerSession, FilingDraft
from cchc.portal.services import submitting
from cchc.portal.tests.factories import decided
from cchc.portal.tests.filing import (
    CODE,
    EMAIL,
    begun,
    filing_shop,
    filled,
    kept,
    sent,
    signed_in,
)
from cchc.procedures.tests.factories import BIRTH, FORM, published


@pytest.fixture(name="desk")
def desk_fixture(db: None) -> Shop:
    return filing_shop()


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"portal:{name}", args=args))
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def test_sent_twice_it_is_one_dossier(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    first, second = sent(client, draft), sent(client, draft)
    assert first["Location"] == second["Location"] == reverse("portal:filed", args=[draft.key])
    assert Dossier.objects.count() == 1
    assert client.get(reverse("portal:draft", args=[draft.key])).status_code == 302
    assert kept(client, draft)["Location"] == reverse("portal:filed", args=[draft.key])


def test_a_second_tab_that_did_not_see_it_sent_gets_the_same_dossier(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    stale = FilingDraft.objects.get()
    sent(client, draft)
    again = services.submit(draft=stale, said=None, declared=(), at=on(4))  # type: ignore[arg-type]
    assert again == Dossier.objects.get()
    with pytest.raises(RuleBroken, match="đã nộp"):
        services.fill_in(draft=stale, typed={}, files=(), dropped=(), at=on(4))


def test_what_another_tab_changed_has_to_be_looked_at_before_it_is_sent(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    kept(signed_in(), draft, d_ho_ten_con="Đỗ Gia Bảo")
    with pytest.raises(RuleBroken, match="vừa được sửa"):
        services.submit(draft=draft, said=None, declared=(), at=on(4))  # type: ignore[arg-type]
    assert not Dossier.objects.exists()


def superseded(desk: Shop) -> None:
    """From 05/03/2026 the form asks for the place of birth too, and no more for the sex."""
    fields = (*FORM.fields[:2], replace(FORM.fields[0], code="noi_sinh", label="Nơi sinh"))
    content = five_days(forms=(replace(FORM, fields=(*fields, FORM.fields[3])),))
    day = date(2026, 3, 5)
    published(
        desk.who.quan, content=content, at=on(4, 8), valid_from=day, effective_on=day,
        decision_number="15/QĐ-MAU", decision_on=date(2026, 3, 4), published_on=date(2026, 3, 4),
    )  # fmt: skip


def test_a_draft_of_a_replaced_version_is_carried_over_and_looked_at_again(
    desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    draft = filled(client, desk)
    superseded(desk)
    monkeypatch.setenv("CCHC_NOW", on(5).isoformat())
    client = signed_in()
    assert "Thủ tục vừa thay đổi" in page(client, "review", draft.key)
    answer = client.post(reverse("portal:review", args=[draft.key]), follow=True)
    assert "Thủ tục đã thay đổi" in answer.content.decode()
    assert not Dossier.objects.exists()
    client.post(reverse("portal:renew", args=[draft.key]))
    shown = page(client, "draft", draft.key)
    assert "Thủ tục vừa thay đổi" not in shown
    assert "Đỗ Gia Hân" in shown
    assert "Nơi sinh" in shown
    assert "Giới tính" not in shown
    assert "giay-chung-sinh.pdf" in shown
    sent(client, draft)
    assert not Dossier.objects.exists()
    kept(client, draft, then="review", t_GT2=None, d_noi_sinh="Trạm y tế phường")
    sent(client, draft)
    (form,) = Declaration.objects.all()
    assert ("Nơi sinh", "Trạm y tế phường") in form.lines


def test_a_draft_nobody_sends_is_deleted_with_its_files(
    desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(desk, "portal.draft_days", 7)
    client = signed_in()
    draft = begun(client, desk)
    kept(client, draft)
    assert services.forget_drafts(at=on(11, 8)) == 0
    monkeypatch.setenv("CCHC_NOW", on(11).isoformat())
    client = signed_in()
    assert client.get(reverse("portal:draft", args=[draft.key])).status_code == 404
    assert services.forget_drafts(at=on(11)) == 1
    assert not DraftFile.objects.exists()


def test_a_filer_deletes_a_draft(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    client.post(reverse("portal:drop", args=[draft.key]))
    assert not FilingDraft.objects.exists()
    assert not DraftFile.objects.exists()


def test_what_was_sent_cannot_be_deleted(desk: Shop) -> None:
    client = signed_in()
    draft = filled(client, desk)
    sent(client, draft)
    client.post(reverse("portal:drop", args=[draft.key]))
    assert FilingDraft.objects.get().dossier == Dossier.objects.get()


def test_nothing_personal_is_readable_in_the_database_or_in_the_chain(desk: Shop) -> None:
    client = signed_in()
    events = AuditEvent.objects.count()
    draft = begun(client, desk)
    kept(client, draft)
    with connection.cursor() as cursor:
        kept_rows = []
        for table in ("filer", "filingdraft", "draftfile", "onetimecode", "filersession"):
            cursor.execute(f"SELECT * FROM portal_{table}")
            kept_rows += [str(bytes(c) if isinstance(c, memoryview) else c)
                          for row in cursor.fetchall() for c in row]  # fmt: skip
        cursor.execute("SELECT address, body FROM notices_letter")
        kept_rows += [str(c) for row in cursor.fetchall() for c in row]
    text = "\n".join(kept_rows)
    for said in ("Mai", "038302001234", EMAIL, "Gia", "chung-sinh", "%PDF"):
        assert said not in text, said
    assert AuditEvent.objects.count() == events
    (file,) = DraftFile.objects.all()
    assert file.opened().startswith(b"%PDF")


def test_somebody_known_by_the_same_number_stays_as_they_are_known(desk: Shop) -> None:
    client = signed_in()
    sent(client, filled(client, desk))
    other = signed_in("ke.gian@example.vn")
    draft = begun(other, desk)
    kept(other, draft, then="review", name="Kẻ Gian", phone="0900 000 000")
    sent(other, draft)
    assert Dossier.objects.count() == 2
    mai = Citizen.objects.get(pk=Dossier.objects.first().applicant_id)  # type: ignore[union-attr]
    assert (mai.name, mai.phone) != ("Kẻ Gian", "0900000000")
    assert mai.email == EMAIL
    assert "Mai" not in page(other, "filed", draft.key)


def test_at_most_ten_drafts_are_open(desk: Shop) -> None:
    client = signed_in()
    for number in range(10):
        draft = begun(client, desk)
        FilingDraft.objects.filter(pk=draft.pk).update(
            version=published(desk.who.quan, entry=replace(BIRTH, code=f"MAU.HT.1{number}"))
        )
    start = reverse("portal:start_filing", args=[desk.who.ward.code, CODE])
    assert "10 bản nháp" in client.post(start, follow=True).content.decode()


def test_the_pages_of_a_filer_take_few_queries(
    desk: Shop, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    draft = filled(client, desk)
    with django_assert_max_num_queries(25):
        page(client, "draft", draft.key)
    with django_assert_max_num_queries(35):
        page(client, "review", draft.key)
    with django_assert_max_num_queries(6):
        page(client, "filings")


def test_letters_and_sessions_do_not_outlive_their_use(desk: Shop) -> None:
    signed_in()
    services.forget_sign_ins(at=on(4) + timedelta(hours=3))
    assert not FilerSession.objects.exists()
    assert Letter.objects.get().valid_until == on(4) + timedelta(minutes=15)


def test_twenty_dossiers_a_day_and_no_more(desk: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submitting, "MOST_A_DAY", 1)
    client = signed_in()
    sent(client, filled(client, desk))
    second = filled(client, desk)
    address = reverse("portal:review", args=[second.key])
    assert "mai nộp tiếp" in client.post(address, follow=True).content.decode()
    assert Dossier.objects.count() == 1
    monkeypatch.setenv("CCHC_NOW", on(5).isoformat())
    sent(signed_in(), second)
    assert Dossier.objects.count() == 2
