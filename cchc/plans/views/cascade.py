"""The plan above: kept, named as parent, its duties beside what carries them out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may, require
from cchc.plans import queries, services
from cchc.plans.cascade_forms import DutyForm, ParentForm
from cchc.plans.exports import KINDS, coverage_file
from cchc.plans.models import Plan
from cchc.plans.queries import Coverage
from cchc.plans.queries.cascade import BADGES
from cchc.plans.rules.cascade import STANDINGS
from cchc.plans.rules.life import can
from cchc.plans.views.papers import handed
from cchc.web.components import Stat, Tab
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

PREPARES = (Act.IMPORT_PLAN, Act.AMEND_PLAN)
FILTERS = {"": "Tất cả", "mo": "Chờ đối chiếu", "phuong-xa": "Nêu phường, xã"}


@allowed(Act.IMPORT_PLAN)
def keeping(request: StaffRequest, code: str) -> HttpResponse:
    """Keep a reviewed document of the superior."""
    plan = queries.get_for(request.user, code, today=clock.today())
    if request.method == "POST":
        with rules_told(request):
            services.keep(plan=plan, actor=request.user, at=clock.now())
            return redirect_with_message(request, "Đã lưu kế hoạch cấp trên.", "plans:plan", code)
        return redirect("plans:review", code)
    context = {
        "question": "Lưu làm kế hoạch cấp trên?",
        "consequences": [
            "giữ nội dung đã rà soát để đối chiếu; sau đó không sửa được nữa",
            "không lập việc phải làm nào: đây không phải kế hoạch của cơ quan mình",
        ],
        "yes": "Lưu",
        "back_url": reverse("plans:review", args=[code]),
    }
    return render(request, "web/confirm.html", context)


@allowed(*PREPARES)
def parent(request: StaffRequest, code: str) -> HttpResponse:
    """Choose the plan above; for a running plan its leaders do, with a reason."""
    plan = queries.get_for(request.user, code, today=clock.today())
    form = ParentForm(request.POST or None, plan=plan, parents=queries.possible_parents(plan))
    if request.method == "POST" and form.is_valid():
        require(request.user, _needed(plan), today=clock.today())
        with rules_shown(form):
            services.name_parent(plan=plan, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, "Đã ghi.", "plans:coverage", code)
    context = {
        "title": "Kế hoạch cấp trên",
        "intro": "Chọn kế hoạch của cấp trên mà kế hoạch này triển khai. Chưa có trong danh sách "
        "thì nhập văn bản của cấp trên, rà soát và lưu trước.",
        "form": form,
        "back_url": reverse("plans:coverage", args=[code]),
    }
    return render(request, "web/form_page.html", context)


def _needed(plan: Plan) -> Act:
    """Before adoption it is part of preparing the plan, afterwards it changes it."""
    return Act.AMEND_PLAN if plan.adopted_at else Act.IMPORT_PLAN


@allowed(Act.SEE_PLAN)
def coverage(request: StaffRequest, code: str) -> HttpResponse:
    """Every duty of the plan above beside what carries it out, what is open first."""
    today = clock.today()
    plan = queries.get_for(request.user, code, today=today)
    found = queries.coverage_of(plan)
    wanted = request.GET.get("loc", "")
    context = {
        "plan": plan,
        "coverage": found,
        "stats": _stats(plan, found) if found else [],
        "tabs": _tabs(plan, found, wanted) if found else [],
        "lines": _narrowed(found, wanted) if found else [],
        "may_name": may(request.user, _needed(plan), today=today) and _lives(plan, "name_parent"),
        "may_decide": any(may(request.user, act, today=today) for act in PREPARES)
        and _lives(plan, "decide_duty"),
    }
    return render(request, "plans/coverage.html", context)


def _lives(plan: Plan, act: str) -> bool:
    return can(act, plan.state) and not plan.is_superiors


def _stats(plan: Plan, found: Coverage) -> list[Stat]:
    address = reverse("plans:coverage", args=[plan.code])
    counts = [(key, found.count(key)) for key in STANDINGS]
    return [
        Stat(
            BADGES[key][0],
            str(count),
            url=f"{address}?loc={key}" if count else "",
            tone=BADGES[key][1] if count else "neutral",
        )
        for key, count in counts
    ]


def _tabs(plan: Plan, found: Coverage, wanted: str) -> list[Tab]:
    address = reverse("plans:coverage", args=[plan.code])
    named = {**FILTERS, **({wanted: BADGES[wanted][0]} if wanted in BADGES else {})}
    return [
        Tab(label, f"{address}?loc={key}", key == wanted, len(_narrowed(found, key)))
        for key, label in named.items()
    ]


def _narrowed(found: Coverage, wanted: str) -> list[queries.CoverageLine]:
    if wanted == "mo":
        return [line for line in found.lines if line.is_open]
    if wanted == "phuong-xa":
        return [line for line in found.lines if line.duty.names_wards]
    return [line for line in found.lines if wanted not in BADGES or line.standing == wanted]


@allowed(*PREPARES)
def duty(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """Decide on one duty; the next one that is open follows."""
    plan, line = queries.coverage_line_for(request.user, code, key, today=clock.today())
    form = DutyForm(request.POST or None, line=line, parts=queries.parts_here(plan))
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.decide_duty(
                plan=plan, key=key, said=form.said(), actor=request.user, at=clock.now()
            )
            return _after(request, plan, key)
    context = {
        "plan": plan,
        "line": line,
        "form": form,
        "decisions": queries.decisions_about(plan, key),
        "may_decide": _lives(plan, "decide_duty"),
    }
    return render(request, "plans/duty.html", context)


def _after(request: StaffRequest, plan: Plan, key: str) -> HttpResponse:
    """The next open duty when the button said so, else the table at this row."""
    following = queries.next_open_duty(plan, key) if "next" in request.POST else ""
    if following:
        messages.success(request, "Đã ghi.")
        return redirect("plans:duty", plan.code, following)
    done = "Đã đối chiếu xong mọi yêu cầu." if "next" in request.POST else "Đã ghi."
    return redirect_with_message(request, done, "plans:coverage", plan.code)


@allowed(*PREPARES)
@require_POST
def confirmation(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """The likest proposal is right."""
    plan, line = queries.coverage_line_for(request.user, code, key, today=clock.today())
    with rules_told(request):
        services.confirm_duty(plan=plan, key=key, actor=request.user, at=clock.now())
        messages.success(request, f"Đã ghi: {line.duty.label} có nhiệm vụ thực hiện.")
    return redirect("plans:coverage", code)


@allowed(Act.SEE_PLAN)
def coverage_download(request: StaffRequest, code: str, kind: str) -> HttpResponseBase:
    """The table as .docx or .xlsx."""
    moment, today = clock.now(), clock.today()
    plan = queries.get_for(request.user, code, today=today)
    found = queries.coverage_of(plan)
    if kind not in KINDS or found is None:
        raise Http404
    content = coverage_file(plan, found, kind, by=request.user, at=moment, today=today)
    return handed(content, f"doi-chieu-{code}", kind)
