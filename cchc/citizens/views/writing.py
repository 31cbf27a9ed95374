"""Registering and correcting; what looks odd is shown once, then saved as it was said."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.citizens import queries, services
from cchc.citizens.choices import Why
from cchc.citizens.forms import CorrectionForm, DetailsForm
from cchc.citizens.services import Registered
from cchc.citizens.views.shown import in_words
from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message

WRITES = allowed(Act.REGISTER_CITIZEN)


@WRITES
def register(request: StaffRequest) -> HttpResponse:
    """Somebody new, or found by the number."""
    form = DetailsForm(request.POST or None)
    if form.is_valid() and _is_looked_at(request, form):
        with rules_shown(form):
            done = services.register(
                agency=request.user.agency,
                said=form.details(),
                actor=request.user,
                at=clock.now(),
            )
            return _to_registered(request, done)
    back = reverse("citizens:people")
    return _form(request, form, "Ghi người dân, tổ chức", back)


@WRITES
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Put right what is known; opening the form shows it, so it is noted."""
    found = queries.get_for(request.user, pk)
    at = clock.now()
    if request.method == "POST":
        form = CorrectionForm(request.POST)
    else:
        said = queries.open_person(request.user, pk, at=at, why=Why.CORRECT)
        form = CorrectionForm(initial=vars(said))
    if form.is_valid() and _is_looked_at(request, form):
        with rules_shown(form):
            reason = form.cleaned_data["reason"]
            services.correct(
                citizen=found, said=form.details(), reason=reason, actor=request.user, at=at
            )
            return redirect_with_message(request, "Đã sửa thông tin.", "citizens:person", pk)
    return _form(request, form, "Sửa thông tin", reverse("citizens:person", args=[pk]))


@require_POST
@WRITES
def note_id_shown(request: StaffRequest, pk: int) -> HttpResponse:
    """The identity paper was seen."""
    found = queries.get_for(request.user, pk)
    services.note_id_shown(citizen=found, actor=request.user, at=clock.now())
    return redirect_with_message(
        request, "Đã ghi: giấy tờ tùy thân đã xuất trình.", "citizens:person", pk
    )


def _is_looked_at(request: StaffRequest, form: DetailsForm) -> bool:
    return form.is_looked_at(request.POST.getlist("seen"), today=clock.today())


def _to_registered(request: StaffRequest, done: Registered) -> HttpResponse:
    told = "Đã ghi."
    if done.was_known:
        told = "Số giấy tờ này đã có, không ghi thêm; đây là người đó."
    if differs := in_words(done.differs):
        messages.warning(
            request,
            f"Vừa khai khác thông tin đang lưu: {differs}. Nếu khai đúng, hãy sửa thông tin.",
        )
    return redirect_with_message(request, told, "citizens:person", done.citizen.pk)


def _form(request: StaffRequest, form: DetailsForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back_url": back}
    return render(request, "citizens/details.html", context)
