"""What is asked: questionnaires, their editions, the questions in force."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from cchc.organisation.models import Agency, User
from cchc.surveys.choices import EditionState, IndexKind
from cchc.surveys.models import Edition, Question, Questionnaire
from cchc.surveys.rules.answering import Question as Asked


@dataclass(frozen=True)
class Sheet:
    """One questionnaire as it is asked: the overall question, and the others."""

    index: IndexKind
    title: str
    overall: Question
    others: tuple[Question, ...]


def in_force(agency: Agency) -> QuerySet[Question]:
    """The questions of the published editions, in their order. One query."""
    rows = Question.objects.filter(
        edition__questionnaire__agency=agency, edition__state=EditionState.PUBLISHED
    )
    return rows.select_related("edition__questionnaire").order_by(
        "-edition__questionnaire__index", "order"
    )


def asked_now(agency: Agency) -> dict[int, Asked]:
    """The same as values, by key."""
    return {row.pk: Asked(row.pk, row.code, row.is_overall) for row in in_force(agency)}


def sheets_of(agency: Agency) -> list[Sheet]:
    """The questionnaires in force; empty while none is published."""
    found: dict[Questionnaire, list[Question]] = {}
    for row in in_force(agency):
        found.setdefault(row.edition.questionnaire, []).append(row)
    return [
        Sheet(
            IndexKind(sheet.index),
            sheet.title,
            next(row for row in rows if row.is_overall),
            tuple(row for row in rows if not row.is_overall),
        )
        for sheet, rows in found.items()
    ]


def questionnaires_of(user: User) -> QuerySet[Questionnaire]:
    """The agency's questionnaires with all their editions."""
    rows = Questionnaire.objects.filter(agency=user.agency_id)
    return rows.prefetch_related("editions__published_by", "editions__drafted_by")


def questionnaire_for(user: User, pk: int) -> Questionnaire:
    """The questionnaire; Http404 outside one's agency."""
    found = Questionnaire.objects.filter(agency=user.agency_id, pk=pk).select_related("agency")
    if not found:
        raise Http404
    return found[0]


def edition_for(user: User, pk: int) -> Edition:
    """The edition; Http404 outside one's agency."""
    rows = Edition.objects.filter(questionnaire__agency=user.agency_id, pk=pk)
    found = rows.select_related("questionnaire__agency", "published_by", "drafted_by").first()
    if found is None:
        raise Http404
    return found
