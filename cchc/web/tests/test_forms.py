"""Forms: Vietnamese dates and numbers in, errors beside their field, broken rules shown."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
)
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator, validate_slug
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold
from cchc.web.forms import DayField, NumberField, rules_shown, rules_told


class Every(forms.Form):
    """One field of every kind that Django has."""

    text = forms.CharField(min_length=3, max_length=5, required=False)
    must = forms.CharField()
    day = DayField(first=date(2026, 1, 1), last=date(2026, 12, 31), required=False)
    plain_day = forms.DateField(required=False)
    moment = forms.DateTimeField(required=False)
    time = forms.TimeField(required=False)
    span = forms.DurationField(required=False)
    whole = forms.IntegerField(min_value=1, max_value=9, step_size=2, required=False)
    amount = NumberField(max_digits=4, decimal_places=1, required=False)
    count = NumberField(required=False)
    mail = forms.EmailField(required=False)
    web = forms.URLField(required=False, assume_scheme="https")
    choice = forms.ChoiceField(choices=[("a", "A")], required=False)
    many = forms.MultipleChoiceField(choices=[("a", "A")], required=False)
    file = forms.FileField(required=False, max_length=10)
    slug = forms.SlugField(required=False)
    uuid = forms.UUIDField(required=False)
    json = forms.JSONField(required=False)
    address = forms.GenericIPAddressField(required=False)


GOOD = {"must": "x"}
ENGLISH = {"ensure", "enter", "valid", "this", "the", "is"}


def errors(file: SimpleUploadedFile | None = None, **data: object) -> dict[str, list[str]]:
    """Messages by field of the form with that data."""
    form = Every({**GOOD, **data}, MultiValueDict({"file": [file] if file else []}))
    return {name: [str(m) for m in found] for name, found in form.errors.items()}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("05/06/2026", date(2026, 6, 5)),
        ("25/12/2026", date(2026, 12, 25)),
        ("5/6/2026", date(2026, 6, 5)),
        ("05-06-2026", date(2026, 6, 5)),
        ("05.06.2026", date(2026, 6, 5)),
    ],
)
@pytest.mark.parametrize("field", ["day", "plain_day"])
def test_a_date_is_read_day_first(field: str, typed: str, read: date) -> None:
    form = Every({**GOOD, field: typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == read


@pytest.mark.parametrize("typed", ["06/25/2026", "31/02/2026", "hôm nay", "2026/06/05"])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    assert errors(day=typed) == {
        "day": ["Ngày chưa đúng; hãy nhập dạng ngày/tháng/năm, ví dụ 27/11/2026."]
    }


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/12/2025", "Phải từ ngày 01/01/2026 trở đi."),
        ("01/01/2027", "Chỉ được đến ngày 31/12/2026."),
    ],
)
def test_a_date_outside_its_limits_names_the_limit(typed: str, said: str) -> None:
    assert errors(day=typed) == {"day": [said]}


def test_a_date_is_shown_again_as_it_is_written() -> None:
    assert 'value="05/06/2026"' in str(Every(initial={"day": date(2026, 6, 5)})["day"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [("234,5", "234.5"), ("-1,5", "-1.5"), ("99,9", "99.9"), ("-5", "-5"), ("", None)],
)
def test_a_number_is_read_with_a_comma(typed: str, read: str | None) -> None:
    form = Every({**GOOD, "amount": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == (Decimal(read) if read else None)


def test_dots_group_thousands() -> None:
    form = Every({**GOOD, "count": "1.234.567,5"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["count"] == Decimal("1234567.5")


@pytest.mark.parametrize("typed", ["99.9", "1,234.5", "NaN", "1e5", "một", "--1", "١"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    [said] = errors(amount=typed)["amount"]
    assert "1.234,5" in said


def test_a_number_is_shown_grouped_and_a_wrong_one_as_typed() -> None:
    assert 'value="1.234,5"' in str(Every(initial={"amount": Decimal("1234.5")})["amount"])
    assert 'value="99.9"' in str(Every({**GOOD, "amount": "99.9"})["amount"])


def test_every_message_of_every_field_is_vietnamese() -> None:
    empty = SimpleUploadedFile("a.txt", b"")
    long_name = SimpleUploadedFile("mot-ten-tep-rat-dai.txt", b"x")
    wrong = [
        errors(must=""),
        errors(text="a"),
        errors(text="abcdef"),
        errors(text="a\0bc"),
        errors(plain_day="x"),
        errors(moment="x"),
        errors(time="x"),
        errors(span="x"),
        errors(whole="x"),
        errors(whole="0"),
        errors(whole="11"),
        errors(whole="4"),
        errors(amount="x"),
        errors(amount="12.345,5"),
        errors(amount="1,55"),
        errors(amount="1234,5"),
        errors(mail="x"),
        errors(web="http://"),
        errors(choice="z"),
        errors(many=["z"]),
        errors(slug="é é"),
        errors(uuid="x"),
        errors(json="{"),
        errors(address="x"),
        errors(empty),
        errors(long_name),
    ]
    assert all(wrong), f"no error for {[i for i, found in enumerate(wrong) if not found]}"
    said = {message for found in wrong for messages in found.values() for message in messages}
    english = [m for m in said if not _is_vietnamese(m)]
    assert not english


@pytest.mark.parametrize(
    "check",
    [
        lambda: MinimumLengthValidator(12).validate("abc"),
        lambda: CommonPasswordValidator().validate("password"),
        lambda: NumericPasswordValidator().validate("123456789"),
        lambda: FileExtensionValidator(["pdf"])(SimpleUploadedFile("a.exe", b"x")),
        lambda: validate_slug("é é"),
    ],
)
def test_validators_of_django_speak_vietnamese(check: Any) -> None:
    with pytest.raises(ValidationError) as raised:
        check()
    assert all(_is_vietnamese(message) for message in raised.value.messages)


def _is_vietnamese(message: str) -> bool:
    """Has letters with marks, and none of the words that English messages are made of."""
    words = set(fold(message).split())
    return message != fold(message) and not words & {
        "ensure",
        "enter",
        "valid",
        "this",
        "the",
        "is",
    }


def test_an_error_is_tied_to_its_field_for_screen_readers() -> None:
    form = Every({"must": ""})
    html = form["must"].as_field_group()
    assert 'aria-describedby="id_must_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_must_error"' in html


def test_a_broken_rule_stands_beside_the_field_that_it_names() -> None:
    form = Every(GOOD)
    assert form.is_valid()
    with rules_shown(form):
        raise RuleBroken("Ngày này đã khóa sổ; hãy chọn ngày khác.", field="day")
    assert form.errors == {"day": ["Ngày này đã khóa sổ; hãy chọn ngày khác."]}


@pytest.mark.parametrize("field", [None, "unknown"])
def test_a_broken_rule_of_no_field_stands_above_the_form(field: str | None) -> None:
    form = Every(GOOD)
    assert form.is_valid()
    with rules_shown(form):
        raise RuleBroken("Kế hoạch đã ban hành.", field=field)
    assert form.non_field_errors() == ["Kế hoạch đã ban hành."]


def test_any_other_error_is_not_swallowed() -> None:
    form = Every(GOOD)
    assert form.is_valid()
    with pytest.raises(KeyError), rules_shown(form):
        raise KeyError("bug")


def test_a_broken_rule_of_a_button_is_told_on_the_next_page() -> None:
    request = RequestFactory().post("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # as the middleware
    with rules_told(request):
        raise RuleBroken("Đã có người nhận việc này.")
    assert [str(m) for m in get_messages(request)] == ["Đã có người nhận việc này."]
