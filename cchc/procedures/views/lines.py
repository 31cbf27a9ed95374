"""The lists of a draft, one line at a time: add, change, take out."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.guards import StaffRequest
from cchc.procedures import queries, services
from cchc.procedures.law_forms import BasisLineForm, FieldLineForm, FormLineForm, ResultLineForm
from cchc.procedures.line_forms import LineForm, PaperLineForm, StepLineForm
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.views.acting import MANAGES, own_version
from cchc.procedures.whole import Content
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@dataclass(frozen=True)
class Part:
    """A list of the draft, as its pages call a line of it."""

    word: str
    form: type[LineForm]
    is_inner: bool = False  # its lines lie within another one, and are added from there


PARTS = {
    "giay-to": Part("giấy tờ", PaperLineForm),
    "buoc": Part("bước", StepLineForm),
    "can-cu": Part("căn cứ", BasisLineForm),
    "ket-qua": Part("kết quả", ResultLineForm),
    "bieu-mau": Part("biểu mẫu", FormLineForm),
    "thong-tin": Part("thông tin", FieldLineForm, is_inner=True),
}


@MANAGES
def add_line(request: StaffRequest, pk: int, number: int, part: str) -> HttpResponse:
    """A new line of the list."""
    if _part(part).is_inner:
        raise Http404
    return _page(request, own_version(request, pk, number), part, "")


@MANAGES
def change_line(request: StaffRequest, pk: int, number: int, part: str, code: str) -> HttpResponse:
    """A line of the list, changed."""
    version = own_version(request, pk, number)
    _demand_line(_content(version), part, code)
    return _page(request, version, part, code)


@require_POST
@MANAGES
def remove_line(request: StaffRequest, pk: int, number: int, part: str, code: str) -> HttpResponse:
    """A line leaves the list."""
    version = own_version(request, pk, number)
    before = _content(version)
    kind = _demand_line(before, part, code)
    content = kind.form.removed(before, code)
    with rules_told(request):
        services.revise(version=version, content=content, actor=request.user, at=clock.now())
        said = f"Đã bỏ {kind.word} {code}."
        return redirect_with_message(request, said, "procedures:version", pk, number)
    return redirect("procedures:version", pk, number)


def _page(request: StaffRequest, version: ProcedureVersion, part: str, code: str) -> HttpResponse:
    kind, is_new = _part(part), not code or code.endswith(":")
    args = [version.procedure_id, version.number]
    form = kind.form(request.POST or None, content=_content(version), code=code)
    if form.is_valid():
        with rules_shown(form):
            services.revise(
                version=version, content=form.content(), actor=request.user, at=clock.now()
            )
            said = f"Đã {'thêm' if is_new else 'sửa'} {kind.word}."
            return redirect_with_message(request, said, "procedures:version", *args)
    remove = reverse("procedures:remove_line", args=[*args, part, code]) if not is_new else ""
    context = {
        "version": version,
        "title": f"Thêm {kind.word}" if is_new else f"Sửa {kind.word} {code}",
        "remove_words": f"Bỏ {kind.word} này",
        "form": form,
        "remove_url": remove,
        "back_url": reverse("procedures:version", args=args),
    }
    return render(request, "procedures/line.html", context)


def _part(part: str) -> Part:
    if part not in PARTS:
        raise Http404
    return PARTS[part]


def _demand_line(content: Content, part: str, code: str) -> Part:
    kind = _part(part)
    if not kind.form.has(content, code):
        raise Http404
    return kind


def _content(version: ProcedureVersion) -> Content:
    return queries.whole(version).content
