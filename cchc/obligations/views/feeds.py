"""The person's own calendar: its address, and the file behind it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.obligations import ical, queries, services
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web import limits
from cchc.web.forms import rules_told
from cchc.web.responses import redirect_with_message

AN_HOUR, MOST = 3600, 60


@allowed(Act.SEE_PLAN)
def own(request: StaffRequest) -> HttpResponse:
    """Whether the person has an address, and what can be done; a new one is shown once."""
    address = ""
    if request.method == "POST":
        secret = services.open_feed(actor=request.user, at=clock.now())
        address = f"{settings.SITE_ADDRESS}{ical.path_of(secret)}"
    return _page(request, address)


@allowed(Act.SEE_PLAN)
def end(request: StaffRequest) -> HttpResponseBase:
    """End the address."""
    if request.method == "POST":
        with rules_told(request):
            services.end_feed(actor=request.user, at=clock.now())
            return redirect_with_message(
                request, "Đã ngừng; địa chỉ cũ không còn mở được.", "obligations:feed"
            )
    return _page(request)


def _page(request: StaffRequest, address: str = "") -> HttpResponse:
    context = {"feed": queries.own_feed(request.user), "address": address}
    answer = render(request, "obligations/feed.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The file; 404 for what is nobody's address, 429 for who asks too often."""
    owner = queries.feed_owner(secret)
    if not limits.within("calendar feed", str(owner.pk), most=MOST, seconds=AN_HOUR):
        return HttpResponse(status=429, headers={"Retry-After": str(AN_HOUR)})
    now = clock.now()
    content = ical.calendar_of(
        queries.feed_rows(owner, today=clock.today()),
        name=f"Việc của tôi - {owner.agency.name}",
        site=settings.SITE_ADDRESS,
        at=ical.beginning_of(now),
    )
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    answer["Content-Disposition"] = 'attachment; filename="viec-cua-toi.ics"'
    return answer
