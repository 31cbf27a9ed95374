"""Running a review, drafting its report."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reviews import queries, services
from cchc.reviews.forms import RunForm
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

INTRO = (
    "Chương trình đọc mọi thủ tục đang áp dụng hôm nay, tìm thông tin hỏi trùng, giấy tờ cơ quan "
    "đã có, giấy tờ không có căn cứ, biểu mẫu không ai dùng, rồi tính tiết kiệm theo hồ sơ của năm."
)


@allowed(Act.REVIEW_PROCEDURES)
def run(request: StaffRequest) -> HttpResponse:
    """Choose what to review, and review it."""
    today, agency = clock.today(), request.user.agency
    data = request.POST if request.method == "POST" else None
    form = RunForm(data, fields=queries.fields_reviewed(agency), year=today.year)
    if form.is_valid():
        with rules_shown(form):
            made = services.run_review(
                agency=agency, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            done = f"Đã rà soát, có {made.findings.count()} phát hiện."
            return redirect_with_message(request, done, "reviews:review", made.pk)
    context = {
        "title": "Rà soát thủ tục",
        "intro": INTRO,
        "form": form,
        "submit": "Rà soát",
        "back_url": reverse("reviews:reviews"),
    }
    return render(request, "reviews/act.html", context)


@require_POST
@allowed(Act.REVIEW_PROCEDURES)
def draft_report(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft the report of a review and open it among the documents."""
    row = queries.review_for(request.user, pk, today=clock.today())
    with rules_told(request):
        made = services.draft_report(review=row, actor=request.user, at=clock.now())
        done = "Đã soạn dự thảo báo cáo; hãy xem lại rồi trình ký."
        return redirect_with_message(request, done, "documents:document", made.pk)
    return redirect("reviews:review", pk)
