"""What waits for a person, counted in one query for the menu."""

from datetime import date
from typing import Any

from django.db.models import F, Func, IntegerField, QuerySet, Subquery

from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.notices import queries as notices
from cchc.obligations import queries as obligations
from cchc.obligations.choices import State
from cchc.obligations.models import Obligation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.reports import queries as reports

Acts = frozenset[Act]
UNFINISHED = (State.OPEN, State.SUBMITTED)


def waiting(user: User, acts: Acts, *, today: date) -> dict[str, int]:
    """How much waits, by what there is to do; only what the acts let the person do is counted."""
    rows: dict[str, QuerySet[Any]] = {"notices": notices.inbox(user).filter(read_at=None)}
    documents = OfficialDocument.objects.filter(agency=user.agency_id)
    owed = Obligation.objects.filter(agency=user.agency_id)
    if owes_work(acts):
        rows["mine"] = owed.filter(obligations.own(user, today), state__in=UNFINISHED)
    if Act.ACCEPT_PRODUCT in acts:
        rows["to_judge"] = owed.filter(state=State.SUBMITTED)
    if Act.GRANT_EXTENSION in acts:
        rows["extensions"] = obligations.waiting_requests(user.agency)
    if Act.SIGN_OFF in acts:
        rows["sign"] = documents.filter(state=DocumentState.FROZEN, signer=user)
    if Act.ISSUE_DOCUMENT in acts:
        rows["number"] = documents.filter(state=DocumentState.SIGNED)
    if Act.SUBMIT_REPORT in acts:
        rows["returned"] = reports.to_submit_again(user)
    if Act.APPRAISE_REPORT in acts:
        rows["from_below"] = reports.to_receive(user)
    return _counted(user, rows)


def owes_work(acts: Acts) -> bool:
    """Whether the person's day is work of their own; leaders look at the whole ward instead."""
    return Act.SUBMIT_PRODUCT in acts and Act.GRANT_EXTENSION not in acts


def _counted(user: User, rows: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """All counts in one query, each a scalar subquery."""
    asked = {f"n_{name}": _number_of(found) for name, found in rows.items()}
    counts = User.objects.filter(pk=user.pk).values_list(*asked.values()).first() or ()
    return dict(zip(rows, counts, strict=True))


def _number_of(rows: QuerySet[Any]) -> Subquery:
    counted = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().select_related(None).annotate(n=counted).values("n"))
