"""How long others may keep a public page: the same for everybody, so anybody's cache may."""

from typing import TypeVar

from django.http import HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)

_SECONDS = 300


def shared(answer: Answer) -> Answer:
    """Five minutes, in shared caches too; only for pages without form and cookie."""
    answer.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    return answer


def unseen(answer: Answer) -> Answer:
    """Kept by nobody, and in no search engine.

    A page with a form must not be ``no-referrer``: its POST would come from the origin "null",
    which the check against forged posts refuses.
    """
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def untold(answer: Answer) -> Answer:
    """Unseen, and its address, which may hold the token of a slip, is told to no other page."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    return unseen(answer)
