"""What a person may do to a dossier now: the same rules that the services enforce."""

from datetime import date

from cchc.dossiers.choices import ApologyState, RequestState
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.rights import NEEDS, Ties, refusal
from cchc.dossiers.rules.transitions import MOVES, is_possible
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.models import User

# Not buttons of their own: taking a supplement or a payment leads there.
_INDIRECT = frozenset(("restart", "settle_payment"))
_ON_SUPPLEMENT = frozenset(("approve_supplement", "decline_supplement"))
_ON_APOLOGY = frozenset(("extend", "decline_extension"))


def ties_of(user: User, row: Dossier, day: date, *, proposer: int | None = None) -> Ties:
    """What the person has to do with the dossier that day."""
    people = {person.pk for person in obligations.stands_in_for(user, day)}
    if row.officer_id is not None:
        is_own = row.officer_id in people
    else:
        is_own = row.unit_id is not None and _holds_post_in(user, row.unit_id, day)
    return Ties(
        is_step_own=is_own,
        has_proposed=proposer == user.pk,
        has_finished=row.finished_by_id == user.pk,
    )


def _holds_post_in(user: User, unit: int, day: date) -> bool:
    people = obligations.stands_in_for(user, day)
    return any(
        unit in organisation.units_of(person, day).values_list("pk", flat=True) for person in people
    )


def open_acts(row: Dossier, user: User, *, today: date) -> frozenset[str]:
    """The acts that the person may do to the dossier as it is; buttons show these."""
    if row.agency_id != user.agency_id:
        return frozenset()
    allowed = organisation.acts_of(user, today)
    ties = ties_of(user, row, today)
    waiting = {
        **dict.fromkeys(_ON_SUPPLEMENT, _proposer_of_supplement(row)),
        **dict.fromkeys(_ON_APOLOGY, _proposer_of_apology(row)),
    }
    found = set()
    for act in MOVES.keys() - _INDIRECT:
        if not is_possible(act, row.state) or NEEDS[act] not in allowed:
            continue
        if act in waiting and waiting[act] is None:
            continue
        has_proposed = act in waiting and waiting[act] == user.pk
        known = Ties(ties.is_step_own, has_proposed, ties.has_finished)
        if not refusal(act, allowed, known):
            found.add(act)
    return frozenset(found)


def _proposer_of_supplement(row: Dossier) -> int | None:
    waiting = row.supplements.filter(state=RequestState.WAITING)
    return waiting.values_list("proposed_by", flat=True).first()


def _proposer_of_apology(row: Dossier) -> int | None:
    waiting = row.apologies.filter(state=ApologyState.WAITING)
    return waiting.values_list("proposed_by", flat=True).first()
