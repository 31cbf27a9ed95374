"""Whose petitions a person may count, and which of the counted ones may be opened."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.feedback.models import Petition
from cchc.feedback.queries.reach import in_lists
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act, AgencyKind
from cchc.organisation.models import Agency, User


def agencies_counted(user: User) -> list[Agency]:
    """The person's own agency, or the wards below a superior one."""
    if user.agency.kind == AgencyKind.SUPERIOR:
        return list(organisation.wards_of(user.agency))
    return [user.agency]


def agency_counted(user: User, code: str) -> Agency:
    """The one asked for, else the first; Http404 when the person counts none such."""
    found = [each for each in agencies_counted(user) if not code or each.code == code]
    if not found and code:
        raise Http404
    return found[0] if found else user.agency


def may_open(user: User, *, today: date) -> bool:
    """Whether the person may open the records behind a figure."""
    acts = organisation.acts_of(user, today)
    return not acts.isdisjoint({Act.SEE_PETITIONS, Act.ANSWER_PETITION})


def among_visible(user: User, rows: QuerySet[Petition], *, today: date) -> QuerySet[Petition]:
    """Those of the rows that the person sees."""
    seen = in_lists(user, today=today).values("pk")
    return rows.filter(pk__in=seen).select_related("unit", "assignee", "agency")


def of_part(rows: QuerySet[Petition], kind: str, channel: str) -> QuerySet[Petition]:
    """Those of one class ("chua": of none yet) and of one channel; "" narrows nothing."""
    if kind:
        rows = rows.filter(kind="" if kind == "chua" else kind)
    return rows.filter(channel=channel) if channel else rows


def is_seen(user: User, row: Petition, *, today: date) -> bool:
    """Whether the person sees the petition."""
    return in_lists(user, today=today).filter(pk=row.pk).exists()
