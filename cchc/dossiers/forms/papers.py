"""Papers that come in, and what is asked for besides: a small form for each line of the list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from cchc.dossiers.choices import ItemKind, PaperHow
from cchc.dossiers.queries import Held
from cchc.dossiers.services import Given, Item, Scan
from cchc.procedures.whole import WholePaper, WholeVersion
from cchc.web.forms import ManyFilesField

MOST = 99


def _count(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"class": "c-count-input"}),
    )


class PaperForm(forms.Form):
    """One paper of the list: taken or not, how, and how many."""

    took = forms.BooleanField(required=False)
    how = forms.ChoiceField(label="Cách nộp", required=False)
    originals = _count("bản chính")
    copies = _count("bản sao")
    electronic = _count("bản điện tử")
    scans = ManyFilesField(label="Tệp quét", required=False)

    def __init__(
        self, data: Any, files: Any, paper: WholePaper, held: Held | None = None, sent: int = 0
    ) -> None:
        """``sent``: files that came online for it; it is ticked then."""
        counts = {name: getattr(paper, name) for name in ("originals", "copies", "electronic")}
        first = PaperHow.SHOWN if paper.is_shown else PaperHow.GIVEN
        initial: dict[str, Any] = {"how": first.value, **counts}
        if sent:
            initial |= {"took": True, "how": PaperHow.ELECTRONIC.value, "electronic": sent}
            initial |= {"originals": 0, "copies": 0}
        # Files that are not None would bind the form, and what it begins with would not show.
        came = files if data is not None else None
        super().__init__(data, came, prefix=f"giay-{paper.pk}", initial=initial)
        if paper.is_shown:
            del self.fields["scans"]
        self.paper, self.held = paper, held
        self.fields["took"].label = paper.name
        if paper.is_required:
            self.fields["took"].widget.attrs["data-required"] = str(paper.pk)
        for name in ("how", *counts):
            said = {"aria-label": f"{self.fields[name].label}: {paper.name}"}
            self.fields[name].widget.attrs |= said
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        how.choices = [(each.value, each.label) for each in self._ways()]

    def clean(self) -> dict[str, Any]:
        """A file belongs to a paper that is taken."""
        got: dict[str, Any] = super().clean() or {}
        if got.get("scans") and not got.get("took"):
            self.add_error("took", f"{self.paper.name}: đính kèm tệp thì đánh dấu đã nhận.")
        return got

    def _ways(self) -> list[PaperHow]:
        if self.paper.is_shown:
            return [PaperHow.SHOWN]
        ways = [PaperHow.GIVEN, PaperHow.SHOWN, PaperHow.ELECTRONIC]
        return [*ways, PaperHow.REUSED] if self.held else ways

    def given(self) -> Given | None:
        """The paper as it was met; None when it was not."""
        got = self.cleaned_data
        if not got["took"]:
            return None
        how = PaperHow(got["how"] or self.initial["how"])
        scans = scans_of(got.get("scans"))
        if how in (PaperHow.SHOWN, PaperHow.REUSED):
            return Given(self.paper.code, how, files=scans)
        counts = (got["originals"] or 0, got["copies"] or 0, got["electronic"] or 0)
        return Given(self.paper.code, how, *counts, files=scans)


def scans_of(files: Iterable[Any] | None) -> tuple[Scan, ...]:
    """Uploaded files as the services take them."""
    return tuple(Scan(each.name or "tep", each.file) for each in files or ())


class ItemForm(forms.Form):
    """One thing of the list that may be asked for, and why it is."""

    asked = forms.BooleanField(required=False)
    reason = forms.CharField(
        label="Lý do", required=False, max_length=500, widget=forms.TextInput()
    )

    def __init__(self, data: Any, item: Item, name: str, key: object, *, least: int) -> None:
        super().__init__(data, prefix=f"xin-{item.kind}-{key}")
        self.item, self.least = item, least
        self.fields["asked"].label = name
        if item.kind == ItemKind.PAPER:
            self.fields["asked"].widget.attrs["data-asks"] = str(key)
        said = {"aria-label": f"Lý do: {name}", "placeholder": f"lý do, ít nhất {least} chữ"}
        self.fields["reason"].widget.attrs |= said

    def clean(self) -> dict[str, Any]:
        """A reason long enough for what is asked."""
        got: dict[str, Any] = super().clean() or {}
        reason = got.get("reason") or ""
        if got.get("asked") and len(reason) < self.least:
            self.add_error("reason", f"Ghi lý do, ít nhất {self.least} chữ.")
        if reason and not got.get("asked"):
            self.add_error("asked", "Đã ghi lý do thì đánh dấu thành phần cần bổ sung.")
        return got

    def said(self) -> Item | None:
        """What is asked for; None when it is not."""
        if not self.cleaned_data["asked"]:
            return None
        return Item(self.item.kind, self.item.code, self.cleaned_data["reason"])


class Lines:
    """The small forms of a list together."""

    def __init__(self, forms_: Iterable[Any]) -> None:
        self.forms = list(forms_)

    def __iter__(self) -> Any:
        return iter(self.forms)

    def __len__(self) -> int:
        return len(self.forms)

    def is_valid(self) -> bool:
        """Whether every line is right."""
        return all(form.is_valid() for form in self.forms)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(field, sentence) of what is wrong, to be read above the list."""
        return [
            (form[name].auto_id, text)
            for form in self.forms
            if form.is_bound
            for name, texts in form.errors.items()
            for text in texts
        ]


class PaperLines(Lines):
    """The papers of a version."""

    def __init__(
        self,
        data: Any,
        files: Any,
        papers: Iterable[WholePaper],
        held: Mapping[str, Held] | None = None,
        sent: Mapping[str, int] | None = None,
    ) -> None:
        """``sent``: by the code of a paper, how many files of it came online."""
        known, came = held or {}, sent or {}
        super().__init__(
            PaperForm(data, files, paper, known.get(paper.code), came.get(paper.code, 0))
            for paper in papers
        )

    def given(self) -> list[Given]:
        """What was taken."""
        return [given for form in self.forms if (given := form.given())]


class ItemLines(Lines):
    """Everything that a version lists and that a supplement may be asked for."""

    def __init__(self, data: Any, version: WholeVersion, *, least: int) -> None:
        listed: dict[tuple[str, str], tuple[str, object]] = {}
        for paper in version.content.papers:
            listed.setdefault((ItemKind.PAPER.value, paper.code), (paper.name, paper.pk))
        for form in version.content.forms:
            for field in form.fields:
                name = f"{form.title}: {field.label}"
                listed.setdefault((ItemKind.FIELD.value, field.code), (name, field.pk))
        super().__init__(
            ItemForm(data, Item(kind, code, ""), name, key, least=least)
            for (kind, code), (name, key) in listed.items()
        )

    def said(self) -> list[Item]:
        """What is asked for."""
        return [item for form in self.forms if (item := form.said())]
