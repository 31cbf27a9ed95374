"""Forms of the review: upload, heading, task, target, units, adoption."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import parse_date_vi
from cchc.kernel.text import nfc
from cchc.organisation.models import Agency, Unit, User
from cchc.organisation.queries import unit_named
from cchc.plans.choices import Comparison, PartyRole, PlanScope
from cchc.plans.models import Area, Plan, Target, Task
from cchc.plans.queries import led_by
from cchc.plans.rules.citations import basis_of
from cchc.plans.services import PartyLine, TaskLine
from cchc.web.forms import DayField, NumberField

MANY_LINES = "Mỗi dòng một mục."


class BringInForm(forms.Form):
    """The document as issued, whose it is; the year only where the document does not say it."""

    scope = forms.ChoiceField(
        label="Đây là",
        choices=PlanScope.choices,
        initial=PlanScope.AGENCY,
        required=False,
        widget=forms.RadioSelect,
        help_text="Kế hoạch của cấp trên chỉ để đối chiếu, không thành việc phải làm.",
    )
    file = forms.FileField(
        label="Tệp kế hoạch đã ban hành",
        help_text="Word (.docx), PDF có chữ, Excel (.xlsx) hoặc văn bản (.txt); tối đa 30 MB.",
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.xlsx,.txt,.doc"}),
    )
    year = forms.IntegerField(
        label="Năm của kế hoạch",
        required=False,
        min_value=2000,
        max_value=2100,
        help_text="Chỉ cần khi văn bản không ghi rõ năm.",
    )

    def clean_scope(self) -> PlanScope:
        """Our own plan unless said otherwise."""
        return PlanScope(self.cleaned_data["scope"] or PlanScope.AGENCY)


_LISTS = ("recipients", "legal_bases")


class HeadingForm(forms.ModelForm[Plan]):
    """The heading of the document, to whom it goes, the acts that it rests on."""

    issued_on = DayField(label="Ngày ban hành", required=False)
    recipients_text = forms.CharField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Mỗi dòng một nơi nhận.",
    )
    bases_text = forms.CharField(
        label="Căn cứ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một văn bản; số và ngày được đọc từ dòng đó.",
    )

    class Meta:
        model = Plan
        fields = (
            "title",
            "kind",
            "number",
            "symbol",
            "issued_on",
            "issuer",
            "signer_name",
            "signer_post",
            "signer_authority",
        )
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.instance
        self.initial["recipients_text"] = "\n".join(plan.recipients)
        self.initial["bases_text"] = "\n".join(basis["text"] for basis in plan.legal_bases)

    def changed(self) -> dict[str, Any]:
        """What was changed, as the service takes it; unchanged bases keep what was read of them."""
        plan = self.instance
        found = {name: self.cleaned_data[name] for name in self.changed_data}
        if (text := found.pop("recipients_text", None)) is not None:
            found["recipients"] = _lines(text)
        if (text := found.pop("bases_text", None)) is not None:
            known = {basis["text"]: basis for basis in plan.legal_bases}
            found["legal_bases"] = [
                known.get(line) or basis_of(line).to_json() for line in _lines(text)
            ]
        same = [name for name in _LISTS if name in found and found[name] == getattr(plan, name)]
        return {name: value for name, value in found.items() if name not in same}


def _lines(text: str) -> list[str]:
    return [line for line in map(nfc, text.splitlines()) if line]


class AboveChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Tasks as "Nhiệm vụ 7. title"."""

    def label_from_instance(self, obj: Any) -> str:
        """The task in one line."""
        return f"{obj.label}. {obj.title}"


class TaskForm(forms.Form):
    """One task; units are written one a line, as the agency or the document names them."""

    number = forms.CharField(label="Số thứ tự", max_length=20, required=False)
    area: "forms.ModelChoiceField[Area]" = forms.ModelChoiceField(
        label="Lĩnh vực", queryset=None, required=False, empty_label="—"
    )
    title = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 4}))
    parent = AboveChoice(
        label="Thực hiện nhiệm vụ",
        queryset=None,
        required=False,
        empty_label="—",
        help_text="Nhiệm vụ của kế hoạch cơ quan mà bộ phận chủ trì.",
    )
    products = forms.CharField(
        label="Sản phẩm",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=MANY_LINES,
    )
    lead = forms.CharField(
        label="Chủ trì",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi dòng một đơn vị; tên đã biết được ghép tự động.",
    )
    coordinating = forms.CharField(
        label="Phối hợp",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=MANY_LINES,
    )
    deadline = forms.CharField(
        label="Thời hạn như văn bản", max_length=500, required=False, widget=forms.TextInput()
    )
    dates = forms.CharField(
        label="Ngày hạn ấn định",
        required=False,
        help_text="Chỉ điền khi văn bản không ghi ra ngày: dd/mm/yyyy, cách nhau bằng dấu phẩy.",
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = plan.agency
        above = self.fields["parent"]
        assert isinstance(above, forms.ModelChoiceField)
        if plan.parent and plan.unit and plan.is_units:
            above.queryset = led_by(plan.parent, plan.unit)
        else:
            del self.fields["parent"]
        field = self.fields["area"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = plan.areas.all()

    @staticmethod
    def of(task: Task) -> dict[str, Any]:
        """Initial values from a task."""
        parties = list(task.parties.all())

        def named(role: PartyRole) -> str:
            return "\n".join(p.text for p in parties if p.role == role)

        return {
            "number": task.number,
            "area": task.area_id,
            "parent": task.parent_id,
            "title": task.title,
            "products": "\n".join(task.products),
            "lead": named(PartyRole.LEAD),
            "coordinating": named(PartyRole.COORDINATING),
            "deadline": task.deadline,
        }

    def clean_dates(self) -> list[date]:
        """The dates that a person gives in place of an unclear phrase."""
        found = []
        for text in self.cleaned_data["dates"].replace(";", ",").split(","):
            if text.strip():
                try:
                    found.append(parse_date_vi(text.strip()))
                except (RuleBroken, ValueError):
                    raise forms.ValidationError(
                        f"“{text.strip()}” không phải ngày; ghi dd/mm/yyyy."
                    ) from None
        return found

    def line(self) -> TaskLine:
        """The task as corrected, units matched by any of their names."""
        data = self.cleaned_data
        return TaskLine(
            title=nfc(data["title"]),
            number=data["number"],
            area=data["area"],
            products=_lines(data["products"]),
            lead=party_lines(self.agency, _lines(data["lead"])),
            coordinating=party_lines(self.agency, _lines(data["coordinating"])),
            deadline=nfc(data["deadline"]),
            dates=data["dates"],
            parent=data.get("parent"),
        )


def party_lines(agency: Agency, texts: Sequence[str]) -> list[PartyLine]:
    """Units as written, each with the unit of the agency that it names, if it names one."""
    return [PartyLine(text, unit_named(agency, text)) for text in texts]


class TargetForm(forms.Form):
    """One target."""

    text = forms.CharField(label="Chỉ tiêu", widget=forms.Textarea(attrs={"rows": 3}))
    measure = forms.CharField(
        label="Đại lượng đo", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    comparison = forms.ChoiceField(label="So sánh", choices=Comparison.choices)
    value = NumberField(label="Giá trị", required=False, max_digits=18, decimal_places=4)
    unit = forms.CharField(label="Đơn vị", max_length=30, required=False)

    @staticmethod
    def of(target: Target) -> dict[str, Any]:
        """Initial values from a target."""
        names = ("text", "measure", "comparison", "unit")
        value = target.value
        return {
            **{name: getattr(target, name) for name in names},
            "value": None if value is None else value.normalize(),
        }


NEW_UNIT = "moi"


class MatchUnitForm(forms.Form):
    """Which unit of the agency a name in the plan is, that it is a new one, or nothing yet."""

    unit_name = forms.CharField(widget=forms.HiddenInput())
    unit = forms.ChoiceField(label="Là bộ phận", required=False)

    def __init__(self, *args: Any, known: Sequence[Unit], names: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.names = names
        self.known = {str(unit.pk): unit for unit in known}
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "— chưa chọn —"),
            (NEW_UNIT, "Tạo bộ phận mới tên này"),
            *((key, unit.name) for key, unit in self.known.items()),
        ]

    def clean_unit_name(self) -> str:
        """A name that the plan has and nobody has matched."""
        name: str = self.cleaned_data["unit_name"]
        if name not in self.names:
            raise forms.ValidationError(f"“{name}” đã được ghép; xem lại danh sách.")
        return name

    @property
    def is_chosen(self) -> bool:
        """Whether the person decided about this name."""
        return bool(self.cleaned_data["unit"])

    def chosen(self) -> tuple[str, Unit | None]:
        """The name in the plan and the unit, None for a new one."""
        return self.cleaned_data["unit_name"], self.known.get(self.cleaned_data["unit"])


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))


class WaiveForm(ReasonForm):
    """Which finding is waived, and why."""

    code = forms.CharField(widget=forms.HiddenInput())
    place = forms.CharField(widget=forms.HiddenInput())


class AssignForm(forms.Form):
    """Who answers for a task, and who helps: among those whose post lets them hand in."""

    chief = forms.ChoiceField(label="Người chịu trách nhiệm chính")
    helpers = forms.MultipleChoiceField(
        label="Người cùng thực hiện", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Sequence[tuple[User, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.pk): person for person, _ in people}
        names = [(str(person.pk), said) for person, said in people]
        for name, choices in (("chief", [("", "— chọn người —"), *names]), ("helpers", names)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean_chief(self) -> User:
        """The person chosen."""
        return self._people[self.cleaned_data["chief"]]

    def clean_helpers(self) -> list[User]:
        """The people chosen."""
        return [self._people[key] for key in self.cleaned_data["helpers"]]

    @staticmethod
    def of(task: Task) -> dict[str, Any]:
        """Initial values from a task."""
        return {"chief": task.chief_id, "helpers": [person.pk for person in task.helpers.all()]}


def bulk_assignment(
    posted: QueryDict, plan: Plan, people: Sequence[User]
) -> list[tuple[Task, User]]:
    """The (task, new chief) pairs of the page of assignments; only what changes.

    Fields are ``chief-<task key>`` with a person's key. Raises RuleBroken naming a task whose
    person is unknown.
    """
    known = {str(person.pk): person for person in people}
    chosen = []
    for task in plan.tasks.filter(dropped_at=None).select_related("plan__agency", "area"):
        value = posted.get(f"chief-{task.pk}", "")
        if value and value != str(task.chief_id or ""):
            if value not in known:
                raise RuleBroken(f"{task.label}: người được chọn không nhận việc được; chọn lại.")
            chosen.append((task, known[value]))
    return chosen
