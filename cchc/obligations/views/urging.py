"""Urging letters: which units are late, the page of one unit, drafting, drafting anew."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cchc.documents.choices import State as DocumentState
from cchc.kernel import clock
from cchc.obligations import queries, services
from cchc.obligations.forms import UrgeForm
from cchc.obligations.models import UrgingLetter
from cchc.obligations.queries import UrgingRow
from cchc.obligations.services import Asked
from cchc.obligations.views.frame import lines_of, list_tabs
from cchc.obligations.views.reading import SEES
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.models import Unit
from cchc.web.components import Badge, Tone
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

URGES = allowed(Act.URGE)
TONES: dict[str, Tone] = {
    DocumentState.FROZEN: "warn",
    DocumentState.SIGNED: "info",
    DocumentState.ISSUED: "good",
    DocumentState.SENT_BACK: "bad",
}


@SEES
def urging(request: StaffRequest) -> HttpResponse:
    """Units with late or soon due work, how long, and the last letter to each."""
    user, today = request.user, clock.today()
    rows = queries.urgings(user, today=today)
    may_urge = organisation.may(user, Act.URGE, today=today)
    context = {
        "rows": [(row, _badge(row.letter), _days(row)) for row in rows],
        "tabs": list_tabs(user, "urging", today),
        "may_urge": may_urge,
        "to_urge": len([row for row in rows if row.late and not row.is_on_its_way]),
        "without_unit": queries.without_unit(user.agency, today=today),
    }
    return render(request, "obligations/urging.html", context)


@SEES
def unit_urging(request: StaffRequest, pk: int) -> HttpResponse:
    """One unit: what a letter would list now, the letter on its way, the letters before."""
    unit, today, user = organisation.unit_for(request.user, pk), clock.today(), request.user
    late, soon = queries.to_list(user.agency, unit, today=today, with_soon=True)
    letters, counts = (
        queries.letters_to(unit, user, today=today),
        queries.urged_counts([*late, *soon]),
    )
    may_urge = organisation.may(user, Act.URGE, today=today)
    on_way = queries.letter_on_its_way(unit) if may_urge else None
    context = {
        "unit": unit,
        "late": [(line, counts.get(line.row.pk, 0)) for line in lines_of(user, late, today)],
        "soon": [(line, counts.get(line.row.pk, 0)) for line in lines_of(user, soon, today)],
        "letters": [(letter, _badge(letter)) for letter in letters],
        "has_accounts": queries.has_accounts(unit, today),
        "may_urge": may_urge,
        "on_way": on_way,
        "on_way_seen": on_way in letters,
        **(_compared(request, on_way) if on_way else {}),
    }
    return render(request, "obligations/unit_urging.html", context)


@URGES
def urge(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft the letter to one unit, or draft the one on its way anew with other words."""
    unit = organisation.unit_for(request.user, pk)
    letter = queries.letter_on_its_way(unit)
    form = _form(request, letter)
    if form.is_valid():
        with rules_shown(form):
            letter = _drafted(request, unit, letter, form.said())
            said = "Đã lập dự thảo công văn; kiểm tra rồi trình ký."
            return redirect_with_message(request, said, "documents:document", letter.document_id)
    back = reverse("obligations:unit_urging", args=[pk])
    context = {"form": form, "units": [unit], "letter": letter, "back_url": back, "unit": unit}
    return render(request, "obligations/urge.html", context)


@URGES
def urge_all(request: StaffRequest) -> HttpResponse:
    """One draft for every unit that is late and has none on its way."""
    agency, form = request.user.agency, _form(request, None)
    if form.is_valid():
        with rules_shown(form):
            made = services.urge_all(
                agency=agency, asked=form.said(), actor=request.user, at=clock.now()
            )
            said = (
                f"Đã lập {len(made)} dự thảo công văn đôn đốc; kiểm tra từng dự thảo rồi trình ký."
            )
            return redirect_with_message(request, said, "obligations:urging")
    units = queries.units_to_urge(agency, today=clock.today())
    context = {"form": form, "units": units, "back_url": reverse("obligations:urging")}
    return render(request, "obligations/urge.html", context)


@require_POST
@URGES
def redraft(request: StaffRequest, pk: int) -> HttpResponse:
    """One click: the list of now into the letter on its way, all else as it was."""
    unit = organisation.unit_for(request.user, pk)
    letter = queries.letter_on_its_way(unit)
    if letter is None:
        return redirect("obligations:unit_urging", pk)
    with rules_told(request):
        services.redraft_urging(letter=letter, actor=request.user, at=clock.now())
        said = "Đã lập lại dự thảo theo danh sách hiện nay."
        return redirect_with_message(request, said, "documents:document", letter.document_id)
    return redirect("obligations:urge", pk)


def _drafted(
    request: StaffRequest, unit: Unit, letter: UrgingLetter | None, asked: Asked
) -> UrgingLetter:
    by, at = request.user, clock.now()
    if letter:
        return services.redraft_urging(letter=letter, asked=asked, actor=by, at=at)
    return services.urge(agency=by.agency, unit=unit, asked=asked, actor=by, at=at)


def _form(request: StaffRequest, letter: UrgingLetter | None) -> UrgeForm:
    if request.method == "POST":
        return UrgeForm(request.POST)
    if letter:
        was = {"with_soon": letter.with_soon, "remark": letter.remark}
        return UrgeForm(initial={**was, "respond_by": letter.respond_by})
    answer = queries.day_to_answer(request.user.agency, clock.today())
    return UrgeForm(initial={"respond_by": answer, "with_soon": True})


def _compared(request: StaffRequest, letter: UrgingLetter) -> dict[str, object]:
    """How the letter on its way differs from one of now, and who may do something about it."""
    today = clock.today()
    found, rows = queries.differences_of(letter, today=today)
    said = {
        "gone": "không còn trong danh sách: đã nộp, đã đổi hạn, đã hủy hoặc đã chuyển bộ phận",
        "added": "chưa có trong danh sách của công văn",
        "changed": "đã đổi hạn, hoặc nay đã quá hạn",
    }
    return {
        "badge": _badge(letter),
        "may_redraft": queries.may_redraft(letter, request.user, today=today),
        "differences": [
            (row, next(words for name, words in said.items() if row.pk in getattr(found, name)))
            for row in rows
        ],
    }


def _badge(letter: UrgingLetter | None) -> Badge | None:
    if letter is None:
        return None
    state = DocumentState(letter.document.state)
    return Badge(str(state.label), TONES.get(state, "neutral"))


def _days(row: UrgingRow) -> int:
    return (clock.today() - row.oldest).days if row.oldest else 0
