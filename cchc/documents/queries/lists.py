"""Documents in lists: what waits for a person, what a person looks for."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from cchc.documents.choices import State
from cchc.documents.models import CommentRequest, OfficialDocument
from cchc.documents.queries.reach import visible_to
from cchc.documents.rules import transitions
from cchc.kernel.text import fold
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


def waiting_for(user: User, *, today: date) -> dict[str, QuerySet[OfficialDocument]]:
    """What waits for the person, by what there is to do: comment, sign, number, finish."""
    acts = organisation.acts_of(user, today)
    own = OfficialDocument.objects.filter(agency=user.agency_id).select_related("drafted_by")
    asked = CommentRequest.objects.filter(person=user, answered_at=None).values("document")
    to_number = own.filter(state=State.SIGNED) if Act.ISSUE_DOCUMENT in acts else own.none()
    return {
        "comment": own.filter(state=State.COMMENTING, pk__in=asked),
        "sign": own.filter(state=State.FROZEN, signer=user),
        "number": to_number,
        "finish": own.filter(state__in=transitions.OPEN, drafted_by=user),
    }


def shelves(user: User, *, today: date) -> dict[str, QuerySet[OfficialDocument]]:
    """All that the person sees: what is on its way ("open"), "issued", and "all"."""
    seen = visible_to(user, today=today)
    return {
        "open": seen.exclude(state__in=(State.ISSUED, State.WITHDRAWN)),
        "issued": seen.filter(state=State.ISSUED),
        "all": seen,
    }


def filtered(
    rows: QuerySet[OfficialDocument],
    *,
    states: Collection[str] = (),
    kind: str = "",
    year: int | None = None,
    text: str = "",
) -> QuerySet[OfficialDocument]:
    """The rows narrowed by what a person chose; an empty choice narrows nothing."""
    if states:
        rows = rows.filter(state__in=states)
    if kind:
        rows = rows.filter(kind=kind)
    if year:
        rows = rows.filter(year=year)
    for word in fold(text).split():
        rows = rows.filter(search_text__contains=word)
    return rows.select_related("drafted_by", "signer", "unit")
