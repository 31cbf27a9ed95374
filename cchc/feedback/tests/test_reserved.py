"""A denunciation is nowhere but with the head: pages, lists, counts, exports are swept."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from operator import itemgetter
from pkgutil import iter_modules
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from cchc.documents.models import OfficialDocument
from cchc.feedback import measures, queries, services
from cchc.feedback.choices import Figure, LetterKind, Reach, State
from cchc.feedback.models import Petition
from cchc.feedback.services import Said
from cchc.feedback.tests.factories import PNG, filed, folk, harassment, on, received
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.organisation.tests.factories import Cast
from tests import access

pytestmark = pytest.mark.django_db
WORD, NAME = "quyhoacvang", "Kiều Thị Ẩn Danh"
SAYS = Said(f"Việc {WORD} cần xem", f"Tôi tố cáo việc {WORD}.", NAME, "0987654321")
TODAY = on(31).date()
EVERYBODY = ("hoa", "quan", "lan", "binh", "tam", "hanh", "quantri", "minh")
PUBLIC = ("front", "answers", "figures", "open_data")


@pytest.fixture(name="who")
def who_fixture(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", on(31).isoformat())
    return folk()


@pytest.fixture(name="row")
def row_fixture(who: Cast) -> Petition:
    """Received, acknowledged by letter, given a twin, then found to be a denunciation."""
    row = received(who, filed(who, said=SAYS, pictures=[PNG]))
    letter = LetterKind.ACKNOWLEDGEMENT
    services.draft_letter(petition=row, kind=letter, actor=who.hoa, at=on(3))
    twin = filed(who, said=SAYS)
    services.merge(petition=twin, into=row.code, actor=who.hoa, at=on(3))
    return services.reserve(petition=row, actor=who.hoa, at=on(3))


def bare_addresses() -> Iterator[str]:
    """Every address of the staff that needs no record."""
    modules = [import_module(f"tests.access.{m.name}") for m in iter_modules(access.__path__)]
    for name, row in sorted(
        (pair for module in modules for pair in module.ROWS.items()), key=itemgetter(0)
    ):
        if row.record is None and not row.args and row.method == "get":
            with suppress(NoReverseMatch):
                yield reverse(name)


@pytest.mark.usefixtures("row")
@pytest.mark.parametrize("name", EVERYBODY)
def test_no_page_without_a_record_says_its_words_or_its_sender(
    who: Cast, client: Client, name: str
) -> None:
    client.force_login(getattr(who, name))
    seen = 0
    for address in bare_addresses():
        answer = client.get(address, {"q": WORD, "ky": "2026-Y", "muc": ""})
        body = b"".join(answer) if answer.streaming else answer.content
        text = body.decode("utf-8", "replace").replace(f'value="{WORD}"', "")
        for told in (NAME, "Tôi tố cáo việc", "0987654321"):
            assert told not in text, (address, told)
        seen += answer.status_code == 200
    assert seen > 10


@pytest.mark.parametrize("name", EVERYBODY)
def test_no_list_search_register_count_or_merge_knows_it(
    who: Cast, row: Petition, client: Client, name: str
) -> None:
    person = getattr(who, name)
    client.force_login(person)
    assert not queries.in_lists(person, today=TODAY).exists()
    assert queries.found_by_code(person, row.code, today=TODAY, most=9) == []
    assert not any(queries.shelf_counts(person, today=TODAY).values())
    for path in ("feedback:petitions", "feedback:register", "desk:search", "feedback:figures"):
        text = client.get(reverse(path), {"q": row.code}).content.decode()
        told = text.replace(f'value="{row.code}"', "").replace(f"“{row.code}”", "")
        is_head = name == "minh" and path == "feedback:petitions"
        assert (row.code in told) is is_head, path
    xlsx = client.get(reverse("feedback:register"), {"dang": "xlsx", "ky": "2026-Y"})
    assert row.code.encode() not in xlsx.content


def test_it_is_in_no_figure_and_nobody_merges_into_it(who: Cast, row: Petition) -> None:
    year = Period.parse("2026-Y")
    for figure in Figure:
        assert not measures.records(who.ward, year, figure, today=TODAY).exists(), figure
    assert measures.figures(who.ward, year, today=TODAY).received == 0
    with pytest.raises(RuleBroken, match="Không có phản ánh"):
        services.merge(petition=filed(who), into=row.code, actor=who.hoa, at=on(4))


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name != "minh"])
def test_its_page_picture_receipt_and_acts_are_not_found(
    who: Cast, row: Petition, client: Client, name: str
) -> None:
    client.force_login(getattr(who, name))
    picture = row.pictures.get().pk
    for path, args in (("petition", ()), ("receipt", ()), ("picture", (picture,)), ("settle", ())):
        status = client.get(reverse(f"feedback:{path}", args=[row.pk, *args])).status_code
        assert status in (403, 404), path


def test_what_was_merged_into_it_went_with_it(row: Petition) -> None:
    twin = row.merged.get()
    assert (twin.state, twin.reach, twin.kind) == (State.RESERVED, Reach.LEADER, "denunciation")


def test_no_paper_of_the_agency_says_what_it_is_about(row: Petition) -> None:
    paper = OfficialDocument.objects.get()
    assert row.code in str(paper.content)
    assert WORD not in str(paper.content)


def test_the_public_and_machines_do_not_learn_of_it(who: Cast, row: Petition) -> None:
    stranger = Client()
    for name in PUBLIC:
        answer = stranger.get(reverse(f"portal:{name}", args=[who.ward.code]))
        assert WORD not in answer.content.decode("utf-8", "replace")
        assert row.code not in answer.content.decode("utf-8", "replace")
    assert not queries.published(who.ward).exists()
    with pytest.raises(Http404):
        queries.published_with_code(who.ward, row.code)


def opened(client: Client, code: str) -> bool:
    text = client.get(reverse("feedback:reads"), {"ky": "2026-Q1"}).content.decode()
    return code in text


def test_the_log_of_reads_has_each_opening_and_the_heads_are_for_the_head(
    who: Cast, row: Petition, client: Client
) -> None:
    plain, hard = filed(who), harassment(who)
    for each in (row, plain, hard):
        queries.open_petition(who.minh, each.pk, at=on(4))
    picture = row.pictures.get().pk
    assert queries.picture_for(who.minh, row.pk, picture, at=on(4) + timedelta(minutes=1))
    client.force_login(who.minh)
    page: Any = client.get(reverse("feedback:reads"), {"ky": "2026-Q1"})
    lines = [(line.reader, line.code, line.screen) for line in page.context["lines"]]
    assert lines == [
        ("Nguyễn Văn Minh", row.code, "Ảnh kèm theo"),
        ("Nguyễn Văn Minh", hard.code, "Nội dung, người gửi"),
        ("Nguyễn Văn Minh", plain.code, "Nội dung, người gửi"),
        ("Nguyễn Văn Minh", row.code, "Nội dung, người gửi"),
    ]
    client.force_login(who.quantri)
    assert opened(client, plain.code)
    assert not opened(client, row.code)
    assert not opened(client, hard.code)
