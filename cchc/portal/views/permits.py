"""Taking dossiers online: the act with its checklist, for administrator and chair."""

import io

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.documents import render as papers
from cchc.kernel import clock
from cchc.kernel.files.kinds import KINDS
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.portal import level_three_paper, queries, services
from cchc.portal.permit_forms import PermitForm, PermitReasonForm, TickForm
from cchc.portal.rules.level_three import BY_KEY, Item, open_items
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import download, redirect_with_message

PREPARES = allowed(Act.PREPARE_FILING)
APPROVES = allowed(Act.APPROVE_FILING)
SEES = allowed(Act.PREPARE_FILING, Act.APPROVE_FILING)


@SEES
def permit(request: StaffRequest) -> HttpResponse:
    """Where it stands, and the checklist of what has to be there."""
    at, user = clock.now(), request.user
    row = queries.open_permit(user)
    lines = queries.checklist(row, at) if row else []
    context = {
        "row": row,
        "lines": lines,
        "groups": level_three_paper.grouped(lines),
        "open_number": len(open_items(lines)),
        "met_number": sum(line.is_met for line in lines),
        "may": queries.permit_acts(user, today=clock.today()),
        "past": queries.ended_permits(user),
        "at": at,
    }
    return render(request, "portal/staff/permit.html", context)


@PREPARES
def prepare(request: StaffRequest) -> HttpResponse:
    """Begin, by the number and day of the document that allows it."""
    form = PermitForm(request.POST or None, today=clock.today())
    if form.is_valid():
        with rules_shown(form):
            services.prepare_filing(
                agency=request.user.agency,
                **form.cleaned_data,
                actor=request.user,
                at=clock.now(),
            )
            return _back(request, "Đã lập danh mục kiểm tra.")
    title = "Lập danh mục kiểm tra để nhận hồ sơ trực tuyến"
    return _form_page(request, form, title, "Lập danh mục")


@PREPARES
def tick(request: StaffRequest, pk: int, item: str) -> HttpResponse:
    """How an item is met."""
    row, found = queries.permit_for(request.user, pk), _item(item)
    form = TickForm(request.POST or None, initial={"note": queries.tick_note(row, item)})
    if form.is_valid():
        with rules_shown(form):
            services.tick_item(
                permit=row, item=item, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return _back(request, "Đã ghi mục kiểm tra.")
    return _form_page(request, form, found.label, "Ghi là đã đạt")


@require_POST
@PREPARES
def untick(request: StaffRequest, pk: int, item: str) -> HttpResponse:
    """It is not met after all."""
    row = queries.permit_for(request.user, pk)
    with rules_told(request):
        services.untick_item(permit=row, item=item, actor=request.user, at=clock.now())
    return redirect("portal:filing_permit")


@require_POST
@PREPARES
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it before the chair."""
    row = queries.permit_for(request.user, pk)
    with rules_told(request):
        services.submit_filing(permit=row, actor=request.user, at=clock.now())
        return _back(request, "Đã trình Chủ tịch.")
    return redirect("portal:filing_permit")


@require_POST
@APPROVES
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """Dossiers are taken online from now on."""
    row = queries.permit_for(request.user, pk)
    with rules_told(request):
        services.approve_filing(permit=row, actor=request.user, at=clock.now())
        return _back(request, "Đã duyệt. Trang công khai bắt đầu nhận hồ sơ trực tuyến.")
    return redirect("portal:filing_permit")


@APPROVES
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """The chair wants more."""
    row = queries.permit_for(request.user, pk)
    form = PermitReasonForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.send_filing_back(
                permit=row, **form.cleaned_data, actor=request.user, at=clock.now()
            )
            return _back(request, "Đã trả lại cho quản trị.")
    return _form_page(request, form, "Trả lại danh mục kiểm tra", "Trả lại")


@SEES
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Stop, at any time."""
    row = queries.permit_for(request.user, pk)
    form = PermitReasonForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.end_filing(permit=row, **form.cleaned_data, actor=request.user, at=clock.now())
            return _back(request, "Đã ngừng.")
    context = {
        "question": "Ngừng nhận hồ sơ trực tuyến?",
        "consequences": [
            "dẫn người dân sang Cổng Dịch vụ công quốc gia ngay",
            "giữ nguyên hồ sơ đã nộp; bản nháp của người dân không mở được nữa",
            "phải lập danh mục mới, trình và duyệt lại nếu muốn nhận tiếp",
        ],
        "form": form,
        "yes": "Ngừng",
        "danger": True,
        "back_url": reverse("portal:filing_permit"),
    }
    return render(request, "web/confirm.html", context)


@SEES
def paper(request: StaffRequest, pk: int) -> FileResponse:
    """The checklist as a Word file."""
    at, row = clock.now(), queries.permit_for(request.user, pk)
    content = level_three_paper.content(row, queries.checklist(row, at), at=at)
    name = f"danh-muc-kiem-tra-cap-do-3-{row.pk}.docx"
    data = io.BytesIO(papers.docx(content))
    return download(data, name=name, media_type=KINDS["docx"].media_type)


def _item(key: str) -> Item:
    found = BY_KEY.get(key)
    if found is None or found.by_program:
        raise Http404
    return found


def _back(request: StaffRequest, message: str) -> HttpResponse:
    return redirect_with_message(request, message, "portal:filing_permit")


def _form_page(request: StaffRequest, form: object, title: str, submit: str) -> HttpResponse:
    back = reverse("portal:filing_permit")
    context = {"title": title, "form": form, "submit": submit, "back_url": back}
    return render(request, "web/form_page.html", context)
