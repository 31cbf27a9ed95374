"""Questionnaires: those in use, their editions, a draft that is changed and published."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.surveys import queries, services
from cchc.surveys.choices import EditionState
from cchc.surveys.forms.working import NoteForm, asked_in, question_forms
from cchc.surveys.models import Edition, Question
from cchc.surveys.views.results import SEES
from cchc.web.forms import rules_told
from cchc.web.responses import redirect_with_message

MANAGES = allowed(Act.MANAGE_SURVEYS)


@SEES
def questionnaires(request: StaffRequest) -> HttpResponse:
    """Both questionnaires with their editions."""
    context = {
        "sheets": queries.questionnaires_of(request.user),
        "manages": organisation.may(request.user, Act.MANAGE_SURVEYS, today=clock.today()),
    }
    return render(request, "surveys/questionnaires.html", context)


@require_POST
@MANAGES
def take_ready_made(request: StaffRequest) -> HttpResponse:
    """Drafts of the two that come with the system."""
    with rules_told(request):
        services.take_ready_made(agency=request.user.agency, actor=request.user, at=clock.now())
        done = "Đã lập hai phiếu mẫu; hãy xem lại rồi công bố từng phiếu."
        return redirect_with_message(request, done, "surveys:questionnaires")
    return redirect("surveys:questionnaires")


@require_POST
@MANAGES
def draft(request: StaffRequest, pk: int) -> HttpResponse:
    """A new draft with the questions of the latest edition."""
    sheet = queries.questionnaire_for(request.user, pk)
    with rules_told(request):
        made = services.draft_edition(questionnaire=sheet, actor=request.user, at=clock.now())
        return redirect("surveys:edition", made.pk)
    return redirect("surveys:questionnaires")


@SEES
def edition(request: StaffRequest, pk: int) -> HttpResponse:
    """An edition; a draft is changed here by who manages questionnaires."""
    row = queries.edition_for(request.user, pk)
    manages = organisation.may(request.user, Act.MANAGE_SURVEYS, today=clock.today())
    questions = list(row.questions.all())
    if row.state != EditionState.DRAFT or not manages:
        return render(request, "surveys/edition.html", {"row": row, "questions": questions})
    return _change(request, row, questions)


def _change(request: StaffRequest, row: Edition, questions: list[Question]) -> HttpResponse:
    data, broken = request.POST or None, ""
    forms = question_forms(data, row, questions)
    about = NoteForm(data, initial={"note_text": row.note})
    if data is not None and forms.is_valid() and about.is_valid():
        try:
            services.change_edition(
                edition=row,
                questions=asked_in(forms),
                note_text=about.cleaned_data["note_text"],
                actor=request.user,
                at=clock.now(),
            )
        except RuleBroken as rule:
            broken = rule.message
        else:
            done = "Đã lưu bản đang soạn."
            return redirect_with_message(request, done, "surveys:edition", row.pk)
    context = {"row": row, "forms": forms, "about": about, "broken": broken}
    return render(request, "surveys/draft.html", context)


@require_POST
@MANAGES
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """From now on this is asked."""
    row = queries.edition_for(request.user, pk)
    with rules_told(request):
        services.publish_edition(edition=row, actor=request.user, at=clock.now())
        done = "Đã công bố; từ giờ người dân trả lời theo bản này."
        return redirect_with_message(request, done, "surveys:questionnaires")
    return redirect("surveys:edition", pk)
