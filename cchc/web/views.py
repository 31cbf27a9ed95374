"""The style guide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cchc.web import guide
from cchc.web.responses import polling_is_over

GUIDE_PAGES = {
    "": "web/guide/components.html",
    "bieu-mau": "web/guide/forms.html",
    "doi-chieu": "web/guide/review.html",
    "xac-nhan": "web/guide/confirm.html",
    "cong-khai": "web/guide/public.html",
}


def style_guide(request: HttpRequest, page: str = "") -> HttpResponse:
    """A page of the style guide; only where the installation is not in real use."""
    if not settings.STYLE_GUIDE or page not in GUIDE_PAGES:
        raise Http404
    answered = request.POST.dict() if request.method == "POST" else None
    return render(request, GUIDE_PAGES[page], guide.context(answered))


def sample_progress(request: HttpRequest) -> HttpResponse:
    """The long work of the style guide never ends."""
    return polling_is_over()
