"""Papers and steps of a draft in the browser: added, changed, taken out, one at a time."""

import pytest
from django.test import Client
from django.urls import reverse

from cchc.organisation.tests.factories import Cast, cast
from cchc.procedures import queries
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.tests.factories import NOW, drafted, published
from cchc.procedures.whole import Content
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

PAPER = {
    "code": "GT5", "name": "Giấy chứng nhận kết hôn", "originals": "0", "copies": "1",
    "electronic": "0", "is_required": "on", "place": "2",
}  # fmt: skip
STEP = {"code": "B3", "name": "Ký", "unit": "Lãnh đạo UBND phường", "role": "chair"}


@pytest.fixture(autouse=True)
def _in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())


@pytest.fixture
def who(db: None) -> Cast:
    return cast()


def at(version: ProcedureVersion, name: str, *args: str) -> str:
    return reverse(f"procedures:{name}", args=[version.procedure_id, version.number, *args])


def content(version: ProcedureVersion) -> Content:
    return queries.whole(ProcedureVersion.objects.get(pk=version.pk)).content


def test_a_paper_is_added_at_its_place_and_the_rest_stays(who: Cast, client: Client) -> None:
    draft = drafted(who.quan)
    before = content(draft)
    client.force_login(who.quan)
    answer = client.post(at(draft, "add_line", "giay-to"), PAPER, follow=True)
    assert "Đã thêm giấy tờ." in answer.content.decode()
    after = content(draft)
    assert [paper.code for paper in after.papers] == ["GT1", "GT5", "GT2", "GT3", "GT4"]
    assert after.papers[1].copies == 1
    assert after.papers[2].proves == before.papers[1].proves
    assert (after.steps, after.forms, after.bases) == (before.steps, before.forms, before.bases)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"code": "GT1"}, "code", "GT1"),
        ({"code": "gt 5"}, "code", "gt 5"),
        ({"name": ""}, "name", ""),
        ({"copies": "0"}, "originals", "Ghi ít nhất một bản chính"),
        ({"is_shown": "on"}, "originals", "các số bản phải là 0"),
        ({"is_required": ""}, "condition", "ghi trường hợp phải nộp"),
        ({"basis": "99/2026/NĐ-MAU"}, "basis", ""),
        ({"place": "0"}, "place", ""),
    ],
)
def test_a_wrong_paper_is_told_at_its_field_and_not_kept(
    who: Cast, client: Client, wrong: dict[str, str], field: str, said: str
) -> None:
    draft = drafted(who.quan)
    before = content(draft)
    client.force_login(who.quan)
    answer = client.post(at(draft, "add_line", "giay-to"), {**PAPER, **wrong})
    errors = answer.context["form"].errors
    assert list(errors) == [field]
    assert said in errors[field][0]
    assert content(draft) == before


def test_a_step_is_changed_and_moved_and_the_sum_is_told_on_the_page(
    who: Cast, client: Client
) -> None:
    draft = drafted(who.quan)
    client.force_login(who.quan)
    address = at(draft, "change_line", "buoc", "B3")
    assert 'value="120"' in client.get(address).content.decode()
    answer = client.post(address, {**STEP, "minutes": "60", "place": "2"}, follow=True)
    assert "Đã sửa bước." in answer.content.decode()
    assert "thiếu" in answer.content.decode().lower()
    assert [step.code for step in content(draft).steps] == ["B1", "B3", "B2", "B4"]
    assert (content(draft).steps[1].role, content(draft).steps[1].minutes) == ("chair", 60)


def test_a_line_is_taken_out_and_cannot_be_taken_out_twice(who: Cast, client: Client) -> None:
    draft = drafted(who.quan)
    client.force_login(who.quan)
    address = at(draft, "remove_line", "giay-to", "GT4")
    assert client.get(address).status_code == 405
    assert "Đã bỏ giấy tờ GT4." in client.post(address, follow=True).content.decode()
    assert [paper.code for paper in content(draft).papers] == ["GT1", "GT2", "GT3"]
    assert client.post(address).status_code == 404
    assert client.get(at(draft, "add_line", "khac")).status_code == 404


def test_a_published_version_keeps_its_lists(who: Cast, client: Client) -> None:
    version = published(who.quan)
    before = content(version)
    client.force_login(who.quan)
    page = client.get(at(version, "version")).content.decode()
    assert "giay-to/" not in page
    said = client.post(at(version, "add_line", "giay-to"), PAPER).content.decode()
    assert "không sửa được" in said
    client.post(at(version, "remove_line", "buoc", "B3"))
    assert content(version) == before


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page_of_a_line_is_readable(
    open_page: Visitor, client: Client, transactional_db: None, size: tuple[int, int]
) -> None:
    who = cast()
    draft = drafted(who.quan)
    client.force_login(who.quan)
    open_page.sign_in(client)
    looks = (("version",), ("add_line", "giay-to"), ("change_line", "buoc", "B3"))
    for name, *args in looks:
        page = open_page(at(draft, name, *args), size=size)
        picture(page, f"line-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []
