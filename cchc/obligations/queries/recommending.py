"""Recommendations: who sees them, acts, lists; docs/rules/recommendations.md."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When
from django.http import Http404
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.obligations import facts
from cchc.obligations.choices import RecommendationState
from cchc.obligations.models import Asking, Evidence, Obligation, Recommendation
from cchc.obligations.queries.reach import own_among
from cchc.obligations.rules.recommendations import (
    MOVES,
    Bonds,
    after,
    is_possible,
    refusal,
    standing,
)
from cchc.obligations.rules.subjects import Subject
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.organisation.queries import names_of
from cchc.web.components import Badge, Entry, Tone

_SALT = "obligations.recommend"
_PLACE = Case(
    *(When(state=name, then=place) for place, name in enumerate(RecommendationState.values)),
    default=len(RecommendationState.values),
)
_STANDINGS: dict[str, tuple[str, Tone]] = {
    "open": ("Chờ trả lời", "info"),
    "overdue": ("Quá hạn trả lời", "late"),
    "on_time": ("Trả lời đúng hạn", "good"),
    "late": ("Trả lời chậm", "bad"),
}
_STATES: dict[str, Tone] = {
    RecommendationState.WAITING: "info",
    RecommendationState.ANSWERED: "warn",
    RecommendationState.SATISFIED: "good",
    RecommendationState.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class Recommended:
    """A recommendation with its last asking and how that stands today."""

    row: Recommendation
    asking: Asking
    standing: str

    @property
    def badge(self) -> Badge:
        """Its state in a word; while it waits, whether the day of the answer has passed."""
        if self.row.state == RecommendationState.WAITING:
            return Badge(*_STANDINGS[self.standing])
        return Badge(RecommendationState(self.row.state).label, _STATES[self.row.state])

    @property
    def timeliness(self) -> Badge | None:
        """How the last asking was answered, or stands; none of what was withdrawn."""
        if self.row.state == RecommendationState.WITHDRAWN:
            return None
        return Badge(*_STANDINGS[self.standing])


def recommendations(user: User, *, today: date) -> QuerySet[Recommendation]:
    """Those of the person's agency, when the posts of today let them see its plan."""
    if not organisation.may(user, Act.SEE_PLAN, today=today):
        return Recommendation.objects.none()
    return Recommendation.objects.filter(agency=user.agency_id)


def recommendation_for(user: User, pk: int, *, today: date) -> Recommendation:
    """The recommendation; Http404 when it is not seen."""
    found = recommendations(user, today=today).select_related("agency", "made_by", "closed_by")
    row = found.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def recommendations_listed(
    user: User, *, today: date, state: str = "", keys: Collection[int] | None = None
) -> QuerySet[Recommendation]:
    """What waits for an answer by its day, then what waits for the supervisor, then the rest."""
    rows = recommendations(user, today=today).select_related("made_by")
    if state:
        rows = rows.filter(state=state)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    last = Asking.objects.filter(recommendation=OuterRef("pk")).order_by("-number")
    return rows.annotate(place=_PLACE, answer_by=Subquery(last.values("answer_by")[:1])).order_by(
        "place", "answer_by", "-pk"
    )


def recommended(rows: Iterable[Recommendation], *, today: date) -> list[Recommended]:
    """The rows with their last askings; one query more."""
    found = list(rows)
    askings = Asking.objects.filter(recommendation__in=[row.pk for row in found])
    last = {
        asking.recommendation_id: asking
        for asking in askings.select_related("obligation__chief", "answered_by").order_by("number")
    }
    return [_shown(row, last[row.pk], today) for row in found]


def recommended_about(agency: Agency, subject: Subject, *, today: date) -> list[Recommended]:
    """What was recommended about the subject and not withdrawn, the newest first."""
    rows = Recommendation.objects.filter(
        agency=agency, subject_kind=subject.kind, subject_key=subject.key
    )
    told = rows.exclude(state=RecommendationState.WITHDRAWN).select_related("made_by")
    return recommended(told, today=today)


def asking_now(row: Recommendation) -> Asking:
    """What was asked last."""
    return row.askings.select_related("obligation__chief", "obligation__unit").latest("number")


@dataclass(frozen=True)
class AskingShown:
    """One asking with its badge of today and the evidence of its answer."""

    row: Asking
    badge: Badge | None
    evidence: Sequence[Evidence]


def askings_shown(row: Recommendation, *, today: date) -> list[AskingShown]:
    """Everything that was asked, with its answers and their evidence, the first one first."""
    askings = row.askings.select_related(
        "asked_by", "answered_by", "obligation__chief", "obligation__unit"
    ).order_by("number")
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    pieces = Evidence.objects.filter(submission__deliveries__obligation__asking__recommendation=row)
    for piece, owed in (
        (piece, piece.owed)
        for piece in pieces.annotate(owed=F("submission__deliveries__obligation"))
    ):
        evidence[owed].append(piece)
    withdrawn = row.state == RecommendationState.WITHDRAWN
    return [
        AskingShown(
            asking, None if withdrawn else _badge(asking, today), evidence[asking.obligation_id]
        )
        for asking in askings
    ]


def recommendation_of(row: Obligation) -> Recommendation | None:
    """The recommendation whose answer is owed, if the obligation is one."""
    return Recommendation.objects.filter(askings__obligation=row).first()


def bonds_of(row: Recommendation, user: User, day: date) -> Bonds:
    """What the person has to do with it that day."""
    owed = [asking.obligation for asking in row.askings.select_related("obligation")]
    return Bonds(
        is_named=bool(owed) and owed[-1].pk in own_among(user, owed[-1:], day),
        is_maker=row.made_by_id == user.pk,
        was_answered=row.askings.filter(answered_at__isnull=False).exists(),
    )


def acts_on(row: Recommendation, user: User, *, today: date) -> frozenset[str]:
    """The acts that the person may do to it as it is; buttons show these."""
    if row.agency_id != user.agency_id:
        return frozenset()
    acts, bonds = organisation.acts_of(user, today), bonds_of(row, user, today)
    return frozenset(
        act for act in MOVES if is_possible(act, row.state, bonds) and not refusal(act, acts, bonds)
    )


def demand_act(row: Recommendation, user: User, act: str, *, today: date) -> str:
    """The state after the act; PermissionDenied for who may not, RuleBroken if it cannot be."""
    if row.agency_id != user.agency_id:
        raise PermissionDenied("Kiến nghị này thuộc cơ quan khác.")
    bonds = bonds_of(row, user, today)
    if why := refusal(act, organisation.acts_of(user, today), bonds):
        raise PermissionDenied(why)
    return after(act, row.state, bonds)


def day_of_answer(agency: Agency, day: date) -> date:
    """By which day the agency owes the answer to what is asked that day."""
    ahead = organisation.integer_setting(agency, "recommendations.answer_days")
    return organisation.working_calendar(agency).add_working_days(day, ahead)


def way_to_recommend(user: User, subject: Subject, link: str, *, today: date) -> str:
    """The address of the form about the subject, "" for who may not recommend.

    The subject travels signed, so that nobody makes one up; ``link`` is its page here.
    """
    if not organisation.may(user, Act.RECOMMEND, today=today):
        return ""
    said = [user.agency_id, subject.kind, subject.key, subject.label, link]
    return f"{reverse('obligations:recommend')}?ve={signing.dumps(said, salt=_SALT, compress=True)}"


def subject_said(user: User, token: str) -> tuple[Subject, str] | None:
    """The subject of the address and its page; None for none; Http404 when it was made up."""
    if not token:
        return None
    try:
        agency, kind, key, label, link = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise Http404 from None
    if agency != user.agency_id:
        raise Http404
    return Subject(kind, key, label), link


def recommendation_history(row: Recommendation) -> list[Entry]:
    """Every act done to it, from the audit chain, newest first."""
    told = audit.histories(row.agency.code, facts.RECOMMENDED, [str(row.pk)])
    events = [event for found in told.values() for event in found]
    names = names_of(event.actor for event in events)
    entries = [_entry(event, names.get(event.actor, "Hệ thống")) for event in events]
    return sorted(entries, key=lambda entry: entry.at)[::-1]


_TOLD: dict[str, tuple[str, Tone]] = {
    "recommend": ("Kiến nghị", "warn"),
    "assign_answer": ("Phân công trả lời", "neutral"),
    "answer": ("Trả lời", "info"),
    "satisfy": ("Đồng ý với trả lời", "good"),
    "ask_again": ("Đề nghị trả lời thêm", "warn"),
    "withdraw": ("Rút kiến nghị", "neutral"),
}


def _entry(event: EventView, actor: str) -> Entry:
    text, tone = _TOLD.get(event.act.removeprefix("obligations."), (event.act, "neutral"))
    said = event.payload or {}
    parts = [str(said[name]) for name in ("chief", "due", "evidence", "words") if said.get(name)]
    detail = "(nội dung đã xóa theo quy định)" if event.erased else " · ".join(parts)
    return Entry(event.at, actor, text, detail, tone)


def _shown(row: Recommendation, asking: Asking, today: date) -> Recommended:
    return Recommended(row, asking, _standing(asking, today))


def _standing(asking: Asking, today: date) -> str:
    return standing(answer_by=asking.answer_by, answered_on=asking.answered_on, today=today)


def _badge(asking: Asking, today: date) -> Badge:
    return Badge(*_STANDINGS[_standing(asking, today)])
