"""A catalogue comes in as a file: tried first, every bad row named, then written whole."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.procedures import queries, services
from cchc.procedures.forms import FileForm
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_PROCEDURES)
RECENT = 10
MOST_PROBLEMS = 200


@MANAGES
def bring_in(request: StaffRequest) -> HttpResponse:
    """Take the file and try it."""
    form = FileForm(request.POST or None, request.FILES or None)
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
            return redirect("procedures:bringing", row.pk)
    recent = queries.imports_of(request.user, today=clock.today())[:RECENT]
    return render(request, "procedures/bring_in.html", {"form": form, "recent": recent})


@MANAGES
def bringing(request: StaffRequest, pk: int) -> HttpResponse:
    """What the file would do to the catalogue as it is now, or has done."""
    row = queries.import_for(request.user, pk, today=clock.today())
    context: dict[str, Any] = {"row": row}
    if row.written_at is None:
        done = queries.tried_again(row, today=clock.today())
        context |= {
            "done": done,
            "problems": done.problems[:MOST_PROBLEMS],
            "counts": [(label, done.number_of(what)) for what, label in queries.OUTCOMES.items()],
        }
    return render(request, "procedures/bringing.html", context)


@require_POST
@MANAGES
def write(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the file into the catalogue."""
    row = queries.import_for(request.user, pk, today=clock.today())
    with rules_told(request):
        services.write(bringing=row, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã ghi tệp vào danh mục.", "procedures:bringing", pk)
    return redirect("procedures:bringing", pk)
