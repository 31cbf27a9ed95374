"""In a real browser: the page of every act on a petition, at the desk and on a phone."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cchc.feedback import services
from cchc.feedback.choices import Kind, PetitionAct
from cchc.feedback.models import Petition
from cchc.feedback.tests.factories import (
    ANSWER,
    MONDAY,
    PNG,
    answered,
    assigned,
    classified,
    filed,
    on,
    published,
    received,
    waiting,
)
from cchc.feedback.views.acting import DOINGS
from cchc.organisation.tests.factories import Cast, cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Made = Callable[[Cast], Petition]


def _asked(who: Cast) -> Petition:
    words = "Nêu rõ ngày đến quầy."
    return services.ask_more(petition=filed(who), text=words, actor=who.hoa, at=MONDAY)


def _drafted(who: Cast) -> Petition:
    row = assigned(who)
    services.draft_answer(petition=row, text=ANSWER, actor=who.binh, at=MONDAY)
    return row


def _approved(who: Cast) -> Petition:
    return services.approve(petition=waiting(who), actor=who.lan, at=MONDAY)


def _reserved(who: Cast) -> Petition:
    return services.reserve(petition=filed(who), actor=who.hoa, at=MONDAY)


PLACES: dict[str, tuple[str, Made]] = {
    "receive": ("hoa", filed),
    "refuse": ("hoa", filed),
    "ask_more": ("hoa", filed),
    "guide": ("hoa", filed),
    "reserve": ("hoa", filed),
    "merge": ("hoa", received),
    "supply": ("hoa", _asked),
    "classify": ("hoa", received),
    "forward": ("hoa", lambda who: classified(who, Kind.OTHER_RULES)),
    "assign": ("quan", classified),
    "draft": ("binh", assigned),
    "submit": ("binh", _drafted),
    "send_back": ("lan", waiting),
    "approve": ("lan", waiting),
    "send": ("hoa", _approved),
    "publish": ("quan", answered),
    "withhold": ("quan", answered),
    "take_down": ("quan", published),
    "settle": ("minh", _reserved),
}


def test_no_act_is_forgotten_here() -> None:
    assert set(PLACES) == {PetitionAct(act).value for act in DOINGS}


@pytest.mark.parametrize("half", [0, 1])
def test_every_act_can_be_read_and_done_at_any_width(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch, half: int
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    who = cast()
    for act in sorted(PLACES)[half::2]:
        name, made = PLACES[act]
        row = made(who)
        client.force_login(getattr(who, name))
        open_page.sign_in(client)
        for size in (DESKTOP, PHONE):
            page = open_page(reverse(f"feedback:{act}", args=[row.pk]), size=size)
            picture(page, f"feedback-act-{act}-{size[0]}")
            assert page.locator("form.c-form button[type=submit]").is_visible(), act
            assert wider_than_screen(page) == 0, act
        assert wrong_for_readers(page) == [], act
    assert open_page.troubles == []


def test_the_petition_and_its_papers_at_any_width(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    who = cast()
    row = received(who, filed(who, pictures=[PNG]))
    client.force_login(who.hoa)
    open_page.sign_in(client)
    for name, path in (
        ("petition", reverse("feedback:petition", args=[row.pk])),
        ("receipt", reverse("feedback:receipt", args=[row.pk])),
        ("write-down", reverse("feedback:write_down")),
        ("petitions", reverse("feedback:petitions")),
        ("register", reverse("feedback:register")),
    ):
        for size in (DESKTOP, PHONE):
            page = open_page(path, size=size)
            picture(page, f"feedback-{name}-{size[0]}")
            assert wider_than_screen(page) == 0, name
        assert wrong_for_readers(page) == [], name
        page.emulate_media(media="print")
        picture(page, f"feedback-{name}-print")
    assert open_page.troubles == []
