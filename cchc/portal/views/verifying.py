"""Verification of a result by the mark in its QR code: whether it is genuine, and no content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.organisation.addresses import client_address
from cchc.portal.caching import unseen, untold
from cchc.portal.rules import guessing
from cchc.results import queries as results
from cchc.results.choices import Verdict
from cchc.web.components import Tone
from cchc.web.limits import within

TONES: dict[Verdict, Tone] = {
    Verdict.GENUINE: "good",
    Verdict.NOT_YET: "info",
    Verdict.EXPIRED: "warn",
    Verdict.SUPERSEDED: "warn",
    Verdict.REVOKED: "bad",
    Verdict.UNKNOWN: "bad",
}


@require_safe
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """The verdict on a mark; like the link of a slip never an answer of 400 or more."""
    who = client_address(request) or "unknown"
    most, seconds = guessing.LINKS_PER_ADDRESS, guessing.ADDRESS_SECONDS
    if not within("verify-link", who, most=most, seconds=seconds):
        return unseen(redirect("portal:wait"))
    found = results.verification(token, today=clock.today())
    context = {"found": found, "tone": TONES[found.verdict], "now": clock.now()}
    return untold(render(request, "portal/verify.html", context))
