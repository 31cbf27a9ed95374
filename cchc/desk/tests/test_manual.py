"""The manual inside the application, and that it says the names that the screens say."""

import re
from functools import cache

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cchc.desk.manual import FOLDER, INDEX, page, slugs
from cchc.organisation.tests.factories import cast
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers
from tests.house import CODE

OWN = {
    "minh": "lanh-dao",
    "lan": "lanh-dao",
    "quan": "van-phong",
    "yen": "van-thu",
    "binh": "cong-chuc",
    "hoa": "mot-cua",
    "tam": "giam-sat",
    "hanh": "cap-tren",
    "quantri": "quan-tri",
}
FILES = sorted(path.name for path in FOLDER.glob("*.md"))


@cache
def said_by_the_program() -> str:
    """Everything that templates and code may put on a screen."""
    kinds = ("*/templates/**/*.html", "**/*.py")
    places = {place for kind in kinds for place in CODE.glob(kind) if "tests" not in place.parts}
    return "\n".join(place.read_text(encoding="utf-8") for place in sorted(places))


def test_every_page_of_the_folder_is_for_somebody_and_the_other_way_round() -> None:
    assert sorted(f"{slug}.md" for slug in (INDEX, *slugs())) == FILES


@pytest.mark.parametrize("name", FILES)
def test_names_in_bold_are_names_of_the_program(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    bold = [re.sub(r"\s+", " ", said) for said in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]
    names = [said for said in bold if not said.endswith("?")]  # questions of the last part
    missing = [said for said in names if said not in said_by_the_program()]
    assert not missing, f"{name} names what no screen shows: {missing}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OWN))
def test_each_person_is_led_to_the_page_of_their_post(name: str, client: Client) -> None:
    user = getattr(cast(), name)
    client.force_login(user)
    home = client.get("/").content.decode()
    address = reverse("desk:manual_page", args=[OWN[name]])
    assert f'href="{address}"' in home
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_links_lead_inside_and_an_unknown_page_is_not_found(client: Client) -> None:
    client.force_login(cast().binh)
    text = client.get(reverse("desk:manual")).content.decode()
    assert f'href="{reverse("desk:manual_page", args=["lanh-dao"])}"' in text
    assert ".md" not in text
    for slug in ("khong-co", "..", "README"):
        assert client.get(f"/huong-dan/{slug}/").status_code == 404


def test_a_page_cannot_bring_markup_of_its_own() -> None:
    for slug in (INDEX, *slugs()):
        assert "<script" not in page(slug).text
        assert page(slug).title
    assert settings.ROOT in FOLDER.parents


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_manual_is_readable_on_a_phone(open_page: Visitor, client: Client) -> None:
    client.force_login(cast().binh)
    open_page.sign_in(client)
    page = open_page("/huong-dan/", size=PHONE)
    picture(page, "manual-390")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert open_page.troubles == []
