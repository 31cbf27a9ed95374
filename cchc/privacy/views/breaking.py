"""The register of breaches: written down, notified, told, ended."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.documents import render as papers
from cchc.kernel import clock
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.privacy import queries, services
from cchc.privacy.papers import breach_paper
from cchc.privacy.registers_forms import BreachForm, NotifyForm, ToldForm, WordsOnlyForm
from cchc.privacy.showing import breach_badge, breach_buttons
from cchc.privacy.views.reading import FORMS
from cchc.web.forms import rules_shown
from cchc.web.responses import download, redirect_with_message

ROWS_A_PAGE = 30
FORM = "privacy/register_form.html"


@allowed(Act.SEE_DATA_REQUESTS)
def breaches(request: StaffRequest) -> HttpResponse:
    """The register: number, kind, moments, state; nothing of what happened."""
    today, user = clock.today(), request.user
    rows = queries.breaches_of(user, today=today)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(row, breach_badge(row)) for row in page],
        "may_report": queries.may_open_breach(user, today=today),
    }
    return render(request, "privacy/breaches.html", context)


@allowed(Act.SEE_DATA_REQUESTS)
def breach(request: StaffRequest, pk: int) -> HttpResponse:
    """One breach, what happened closed."""
    return _breach(request, pk)


@require_POST
@allowed(Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS)
def open_breach(request: StaffRequest, pk: int) -> HttpResponse:
    """The same with what happened and what was done; noted in the log of reads."""
    return _breach(request, pk, is_open=True)


def _breach(request: StaffRequest, pk: int, *, is_open: bool = False) -> HttpResponse:
    today, user = clock.today(), request.user
    row = queries.breach_for(user, pk, today=today)
    calendar = organisation.working_calendar(user.agency)
    owed = [each for each in (row.notice, row.telling) if each]
    context = {
        "row": row,
        "badge": breach_badge(row),
        "buttons": breach_buttons(row, queries.breach_acts(row, user, today=today)),
        "owed": obligations.shown(owed, today=today, calendar=calendar),
        "may_open": queries.may_open_breach(user, today=today),
        "opened": queries.open_breach(user, row, at=clock.now(), today=today) if is_open else None,
        "history": queries.breach_history(row),
    }
    return render(request, "privacy/breach.html", context)


@allowed(Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS)
def report_breach(request: StaffRequest) -> HttpResponse:
    """Into the register."""
    form = BreachForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            user = request.user
            row = services.report_breach(
                agency=user.agency, happened=form.happened(), actor=user, at=clock.now()
            )
            return redirect_with_message(request, "Đã ghi vào sổ.", "privacy:breach", row.pk)
    context = {
        "title": "Ghi vi phạm về dữ liệu cá nhân",
        "crumbs": [("Sổ vi phạm dữ liệu", reverse("privacy:breaches"))],
        "intro": "Ghi ngay khi phát hiện, chưa rõ hết cũng ghi: hạn tính từ lúc phát hiện.",
        "form": form,
        "submit": "Ghi vào sổ",
        "back_url": reverse("privacy:breaches"),
    }
    return render(request, FORM, context)


@dataclass(frozen=True)
class Page:
    """A page of one act on a breach."""

    title: str
    form: Callable[[Any], NotifyForm | ToldForm | WordsOnlyForm]
    do: Callable[..., object]
    done: str
    intro: str = ""


MEASURE = Page(
    "Ghi biện pháp",
    WordsOnlyForm,
    services.note_measure,
    "Đã ghi.",
    "Đã làm gì để ngăn, để khắc phục.",
)
NOTIFY = Page(
    "Ghi đã thông báo",
    NotifyForm,
    services.notify,
    "Đã ghi thông báo.",
    "Sau khi văn bản thông báo đã gửi đi; kèm biên bản in từ trang này.",
)
TELL = Page("Ghi đã báo người bị ảnh hưởng", ToldForm, services.tell_persons, "Đã ghi.")
CLOSE = Page(
    "Khép lại", WordsOnlyForm, services.close_breach, "Đã khép lại.", "Kết luận, rút kinh nghiệm."
)
DISMISS = Page(
    "Không phải vi phạm",
    WordsOnlyForm,
    services.dismiss,
    "Đã ghi là không phải vi phạm.",
    "Ghi vì sao; vụ này vẫn ở trong sổ, việc phải thông báo được bỏ.",
)


@allowed(Act.HANDLE_DATA_REQUESTS)
def measure(request: StaffRequest, pk: int) -> HttpResponse:
    """What was done."""
    return _act(request, pk, MEASURE)


@allowed(Act.DECIDE_DATA_REQUESTS)
def notify(request: StaffRequest, pk: int) -> HttpResponse:
    """The competent body was told."""
    return _act(request, pk, NOTIFY)


@allowed(Act.DECIDE_DATA_REQUESTS)
def tell(request: StaffRequest, pk: int) -> HttpResponse:
    """Those concerned were told."""
    return _act(request, pk, TELL)


@allowed(Act.DECIDE_DATA_REQUESTS)
def close_breach(request: StaffRequest, pk: int) -> HttpResponse:
    """It is over."""
    return _act(request, pk, CLOSE)


@allowed(Act.DECIDE_DATA_REQUESTS)
def dismiss(request: StaffRequest, pk: int) -> HttpResponse:
    """It was none."""
    return _act(request, pk, DISMISS)


def _act(request: StaffRequest, pk: int, page: Page) -> HttpResponse:
    row = queries.breach_for(request.user, pk, today=clock.today())
    form = page.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            page.do(breach=row, actor=request.user, at=clock.now(), **form.said())
            return redirect_with_message(request, page.done, "privacy:breach", pk)
    context = {
        "title": page.title,
        "subtitle": row,
        "crumbs": [
            ("Sổ vi phạm dữ liệu", reverse("privacy:breaches")),
            (str(row), reverse("privacy:breach", args=[pk])),
        ],
        "intro": page.intro,
        "form": form,
        "submit": page.title,
        "back_url": reverse("privacy:breach", args=[pk]),
    }
    return render(request, FORM, context)


@require_POST
@allowed(Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS)
def paper(request: StaffRequest, pk: int, form: str) -> HttpResponseBase:
    """The minutes of the breach, to go with the notice; what it says is noted as read."""
    if form not in ("pdf", "docx"):
        raise Http404
    today = clock.today()
    row = queries.breach_for(request.user, pk, today=today)
    opened = queries.open_breach(request.user, row, at=clock.now(), today=today)
    drawn = breach_paper(row, opened)
    content = papers.pdf(drawn) if form == "pdf" else papers.docx(drawn)
    name = f"bien-ban-vi-pham-{row.year}-{row.number}.{form}"
    return download(io.BytesIO(content), name=name, media_type=FORMS[form])
