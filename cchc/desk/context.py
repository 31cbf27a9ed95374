"""What surrounds every page of a signed-in person: the frame and the menu."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cchc.desk import queries
from cchc.desk.manual import address, own_slug
from cchc.desk.menu import menu_of
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.context import frame_of
from cchc.organisation.models import User
from cchc.web.components import Frame, MenuGroup


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``frame`` and ``menu``, made only when a template draws them."""
    made = SimpleLazyObject(lambda: _made(request))
    return {
        "frame": SimpleLazyObject(lambda: made[0]),
        "menu": SimpleLazyObject(lambda: made[1]),
    }


def _made(request: HttpRequest) -> tuple[Frame, list[MenuGroup]]:
    """Both, from the same counts; no menu for the stranger and who must set up sign-in first."""
    frame, user = frame_of(request), getattr(request, "user", None)
    if not isinstance(user, User) or user.must_change_password:
        return frame, []
    today = clock.today()
    acts = organisation.acts_of(user, today)
    waiting = queries.waiting(user, acts, today=today)
    framed = replace(
        frame,
        notices_url=reverse("notices:inbox"),
        notices=waiting["notices"],
        search_url=reverse("desk:search"),
        help_url=address(own_slug(acts)),
    )
    return framed, menu_of(acts, waiting, request.path)
