"""The page of the leader's board."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.indicators.board import board_for
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.periods import PeriodForm


@require_safe
@allowed(Act.SEE_PLAN)
def board(request: StaffRequest) -> HttpResponse:
    """What is at risk today, how the period stands, whether the targets hold, by unit."""
    form, at = PeriodForm(request.GET, today=clock.today()), clock.now()
    context = {"form": form, "at": at, "board": board_for(request.user, form.period, at=at)}
    return render(request, "indicators/board.html", context)
