"""Acts that ask about lists of the procedure: papers, what is missing, results."""

from collections import Counter
from datetime import date
from typing import Any

from django import forms

from cchc.dossiers import queries
from cchc.dossiers.choices import ItemKind, PaperHow, ResultKind
from cchc.dossiers.forms.acts import ActForm, long_text
from cchc.dossiers.forms.papers import ItemLines, PaperLines, scans_of
from cchc.dossiers.models import BroughtSupplement
from cchc.dossiers.services import Given, ResultGiven
from cchc.organisation import queries as organisation
from cchc.procedures import queries as procedures
from cchc.web.forms import DayField, ManyFilesField

WHAT_FILES = "PDF, JPG, PNG, TIF; chọn được nhiều tệp, mỗi tệp tối đa 10 MB."


class LinesForm(ActForm):
    """A form with a list of small forms above it."""

    papers: PaperLines | None = None
    items: ItemLines | None = None

    def is_valid(self) -> bool:
        """Whether the fields and every line are right."""
        lines = [each for each in (self.papers, self.items) if each is not None]
        return all([super().is_valid(), *(each.is_valid() for each in lines)])

    @property
    def line_errors(self) -> list[tuple[str, str]]:
        """What is wrong in the lists."""
        return [e for each in (self.papers, self.items) if each for e in each.errors]


class ReceiveForm(LinesForm):
    """The papers of a dossier that was registered before, all there now."""

    def prepare(self) -> None:
        """What came with it is looked at; the other papers of the version are ticked."""
        self.came = queries.papers_with_files(self.row)
        there = {taken.paper_id for taken, _ in self.came}
        listed = procedures.whole(self.row.version).content.papers
        papers = [paper for paper in listed if paper.pk not in there]
        data = self.data if self.is_bound else None
        held = queries.held_papers(self.row.applicant, papers, today=self.today, besides=self.row)
        self.papers = PaperLines(data, self.files, papers, held)

    def said(self) -> dict[str, Any]:
        """The papers that were ticked."""
        assert self.papers is not None
        return {"papers": self.papers.given()}


class AskSupplementForm(LinesForm):
    """What is missing, from the list; a second time with the sector law that allows it."""

    contact = forms.CharField(label="Người liên hệ, điện thoại", required=False, max_length=200)
    sector_law = forms.CharField(
        label="Điều khoản luật chuyên ngành (chỉ khi yêu cầu lần hai)",
        required=False,
        max_length=500,
        help_text="Hồ sơ đã được yêu cầu bổ sung một lần thì phải có, và chờ lãnh đạo duyệt.",
    )

    def prepare(self) -> None:
        """Everything that the version lists."""
        least = organisation.integer_setting(self.row.agency, "dossiers.reason_length")
        data = self.data if self.is_bound else None
        self.items = ItemLines(data, procedures.whole(self.row.version), least=least)

    def said(self) -> dict[str, Any]:
        """The items with their reasons."""
        assert self.items is not None
        return {**self.cleaned_data, "items": self.items.said()}


class TakeSupplementForm(LinesForm):
    """What was asked for, ticked as it comes in; what came online is ticked already."""

    brought: BroughtSupplement | None = None

    fields_given = forms.MultipleChoiceField(
        label="Nội dung tờ khai đã sửa", required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        """What the citizen was asked for, nothing else."""
        request = queries.asked_request(self.row)
        items = list(request.items.all()) if request else []
        asked = {item.code for item in items if item.kind == ItemKind.PAPER}
        papers = [p for p in procedures.whole(self.row.version).content.papers if p.code in asked]
        self.brought = queries.brought_to(self.row)
        files = self.brought.files.all() if self.brought else []
        sent = Counter(each.paper.code for each in files)
        data = self.data if self.is_bound else None
        self.papers = PaperLines(data, self.files, papers, sent=sent)
        if self.brought:
            self.initial["fields_given"] = sorted(self.brought.codes)
        field = self.fields["fields_given"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(i.code, i.name) for i in items if i.kind == ItemKind.FIELD]
        if not field.choices:
            del self.fields["fields_given"]

    def said(self) -> dict[str, Any]:
        """Papers and corrected fields."""
        assert self.papers is not None
        fields = self.cleaned_data.get("fields_given", [])
        return {"papers": self.papers.given(), "fields": fields}


class ResultsForm(ActForm):
    """The results as files."""

    def prepare(self) -> None:
        """A file for each result of the version."""
        self.results = procedures.whole(self.row.version).content.results
        for at, result in enumerate(self.results):
            self.fields[f"file{at}"] = forms.FileField(
                label=f"{result.name}: tệp kết quả",
                required=False,
                help_text="PDF ký số, hoặc bản quét (PDF, JPG, PNG, TIF); bỏ trống nếu chưa có.",
            )
            self.fields[f"number{at}"] = forms.CharField(
                label=f"{result.name}: số, ký hiệu", required=False, max_length=60
            )
            self.fields[f"kind{at}"] = forms.ChoiceField(
                label=f"{result.name}: loại", choices=ResultKind.choices, required=False
            )
            self.fields[f"last{at}"] = DayField(
                label=f"{result.name}: giá trị đến hết ngày", required=False
            )

    def said(self) -> dict[str, Any]:
        """The results that have a file."""
        got = self.cleaned_data
        given = [
            ResultGiven(
                result.code,
                result.name,
                got[f"file{at}"].read(),
                ResultKind(got[f"kind{at}"] or ResultKind.SCANNED),
                self._last(at),
                got[f"number{at}"],
            )
            for at, result in enumerate(self.results)
            if got[f"file{at}"]
        ]
        return {"results": given}

    def _last(self, at: int) -> date | None:
        last: date | None = self.cleaned_data[f"last{at}"]
        return last


class FinishForm(ResultsForm):
    """The results as files, and a note."""

    note_text = long_text("Ghi chú của bước", required=False)

    def said(self) -> dict[str, Any]:
        """Also the note."""
        return {**super().said(), "note_text": self.cleaned_data["note_text"]}


class AttachForm(ActForm):
    """Scans of papers that came in: a field for each."""

    def prepare(self) -> None:
        """What was only shown is not kept as a picture."""
        taken = self.row.papers.select_related("paper").exclude(how=PaperHow.SHOWN)
        self.taken = [line.paper for line in taken if not line.paper.is_shown]
        for paper in self.taken:
            self.fields[f"scans{paper.pk}"] = ManyFilesField(
                label=paper.name, required=False, help_text=WHAT_FILES
            )

    def said(self) -> dict[str, Any]:
        """The files by paper."""
        got = self.cleaned_data
        given = [
            Given(paper.code, files=scans_of(got[f"scans{paper.pk}"]))
            for paper in self.taken
            if got[f"scans{paper.pk}"]
        ]
        return {"papers": given}
