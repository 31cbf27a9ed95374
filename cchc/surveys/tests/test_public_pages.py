"""The pages of citizens: the link, the machine at the counter, the published figures."""

from typing import Any

import pytest
from django.core import signing
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import on
from cchc.kernel import audit
from cchc.organisation import services as organisation
from cchc.surveys import services
from cchc.surveys.choices import AttemptKind
from cchc.surveys.models import AttemptCount, Response
from cchc.surveys.rules import guarding
from cchc.surveys.services.writing import write_down_openings
from cchc.surveys.tests.factories import FRIDAY, SATURDAY, Asking, asking, done
from cchc.surveys.urls import public
from cchc.surveys.views.kiosk import SALT, WRONG
from cchc.web.paths import is_public

GONE = "đã được trả lời hoặc không còn hiệu lực"
THANKS = "Đã nhận đánh giá"


@pytest.fixture(name="one")
def one_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    cache.clear()
    return asking()


def address(mark: str) -> str:
    return reverse("surveys:answer", args=[mark])


def answers(one: Asking, *marks: int, **more: Any) -> dict[str, Any]:
    given = one.given(*marks)
    return {**{f"q{key}": mark for key, mark in given.marks.items()}, **more}


def counted(one: Asking, kind: AttemptKind) -> int:
    """As the page of results counts them, once the days are over."""
    with audit.transaction():
        for code in (one.who.ward.code, ""):
            write_down_openings(agency_code=code, today=on(24, month=4).date())
            write_down_openings(agency_code=code, today=on(1, month=9).date())
    return sum(AttemptCount.objects.filter(kind=kind).values_list("number", flat=True))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_every_public_address_is_open_to_the_stranger(one: Asking) -> None:
    assert {pattern.name for pattern in public} == {
        "thanks", "wait", "kiosks", "kiosk", "kiosk_answer", "answer", "public",
    }  # fmt: skip
    assert get_resolver().namespace_dict["surveys"]
    code = one.who.ward.code
    for name, args, status in (
        ("thanks", (), 200),
        ("wait", (), 429),
        ("kiosks", (), 302),
        ("kiosk", (code,), 200),
        ("kiosk_answer", (code,), 405),
        ("answer", (one.mark(),), 200),
        ("public", (code,), 404),  # the agency has not decided to be public
    ):
        path = reverse(f"surveys:{name}", args=args)
        assert is_public(path)
        assert Client().get(path).status_code == status, name


def test_the_link_asks_two_questions_takes_the_answer_and_is_used_up(one: Asking) -> None:
    client = Client()
    page = client.get(address(one.mark()))
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"].startswith("noindex")
    assert one.rows[0].version.name in text(page)
    assert one.desk.mai.name not in text(page)
    assert one.rows[0].code not in text(page)
    sent = client.post(address(one.mark()), answers(one, 5, 4, text="Tốt"), follow=True)
    assert THANKS in text(sent)
    assert one.mark() not in sent.request["PATH_INFO"]
    again = client.post(address(one.mark()), answers(one, 1, 1))
    assert again.status_code == 200
    assert GONE in text(again)
    assert Response.objects.count() == 1
    assert counted(one, AttemptKind.GONE) == 1


def test_used_expired_and_guessed_links_look_the_same(
    one: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    one.answer(0)
    pages = [Client().get(address(one.mark(0))), Client().get(address("f" * 32))]
    monkeypatch.setenv("CCHC_NOW", on(20, month=8).isoformat())
    pages.append(Client().get(address(one.mark(1))))
    assert {page.status_code for page in pages} == {200}
    assert len({text(page).partition("<main")[2] for page in pages}) == 1
    assert GONE in text(pages[0])
    assert counted(one, AttemptKind.UNKNOWN) == 1
    assert counted(one, AttemptKind.GONE) == 2


@pytest.mark.parametrize("whose", ["good", "used", "guessed", "staff"])
def test_opening_a_page_writes_nothing_but_the_count_of_requests(one: Asking, whose: str) -> None:
    one.answer(1)
    client = Client()
    if whose == "staff":
        client.force_login(one.who.binh)
    marks = {"used": one.mark(1), "guessed": "f" * 32}
    with CaptureQueriesContext(connection) as asked:
        client.get(address(marks.get(whose, one.mark())))
    written = [q["sql"] for q in asked if not q["sql"].startswith(("SELECT", "SAVEPOINT", "REL"))]
    assert written
    assert all("kernel_limitcount" in sql for sql in written), written
    assert not AttemptCount.objects.exists()


def test_openings_are_written_down_once_after_the_night(one: Asking) -> None:
    for guess in ("0" * 32, "1" * 32):
        Client().get(address(guess))
    for _ in range(2):
        services.close_days(agency=one.who.ward, at=SATURDAY)
        services.close_nameless(at=SATURDAY)
    row = AttemptCount.objects.get()
    assert (row.kind, row.number, row.agency_code) == (AttemptKind.UNKNOWN, 2, "")
    assert row.day == FRIDAY.date()


def test_without_a_mark_for_both_questions_nothing_is_kept_and_the_rest_comes_back(
    one: Asking,
) -> None:
    first = one.overall[0]
    page = Client().post(address(one.mark()), {f"q{first.pk}": 4, "text": "Nhanh"})
    assert "Xin chọn một mức." in text(page)
    assert "Nhanh" in text(page)
    wrong = Client().post(address(one.mark()), {**answers(one), f"q{first.pk}": 9})
    assert "một trong năm mức" in text(wrong)
    assert not Response.objects.exists()
    assert THANKS in text(Client().post(address(one.mark()), answers(one), follow=True))


@pytest.mark.parametrize("who", ["binh", "hoa", "minh", "quantri"])
def test_nobody_answers_from_a_session_of_the_office(one: Asking, who: str) -> None:
    client = Client()
    client.force_login(getattr(one.who, who))
    page = client.get(address(one.mark()))
    assert "Công chức không trả lời thay" in text(page)
    assert "<form" not in text(page).partition("<main")[2]
    client.post(address(one.mark()), answers(one))
    client.post(reverse("surveys:kiosk_answer", args=[one.who.ward.code]), answers(one))
    assert not Response.objects.exists()
    assert counted(one, AttemptKind.STAFF) == 3
    assert THANKS in text(Client().post(address(one.mark()), answers(one), follow=True))


def test_a_forged_post_is_refused(one: Asking) -> None:
    forger = Client(enforce_csrf_checks=True)
    assert forger.post(address(one.mark()), answers(one)).status_code == 403
    assert not Response.objects.exists()


def test_too_many_links_from_one_address_have_to_wait_and_are_counted(
    one: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "LINKS_PER_ADDRESS", 3)
    client = Client()
    for _ in range(3):
        assert client.get(address("0" * 32)).status_code == 200
    sent = client.get(address(one.mark()))
    assert sent["Location"] == reverse("surveys:wait")
    assert counted(one, AttemptKind.TOO_MANY) == 1


def kiosk(one: Asking, tail: str, pin: str, client: Client | None = None) -> Any:
    path = reverse("surveys:kiosk", args=[one.who.ward.code])
    return (client or Client()).post(path, {"tail": tail, "pin": pin})


def right(one: Asking, which: int = 0) -> tuple[str, str]:
    row = one.rows[which]
    return row.code[-4:], pin_of(row)


def test_the_machine_at_the_counter_asks_takes_and_goes_back_to_the_start(one: Asking) -> None:
    client = Client()
    page = kiosk(one, *right(one), client)
    assert page.context["ticket"]
    assert right(one)[1] not in text(page)
    assert one.mark() not in page.request["PATH_INFO"]
    start = reverse("surveys:kiosk", args=[one.who.ward.code])
    assert f'http-equiv="refresh" content="{guarding.IDLE_SECONDS};url={start}"' in text(page)
    path = reverse("surveys:kiosk_answer", args=[one.who.ward.code])
    ticket = page.context["ticket"]
    incomplete = client.post(path, {"ticket": ticket})
    assert "Xin chọn một mức." in text(incomplete)
    sent = client.post(path, {"ticket": ticket, **answers(one, 3, 5)})
    assert THANKS in text(sent)
    assert f'content="{guarding.THANKS_SECONDS};url={start}"' in text(sent)
    assert Response.objects.get().channel == "kiosk"
    assert GONE in text(client.post(path, {"ticket": ticket, **answers(one, 1, 1)}))
    assert WRONG in text(kiosk(one, *right(one)))
    assert Response.objects.count() == 1


def test_digits_and_pin_must_belong_together_and_guessing_ends_soon(one: Asking) -> None:
    tail, pin = right(one)
    other = right(one, 1)[1]
    for wrong in (other, f"{(int(pin) + 1) % 10**6:06d}"):
        page = kiosk(one, tail, wrong)
        assert WRONG in text(page)
        assert wrong not in text(page)
    for n in range(guarding.PINS_PER_DIGITS - 2):
        kiosk(one, tail, f"{(int(pin) + 2 + n) % 10**6:06d}")
    assert WRONG in text(kiosk(one, tail, pin))
    assert counted(one, AttemptKind.WRONG_PIN) == guarding.PINS_PER_DIGITS
    assert counted(one, AttemptKind.TOO_MANY) == 1


@pytest.mark.parametrize("typed", [("12", "123456"), ("abcd", "123456"), ("0001", "12"), ("", "")])
def test_what_is_no_pair_of_numbers_is_not_looked_up(one: Asking, typed: tuple[str, str]) -> None:
    page = kiosk(one, *typed)
    assert page.status_code == 200
    assert counted(one, AttemptKind.WRONG_PIN) == 0


def test_a_ticket_that_was_made_elsewhere_or_is_old_opens_nothing(one: Asking) -> None:
    path = reverse("surveys:kiosk_answer", args=[one.who.ward.code])
    for ticket in ("", one.mark(), signing.dumps(one.mark(), salt="other")):
        assert GONE in text(Client().post(path, {"ticket": ticket, **answers(one)}))
    assert signing.loads(signing.dumps(one.mark(), salt=SALT), salt=SALT) == one.mark()
    assert not Response.objects.exists()


def test_the_published_figures_hide_few_answers_and_show_words_only_after_reading(
    one: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation.change_setting(
        agency=one.who.ward,
        key="portal.open",
        value="open",
        document="Quyết định mẫu",
        actor=one.who.quantri,
        at=FRIDAY,
    )
    rows = [*one.rows, done(one.desk, hour=11), done(one.desk, hour=14)]
    more = Asking(one.desk, tuple(rows))
    for which in range(4):
        more.answer(which, 5, 5, text="Cô Hoa rất tốt" if which == 0 else "")
    services.close_days(agency=one.who.ward, at=SATURDAY)
    monkeypatch.setenv("CCHC_NOW", SATURDAY.isoformat())
    path = reverse("surveys:public", args=[one.who.ward.code])
    page = Client().get(path)
    assert "ít hơn 5 phiếu" in text(page)
    assert "c-rate-figure" not in text(page)
    more.answer(4, 5, 2, at=SATURDAY)
    services.close_days(agency=one.who.ward, at=on(8))
    page = Client().get(path)
    assert 'c-rate-figure">100% ' in text(page)
    assert 'c-rate-figure">80% ' in text(page)
    assert "37,5" in text(page)
    assert "Cô Hoa" not in text(page)
    assert page["Cache-Control"] == "public, max-age=300"
