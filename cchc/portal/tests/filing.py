"""A citizen at her browser who files online, for the tests of filing."""

import re
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.dossiers.tests.factories import PDF, Shop
from cchc.kernel.zone import HANOI
from cchc.notices.models import Letter
from cchc.organisation.models import User
from cchc.portal.models import Filer, FilingDraft
from cchc.portal.tests.factories import made_public_shop
from cchc.portal.tests.permits import switched_off, switched_on
from tests.keeping import Kept

CODE = "MAU.HT.01"
EMAIL = "mai.24@example.vn"
PERSON = {
    "kind": "0",
    "name": "Đỗ Thị Mai",
    "id_kind": "cccd",
    "id_number": "038302001234",
    "phone": "0912 345 678",
    "address": "12 Lê Lợi, phường An Bình",
}
CHILD = {
    "d_ho_ten_con": "Đỗ Gia Hân",
    "d_ngay_sinh_con": "20/02/2026",
    "d_gioi_tinh_con": "Nữ",
    "d_ho_ten_me": "Đỗ Thị Mai",
}
WHOLE = {**PERSON, **CHILD}


SWITCHED_AT = datetime(2026, 1, 6, 9, tzinfo=HANOI)


def switch_off(desk: Shop) -> None:
    """The administrator stops it."""
    switched_off(desk.who.ward, SWITCHED_AT)


def made_filing_shop() -> Shop:
    """The public desk; the ward takes dossiers online."""
    desk = made_public_shop()
    switched_on(desk.who.ward, SWITCHED_AT)
    for person in vars(desk.who).values():
        if isinstance(person, User):
            person.refresh_from_db()  # each has a second factor now
    return desk


filing_shop = Kept(made_filing_shop)


def code_sent() -> str:
    """The code in the newest letter."""
    found = re.search(r"\b[0-9]{6}\b", Letter.objects.latest("pk").body)
    assert found
    return found.group()


def signed_in(email: str = EMAIL) -> Client:
    """A browser in which the code has been typed."""
    client = Client()
    client.post(reverse("portal:filer_sign_in"), {"email": email})
    answer = client.post(reverse("portal:filer_code"), {"code": code_sent()})
    assert answer.status_code == 302
    assert Filer.objects.exists()
    return client


def begun(client: Client, desk: Shop) -> FilingDraft:
    """The draft of a birth registration."""
    answer = client.post(reverse("portal:start_filing", args=[desk.who.ward.code, CODE]))
    assert "/nop-ho-so/nhap/" in answer["Location"]
    return FilingDraft.objects.latest("pk")


def pdf(name: str = "giay-chung-sinh.pdf") -> SimpleUploadedFile:
    """A scan of the certificate of birth."""
    return SimpleUploadedFile(name, PDF, "application/pdf")


def kept(client: Client, draft: FilingDraft, *, then: str = "keep", **more: Any) -> Any:
    """What the page of the draft is answered to that."""
    data = {**WHOLE, "t_GT2": pdf(), "then": then, **more}
    said = {name: value for name, value in data.items() if value is not None}
    return client.post(reverse("portal:draft", args=[draft.key]), said)


def sent(client: Client, draft: FilingDraft) -> Any:
    """The button of the review."""
    return client.post(reverse("portal:review", args=[draft.key]))


def filled(client: Client, desk: Shop) -> FilingDraft:
    """A draft that can be sent."""
    draft = begun(client, desk)
    answer = kept(client, draft, then="review")
    assert answer["Location"] == reverse("portal:review", args=[draft.key])
    draft.refresh_from_db()
    return draft
