"""The inventory is kept: rows by hand or from a file, work given out, many scans at once."""

from io import BytesIO

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries as procedures
from cchc.results import queries, services
from cchc.results.exports import sample
from cchc.results.forms import AssignManyForm, EntryForm, FilesForm, InventoryForm
from cchc.results.services import Handed
from cchc.results.views.board import XLSX
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import download, redirect_with_message

KEEPS = allowed(Act.KEEP_BACKLOG)
RECENT = 10
MOST_SHOWN = 200


@KEEPS
def enter(request: StaffRequest) -> HttpResponse:
    """Add one row by hand."""
    user, today = request.user, clock.today()
    form = EntryForm(request.POST or None, fields=procedures.fields_of(user.agency), today=today)
    if form.is_valid():
        with rules_shown(form):
            row = services.enter(agency=user.agency, entry=form.entry(), actor=user, at=clock.now())
            return redirect_with_message(request, "Đã thêm.", "results:item", row.pk)
    context = {
        "title": "Thêm kết quả cần số hóa",
        "form": form,
        "submit": "Thêm",
        "back_url": reverse("results:items"),
    }
    return render(request, "results/act.html", context)


@KEEPS
def assign_many(request: StaffRequest) -> HttpResponse:
    """Give rows of a field that nobody has to one person."""
    user, today = request.user, clock.today()
    people, fields = queries.workers(user, today=today), procedures.fields_of(user.agency)
    form = AssignManyForm(request.POST or None, fields=fields, people=people)
    if form.is_valid():
        with rules_shown(form):
            number = services.assign_many(
                agency=user.agency, actor=user, at=clock.now(), **form.given()
            )
            return redirect_with_message(request, f"Đã giao {number} dòng.", "results:board")
    context = {
        "title": "Giao việc số hóa",
        "intro": "Giao các dòng chưa số hóa, chưa giao cho ai của một lĩnh vực; năm cũ trước.",
        "form": form,
        "submit": "Giao việc",
        "back_url": reverse("results:board"),
    }
    return render(request, "results/act.html", context)


@KEEPS
def bring_in(request: StaffRequest) -> HttpResponse:
    """Take an inventory file and try it."""
    form = InventoryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with rules_shown(form):
            row = services.hand_in(
                agency=request.user.agency,
                content=file.read(),
                name=file.name,
                actor=request.user,
                at=clock.now(),
            )
            return redirect("results:bringing", row.pk)
    recent = queries.imports_of(request.user)[:RECENT]
    return render(request, "results/bring_in.html", {"form": form, "recent": recent})


@KEEPS
def bringing(request: StaffRequest, pk: int) -> HttpResponse:
    """What the file would add to the inventory as it is now, or has added."""
    today = clock.today()
    row = queries.import_for(request.user, pk, today=today)
    context: dict[str, object] = {"row": row}
    if row.written_at is None:
        done = queries.tried_again(row, today=today)
        context |= {
            "done": done,
            "problems": done.problems[:MOST_SHOWN],
            "differing": done.differing[:MOST_SHOWN],
            "fresh": done.fresh[:MOST_SHOWN],
        }
    return render(request, "results/bringing.html", context)


@require_POST
@KEEPS
def write(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the file into the inventory."""
    row = queries.import_for(request.user, pk, today=clock.today())
    with rules_told(request):
        services.write(bringing=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã ghi vào danh mục.", "results:bringing", pk)
    return redirect("results:bringing", pk)


@KEEPS
def sample_file(request: StaffRequest) -> HttpResponseBase:
    """An empty inventory with its columns and one example."""
    return download(BytesIO(sample()), name="mau-danh-muc-so-hoa.xlsx", media_type=XLSX)


@allowed(Act.KEEP_RESULTS)
def many_files(request: StaffRequest) -> HttpResponse:
    """Take many scans at once; what fits no row is named."""
    form = FilesForm(request.POST or None, request.FILES or None)
    taken = None
    if request.method == "POST" and form.is_valid():
        files = [Handed(file.name, file.file) for file in form.cleaned_data["uploads"]]
        taken = services.take_files(files=files, actor=request.user, at=clock.now())
    context = {
        "form": form,
        "taken": [each for each in taken or () if each.item],
        "left": [each for each in taken or () if not each.item],
        "is_done": taken is not None,
    }
    return render(request, "results/many_files.html", context)
