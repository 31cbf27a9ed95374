"""Fees of the agency: the account for transfers, and the sheet on which a day is reconciled."""

from io import BytesIO

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.dossiers import queries, services
from cchc.dossiers.forms.fees import AccountForm, SheetForm
from cchc.dossiers.slips.reconciliation import fee_workbook, remark
from cchc.dossiers.views.register import XLSX
from cchc.kernel import clock
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import download, redirect_with_message

RECONCILES = allowed(Act.RECONCILE_FEES)
MANAGES = allowed(Act.MANAGE_SETTINGS)


@RECONCILES
def reconciliation(request: StaffRequest) -> HttpResponse:
    """A day's payments by officer and way, what lacks a receipt, what was not taken."""
    form = _asked(request)
    sheet = queries.fee_sheet(request.user.agency, form.day, form.officer)
    context = {
        "form": form,
        "sheet": sheet,
        "lines": [(line, remark(line)) for line in sheet.lines],
        "opens": organisation.may(request.user, Act.RECEIVE_DOSSIER, today=clock.today()),
    }
    return render(request, "dossiers/fees/sheet.html", context)


@RECONCILES
def reconciliation_file(request: StaffRequest) -> HttpResponseBase:
    """The same as .xlsx."""
    form = _asked(request)
    sheet = queries.fee_sheet(request.user.agency, form.day, form.officer)
    name = f"doi-chieu-thu-phi-{form.day:%Y-%m-%d}.xlsx"
    return download(BytesIO(fee_workbook(sheet)), name=name, media_type=XLSX)


def _asked(request: StaffRequest) -> SheetForm:
    form = SheetForm(request.GET, today=clock.today())
    form.choose_from(queries.fee_takers(request.user.agency, form.day))
    return form


@MANAGES
def fee_account(request: StaffRequest) -> HttpResponse:
    """The account for transfers, with every one before it; off until one is decided."""
    agency = request.user.agency
    form = AccountForm(request.POST or None)
    if form.is_valid():
        with rules_shown(form):
            services.set_fee_account(
                agency=agency, said=form.account(), actor=request.user, at=clock.now()
            )
            return redirect_with_message(request, "Đã đặt tài khoản.", "dossiers:fee_account")
    context = {
        "form": form,
        "account": queries.fee_account(agency),
        "accounts": queries.fee_accounts(agency),
    }
    return render(request, "dossiers/fees/account.html", context)


@require_POST
@MANAGES
def end_fee_account(request: StaffRequest) -> HttpResponse:
    """No VietQR code from now on."""
    with rules_told(request):
        services.end_fee_account(agency=request.user.agency, actor=request.user, at=clock.now())
        return redirect_with_message(request, "Đã dừng mã VietQR.", "dossiers:fee_account")
    return redirect("dossiers:fee_account")
