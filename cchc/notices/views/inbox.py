"""The inbox of a person."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.notices import queries, services
from cchc.organisation.guards import StaffRequest, signed_in
from cchc.web.responses import redirect_with_message

PER_PAGE = 30


@signed_in
def inbox(request: StaffRequest) -> HttpResponse:
    """The person's messages, newest first; looking writes nothing."""
    page = Paginator(queries.inbox(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "unread": queries.unread_count(request.user)}
    return render(request, "notices/inbox.html", context)


@require_POST
@signed_in
def open_message(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark the message read and go where it leads."""
    message = queries.get_for(request.user, pk)
    services.mark_read(message=message, at=clock.now())
    return redirect(message.link or "notices:inbox")


@require_POST
@signed_in
def read_all(request: StaffRequest) -> HttpResponse:
    """Mark everything read."""
    services.mark_all_read(user=request.user, at=clock.now())
    return redirect_with_message(request, "Đã đánh dấu đọc mọi thông báo.", "notices:inbox")
