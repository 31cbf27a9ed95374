"""A page for each act on a document: the form, the rule shown beside it, the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.documents import queries, services
from cchc.documents.choices import DocumentAct
from cchc.documents.content import TableBlock
from cchc.documents.forms import (
    AskForm,
    CommentForm,
    DraftForm,
    FreezeForm,
    IssueForm,
    ReasonForm,
    SignedCopyForm,
)
from cchc.documents.models import OfficialDocument
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

Document = OfficialDocument
Doing = Callable[[Document, Any, dict[str, Any]], object]


@dataclass(frozen=True)
class Page:
    """A page of an act: the form for a document, what is done with it, the words around it.

    ``do`` is handed the document, the valid form, and who acts when.
    """

    act: DocumentAct
    form: Callable[[StaffRequest, Document], forms.Form]
    do: Doing
    submit: str
    done: str
    intro: str = ""


def _answer(request: StaffRequest, pk: int, page: Page) -> HttpResponse:
    """Show the form; when it is right, do the act; broken rules are told in words."""
    document = queries.get_for(request.user, pk, today=clock.today())
    with rules_told(request):
        queries.state_after(document, page.act, request.user, today=clock.today())
        form = page.form(request, document)
        if form.is_valid():
            with rules_shown(form):
                page.do(document, form, {"actor": request.user, "at": clock.now()})
                return redirect_with_message(request, page.done, "documents:document", pk)
        context = {
            "title": page.act.label,
            "document": document,
            "form": form,
            "submit": page.submit,
            "intro": page.intro,
            "back_url": reverse("documents:document", args=[pk]),
            "annexes": _annexes(document) if page.act == DocumentAct.SIGN_OFF else [],
        }
        return render(request, "documents/act.html", context)
    return redirect("documents:document", pk)


def _annexes(document: Document) -> list[tuple[str, int]]:
    """What comes with the text that is signed: (title, rows), so that nothing slips through."""
    return [
        (annex.title, sum(len(b.rows) for b in annex.blocks if isinstance(b, TableBlock)))
        for annex in document.said.annexes
    ]


def _data(request: StaffRequest) -> Any:
    """What was posted; None when the page is only opened (a form may have no field at all)."""
    return request.POST if request.method == "POST" else None


def _filled_in(service: Callable[..., object]) -> Doing:
    """The service, called with what the form says."""
    return lambda document, form, by: service(document=document, **form.cleaned_data, **by)


@allowed(Act.DRAFT_DOCUMENT)
def draft(request: StaffRequest) -> HttpResponse:
    """A new document, written by hand."""
    user, today = request.user, clock.today()
    unit = organisation.units_of(user, today).first()
    form = DraftForm(_data(request), agency=user.agency, unit=unit)
    if form.is_valid():
        with rules_shown(form):
            made = services.draft(
                agency=user.agency,
                actor=user,
                at=clock.now(),
                kind=form.cleaned_data["kind"],
                content=form.content(),
                unit=unit,
                is_secret=form.cleaned_data["is_secret"],
            )
            return redirect_with_message(request, "Đã lưu dự thảo.", "documents:document", made.pk)
    context = {
        "title": "Soạn văn bản",
        "form": form,
        "submit": "Lưu dự thảo",
        "back_url": reverse("documents:documents"),
    }
    return render(request, "documents/act.html", context)


REVISE = Page(
    DocumentAct.REVISE,
    lambda request, document: DraftForm(
        _data(request), agency=document.agency, unit=document.unit, document=document
    ),
    lambda document, form, by: services.revise(document=document, content=form.content(), **by),
    "Lưu dự thảo",
    "Đã lưu dự thảo.",
)
ASK = Page(
    DocumentAct.ASK_COMMENTS,
    lambda request, document: AskForm(
        _data(request), people=queries.may_be_asked(document, today=clock.today())
    ),
    _filled_in(services.ask_comments),
    "Gửi xin ý kiến",
    "Đã gửi xin ý kiến.",
    "Người được hỏi nhận thông báo và xem được dự thảo.",
)
COMMENT = Page(
    DocumentAct.COMMENT,
    lambda request, document: CommentForm(_data(request)),
    _filled_in(services.comment),
    "Gửi ý kiến",
    "Đã gửi ý kiến.",
)
FREEZE = Page(
    DocumentAct.FREEZE,
    lambda request, document: FreezeForm(
        _data(request), people=queries.may_sign(document.agency, today=clock.today())
    ),
    _filled_in(services.freeze),
    "Trình ký",
    "Đã trình ký.",
    "Nội dung được giữ nguyên thành tệp PDF, chưa có số; muốn sửa thì người ký phải trả lại.",
)
SIGN_OFF = Page(
    DocumentAct.SIGN_OFF,
    lambda request, document: forms.Form(_data(request)),
    _filled_in(services.sign_off),
    "Duyệt ký",
    "Đã duyệt ký. Văn thư sẽ lấy số và phát hành.",
    "Bạn đồng ý với nội dung đã trình. Văn thư lấy số, đóng dấu và phát hành.",
)
SEND_BACK = Page(
    DocumentAct.SEND_BACK,
    lambda request, document: ReasonForm(_data(request)),
    _filled_in(services.send_back),
    "Trả lại",
    "Đã trả lại người soạn.",
    "Người soạn nhận thông báo kèm lý do và sửa lại dự thảo.",
)
ATTACH = Page(
    DocumentAct.ATTACH,
    lambda request, document: SignedCopyForm(_data(request), request.FILES or None),
    lambda document, form, by: services.attach_signed_copy(
        document=document,
        file=form.cleaned_data["file"],
        name=form.cleaned_data["file"].name,
        **by,
    ),
    "Gắn tệp",
    "Đã gắn bản đã ký, đóng dấu.",
)
WITHDRAW = Page(
    DocumentAct.WITHDRAW,
    lambda request, document: ReasonForm(_data(request)),
    _filled_in(services.withdraw),
    "Rút văn bản",
    "Đã rút văn bản.",
    "Văn bản đã rút không trình lại được; những người đã xử lý vẫn xem được.",
)


@allowed(Act.DRAFT_DOCUMENT)
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """Other words for a draft."""
    return _answer(request, pk, REVISE)


@allowed(Act.DRAFT_DOCUMENT)
def ask_comments(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask colleagues what they think."""
    return _answer(request, pk, ASK)


@allowed(Act.DRAFT_DOCUMENT)
def comment(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what one thinks."""
    return _answer(request, pk, COMMENT)


@allowed(Act.DRAFT_DOCUMENT)
def freeze(request: StaffRequest, pk: int) -> HttpResponse:
    """Put the document before a signer."""
    return _answer(request, pk, FREEZE)


@allowed(Act.SIGN_OFF)
def sign_off(request: StaffRequest, pk: int) -> HttpResponse:
    """Agree to the frozen text."""
    return _answer(request, pk, SIGN_OFF)


@allowed(Act.SIGN_OFF, Act.ISSUE_DOCUMENT)
def send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Back to the author."""
    return _answer(request, pk, SEND_BACK)


def _issue_form(request: StaffRequest, document: Document) -> IssueForm:
    return IssueForm(_data(request), initial={"issued_on": clock.today()})


@allowed(Act.ISSUE_DOCUMENT)
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    """Number, date, send."""
    found = queries.get_for(request.user, pk, today=clock.today())
    number = queries.expected_number(found, clock.today().year)
    intro = (
        f"Số tiếp theo (dự kiến): {number:02d}/{found.symbol}. Số thật được lấy khi bấm “Lấy số, "
        "phát hành”; sau đó văn bản không sửa được nữa."
    )
    done = "Đã phát hành. Hãy gắn bản đã ký, đóng dấu khi có."
    page = Page(
        DocumentAct.ISSUE, _issue_form, _filled_in(services.issue), "Lấy số, phát hành", done, intro
    )
    return _answer(request, pk, page)


@allowed(Act.ISSUE_DOCUMENT)
def attach_signed_copy(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep the scan of the signed paper."""
    return _answer(request, pk, ATTACH)


@allowed(Act.DRAFT_DOCUMENT)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the document up."""
    return _answer(request, pk, WITHDRAW)
