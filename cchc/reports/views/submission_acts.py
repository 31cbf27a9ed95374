"""A page for one act on a submission: the form, the rule shown beside it, the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation.guards import StaffRequest
from cchc.reports import queries
from cchc.reports.choices import SubmissionAct
from cchc.reports.models import ReportSubmission
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


@dataclass(frozen=True)
class Page:
    """A page of an act: the form for a submission, what is done with it, the words around it.

    ``do`` is called with the submission, what the form says, who acts when; it answers the
    submission to show next.
    """

    act: SubmissionAct
    form: Callable[[Any, ReportSubmission], forms.Form]
    do: Callable[..., ReportSubmission]
    submit: str
    done: str
    intro: str = ""


def posted(request: StaffRequest) -> Any:
    """What was posted; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def answer(request: StaffRequest, pk: int, page: Page) -> HttpResponse:
    """Show the form; when it is right, do the act; broken rules are told in words."""
    today = clock.today()
    row = queries.submission_for(request.user, pk, today=today)
    with rules_told(request):
        queries.state_after(row, page.act, request.user, today=today)
        form = page.form(posted(request), row)
        if form.is_valid():
            with rules_shown(form):
                by = {"actor": request.user, "at": clock.now()}
                made = page.do(submission=row, **form.cleaned_data, **by)
                return redirect_with_message(request, page.done, "reports:submission", made.pk)
        context = {
            "title": page.act.label,
            "row": row,
            "form": form,
            "submit": page.submit,
            "intro": page.intro,
            "back_url": reverse("reports:submission", args=[pk]),
        }
        return render(request, "reports/act.html", context)
    return redirect("reports:submission", pk)
