"""Legal bases, results, forms and their data of a draft in the browser, one line at a time."""

from datetime import date

import pytest
from django.test import Client

from cchc.organisation.tests.factories import Cast
from cchc.procedures.tests.factories import drafted, published
from cchc.procedures.tests.test_lines import _in_january, at, content, who
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

__all__ = ["_in_january", "who"]  # the same January, the same cast

BASIS = {"number": "60/2014/QH13", "text": "Luật mẫu", "place": "2"}
RESULT = {"code": "KQ9", "name": "Bản sao trích lục", "place": "1"}
FORM = {"code": "TK9", "title": "Tờ khai mẫu", "place": "1"}
DATUM = {
    "code": "que_quan_me", "label": "Quê quán mẹ", "type": "text", "source": "asked", "place": "1",
    "is_required": "on", "options": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "typed", "said", "name"),
    [
        ("can-cu", BASIS, "Đã thêm căn cứ.", "bases"),
        ("ket-qua", RESULT, "Đã thêm kết quả.", "results"),
        ("bieu-mau", FORM, "Đã thêm biểu mẫu.", "forms"),
    ],
)
def test_a_line_is_added_and_the_other_lists_stay(
    who: Cast, client: Client, part: str, typed: dict[str, str], said: str, name: str
) -> None:
    draft = drafted(who.quan)
    before = content(draft)
    client.force_login(who.quan)
    answer = client.post(at(draft, "add_line", part), typed, follow=True)
    assert said in answer.content.decode()
    after = content(draft)
    for each in ("bases", "results", "forms", "papers", "steps"):
        grown = len(getattr(after, each)) - len(getattr(before, each))
        assert (each, grown) == (each, int(each == name))


def test_a_form_without_data_is_told_on_the_page_and_gets_them_one_by_one(
    who: Cast, client: Client
) -> None:
    draft = drafted(who.quan)
    client.force_login(who.quan)
    page = client.post(at(draft, "add_line", "bieu-mau"), FORM, follow=True).content.decode()
    assert "Biểu mẫu cần ít nhất một thông tin." in page
    address = at(draft, "change_line", "thong-tin", "TK9:")
    page = client.post(address, DATUM, follow=True).content.decode()
    assert "Đã thêm thông tin." in page
    assert "cần ít nhất một thông tin" not in page
    choice = {**DATUM, "code": "gioi_tinh", "type": "choice", "place": "2"}
    choice["options"] = "Nam\n Nữ \n\n"
    client.post(address, choice)
    data = content(draft).forms[0].fields
    assert [(each.code, each.options) for each in data] == [
        ("que_quan_me", ()), ("gioi_tinh", ("Nam", "Nữ")),
    ]  # fmt: skip
    client.post(at(draft, "remove_line", "thong-tin", "TK9:que_quan_me"))
    assert [each.code for each in content(draft).forms[0].fields] == ["gioi_tinh"]


@pytest.mark.parametrize(
    ("part", "typed", "wrong", "field", "said"),
    [
        ("can-cu", BASIS, {"number": ""}, "number", ""),
        ("can-cu", BASIS, {"text": ""}, "text", ""),
        ("can-cu", BASIS, {"in_force_from": "31/02/2026"}, "in_force_from", ""),
        (
            "can-cu", BASIS, {"in_force_from": "02/01/2026", "in_force_to": "01/01/2026"},
            "in_force_to", "trước ngày có hiệu lực",
        ),
        ("ket-qua", RESULT, {"code": "KQ1"}, "code", "ghi 2 lần"),
        ("ket-qua", RESULT, {"code": "kq 9"}, "code", "chữ in hoa"),
        ("ket-qua", RESULT, {"name": ""}, "name", ""),
        ("ket-qua", RESULT, {"validity_months": "0"}, "validity_months", ""),
        ("bieu-mau", FORM, {"code": "TK-KS"}, "code", "ghi 2 lần"),
        ("bieu-mau", FORM, {"title": ""}, "title", ""),
        ("TK-KS:", DATUM, {"code": "Ho Ten"}, "code", "chữ thường"),
        ("TK-KS:", DATUM, {"label": ""}, "label", ""),
        ("TK-KS:", DATUM, {"type": "choice", "options": "Nam"}, "options", "hai lựa chọn"),
        ("TK-KS:", DATUM, {"options": "Nam\nNữ"}, "options", "Chỉ kiểu lựa chọn"),
        ("TK-KS:", DATUM, {"source": "khac"}, "source", ""),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_at_its_field_and_not_kept(
    who: Cast,
    client: Client,
    part: str,
    typed: dict[str, str],
    wrong: dict[str, str],
    field: str,
    said: str,
) -> None:
    draft = drafted(who.quan)
    before = content(draft)
    client.force_login(who.quan)
    is_datum = part.endswith(":")
    name, *args = ("change_line", "thong-tin", part) if is_datum else ("add_line", part)
    answer = client.post(at(draft, name, *args), {**typed, **wrong})
    errors = answer.context["form"].errors
    assert list(errors) == [field]
    assert said in errors[field][0]
    assert content(draft) == before


def test_a_datum_twice_in_a_form_is_refused(who: Cast, client: Client) -> None:
    draft = drafted(who.quan)
    client.force_login(who.quan)
    known = content(draft).forms[0].fields[0].code
    answer = client.post(at(draft, "change_line", "thong-tin", "TK-KS:"), {**DATUM, "code": known})
    assert "ghi 2 lần" in answer.context["form"].errors["code"][0]


def test_papers_follow_a_basis_and_a_form_to_their_new_names(who: Cast, client: Client) -> None:
    draft = drafted(who.quan)
    old = content(draft)
    basis, form = old.bases[0], old.forms[0]
    client.force_login(who.quan)
    client.post(
        at(draft, "change_line", "can-cu", basis.number),
        {**BASIS, "number": "1/2026/NĐ-MAU", "in_force_from": "01/01/2026", "place": "1"},
    )
    client.post(
        at(draft, "change_line", "bieu-mau", form.code),
        {"code": "TK-MOI", "title": form.title, "place": "1"},
    )
    new = content(draft)
    assert new.bases[0].number == "1/2026/NĐ-MAU"
    assert new.bases[0].in_force_from == date(2026, 1, 1)
    assert new.forms[0].fields == form.fields
    for before, after in zip(old.papers, new.papers, strict=True):
        assert after.basis == (before.basis and "1/2026/NĐ-MAU")
        assert after.form == ("TK-MOI" if before.form == form.code else before.form)


def test_what_is_not_there_is_not_found(who: Cast, client: Client) -> None:
    draft = drafted(who.quan)
    client.force_login(who.quan)
    for name, *args in (
        ("add_line", "thong-tin"),
        ("change_line", "thong-tin", "KHAC:"),
        ("change_line", "thong-tin", "TK-KS:khac"),
        ("change_line", "can-cu", "9/9999/NĐ-MAU"),
    ):
        assert client.get(at(draft, name, *args)).status_code == 404, args


def test_a_published_version_keeps_its_forms_and_bases(who: Cast, client: Client) -> None:
    version = published(who.quan)
    before = content(version)
    client.force_login(who.quan)
    for part, typed in (("can-cu", BASIS), ("ket-qua", RESULT), ("bieu-mau", FORM)):
        said = client.post(at(version, "add_line", part), typed).content.decode()
        assert "không sửa được" in said
    client.post(at(version, "remove_line", "bieu-mau", "TK-KS"))
    assert content(version) == before


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page_of_a_datum_is_readable(
    open_page: Visitor, client: Client, who: Cast, size: tuple[int, int]
) -> None:
    draft = drafted(who.quan)
    client.force_login(who.quan)
    open_page.sign_in(client)
    looks = (("version",), ("change_line", "thong-tin", "TK-KS:"), ("add_line", "can-cu"))
    for name, *args in looks:
        page = open_page(at(draft, name, *args), size=size)
        picture(page, f"law-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []
