"""What is sent from a locked session comes back to who sent it, and to nobody else."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.kernel import crypto
from cchc.organisation.kept_forms import KEPT_MINUTES
from cchc.organisation.models import Unit, User
from cchc.organisation.tests.factories import PASSWORD, Cast, cast
from cchc.organisation.tests.test_sign_in_pages import AT, SIGN_IN, ClockAt, signed_in

pytestmark = pytest.mark.django_db
NEW_UNIT = reverse("organisation:add_unit")
RESUME = reverse("organisation:resume")
KEPT = reverse("organisation:kept_form")
TYPED = {"name": "Tổ công nghệ số", "kind": "department", "aliases": "Tổ CNS\nTổ số cộng đồng"}


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    made = cast()
    User.objects.update(password_set_at=AT)
    return made


@pytest.fixture(name="clock_at")
def clock_at_fixture(monkeypatch: pytest.MonkeyPatch) -> ClockAt:
    return ClockAt(monkeypatch)


def locked(username: str, clock_at: ClockAt, minutes: int = 15) -> Client:
    """Signed in, idle for so long, then the form sent."""
    clock_at(0)
    client = signed_in(Client(), username)
    clock_at(minutes)
    answer = client.post(NEW_UNIT, TYPED, headers={"Referer": f"http://testserver{NEW_UNIT}"})
    assert answer.headers["Location"].startswith(RESUME)
    assert not Unit.objects.filter(name=TYPED["name"]).exists()
    return client


def sent_again(client: Client) -> str:
    """What the offered form would send, and where to; back comes the page after it."""
    page = client.get(KEPT).content.decode()
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    fields = {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}
    assert f'action="{NEW_UNIT}"' in page
    return client.post(NEW_UNIT, fields, follow=True).content.decode()


@pytest.mark.parametrize(("username", "minutes"), [("quan", 15), ("quantri", 5)])
def test_what_was_typed_is_offered_after_the_password_and_can_be_sent(
    ward: Cast, clock_at: ClockAt, username: str, minutes: int
) -> None:
    client = locked(username, clock_at, minutes)
    assert "đang được giữ lại" in client.get(RESUME).content.decode()
    answer = client.post(RESUME, {"password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == KEPT
    shown = answer.content.decode()
    assert "Tổ công nghệ số" in shown
    assert "Tổ CNS<br>Tổ số cộng đồng" in shown
    sent_again(client)
    unit = Unit.objects.get(name=TYPED["name"])
    assert {alias.text for alias in unit.aliases.all()} >= {"Tổ CNS", "Tổ số cộng đồng"}
    assert client.get(KEPT).headers["Location"] == "/"


def test_a_form_that_was_wrong_comes_back_with_its_words(ward: Cast, clock_at: ClockAt) -> None:
    client = signed_in(Client(), "quan")
    clock_at(15)
    client.post(NEW_UNIT, {**TYPED, "kind": "none"})
    client.post(RESUME, {"password": PASSWORD})
    page = sent_again(client)
    assert "c-error-summary" in page
    assert "Tổ số cộng đồng" in page


def test_the_locked_session_shows_nothing_of_it(ward: Cast, clock_at: ClockAt) -> None:
    client = locked("quan", clock_at)
    assert "Tổ công nghệ số" not in client.get(RESUME).content.decode()
    assert client.get(KEPT).headers["Location"].startswith(RESUME)
    assert client.post(RESUME, {"password": "sai"}).status_code == 200
    assert client.get(KEPT).headers["Location"].startswith(RESUME)


def test_another_person_on_the_same_machine_never_gets_it(ward: Cast, clock_at: ClockAt) -> None:
    client = locked("quan", clock_at)
    answer = client.post(SIGN_IN, {"username": "quantri", "password": PASSWORD})
    assert answer.headers["Location"] == "/"
    assert client.get(KEPT).headers["Location"] == "/"


def test_signing_out_drops_it(ward: Cast, clock_at: ClockAt) -> None:
    left = locked("quan", clock_at)
    left.post(reverse("organisation:sign_out"))
    signed_in(left, "quan")
    assert left.get(KEPT).headers["Location"] == "/"


def test_moved_to_the_session_of_another_it_cannot_be_opened(ward: Cast, clock_at: ClockAt) -> None:
    mine = locked("quan", clock_at).session["kept_form"]
    other = signed_in(Client(), "quantri")
    session = other.session
    session["kept_form"] = mine
    session.save()
    assert other.get(KEPT).headers["Location"] == "/"


def test_it_lies_sealed_and_without_passwords(ward: Cast, clock_at: ClockAt) -> None:
    client = signed_in(Client(), "quan")
    clock_at(15)
    words = {"old": PASSWORD, "new": "Hoa-mai-vang-26!", "again": "Hoa-mai-vang-26!"}
    client.post(reverse("organisation:change_password"), words)
    assert "kept_form" not in client.session
    client.post(NEW_UNIT, TYPED)
    with pytest.raises(crypto.Unopened):
        crypto.open_sealed(b"0" * 32, client.session["kept_form"][1].encode(), "kept form")
    assert "Tổ công nghệ" not in str(dict(client.session.items()))


def test_it_is_kept_for_half_an_hour(ward: Cast, clock_at: ClockAt) -> None:
    client = locked("quan", clock_at)
    clock_at(15 + KEPT_MINUTES + 1)
    assert client.post(RESUME, {"password": PASSWORD}).headers["Location"] == "/"


def test_it_can_be_dropped(ward: Cast, clock_at: ClockAt) -> None:
    client = locked("quan", clock_at)
    client.post(RESUME, {"password": PASSWORD})
    assert client.post(KEPT).headers["Location"] == NEW_UNIT
    assert client.get(KEPT).headers["Location"] == "/"
    assert not Unit.objects.filter(name=TYPED["name"]).exists()


def test_files_must_be_chosen_again_and_too_much_is_not_kept(ward: Cast, clock_at: ClockAt) -> None:
    client = signed_in(Client(), "quan")
    clock_at(15)
    client.post(NEW_UNIT, {**TYPED, "file": SimpleUploadedFile("a.txt", b"noi dung")})
    client.post(RESUME, {"password": PASSWORD})
    assert "hãy chọn tệp lần nữa" in client.get(KEPT).content.decode()
    clock_at(30)
    client.post(NEW_UNIT, {**TYPED, "aliases": "rất dài " * 100_000})
    client.post(RESUME, {"password": PASSWORD})
    assert "rất dài" not in client.get(KEPT).content.decode()


def test_what_another_site_sends_is_not_kept(ward: Cast, clock_at: ClockAt) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="quan"))
    client.get(reverse("organisation:account"))
    clock_at(15)
    answer = client.post(NEW_UNIT, TYPED, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert "kept_form" not in client.session
