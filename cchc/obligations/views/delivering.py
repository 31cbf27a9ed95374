"""Handing in, accepting, assigning: acts that concern several obligations at once."""

from django.http import HttpResponse

from cchc.kernel import clock
from cchc.obligations import queries, services
from cchc.obligations.forms import AcceptForm, AssignForm, SubmitForm
from cchc.obligations.rules.proposals import proven_period
from cchc.obligations.views.acting import form_page, refused
from cchc.obligations.views.reading import SEES
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest
from cchc.web.forms import rules_shown
from cchc.web.responses import redirect_with_message


@SEES
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand in a product, for this obligation and others of the same subject."""
    row = queries.get_for(request.user, pk, today=clock.today())
    if answer := refused(request, row, "submit"):
        return answer
    siblings = list(queries.siblings(row, request.user, today=clock.today()))
    documents = queries.documents_to_offer(row, request.user, today=clock.today())
    form = SubmitForm(
        *([request.POST, request.FILES] if request.method == "POST" else []),
        siblings=siblings,
        documents=documents,
        period=proven_period(row.due_on or clock.today(), queries.other_dates(row), clock.today()),
    )
    if form.is_valid():
        with rules_shown(form):
            services.submit(
                obligations=[row, *form.served()], **form.said(), actor=request.user, at=clock.now()
            )
            said = "Đã nộp sản phẩm, chờ nghiệm thu."
            return redirect_with_message(request, said, "obligations:page", pk)
    return form_page(request, row, form, title="Nộp sản phẩm", submit="Nộp sản phẩm")


@SEES
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """Accept the product, perhaps for all that the same submission serves."""
    row = queries.get_for(request.user, pk, today=clock.today())
    if answer := refused(request, row, "accept"):
        return answer
    others = queries.waiting_together(row)
    form = AcceptForm(*([request.POST] if request.method == "POST" else []), others=others)
    if form.is_valid():
        also = [one for one in others if str(one.pk) in form.cleaned_data.get("also", [])]
        with rules_shown(form):
            services.accept_all(
                obligations=[row, *also],
                reason=form.cleaned_data["reason"],
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, "Đã nghiệm thu.", "obligations:page", pk)
    context = {"title": "Nghiệm thu sản phẩm", "submit": "Nghiệm thu"}
    delivery, returned = queries.deliveries_of(row).first(), queries.returned_before(row)
    return form_page(request, row, form, delivery=delivery, returned=returned, **context)


@SEES
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """Name the chief responsible and the helpers, perhaps for the whole subject."""
    row = queries.get_for(request.user, pk, today=clock.today())
    if answer := refused(request, row, "assign"):
        return answer
    people = organisation.people_with(request.user.agency, Act.SUBMIT_PRODUCT, clock.today())
    form = AssignForm(*([request.POST] if request.method == "POST" else []), people=people, row=row)
    if form.is_valid():
        got, named = form.cleaned_data, {str(person.pk): person for person in people}
        with rules_shown(form):
            services.assign(
                obligations=[row, *(queries.to_assign_with(row) if got["whole"] else ())],
                chief=named[got["chief"]],
                helpers=[named[key] for key in got["helpers"]],
                actor=request.user,
                at=clock.now(),
            )
            return redirect_with_message(request, "Đã giao việc.", "obligations:page", pk)
    return form_page(request, row, form, title="Giao việc", submit="Giao việc")
