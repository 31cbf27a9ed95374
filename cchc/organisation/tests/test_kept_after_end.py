"""What is sent after the session's end waits for who sat at this browser, and for nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel import crypto
from cchc.organisation import seats
from cchc.organisation.kept_forms import KEPT_MINUTES
from cchc.organisation.models import Unit, User
from cchc.organisation.tests.factories import PASSWORD, Cast, cast
from cchc.organisation.tests.test_kept_form import KEPT, NEW_UNIT, TYPED, sent_again
from cchc.organisation.tests.test_sign_in_pages import AT, SIGN_IN, ClockAt, signed_in

pytestmark = pytest.mark.django_db
WORDS = "Tổ công nghệ số"


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    made = cast()
    User.objects.update(password_set_at=AT)
    return made


@pytest.fixture(name="clock_at")
def clock_at_fixture(monkeypatch: pytest.MonkeyPatch) -> ClockAt:
    return ClockAt(monkeypatch)


def sent_late(client: Client) -> str:
    """The form is sent; where the browser goes and what it says there."""
    answer = client.post(NEW_UNIT, TYPED, headers={"Referer": f"http://testserver{NEW_UNIT}"})
    assert answer.headers["Location"].startswith(SIGN_IN)
    assert not Unit.objects.filter(name=WORDS).exists()
    return client.get(answer.headers["Location"]).content.decode()


def ended(username: str, clock_at: ClockAt) -> Client:
    """Who was signed in, and whose session is no more."""
    clock_at(0)
    client = signed_in(Client(), username)
    client.get(reverse("organisation:account"))
    client.session.flush()
    clock_at(10)
    return client


def signs_in(client: Client, username: str) -> str:
    answer = client.post(SIGN_IN, {"username": username, "password": PASSWORD})
    return str(answer.headers["Location"])


def test_the_same_person_finds_it_after_signing_in(ward: Cast, clock_at: ClockAt) -> None:
    client = ended("quan", clock_at)
    assert "đang được giữ lại" in sent_late(client)
    assert signs_in(client, "quan") == KEPT
    shown = client.get(KEPT).content.decode()
    assert "Tổ CNS<br>Tổ số cộng đồng" in shown
    assert f"Gửi tới {NEW_UNIT}" in shown
    sent_again(client)
    assert Unit.objects.filter(name=WORDS).exists()
    assert client.get(KEPT).headers["Location"] == "/"


def test_the_session_after_it_lives_as_long_as_any(ward: Cast, clock_at: ClockAt) -> None:
    client = ended("quan", clock_at)
    sent_late(client)
    assert client.session.get_expiry_age() == KEPT_MINUTES * 60
    signs_in(client, "quan")
    fresh = signed_in(Client(), "quan")
    assert client.session.get_expiry_age() == fresh.session.get_expiry_age()


def test_a_password_changed_elsewhere_ends_it_and_the_words_stay(
    ward: Cast, clock_at: ClockAt
) -> None:
    clock_at(0)
    client = signed_in(Client(), "quan")
    client.get(reverse("organisation:account"))
    user = User.objects.get(username="quan")
    user.set_password(PASSWORD)
    user.save()
    assert "đang được giữ lại" in sent_late(client)
    assert signs_in(client, "quan") == KEPT


def test_another_person_never_gets_it_and_it_is_gone(ward: Cast, clock_at: ClockAt) -> None:
    client = ended("quan", clock_at)
    sent_late(client)
    assert signs_in(client, "quantri") == "/"
    assert client.get(KEPT).headers["Location"] == "/"
    assert "kept_form" not in client.session


def test_it_lies_sealed_and_the_page_of_signing_in_shows_nothing(
    ward: Cast, clock_at: ClockAt
) -> None:
    client = ended("quan", clock_at)
    assert WORDS not in sent_late(client)
    assert WORDS not in str(dict(client.session.items()))
    assert client.get(KEPT).headers["Location"].startswith(SIGN_IN)


def test_half_an_hour_later_it_is_gone(ward: Cast, clock_at: ClockAt) -> None:
    client = ended("quan", clock_at)
    sent_late(client)
    clock_at(10 + KEPT_MINUTES + 1)
    assert signs_in(client, "quan") == "/"


def test_who_signed_out_left_nothing_behind(ward: Cast, clock_at: ClockAt) -> None:
    clock_at(0)
    client = signed_in(Client(), "quan")
    client.get(reverse("organisation:account"))
    client.post(reverse("organisation:sign_out"))
    assert not client.cookies[seats.name()].value
    assert "chưa được lưu" in sent_late(client)
    assert "kept_form" not in client.session
    assert signs_in(client, "quan") == "/"


@pytest.mark.parametrize("seat", ["", "x", "AAAA", "Zm9v" * 20])
def test_a_stranger_fills_no_session(seat: str, ward: Cast) -> None:
    client = Client()
    client.cookies[seats.name()] = seat
    assert "chưa được lưu" in sent_late(client)
    assert "kept_form" not in client.session


def test_the_seat_of_yesterday_is_nobodys(ward: Cast, clock_at: ClockAt) -> None:
    client = ended("quan", clock_at)
    clock_at(24 * 60 + 1)
    assert "chưa được lưu" in sent_late(client)


def test_the_seat_names_nobody_in_the_clear_and_follows_who_signs_in(
    ward: Cast, clock_at: ClockAt
) -> None:
    clock_at(0)
    client = signed_in(Client(), "quan")
    client.get(reverse("organisation:account"))
    first = client.cookies[seats.name()]
    assert (first["httponly"], first["samesite"], first["max-age"]) == (True, "Lax", "")
    with pytest.raises(crypto.Unopened):
        crypto.open_sealed(b"0" * 32, first.value.encode(), "seat")
    value = first.value
    client.get(reverse("organisation:account"))
    assert client.cookies[seats.name()].value == value  # one cookie a sign-in, not one a page
    signed_in(client, "quantri")
    client.get(reverse("organisation:account"))
    assert client.cookies[seats.name()].value != value


def test_what_another_site_sends_after_the_end_is_not_kept(ward: Cast, clock_at: ClockAt) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="quan"))
    client.get(reverse("organisation:account"))
    client.session.flush()
    answer = client.post(NEW_UNIT, TYPED, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert "kept_form" not in client.session
