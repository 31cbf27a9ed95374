"""Who stands in for whom, and how a person signs."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.organisation.models import Agency, Delegation, Post, User
from cchc.organisation.queries.holding import held_on
from cchc.organisation.rules import signing
from cchc.organisation.rules.signing import Signature


def delegations_on(day: date) -> QuerySet[Delegation]:
    """The delegations in force on that day."""
    return delegations_between(day, day)


def delegations_between(first: date, last: date) -> QuerySet[Delegation]:
    """The delegations in force on any of those days."""
    not_revoked = Q(revoked_on__isnull=True) | Q(revoked_on__gt=first)
    return Delegation.objects.filter(
        not_revoked, from_on__lte=last, to_on__gte=first
    ).select_related("absent", "substitute")


def delegations_shown_to(user: User, *, everybody: bool) -> QuerySet[Delegation]:
    """The delegations of the agency, or only those that concern the person; the latest first."""
    found = Delegation.objects.filter(absent__agency=user.agency_id)
    if not everybody:
        found = found.filter(Q(absent=user) | Q(substitute=user))
    return found.select_related("absent__agency", "substitute")


def delegation_for(user: User, pk: int) -> Delegation:
    """A delegation of one's own agency, or Http404."""
    found = delegations_shown_to(user, everybody=True).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def substitutes_for(user: User, day: date) -> User | None:
    """Who does the person's duties on that day, if somebody was named."""
    found = delegations_on(day).filter(absent=user, substitute__is_active=True).first()
    return found.substitute if found else None


def substitutes_on(agency: Agency, day: date) -> dict[int, User]:
    """Who stands in that day, by the key of the absent."""
    found = delegations_on(day).filter(absent__agency=agency, substitute__is_active=True)
    return {delegation.absent_id: delegation.substitute for delegation in found}


def signature_of(user: User, day: date) -> Signature:
    """How the person signs on that day, with the delegation in force."""
    posts = list(_posts(user, day))
    delegation = delegations_on(day).filter(substitute=user).exclude(authority="").first()
    delegated = None
    if delegation and (absent_post := _posts(delegation.absent, day).first()):
        delegated = (delegation.authority, absent_post.title)
    return signing.signature(
        roles={post.role for post in posts},
        post=posts[0].title if posts else "",
        name=user.full_name,
        delegated=delegated,
    )


def _posts(user: User, day: date) -> QuerySet[Post]:
    return Post.objects.filter(held_on(day), user=user).order_by("from_on", "pk")
