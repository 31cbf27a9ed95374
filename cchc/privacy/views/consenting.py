"""The register of consents: who said yes to which words, when, how; withdrawn when."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.citizens import queries as citizens
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.privacy import queries, services
from cchc.privacy.choices import Purpose
from cchc.privacy.forms import SearchForm
from cchc.privacy.models import Consent
from cchc.privacy.registers_forms import ConsentForm, WithdrawForm, WordsForm
from cchc.privacy.services import Holder
from cchc.privacy.showing import purpose_tabs
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

ROWS_A_PAGE = 30
FORM = "privacy/register_form.html"


@allowed(Act.SEE_DATA_REQUESTS)
def consents(request: StaffRequest) -> HttpResponse:
    """The register, of one purpose or all; nobody's name."""
    today, purpose = clock.today(), request.GET.get("muc-dich", "")
    rows = queries.consents_of(request.user, today=today, purpose=purpose)
    context = {
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "tabs": purpose_tabs(purpose),
        "may_handle": queries.may_handle(request.user, today=today),
    }
    return render(request, "privacy/consents.html", context)


@allowed(Act.SEE_DATA_REQUESTS)
def consent(request: StaffRequest, pk: int) -> HttpResponse:
    """One consent with the words that were put, to be printed as its proof."""
    return _consent(request, pk)


@require_POST
@allowed(Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS)
def open_consent(request: StaffRequest, pk: int) -> HttpResponse:
    """The same with what proves it; noted in the log of reads."""
    return _consent(request, pk, is_open=True)


def _consent(request: StaffRequest, pk: int, *, is_open: bool = False) -> HttpResponse:
    today, user = clock.today(), request.user
    row = queries.consent_for(user, pk, today=today)
    may_handle = queries.may_handle(user, today=today)
    context = {
        "row": row,
        "history": queries.consent_history(row),
        "may_handle": may_handle,
        "may_open": may_handle or queries.may_decide(user, today=today),
        "is_open": is_open,
        "proof": queries.open_proof(user, row, at=clock.now(), today=today) if is_open else "",
    }
    return render(request, "privacy/consent.html", context)


@allowed(Act.HANDLE_DATA_REQUESTS)
def take_consent(request: StaffRequest) -> HttpResponse:
    """Somebody signed at the desk: found in the book, what they consented to, what proves it."""
    today, user = clock.today(), request.user
    search = SearchForm(request.POST or None)
    text = search.cleaned_data["q"] if request.method == "POST" and search.is_valid() else ""
    found = citizens.search(user, text, today=today).rows if text else []
    is_chosen = "proof" in request.POST
    form = ConsentForm(request.POST if is_chosen else None, people=found, text=text)
    if is_chosen and form.is_valid():
        with rules_shown(form):
            row = _signed(request, form)
            return redirect_with_message(request, "Đã ghi.", "privacy:consent", row.pk)
    context = {
        "search": search,
        "form": form if found else None,
        "text": text,
        "words": queries.all_words(user.agency),
    }
    return render(request, "privacy/take_consent.html", context)


def _signed(request: StaffRequest, form: ConsentForm) -> Consent:
    said, user = form.cleaned_data, request.user
    return services.consent(
        agency=user.agency,
        purpose=said["purpose"],
        version=queries.words_now(user.agency, Purpose(said["purpose"])).version,
        holder=Holder(citizens.get_for(user, said["citizen"])),
        channel=said["channel"],
        proof=said["proof"],
        actor=user,
        at=clock.now(),
    )


@allowed(Act.HANDLE_DATA_REQUESTS)
def withdraw_consent(request: StaffRequest, pk: int) -> HttpResponse:
    """It was taken back at the desk, by letter."""
    row = queries.consent_for(request.user, pk, today=clock.today())
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with rules_shown(form):
            services.withdraw_consent(
                consent=row,
                channel=form.cleaned_data["channel"],
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, "Đã ghi rút lại.", "privacy:consent", pk)
    context = {
        "title": "Rút lại sự đồng ý",
        "subtitle": row,
        "crumbs": [("Sổ đồng ý", reverse("privacy:consents"))],
        "intro": "Từ lúc này không được dùng dữ liệu cho mục đích đó nữa.",
        "form": form,
        "submit": "Ghi rút lại",
        "back_url": reverse("privacy:consent", args=[pk]),
    }
    return render(request, FORM, context)


@allowed(Act.SEE_DATA_REQUESTS)
def consent_texts(request: StaffRequest) -> HttpResponse:
    """The words of each purpose that hold today."""
    user = request.user
    context = {
        "words": queries.all_words(user.agency),
        "may_write": queries.may_decide(user, today=clock.today()),
    }
    return render(request, "privacy/consent_texts.html", context)


@allowed(Act.DECIDE_DATA_REQUESTS)
def write_text(request: StaffRequest, purpose: str) -> HttpResponse:
    """The next version of the words of a purpose."""
    if purpose not in Purpose.values:
        raise Http404
    user = request.user
    now = queries.words_now(user.agency, Purpose(purpose))
    data = request.POST if request.method == "POST" else None
    form = WordsForm(data, initial={"text": now.text})
    if form.is_valid():
        with rules_shown(form):
            text, at = form.cleaned_data["text"], clock.now()
            services.write_text(agency=user.agency, purpose=purpose, text=text, actor=user, at=at)
            return redirect_with_message(request, "Đã ban hành.", "privacy:consent_texts")
    context = {
        "title": "Bản mới của nội dung đồng ý",
        "subtitle": now.purpose.label,
        "crumbs": [("Nội dung đồng ý", reverse("privacy:consent_texts"))],
        "intro": "Ai đã đồng ý thì vẫn là đồng ý với bản cũ. Bản mới dùng cho lần hỏi sau.",
        "form": form,
        "submit": "Ban hành bản mới",
        "back_url": reverse("privacy:consent_texts"),
    }
    return render(request, FORM, context)
