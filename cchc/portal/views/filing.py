"""A filer's dossiers: begun, filled in, looked at again, sent, and the receipt."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cchc.dossiers.services import Scan
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.portal import queries, services
from cchc.portal.caching import unseen
from cchc.portal.declaring import DeclarationForm
from cchc.portal.filers import FilerRequest, end_session, filer_of, filing, sign_in_address
from cchc.portal.models import FilingDraft
from cchc.portal.receipts import receipt_of
from cchc.portal.services.drafting import LARGEST
from cchc.web.forms import rules_told
from cchc.web.responses import redirect_with_message

ACCOUNT_GONE = "Đã xóa tài khoản, bản nháp và thông tin giữ để điền sẵn."
BEGUN_ANEW = "Đã chuyển sang bản đang áp dụng; hãy xem lại các mục rồi nộp."


@require_safe
@filing
def filings(request: FilerRequest) -> HttpResponse:
    """Drafts and what was sent."""
    drafts = queries.drafts_of(request.filer, at=clock.now())
    context = {
        "drafts": drafts,
        "sent": queries.sent_by(request.filer)[:50],
        "agreed": queries.agreed_by(request.filer),
    }
    return render(request, "portal/filing/filings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, agency: str, code: str) -> HttpResponse:
    """What it takes to file this procedure here; the button begins a draft or resumes it."""
    face = queries.face_of(agency, at=clock.now())
    version = queries.version_to_file(face.agency, code, today=clock.today())
    filer = filer_of(request)
    if request.method == "POST":
        if filer is None:
            return unseen(redirect(sign_in_address(request.path)))
        with rules_told(request):
            draft = services.start(filer=filer, agency=face.agency, version=version, at=clock.now())
            return unseen(redirect("portal:draft", draft.key))
        return unseen(redirect("portal:filings"))
    found = queries.described(face.agency, code, today=clock.today())
    context = {"face": face, "found": found, "filer": filer}
    return unseen(render(request, "portal/filing/start.html", context))


@sensitive_variables("form")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@filing
def draft(request: FilerRequest, key: UUID) -> HttpResponse:
    """The form with the papers; kept as typed, checked when the filer wants to go on."""
    row = queries.draft_for(request.filer, key, at=clock.now())
    if row.dossier_id:
        return redirect("portal:filed", key)
    content = queries.content_of(row)
    is_sent = request.method == "POST"
    form = DeclarationForm(request.POST if is_sent else None, content=content, begun=row.typed)
    wrong: dict[str, str] = {}
    if is_sent:
        wrong = _kept(request, row, form)
    goes_on = request.POST.get("then") == "review"
    if is_sent and not wrong and (not goes_on or form.is_valid()):
        return _after_keeping(request, key, goes_on=goes_on)
    if is_sent and not goes_on:  # what was only kept is not found fault with yet
        form = DeclarationForm(None, content=content, begun=form.typed())
    context = _context(request, row, form) | {"wrong_files": wrong}
    return render(request, "portal/filing/draft.html", context)


def _kept(request: FilerRequest, row: FilingDraft, form: DeclarationForm) -> dict[str, str]:
    """Keep what came; what is wrong with a file, by the code of its paper."""
    papers = [each for each in queries.papers_to_give(row, form.content) if each.takes_files]
    codes = [each.paper.code for each in papers]
    files = [
        (code, Scan(file.name or "tep", file.read(LARGEST + 1)))
        for code in codes
        for file in request.FILES.getlist(f"t_{code}")
    ]
    dropped = [int(pk) for pk in request.POST.getlist("bo") if pk.isdecimal()]
    keep = partial(services.fill_in, draft=row, typed=form.typed(), dropped=dropped, at=clock.now())
    try:
        keep(files=files)
    except RuleBroken as broken:
        if not broken.field:
            raise
        keep(files=())
        return {broken.field.removeprefix("t_"): broken.message}
    return {}


def _after_keeping(request: FilerRequest, key: UUID, *, goes_on: bool) -> HttpResponse:
    if goes_on:
        return redirect("portal:review", key)
    return redirect_with_message(request, "Đã lưu bản nháp.", "portal:draft", key)


def _context(request: FilerRequest, row: FilingDraft, form: DeclarationForm) -> dict[str, object]:
    return {
        "draft": row,
        "form": form,
        "papers": queries.papers_to_give(row, form.content),
        "is_current": queries.applies(row, today=clock.today()),
        "newer": queries.newer_version(row, today=clock.today()),
        "filer": request.filer,
    }


@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
@filing
def review(request: FilerRequest, key: UUID) -> HttpResponse:
    """Everything once more; the button sends it, once, however often it is pressed."""
    row = queries.draft_for(request.filer, key, at=clock.now())
    if row.dossier_id:
        return redirect("portal:filed", key)
    form = DeclarationForm(row.typed, content=queries.content_of(row))
    is_whole = form.is_valid()
    context = _context(request, row, form)
    context |= {"missing": queries.missing_papers(row), "is_whole": is_whole}
    context["words"] = queries.words_to_ask(request.filer, row.agency)
    if request.method == "POST" and is_whole:
        with rules_told(request):
            services.submit(
                draft=row,
                said=form.details(request.filer.email),
                declared=form.declared(),
                at=clock.now(),
                way=form.way(request.filer.email),
                agrees_to=_ticked(request),
            )
            return redirect("portal:filed", key)
        return redirect("portal:review", key)
    return render(request, "portal/filing/review.html", context)


def _ticked(request: FilerRequest) -> int | None:
    """The version of the words that was consented to; a box left alone is no consent."""
    version = request.POST.get("giu_lai", "")
    return int(version) if version.isdecimal() and len(version) < 6 else None


@require_POST
@filing
def take_back(request: FilerRequest) -> HttpResponse:
    """What was kept for the next form is deleted, the consent withdrawn."""
    services.take_back(filer=request.filer, at=clock.now())
    done = "Đã rút lại và xóa thông tin giữ để điền sẵn."
    return redirect_with_message(request, done, "portal:filings")


@require_POST
@filing
def close_account(request: FilerRequest) -> HttpResponse:
    """The account ends with everything in it; what was sent stays with the agency."""
    services.close_account(filer=request.filer, at=clock.now())
    return end_session(redirect_with_message(request, ACCOUNT_GONE, "portal:filer_sign_in"))


@require_POST
@filing
def renew(request: FilerRequest, key: UUID) -> HttpResponse:
    """Go on with the version that applies now."""
    row = queries.draft_for(request.filer, key, at=clock.now())
    newer = queries.newer_version(row, today=clock.today())
    if row.dossier_id or newer is None:
        return redirect("portal:draft", key)
    services.carry_over(draft=row, version=newer, at=clock.now())
    return redirect_with_message(request, BEGUN_ANEW, "portal:draft", key)


@require_POST
@filing
def drop(request: FilerRequest, key: UUID) -> HttpResponse:
    """The draft is deleted with everything in it."""
    row = queries.draft_for(request.filer, key, at=clock.now())
    with rules_told(request):
        services.drop_draft(draft=row, at=clock.now())
        return redirect_with_message(request, "Đã xóa bản nháp.", "portal:filings")
    return redirect("portal:filings")


@require_safe
@filing
def filed(request: FilerRequest, key: UUID) -> HttpResponse:
    """The receipt: code, PIN and QR code, at once and again later."""
    row = queries.draft_for(request.filer, key, at=clock.now())
    if row.dossier is None:
        return redirect("portal:draft", key)
    context = {
        "receipt": receipt_of(row.dossier),
        "row": row,
        "supplements": queries.takes_supplements(row.dossier),
    }
    return render(request, "portal/filing/filed.html", context)
