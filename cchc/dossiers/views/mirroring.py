"""Exports of the provincial system: brought, put right, written; changes at the source."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from cchc.dossiers.choices import ChangeState, ImportState
from cchc.dossiers.forms.mirroring import ConfirmChangeForm, ExportForm, MappingForm
from cchc.dossiers.models import DossierImport
from cchc.dossiers.queries import mirroring as queries
from cchc.dossiers.services import mirroring as services
from cchc.kernel import clock
from cchc.kernel.zone import HANOI
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.components import Tab, Work
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import asks_for_part, redirect_with_message

BRINGS = allowed(Act.MIRROR_DOSSIERS)
SEES = allowed(Act.MIRROR_DOSSIERS, Act.DECIDE_DOSSIER)
PAGE = 50
USUAL_SOURCE = "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh"
# How the reason of a word that nobody has read yet begins (``mirror.reading``).
UNREAD = {"states": "chưa biết trạng thái", "channels": "chưa biết đây là kênh"}


@SEES
@require_GET
def imports(request: StaffRequest) -> HttpResponse:
    """Every export that was brought."""
    page = Paginator(queries.imports_of(request.user), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "waiting": queries.waiting_changes(request.user),
        "brings": queries.may_bring(request.user, clock.today()),
    }
    return render(request, "dossiers/mirror/imports.html", context)


@BRINGS
def bring_export(request: StaffRequest) -> HttpResponse:
    """Take the file; the worker checks it."""
    now = clock.now().astimezone(HANOI)
    initial = {
        "source": queries.last_source(request.user.agency) or USUAL_SOURCE,
        "exported_on": now.date(),
        "exported_time": now.time(),
    }
    form = ExportForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with rules_shown(form):
            brought = services.bring_export(
                agency=request.user.agency,
                source=form.cleaned_data["source"],
                content=file.file,
                name=file.name,
                exported_at=form.exported_at(),
                actor=request.user,
                at=clock.now(),
            )
            return redirect("dossiers:import", brought.pk)
    return render(request, "dossiers/mirror/bring.html", {"form": form})


@SEES
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """How far an export has come, what was found in it, what it did."""
    brought = queries.import_for(request.user, pk)
    work = _work(brought)
    context: dict[str, object] = {"brought": brought, "work": work}
    if work is not None:
        context["idle"] = not queries.worker_is_alive()
    else:
        problems = Paginator(queries.problems_of(brought), PAGE)
        context["page"] = problems.get_page(request.GET.get("page"))
        context["brings"] = queries.may_bring(request.user, clock.today())
        context["unknown"] = queries.unknown_procedures(brought)
    template = "part" if asks_for_part(request) else "import"
    return render(request, f"dossiers/mirror/{template}.html", context)


def _work(brought: DossierImport) -> Work | None:
    """What the worker is doing with it; None when it is a person's turn."""
    here = reverse("dossiers:import", args=[brought.pk])
    if brought.state == ImportState.CHECKING:
        step = "Đọc từng dòng của tệp; chưa ghi gì. Có thể đóng trang này."
        return Work(f"Đang kiểm tra “{brought.name}”", here, done=brought.rows, step=step)
    if brought.state == ImportState.WRITING:
        step = "Ghi từng nghìn dòng. Có thể đóng trang này."
        title = f"Đang ghi “{brought.name}”"
        return Work(title, here, done=brought.done, total=brought.rows, step=step)
    return None


@BRINGS
def change_mapping(request: StaffRequest, pk: int) -> HttpResponse:
    """Say which column is which; the export is checked anew."""
    brought = queries.import_for(request.user, pk)
    words = {part: queries.unread_words(brought, why) for part, why in UNREAD.items()}
    unknown = queries.unknown_procedures(brought)
    words["procedures"] = [value.split(queries.PARTED)[0] for value, _ in unknown]
    form = MappingForm(
        request.POST or None,
        mapping=brought.source.understood(),
        titles=queries.columns_said(brought),
        words=words,
        procedures=queries.procedure_choices(request.user.agency),
    )
    if form.is_valid():
        with rules_shown(form):
            services.change_mapping(
                brought=brought, mapping=form.said(), actor=request.user, at=clock.now()
            )
            return redirect("dossiers:import", brought.pk)
    return render(request, "dossiers/mirror/mapping.html", {"brought": brought, "form": form})


@require_POST
@BRINGS
def write_import(request: StaffRequest, pk: int) -> HttpResponse:
    """Have the checked export written."""
    brought = queries.import_for(request.user, pk)
    with rules_told(request):
        services.import_export(brought=brought, actor=request.user, at=clock.now())
    return redirect("dossiers:import", brought.pk)


@require_POST
@BRINGS
def drop_import(request: StaffRequest, pk: int) -> HttpResponse:
    """Let the export go."""
    brought = queries.import_for(request.user, pk)
    with rules_told(request):
        services.drop_export(brought=brought, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã bỏ tệp, không ghi gì.", "dossiers:imports")
    return redirect("dossiers:import", brought.pk)


@SEES
@require_GET
def source_changes(request: StaffRequest) -> HttpResponse:
    """What sources told otherwise than before; both values."""
    state = request.GET.get("tinh-trang", ChangeState.WAITING)
    page = Paginator(queries.changes_of(request.user, state), PAGE)
    rows = page.get_page(request.GET.get("page"))
    here = reverse("dossiers:source_changes")
    tabs = [
        Tab(label, f"{here}?tinh-trang={value}", value == state)
        for value, label in (*ChangeState.choices, ("tat-ca", "Tất cả"))
    ]
    context = {
        "page": rows,
        "rows": [(change, queries.both_values(change)) for change in rows],
        "tabs": tabs,
        "decides": queries.may_decide(request.user, clock.today()),
    }
    return render(request, "dossiers/mirror/changes.html", context)


@allowed(Act.DECIDE_DOSSIER)
def confirm_change(request: StaffRequest, pk: int) -> HttpResponse:
    """A leader confirms one change, with the reason."""
    change = queries.change_for(request.user, pk)
    told = queries.changes_since(change)
    form = ConfirmChangeForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.confirm_source_change(
                change=change,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                actor=request.user,
                at=clock.now(),
            )
            done = f"Đã xác nhận: hồ sơ {change.dossier.code} tính theo ngày của nguồn."
            return redirect_with_message(request, done, "dossiers:source_changes")
    context = {"change": change, "told": told, "row": change.dossier, "form": form}
    context |= {"now": queries.told_now(change.dossier), "last": told[-1][0].pk}
    return render(request, "dossiers/mirror/confirm.html", context)
