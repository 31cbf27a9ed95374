"""The form of a supplement: a file for each paper that was asked for, an answer for each field."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cchc.dossiers.choices import ItemKind, PaperHow
from cchc.dossiers.queries import ToBring
from cchc.dossiers.services import Given, Scan
from cchc.kernel.extraction.limits import MEGABYTE
from cchc.web.forms import ManyFilesField

LARGEST_WHOLE = 40 * MEGABYTE
ACCEPT = ".pdf,.jpg,.jpeg,.png,.tif,.tiff"


class BringForm(forms.Form):
    """``t_<code>`` files of a paper, ``d_<code>`` the answer to a field; nothing else is taken."""

    def __init__(
        self, typed: Mapping[str, Any] | None, files: Any, *, wanted: Sequence[ToBring]
    ) -> None:
        super().__init__(typed, files)
        self.wanted = wanted
        for each in wanted:
            if each.takes_files:
                field = ManyFilesField(label=each.name)
                field.widget.attrs |= {"accept": ACCEPT, "data-file": ""}
                field.error_messages["required"] = "Chưa chọn tệp."
                self.fields[f"t_{each.code}"] = field
            elif each.kind == ItemKind.FIELD:
                answer = forms.CharField(label=each.name, max_length=300)
                answer.error_messages["required"] = "Chưa ghi mục này."
                self.fields[f"d_{each.code}"] = answer

    def clean(self) -> dict[str, Any]:
        """All files together are not too large."""
        got: dict[str, Any] = super().clean() or {}
        files = [file for name in got if name.startswith("t_") for file in got[name]]
        if sum(file.size for file in files) > LARGEST_WHOLE:
            raise forms.ValidationError("Các tệp cộng lại lớn hơn 40 MB. Hãy giảm dung lượng.")
        return got

    @property
    def only_shown(self) -> list[str]:
        """Papers that are shown at the desk."""
        return [each.name for each in self.wanted if not each.is_sendable]

    def papers(self) -> list[Given]:
        """The papers with their files."""
        return [
            Given(
                each.code,
                PaperHow.ELECTRONIC,
                files=tuple(Scan(f.name or "tep", f.file) for f in self.cleaned_data[name]),
            )
            for each in self.wanted
            if (name := f"t_{each.code}") in self.fields
        ]

    def answers(self) -> dict[str, str]:
        """The answers by code of the field."""
        return {
            name.removeprefix("d_"): self.cleaned_data[name]
            for name in self.fields
            if name.startswith("d_")
        }
