"""A draft is composed and edited by the office."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reports import queries, services
from cchc.reports.forms import SentenceForm, WordsForm
from cchc.reports.rules.edits import placed
from cchc.reports.views.reading import period_of
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

COMPOSES = allowed(Act.COMPOSE_REPORT)
COMPOSED = (
    "Đã lập dự thảo báo cáo. Hãy đọc lại, viết thêm phần đánh giá, rồi trình ký ở màn hình văn bản."
)
CLOSED = "Báo cáo không còn là dự thảo của bạn nên câu không sửa được nữa."


@COMPOSES
@require_POST
def compose(request: StaffRequest, code: str) -> HttpResponse:
    """Keep what is computed now, and draft the document."""
    plan = queries.plan_for(request.user, code, today=clock.today())
    period = period_of(request, plan)
    with rules_told(request):
        made = services.compose(
            plan=plan,
            period=period,
            actor=request.user,
            at=clock.now(),
            template=request.POST.get("mau", ""),
        )
        return redirect_with_message(request, COMPOSED, "reports:report", code, made.pk)
    return redirect(f"{reverse('reports:reports')}?ke-hoach={code}")


@COMPOSES
def sentence(request: StaffRequest, code: str, pk: int, place: str) -> HttpResponse:
    """Other words for one sentence, with a reason."""
    report = queries.get_for(request.user, code, pk, today=clock.today())
    known = {name: (section, said) for name, section, said in placed(report.computed)}
    if place not in known:
        raise Http404
    if request.method == "GET" and not queries.may_edit(report, request.user, today=clock.today()):
        messages.warning(request, CLOSED)
        return redirect("reports:report", code, pk)
    section, computed = known[place]
    edit = queries.edit_at(report, place)
    first = {"text": edit.text if edit else computed.text, "reason": edit.reason if edit else ""}
    form = SentenceForm(request.POST or None, initial=first)
    if form.is_valid():
        with rules_shown(form):
            services.rewrite_sentence(
                report=report, place=place, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã sửa câu.", "reports:report", code, pk)
    context = {"report": report, "section": section, "computed": computed, "edit": edit}
    context |= {"form": form, "place": place}
    return render(request, "reports/sentence.html", context)


@COMPOSES
@require_POST
def restore(request: StaffRequest, code: str, pk: int, place: str) -> HttpResponse:
    """The computed sentence again."""
    report = queries.get_for(request.user, code, pk, today=clock.today())
    with rules_told(request):
        services.restore_sentence(report=report, place=place, actor=request.user, at=clock.now())
        done = "Đã lấy lại câu do hệ thống tính."
        return redirect_with_message(request, done, "reports:report", code, pk)
    return redirect("reports:report", code, pk)


@allowed(Act.COMPOSE_REPORT, Act.WAIVE_FINDING)
@require_POST
def waive(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Let a finding of the draft pass, with a reason."""
    report = queries.get_for(request.user, code, pk, today=clock.today())
    with rules_told(request):
        services.waive_finding(
            report=report,
            key=request.POST.get("diem", ""),
            reason=request.POST.get("ly-do", ""),
            actor=request.user,
            at=clock.now(),
        )
        done = "Đã bỏ qua điểm chưa khớp; lý do được ghi vào lịch sử."
        return redirect_with_message(request, done, "reports:report", code, pk)
    return redirect("reports:report", code, pk)


@COMPOSES
def words(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """What the office adds itself."""
    report = queries.get_for(request.user, code, pk, today=clock.today())
    form = WordsForm(request.POST or None, report=report)
    if form.is_valid():
        with rules_shown(form):
            services.write_words(
                report=report, words=form.cleaned_data, actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã lưu.", "reports:report", code, pk)
    context = {"report": report, "form": form}
    return render(request, "reports/words.html", context)
