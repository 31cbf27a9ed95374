"""What a person may do to an obligation now: the same rules that the services enforce."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied

from cchc.kernel.errors import RuleBroken
from cchc.obligations.choices import APOLOGY, PETITION, RECOMMENDATION, RequestState
from cchc.obligations.models import Delivery, Obligation
from cchc.obligations.queries.reach import own_among
from cchc.obligations.rules.rights import Person, Ties, refusal
from cchc.obligations.rules.transitions import MOVES, after, is_possible
from cchc.organisation import queries as organisation
from cchc.organisation.models import User


def person_on(user: User, day: date) -> Person:
    """The person as the rules see them on that day, roles passed by absent people included."""
    return Person(organisation.acting_roles(user, day), organisation.acts_of(user, day))


def ties_of(user: User, rows: Sequence[Obligation], day: date) -> list[Ties]:
    """What the person has to do with each of the rows; a fixed number of queries."""
    own = own_among(user, rows, day)
    handed_in = Delivery.objects.filter(obligation__in=[row.pk for row in rows])
    last = {
        owner: (submitter, decider)
        for owner, submitter, decider in handed_in.order_by("version").values_list(
            "obligation_id", "submission__submitted_by_id", "decided_by_id"
        )
    }
    return [_ties(user.pk, row, row.pk in own, *last.get(row.pk, (None, None))) for row in rows]


def _ties(
    user: int, row: Obligation, is_own: bool, submitter: int | None, decider: int | None
) -> Ties:
    return Ties(
        is_own=is_own,
        is_submitter=submitter == user,
        is_decider=decider == user,
        is_answer=row.subject_kind == RECOMMENDATION,
        is_duty=row.subject_kind == APOLOGY,
        is_elsewhere=row.subject_kind == PETITION,
    )


def open_acts(row: Obligation, user: User, *, today: date) -> frozenset[str]:
    """The acts that the person may do to the obligation as it is; buttons show these."""
    if row.agency_id != user.agency_id:
        return frozenset()
    person = person_on(user, today)
    ties = ties_of(user, [row], today)[0]
    waits = row.requests.filter(state=RequestState.WAITING).exists()
    return frozenset(
        act
        for act in MOVES
        if is_possible(act, row.state)
        and not refusal(act, person, ties)
        and _fits(act, waits=waits)
    )


def demand_open(row: Obligation, user: User, act: str, *, today: date) -> None:
    """PermissionDenied when the person may not do the act, RuleBroken when it cannot be done."""
    if why := refusal(act, person_on(user, today), ties_of(user, [row], today)[0]):
        raise PermissionDenied(why)
    after(act, row.state, label=row.title)
    if act == "ask_extension" and row.requests.filter(state=RequestState.WAITING).exists():
        raise RuleBroken("Đã có một đề nghị gia hạn đang chờ quyết định.")


def _fits(act: str, *, waits: bool) -> bool:
    """One request at a time is asked for; only a waiting one is decided."""
    if act in ("grant_extension", "refuse_extension"):
        return waits
    return not (act == "ask_extension" and waits)
