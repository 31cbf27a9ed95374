"""Units and partners, by any of their names."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from cchc.kernel.text import fold
from cchc.organisation.choices import UnitKind
from cchc.organisation.models import Agency, Post, Unit, UnitAlias, User
from cchc.organisation.queries.holding import held_on


def units(agency: Agency) -> QuerySet[Unit]:
    """The units of the agency that exist, partners included."""
    return Unit.objects.filter(agency=agency, closed_on__isnull=True)


def partners(agency: Agency) -> QuerySet[Unit]:
    """The units beside the agency, which have no accounts."""
    return units(agency).filter(kind=UnitKind.PARTNER)


def unit_for(user: User, pk: int) -> Unit:
    """The unit, or Http404 when it is not one of the same agency."""
    found = Unit.objects.filter(pk=pk, agency=user.agency_id).select_related("agency").first()
    if found is None:
        raise Http404
    return found


def staffed_units(agency: Agency) -> QuerySet[Unit]:
    """The units in which somebody may hold a post."""
    return units(agency).exclude(kind__in=(UnitKind.PARTNER, UnitKind.COLLECTIVE))


def units_with_names(agency: Agency, day: date) -> QuerySet[Unit]:
    """The units with their aliases, and ``posts_now`` of each. Three queries."""
    now = Prefetch("posts", Post.objects.filter(held_on(day)).select_related("user"), "posts_now")
    return units(agency).prefetch_related("aliases", now)


def aliases_of(unit: Unit) -> QuerySet[UnitAlias]:
    """The other ways of writing the unit."""
    return unit.aliases.all()


def alias_for(user: User, pk: int) -> UnitAlias:
    """An alias of one's own agency, or Http404."""
    found = UnitAlias.objects.filter(pk=pk, agency=user.agency_id).select_related("unit").first()
    if found is None:
        raise Http404
    return found


def units_of(user: User, day: date) -> QuerySet[Unit]:
    """The units in which the person holds a post on that day."""
    posts = Post.objects.filter(held_on(day), user=user)
    return Unit.objects.filter(pk__in=posts.values("unit"))


def unit_named(agency: Agency, text: str) -> Unit | None:
    """The unit of the agency that is written so, by name or alias, in any case or accent."""
    folded = fold(text)
    named = Q(name_folded=folded) | Q(aliases__text_folded=folded)
    return Unit.objects.filter(named, agency=agency, merged_into__isnull=True).distinct().first()


def unit_today(unit: Unit) -> Unit:
    """The unit itself, or the one into which it has been merged."""
    while unit.merged_into:
        unit = unit.merged_into
    return unit
