"""What a person may do to a dossier now: the same rules that the services enforce."""

from datetime import date

from django.core.exceptions import PermissionDenied

from cchc.dossiers.choices import ApologyState, Origin, Outcome, PaidHow, RequestState, State
from cchc.dossiers.models import Dossier, Payment
from cchc.dossiers.queries.fees import fee_of
from cchc.dossiers.rules.outcomes import day_of
from cchc.dossiers.rules.rights import NEEDS, Ties, refusal
from cchc.dossiers.rules.transitions import MOVES, after, is_possible
from cchc.kernel.errors import RuleBroken
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.models import User

# Not buttons of their own: taking a supplement or a payment leads there.
_INDIRECT = frozenset(("restart", "settle_payment"))
_ON_SUPPLEMENT = frozenset(("approve_supplement", "decline_supplement"))
_ON_APOLOGY = frozenset(("extend", "decline_extension"))
_OF_CHAIN = frozenset((*_ON_APOLOGY, "propose_extension", "record_phone_call"))
_ON_PAYMENT = frozenset(("enter_receipt", "cancel_payment"))
FOLLOWED_ONLY = "Hồ sơ này xử lý ở hệ thống tỉnh; ở đây chỉ theo dõi, xin lỗi và gọi điện khi trễ."
NOT_LATE = "Hồ sơ không trễ hạn; không phải xin lỗi."
EXTENDED_THERE = "Hồ sơ chưa trễ: việc gia hạn thực hiện ở hệ thống tỉnh."


def hindrance(row: Dossier, act: str, today: date) -> str:
    """Why the act does not fit this dossier whatever its state; "" when it does."""
    is_mirrored = row.origin == Origin.MIRRORED
    if is_mirrored and act not in _OF_CHAIN:
        return FOLLOWED_ONLY
    if act != "propose_extension" or row.outcome == Outcome.LATE:
        return ""
    if row.finished_at is not None:
        return NOT_LATE
    if is_mirrored and row.late_from is None and not _may_be_late(row, today):
        return EXTENDED_THERE
    return ""


def _may_be_late(row: Dossier, today: date) -> bool:
    return row.due_at is not None and day_of(row.due_at) <= today


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
        if waiting.get(act, 0) is None or hindrance(row, act, today) or _lacks_payment(row, act):
            continue
        has_proposed = act in waiting and waiting[act] == user.pk
        known = Ties(ties.is_step_own, has_proposed, ties.has_finished)
        if not refusal(act, allowed, known):
            found.add(act)
    return frozenset(found)


def _lacks_payment(row: Dossier, act: str) -> bool:
    """Whether there is nothing to put right, or nothing to take any more."""
    if act == "take_payment":
        return row.state == State.RETURNED and not fee_of(row).owed
    return act in _ON_PAYMENT and not payments_for(row, act)


def payments_for(row: Dossier, act: str) -> list[Payment]:
    """What may be put right by the act: payments without a receipt, or all that count."""
    found = [each for each in row.payments.all() if each.cancelled_at is None]
    if act == "cancel_payment":
        return found
    return [each for each in found if not each.receipt_number and each.how != PaidHow.EXEMPT]


def _proposer_of_supplement(row: Dossier) -> int | None:
    waiting = row.supplements.filter(state=RequestState.WAITING)
    return waiting.values_list("proposed_by", flat=True).first()


def _proposer_of_apology(row: Dossier) -> int | None:
    waiting = row.apologies.filter(state=ApologyState.WAITING)
    return waiting.values_list("proposed_by", flat=True).first()


def demand_open(row: Dossier, user: User, act: str, *, today: date) -> None:
    """PermissionDenied when the person may not do the act, RuleBroken when it cannot be done."""
    if why := hindrance(row, act, today):
        raise RuleBroken(why)
    proposer = None
    if act in _ON_SUPPLEMENT | _ON_APOLOGY:
        find = _proposer_of_supplement if act in _ON_SUPPLEMENT else _proposer_of_apology
        proposer = find(row)
    ties = ties_of(user, row, today, proposer=proposer)
    if why := refusal(act, organisation.acts_of(user, today), ties):
        raise PermissionDenied(why)
    after(act, row.state)
    if act in _ON_SUPPLEMENT | _ON_APOLOGY and proposer is None:
        raise RuleBroken("Không có đề nghị nào đang chờ lãnh đạo quyết định.")
