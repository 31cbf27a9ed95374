"""Headers of the public pages: kept by nobody, in no search engine."""

from django.http import HttpResponseBase


def unseen(answer: HttpResponseBase) -> HttpResponseBase:
    """A page with a form; never ``no-referrer``, or its POST would come from the origin "null"."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
