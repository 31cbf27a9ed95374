"""The rows themselves."""

from operator import attrgetter

from django.db.models import QuerySet
from django.http import Http404

from cchc.citizens import facts
from cchc.citizens.models import Citizen
from cchc.citizens.queries.shown import MASKED_COLUMNS
from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.organisation.models import Agency, User


def visible_to(user: User) -> QuerySet[Citizen]:
    """Who deals with the person's own agency, without the columns that no list shows."""
    rows = Citizen.objects.filter(agency=user.agency_id)
    return rows.only(*MASKED_COLUMNS)


def get_for(user: User, pk: int) -> Citizen:
    """The person or organisation; Http404 outside one's agency."""
    found = visible_to(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def locked(pk: int) -> Citizen:
    """The row as it is now, locked until the end of the transaction."""
    rows = Citizen.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=pk)


def with_index(agency: Agency, index: str) -> Citizen | None:
    """Who has the number with that blind index."""
    rows = Citizen.objects.filter(agency=agency, id_index=index)
    return rows.select_related("agency").first()


def history_of(user: User, citizen: Citizen) -> list[EventView]:
    """What was done to the record, the latest first."""
    events = audit.history(user.agency.code, facts.CITIZEN, str(citizen.pk))
    return sorted(events, key=attrgetter("seq"), reverse=True)
