"""What surrounds the pages of a signed-in person."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation import queries, sessions
from cchc.organisation.models import User
from cchc.web.components import Frame


def frame_of(request: HttpRequest) -> Frame:
    """Agency, person, post, way out and idle time; empty for the stranger."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return Frame()
    posts = queries.posts_on(user, clock.today())
    return Frame(
        agency=user.agency.name,
        person=" ".join(part for part in (user.honorific, user.full_name) if part),
        post=", ".join(post.title for post in posts) or "chưa có chức vụ",
        account_url=reverse("organisation:account"),
        sign_out_url=reverse("organisation:sign_out"),
        idle_minutes=sessions.idle_minutes(request),
    )


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the variable ``frame``."""
    return {"frame": frame_of(request)}
