"""The form of a draft: who applies, and the data that the version's forms ask for, each once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from cchc.citizens.choices import CitizenKind, IdKind
from cchc.citizens.services import Details
from cchc.dossiers.choices import Channel
from cchc.dossiers.services import Declared
from cchc.kernel.formats import number_vi
from cchc.portal.services import Way
from cchc.portal.services.submitting import PERSON
from cchc.procedures.choices import FieldType
from cchc.procedures.whole import Content, WholeField
from cchc.web.forms import DayField, NumberField

LONG = 300
_AGENT = ("agent_name", "agent_id_number", "agent_phone", "agent_email", "authorisation")
_RETURNS = [
    (Channel.COUNTER.value, "Tại nơi tiếp nhận"),
    (Channel.POSTAL.value, "Qua bưu chính công ích"),
    (Channel.ONLINE.value, "Trực tuyến"),
]
_CHOICES = {"kind": dict(CitizenKind.choices), "id_kind": dict(IdKind.choices)}


class DeclarationForm(forms.Form):
    """``d_<code>`` for each datum of the version; the same code in two forms is asked once."""

    kind = forms.ChoiceField(label="Loại người nộp")
    name = forms.CharField(label="Họ và tên, hoặc tên tổ chức", max_length=200)
    id_kind = forms.ChoiceField(label="Loại giấy tờ", choices=[("", "Chọn"), *IdKind.choices])
    id_number = forms.CharField(label="Số giấy tờ", max_length=50)
    phone = forms.CharField(
        label="Điện thoại", max_length=30, help_text="Cán bộ gọi số này khi hồ sơ cần bổ sung."
    )
    address = forms.CharField(
        label="Địa chỉ",
        max_length=LONG,
        help_text="Cách nhau bằng dấu phẩy: số nhà, đường; xã, phường; tỉnh.",
    )

    for_another = forms.BooleanField(
        label="Tôi nộp thay người trên theo giấy ủy quyền", required=False
    )
    agent_name = forms.CharField(label="Họ và tên người nộp thay", max_length=200, required=False)
    agent_id_number = forms.CharField(
        label="Số căn cước của người nộp thay", max_length=50, required=False
    )
    agent_phone = forms.CharField(
        label="Điện thoại của người nộp thay", max_length=30, required=False
    )
    agent_email = forms.EmailField(
        label="Thư điện tử của người nộp thay",
        max_length=254,
        required=False,
        help_text="Để trống thì dùng địa chỉ đã xác nhận.",
    )
    authorisation = forms.CharField(
        label="Giấy ủy quyền (số, ngày, nơi lập)",
        max_length=200,
        required=False,
        help_text="Mang bản chính đến đối chiếu khi nhận kết quả.",
    )
    return_channel = forms.TypedChoiceField(
        label="Nhận kết quả",
        coerce=lambda value: Channel(int(value)),
        choices=_RETURNS,
        empty_value=Channel.COUNTER,  # type: ignore[arg-type]  # any value, says Django
        required=False,
    )
    return_address = forms.CharField(
        label="Địa chỉ bưu chính trả (trống: theo địa chỉ ở trên)",
        max_length=LONG,
        required=False,
    )

    def __init__(
        self,
        typed: Mapping[str, Any] | None,
        *,
        content: Content,
        begun: Mapping[str, str] | None = None,
    ) -> None:
        """``typed`` is checked; ``begun`` is only shown."""
        super().__init__(typed, initial=dict(begun or {}))
        self.content = content
        kinds = dict(CitizenKind.choices)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(each, kinds[each]) for each in content.applicants]
        self._asked: dict[str, WholeField] = {}
        for form in content.forms:
            for each in form.fields:
                if self._asked.setdefault(each.code, each) is each:
                    self.fields[f"d_{each.code}"] = _field(each)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
            field.error_messages["required"] = "Chưa ghi mục bắt buộc này."

    def person(self) -> list[forms.BoundField]:
        """The fields about the applicant."""
        return [self[name] for name in PERSON]

    def agent(self) -> list[forms.BoundField]:
        """The fields about who files for the applicant."""
        return [self[name] for name in ("for_another", *_AGENT)]

    def opens_agent(self) -> bool:
        """Whether something is said, or wrong, about who files for the applicant."""
        return any(bound.value() or bound.errors for bound in self.agent())

    def returning(self) -> list[forms.BoundField]:
        """How the result is fetched."""
        return [self["return_channel"], self["return_address"]]

    def clean(self) -> dict[str, Any]:
        """Who files for another says who and by which paper; what is not used is told."""
        got: dict[str, Any] = super().clean() or {}
        if got.get("for_another"):
            for name in _AGENT:
                if name != "agent_email" and name not in self.errors and not got.get(name):
                    self.add_error(name, "Nộp thay thì phải ghi mục này.")
        elif any(got.get(name) for name in _AGENT):
            self.add_error("for_another", "Đã ghi người nộp thay thì đánh dấu ô này.")
        if got.get("return_address") and got.get("return_channel") != Channel.POSTAL:
            self.add_error("return_channel", "Đã ghi địa chỉ bưu chính thì chọn trả qua bưu chính.")
        return got

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """(title of the form, its fields that no form before has asked for)."""
        seen: set[str] = set()
        found = []
        for form in self.content.forms:
            fresh = [each.code for each in form.fields if each.code not in seen]
            seen.update(fresh)
            found.append((form.title, [self[f"d_{code}"] for code in fresh]))
        return [(title, fields) for title, fields in found if fields]

    def typed(self) -> dict[str, str]:
        """What was typed, wrong or not, for the draft."""
        return {name: str(self.data[name]) for name in self.fields if self.data.get(name)}

    def details(self, email: str) -> Details:
        """Who applies, as a value."""
        said = self.cleaned_data
        own = "" if said["for_another"] else email  # the address is the one of who files
        return Details(**{name: said[name] for name in PERSON}, email=own)

    def way(self, email: str) -> Way:
        """How the result is fetched, and who files for the applicant."""
        said = self.cleaned_data
        back = Way(said["return_channel"], said["return_address"])
        if not said["for_another"]:
            return back
        agent = Details(
            kind=CitizenKind.PERSON,
            name=said["agent_name"],
            id_kind=IdKind.CCCD,
            id_number=said["agent_id_number"],
            phone=said["agent_phone"],
            email=said["agent_email"] or email,
        )
        return replace(back, agent=agent, authorisation=said["authorisation"])

    def declared(self) -> tuple[Declared, ...]:
        """Each form of the version with all of its answers in words."""
        return tuple(
            Declared(form.code, form.title, tuple(self._answers(form.fields)))
            for form in self.content.forms
            if form.fields
        )

    def _answers(self, fields: tuple[WholeField, ...]) -> Iterator[tuple[str, str]]:
        for each in fields:
            yield each.label, in_words(self.cleaned_data[f"d_{each.code}"])

    def person_in_words(self) -> list[tuple[str, str]]:
        """(label, answer) about the applicant."""
        return self._in_words(self.person())

    def agent_in_words(self) -> list[tuple[str, str]]:
        """(label, answer) about who files for the applicant; empty where nobody does."""
        return self._in_words(self.agent()[1:]) if self.cleaned_data["for_another"] else []

    def returning_in_words(self) -> list[tuple[str, str]]:
        """(label, answer) how the result is fetched."""
        said = self.cleaned_data
        way = dict(_RETURNS)[Channel(said["return_channel"]).value]
        where = [(str(self["return_channel"].label), str(way))]
        if said["return_channel"] == Channel.POSTAL:
            where.append(("Địa chỉ bưu chính trả", said["return_address"] or said["address"]))
        return where

    def _in_words(self, fields: list[forms.BoundField]) -> list[tuple[str, str]]:
        return [(str(bound.label), _shown(bound, self.cleaned_data)) for bound in fields]


def in_words(value: Any) -> str:
    """An answer as it is read."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if value is None or value == "":
        return ""
    return value if isinstance(value, str) else number_vi(value)


def _shown(bound: forms.BoundField, said: Mapping[str, Any]) -> str:
    value = said[bound.name]
    words = _CHOICES.get(bound.name, {})
    return str(words[value]) if value in words else in_words(value)


def _field(each: WholeField) -> forms.Field:
    said: dict[str, Any] = {"label": each.label, "required": each.is_required}
    if each.type is FieldType.DATE:
        return DayField(**said)
    if each.type is FieldType.NUMBER:
        return NumberField(**said, max_digits=20)
    if each.type is FieldType.BOOL:
        return forms.BooleanField(label=each.label, required=False)
    if each.type is FieldType.CHOICE and each.options:
        options = [("", "Chọn"), *((option, option) for option in each.options)]
        return forms.ChoiceField(**said, choices=options)
    return forms.CharField(**said, max_length=LONG)
