"""Next year's plan is written from this one, with a checklist of what to see to."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may
from cchc.plans import queries, services
from cchc.plans.checklist_forms import CloneForm, ItemForm, TickForm
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@allowed(Act.IMPORT_PLAN)
def cloning(request: StaffRequest, code: str) -> HttpResponse:
    """Ask for the superior's remarks, write the plan, go to its checklist."""
    previous = queries.get_for(request.user, code, today=clock.today())
    form = CloneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            plan = services.write_from(
                previous=previous, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            done = f"Đã soạn {plan.code}; xem các điểm còn nghi ngờ rồi sửa."
            return redirect_with_message(request, done, "plans:checklist", plan.code)
    context = {
        "title": f"Soạn kế hoạch năm {previous.year + 1} từ kế hoạch này",
        "intro": "Nội dung được chép sang, năm và thời hạn đổi ở chỗ chắc chắn; chỗ còn nghi ngờ, "
        "việc trễ năm trước và ý kiến cấp trên thành danh sách cần xem.",
        "form": form,
        "submit": "Soạn kế hoạch",
        "back_url": reverse("plans:plan", args=[code]),
    }
    return render(request, "web/form_page.html", context)


@allowed(Act.IMPORT_PLAN, Act.ADOPT_PLAN)
def checklist(request: StaffRequest, code: str) -> HttpResponse:
    """Everything to see to, each with the form that handles it; a remark may be added."""
    today = clock.today()
    plan = queries.get_for(request.user, code, today=today)
    form = ItemForm(request.POST or None)
    may_edit = may(request.user, Act.IMPORT_PLAN, today=today) and plan.state == "reviewing"
    if request.method == "POST" and may_edit and form.is_valid():
        with rules_shown(form):
            services.add_item(plan=plan, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, "Đã thêm vào danh sách.", "plans:checklist", code)
    context = {
        "plan": plan,
        "items": queries.checklist_of(plan),
        "unhandled": queries.unhandled(plan),
        "form": form,
        "may_edit": may_edit,
    }
    return render(request, "plans/checklist.html", context)


@allowed(Act.IMPORT_PLAN)
def handling(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Say how one point was handled."""
    item = queries.item_for(request.user, code, pk, today=clock.today())
    form = TickForm(request.POST or None, initial={"note": item.note})
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.tick_item(item=item, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, "Đã ghi.", "plans:checklist", code)
    context = {
        "title": "Xử lý điểm cần xem",
        "intro": item.text,
        "form": form,
        "submit": "Đã xử lý",
        "back_url": reverse("plans:checklist", args=[code]),
    }
    return render(request, "web/form_page.html", context)


@allowed(Act.IMPORT_PLAN)
def reopening(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Open a point again."""
    item = queries.item_for(request.user, code, pk, today=clock.today())
    if request.method == "POST":
        with rules_told(request):
            services.untick_item(item=item, actor=request.user, at=clock.now())
    return redirect("plans:checklist", code)
