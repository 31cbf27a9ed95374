"""The templates of reports: listed, read, copied, written with a preview beside."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reports import queries, services
from cchc.reports.preview import previewed
from cchc.reports.rules.fields import ASPECTS, PLAN_FIGURES, TEXTS
from cchc.reports.rules.outline import PLAN_BLOCKS, TABLES
from cchc.reports.template_forms import CopyForm, TemplateForm
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import asks_for_part, redirect_with_message

MANAGES = allowed(Act.MANAGE_TEMPLATES)
WRITTEN = "Đã lưu phiên bản mới của mẫu. Báo cáo đã lập giữ nguyên."


@require_safe
@MANAGES
def templates(request: StaffRequest) -> HttpResponse:
    """Every template in its last version."""
    rows = queries.templates_of(request.user.agency)
    return render(request, "reports/templates.html", {"rows": rows})


@require_safe
@MANAGES
def template(request: StaffRequest, code: str) -> HttpResponse:
    """One template: its words, its versions, a copy of it."""
    found = queries.template_named(request.user.agency, code)
    context = {
        "template": found,
        "versions": queries.versions_of_template(request.user.agency, code),
        "form": CopyForm(initial={"name": f"{found.name} (bản riêng)"}),
        "is_shipped": queries.is_shipped(code),
    }
    return render(request, "reports/template.html", context)


@MANAGES
def write_template(request: StaffRequest, code: str) -> HttpResponse:
    """The next version; while it is written, what it would say now."""
    agency = request.user.agency
    found = queries.template_named(agency, code)
    form = TemplateForm(request.POST or None, template=found)
    looks = request.method != "POST" or "xem" in request.POST
    if not looks and form.is_valid():
        with rules_shown(form):
            words, at = form.words(), clock.now()
            services.write_template(
                agency=agency, code=code, words=words, actor=request.user, at=at
            )
            return redirect_with_message(request, WRITTEN, "reports:template", code)
    body, title = (request.POST.get(name, "") or getattr(found, name) for name in ("body", "title"))
    context = {"template": found, "form": form, **_catalogue(request)}
    context |= previewed(request.user, title, body, at=clock.now())
    page = "parts/preview" if asks_for_part(request) else "write_template"
    return render(request, f"reports/{page}.html", context)


@MANAGES
@require_POST
def copy_template(request: StaffRequest, code: str) -> HttpResponse:
    """The same words under another name."""
    form = CopyForm(request.POST)
    with rules_told(request):
        name = form.data.get("name", "")
        made = services.copy_template(
            agency=request.user.agency, code=code, name=name, actor=request.user, at=clock.now()
        )
        done = "Đã chép mẫu; sửa bản riêng này."
        return redirect_with_message(request, done, "reports:write_template", made.code)
    return redirect("reports:template", code)


@MANAGES
@require_POST
def retire_template(request: StaffRequest, code: str) -> HttpResponse:
    """No longer offered, or offered again."""
    with rules_told(request):
        services.retire_template(
            agency=request.user.agency,
            code=code,
            is_active="dung" in request.POST,
            actor=request.user,
            at=clock.now(),
        )
        return redirect_with_message(request, "Đã lưu.", "reports:template", code)
    return redirect("reports:template", code)


def _catalogue(request: StaffRequest) -> dict[str, object]:
    """What the form names beside itself."""
    return {
        "fields": queries.fields_of(request.user.agency, clock.today()),
        "texts": TEXTS,
        "plan_figures": PLAN_FIGURES,
        "aspects": ASPECTS,
        "plan_blocks": PLAN_BLOCKS,
        "tables": TABLES,
    }
