"""Who sees which obligations, and which ones are a person's own."""

from collections.abc import Collection, Iterable
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse

from cchc.obligations.models import AwaitedEvent, Evidence, ExtensionRequest, Obligation
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


def visible_to(user: User, *, today: date) -> QuerySet[Obligation]:
    """The obligations of the person's agency, when the posts of today let them see its plan."""
    if not organisation.may(user, Act.SEE_PLAN, today=today):
        return Obligation.objects.none()
    return Obligation.objects.filter(agency=user.agency_id)


def get_for(user: User, pk: int, *, today: date) -> Obligation:
    """The obligation with its unit, chief and event; Http404 when it is not seen."""
    found = (
        visible_to(user, today=today)
        .select_related("agency", "unit", "chief", "event")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def several_for(user: User, pks: Collection[int], *, today: date) -> list[Obligation]:
    """The obligations in the order of their dates; Http404 when one is not seen."""
    found = list(visible_to(user, today=today).filter(pk__in=pks).select_related("agency", "unit"))
    if len(found) != len(set(pks)):
        raise Http404
    return found


def place_of(row: Obligation, user: User, *, today: date) -> str:
    """The address at which work of another room is done; "" for others, or when it is not theirs.

    Who leads dossiers gets it too; what the page there shows, that room decides.
    """
    page = settings.SUBJECT_PAGES.get(row.subject_kind)
    if not page:
        return ""
    leads = organisation.may(user, Act.DECIDE_DOSSIER, today=today)
    is_theirs = leads or own_among(user, [row], today)
    return reverse(page, args=[row.subject_key]) if is_theirs else ""


def event_for(user: User, pk: int, *, today: date) -> AwaitedEvent:
    """The awaited event; Http404 when the person does not see its agency's plan."""
    if organisation.may(user, Act.SEE_PLAN, today=today):
        found = AwaitedEvent.objects.filter(pk=pk, agency=user.agency_id).first()
        if found is not None:
            return found
    raise Http404


def request_for(user: User, pk: int, *, today: date) -> ExtensionRequest:
    """The request for an extension; Http404 when its obligation is not seen."""
    found = (
        ExtensionRequest.objects.filter(pk=pk, obligation__in=visible_to(user, today=today))
        .select_related("obligation", "asked_by")
        .first()
    )
    if found is None:
        raise Http404
    return found


def evidence_for(user: User, pk: int, *, today: date) -> Evidence:
    """A file of evidence; Http404 when it serves no obligation that is seen."""
    seen = visible_to(user, today=today).filter(deliveries__submission__evidence=pk)
    found = Evidence.objects.filter(pk=pk, file__isnull=False).select_related("file").first()
    if found is None or not seen.exists():
        raise Http404
    return found


def stands_in_for(user: User, day: date) -> list[User]:
    """The person, and those absent that day whose duties the person does."""
    absent = organisation.delegations_on(day).filter(substitute=user).values("absent")
    return [user, *User.objects.filter(pk__in=absent)]


def own(user: User, day: date) -> Q:
    """Obligations that are the person's own that day: led, helped, of the unit, or stood in for."""
    people = stands_in_for(user, day)
    units = {unit.pk for person in people for unit in organisation.units_of(person, day)}
    helped = Obligation.objects.filter(helpers__in=people).values("pk")
    return Q(chief__in=people) | Q(unit__in=units) | Q(pk__in=helped)


def own_among(user: User, rows: Iterable[Obligation], day: date) -> set[int]:
    """Which of the rows are the person's own."""
    pks = [row.pk for row in rows]
    return set(Obligation.objects.filter(own(user, day), pk__in=pks).values_list("pk", flat=True))
