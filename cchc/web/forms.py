"""How forms look and answer: renderer, fields, and broken rules shown beside their field."""

from datetime import date
from decimal import Decimal
from types import TracebackType
from typing import Any

from django import forms
from django.contrib import messages
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import number_vi, parse_number_vi

_SELECTS = (forms.Select, forms.SelectMultiple)
_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
_DEFAULT_ROWS = "10"  # of Django's Textarea: too tall for a note


def _css_class(widget: forms.Widget) -> str:
    if isinstance(widget, _CHOICES):
        return "c-choice"
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, _SELECTS):
        return "form-select"
    return "form-control"


class BoundField(forms.BoundField):
    """A field whose widget carries our style and, for dates, the picker's mark."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Attributes for the widget, classes of its own kept."""
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        own = f"{widget.attrs.get('class', '')} {built.get('class', '')}".split()
        invalid = ["is-invalid"] if self.errors else []
        built["class"] = " ".join(dict.fromkeys([_css_class(widget), *own, *invalid]))
        if isinstance(widget, forms.DateInput):
            built |= {"data-day": "", "inputmode": "numeric", "autocomplete": "off"}
            built.setdefault("placeholder", "ngày/tháng/năm")
        if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == _DEFAULT_ROWS:
            built["rows"] = "4"
        if isinstance(widget, forms.FileInput):
            built["data-file"] = ""
        return built

    @property
    def is_tick(self) -> bool:
        """A single tick box: its label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)


class Renderer(TemplatesSetting):
    """Django's form renderer with our templates; named in FORM_RENDERER."""

    form_template_name = "web/components/form.html"
    field_template_name = "web/components/field.html"
    bound_field_class = BoundField


class NumberField(forms.DecimalField):
    """A number typed and shown as 1.234,5."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """The number; dots group thousands, one comma begins the decimals."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return super().to_python(parse_number_vi(value))
        except RuleBroken as broken:
            raise forms.ValidationError(broken.message, code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """What the widget shows; a wrong answer comes back as it was typed."""
        return number_vi(value) if isinstance(value, Decimal | int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A keyboard with digits on a phone."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}


class DayField(forms.DateField):
    """A date as dd/mm/yyyy, optionally between two dates."""

    def __init__(
        self, *, first: date | None = None, last: date | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.first, self.last = first, last

    def clean(self, value: Any) -> date | None:
        """The date; a sentence naming the limit when it lies outside."""
        day: date | None = super().clean(value)
        if day and self.first and day < self.first:
            raise forms.ValidationError(f"Phải từ ngày {self.first:%d/%m/%Y} trở đi.")
        if day and self.last and day > self.last:
            raise forms.ValidationError(f"Chỉ được đến ngày {self.last:%d/%m/%Y}.")
        return day


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each is checked as one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The list of files; what is wrong names the file."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            return [] if not self.required else super().clean(None, initial)
        return [self._cleaned(one, initial) for one in given]

    def _cleaned(self, one: Any, initial: Any) -> Any:
        try:
            return super().clean(one, initial)
        except forms.ValidationError as wrong:
            raise forms.ValidationError(
                [f"{one.name}: {said}" for said in wrong.messages]
            ) from wrong


class rules_shown:  # noqa: N801 used as a verb: ``with rules_shown(form):``
    """Put a rule broken inside the block beside the form's field, and go on after the block.

    ::

        if form.is_valid():
            with rules_shown(form):
                services.accept(...)
                return redirect_with_message(...)
        return render(...)
    """

    def __init__(self, form: forms.BaseForm) -> None:
        self.form = form

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        broken: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(broken, RuleBroken):
            return False
        field = broken.field if broken.field in self.form.fields else None
        self.form.add_error(field, broken.message)
        return True


class rules_told:  # noqa: N801 used as a verb: ``with rules_told(request):``
    """Tell a rule broken inside the block as a message of the next page (for bare buttons)."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        broken: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(broken, RuleBroken):
            return False
        messages.error(self.request, broken.message)
        return True
