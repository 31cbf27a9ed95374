"""What leaders and the office read: free texts, answers with bad marks, rounds and their people."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from cchc.citizens import queries as citizens
from cchc.citizens.queries import Eye, MaskedCitizen
from cchc.citizens.services import Details
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.surveys.choices import CommentState, SampledState
from cchc.surveys.models import Comment, FollowUp, Response, Round, Sampled
from cchc.surveys.rules.wording import personal


@dataclass(frozen=True)
class Word:
    """A free text with the marks and what it is about; ``warned`` names personal data in it."""

    row: Comment
    warned: tuple[str, ...]
    month: date


def comments_of(user: User, *, state: str, today: date) -> QuerySet[Comment]:
    """Free texts of days that are over, for those who read them; the newest month first."""
    rows = Comment.objects.filter(response__agency=user.agency_id, response__is_closed=True)
    if not organisation.may(user, Act.MANAGE_SURVEYS, today=today) and not organisation.may(
        user, Act.FOLLOW_UP_SATISFACTION, today=today
    ):
        rows = rows.filter(state=CommentState.PUBLISHED)
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("response__procedure", "response__agency", "decided_by").order_by(
        "-response__day", "pk"
    )


def comment_counts(user: User) -> Counter[str]:
    """How many in each state."""
    rows = Comment.objects.filter(response__agency=user.agency_id, response__is_closed=True)
    return Counter(dict(rows.order_by().values_list("state").annotate(n=Count("pk"))))


def unread_words(agency: Agency) -> list[Word]:
    """The free texts of days that are over and that nobody has decided about."""
    rows = Comment.objects.filter(
        response__agency=agency, response__is_closed=True, state=CommentState.NEW
    )
    return [word_of(row) for row in rows.select_related("response__agency").order_by("pk")]


def word_of(row: Comment) -> Word:
    """With what it seems to hold."""
    return Word(row, personal(row.text), row.response.day.replace(day=1))


def comment_for(user: User, pk: UUID, *, today: date) -> Comment:
    """The free text; Http404 outside what the person reads."""
    found = comments_of(user, state="", today=today).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def published_words(agency: Agency, *, most: int) -> list[Comment]:
    """What was published of the free texts, the newest month first."""
    rows = Comment.objects.filter(response__agency=agency, state=CommentState.PUBLISHED)
    return list(rows.defer("text").select_related("response").order_by("-response__day")[:most])


def follow_ups_of(user: User) -> QuerySet[FollowUp]:
    """The answers with bad marks and what is owed about them, the newest first."""
    rows = FollowUp.objects.filter(response__agency=user.agency_id)
    return rows.select_related(
        "response__procedure", "response__unit", "obligation__chief"
    ).order_by("-obligation")


def bad_response_for(user: User, pk: UUID) -> Response:
    """An answer with a bad mark; Http404 for every other one: nobody reads those one by one."""
    rows = Response.objects.filter(agency=user.agency_id, follow_up__isnull=False, pk=pk)
    found = rows.select_related(
        "agency", "procedure", "unit", "comment", "follow_up__obligation"
    ).prefetch_related("marks__question")
    if not found:
        raise Http404
    return found[0]


def rounds_of(user: User) -> QuerySet[Round]:
    """The agency's rounds, the latest first."""
    return Round.objects.filter(agency=user.agency_id).select_related("drawn_by", "agency")


def round_for(user: User, pk: int) -> Round:
    """The round; Http404 outside one's agency."""
    found = rounds_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Called:
    """Somebody of the sample as the list shows them."""

    row: Sampled
    person: MaskedCitizen
    code: str


def sampled_of(round_: Round, *, state: str = "") -> QuerySet[Sampled]:
    """The sample in its order, narrowed to a state."""
    rows = round_.sampled.select_related("dossier__applicant", "dossier__version", "field")
    return rows.filter(state=state) if state in SampledState.values else rows


def called(row: Sampled) -> Called:
    """Masked."""
    return Called(row, citizens.masked(row.dossier.applicant, Eye.WATCHER), row.dossier.masked_code)


def states_of(round_: Round) -> Counter[str]:
    """How many of the sample in each state."""
    rows = round_.sampled.order_by().values_list("state").annotate(n=Count("pk"))
    return Counter(dict(rows))


def sampled_for(user: User, pk: int) -> Sampled:
    """Somebody of a sample of one's agency; Http404 otherwise."""
    rows = Sampled.objects.filter(round__agency=user.agency_id, pk=pk)
    found = rows.select_related(
        "round__agency", "dossier__applicant", "dossier__version", "field"
    ).first()
    if found is None:
        raise Http404
    return found


def person_of(user: User, row: Sampled, *, at: datetime) -> Details:
    """Name and telephone of somebody of the sample; the reading is noted in the access log."""
    why = f"Khảo sát hài lòng, hồ sơ {row.dossier.masked_code}"
    return citizens.open_for_case(user, row.dossier.applicant, at=at, why=why)
