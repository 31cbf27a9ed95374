"""People, their posts and what these allow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.kernel.text import fold
from cchc.organisation.choices import Act, Role
from cchc.organisation.models import Agency, Post, Unit, User
from cchc.organisation.queries.delegations import delegations_on
from cchc.organisation.queries.holding import held_between, held_on
from cchc.organisation.rules import permissions
from cchc.organisation.rules.delegation import passed_roles
from cchc.organisation.rules.names import name_order


def posts_on(user: User, day: date) -> QuerySet[Post]:
    """The posts that the person holds on that day."""
    return Post.objects.filter(held_on(day), user=user).select_related("unit")


def posts_between(user: User, first: date, last: date | None) -> QuerySet[Post]:
    """The posts that the person holds at any time in those days; None is for ever."""
    return Post.objects.filter(held_between(first, last), user=user)


def posts_in(unit: Unit, day: date) -> QuerySet[Post]:
    """The posts held in the unit on that day or later."""
    return Post.objects.filter(held_between(day, None), unit=unit).select_related("user")


def holders_of(agency: Agency, role: Role, day: date) -> list[User]:
    """The active people who hold the role on that day."""
    posts = Post.objects.filter(held_on(day), role=role)
    return list(User.objects.filter(agency=agency, is_active=True, pk__in=posts.values("user")))


def lasting_holders_of(agency: Agency, role: Role, day: date) -> QuerySet[Post]:
    """The posts of the role that active people still hold after that day."""
    return Post.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gt=day),
        role=role,
        user__agency=agency,
        user__is_active=True,
        from_on__lte=day,
    )


def roles_of(user: User, day: date) -> frozenset[str]:
    """The roles of the person's own posts on that day."""
    return frozenset(posts_on(user, day).values_list("role", flat=True))


def acting_roles(user: User, day: date) -> frozenset[str]:
    """Own roles, and those that pass from the absent people for whom the person stands in.

    Read once per person and day where ``user.roles_read`` is a dict: for the length of one page.
    """
    known = user.roles_read
    if known is not None and day in known:
        return known[day]
    roles = _acting_roles(user, day)
    if known is not None:
        known[day] = roles
    return roles


def _acting_roles(user: User, day: date) -> frozenset[str]:
    passed: frozenset[str] = frozenset()
    for delegation in delegations_on(day).filter(substitute=user, absent__is_active=True):
        absent = roles_of(delegation.absent, day)
        passed |= passed_roles(absent, delegation.authority)
    return roles_of(user, day) | passed


def acts_of(user: User, day: date) -> frozenset[Act]:
    """Everything that the person may do on that day; for menus, in a fixed number of queries."""
    if not user.is_active:
        return frozenset()
    roles = acting_roles(user, day)
    return frozenset(act for act in Act if permissions.allows(roles, act))


def may(user: User, act: Act, *, today: date) -> bool:
    """Whether the person's posts of today allow the act."""
    return user.is_active and permissions.allows(acting_roles(user, today), act)


def require(user: User, act: Act, *, today: date) -> None:
    """PermissionDenied (403) unless the person's posts of today allow the act."""
    if not may(user, act, today=today):
        raise PermissionDenied(f"Chức vụ của bạn không được phép: {act.label.lower()}.")


def people_with(agency: Agency, act: Act, day: date) -> list[User]:
    """The people of the agency whose own posts allow the act on that day, by given name."""
    posts = Post.objects.filter(held_on(day), role__in=permissions.TABLE[act])
    found = User.objects.filter(agency=agency, is_active=True, pk__in=posts.values("user"))
    return sorted(found, key=lambda person: name_order(person.full_name))


def named_with_units(people: Iterable[User], day: date) -> list[tuple[User, str]]:
    """Each with name and units on that day: "Đỗ Văn Bình (Tư pháp - Hộ tịch)"; one query."""
    asked = list(people)
    units: dict[int, list[str]] = defaultdict(list)
    posts = Post.objects.filter(held_on(day), user__in=asked).select_related("unit")
    for post in posts:
        if str(post.unit) not in units[post.user_id]:
            units[post.user_id].append(str(post.unit))
    said = {key: f" ({', '.join(names)})" for key, names in units.items()}
    return [(person, f"{person.full_name}{said.get(person.pk, '')}") for person in asked]


def people_visible_to(user: User) -> QuerySet[User]:
    """The people of one's own agency; nobody sees another agency's people."""
    return User.objects.filter(agency=user.agency_id)


@dataclass(frozen=True)
class PersonFound:
    """A person of the agency, and the posts held on the day of asking."""

    person: User
    posts: Sequence[Post]


def people_found(user: User, text: str, *, today: date, most: int) -> list[PersonFound]:
    """The people of one's own agency with every word in the name or a post; two queries."""
    words = fold(text).split()
    held: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(held_on(today), user__agency=user.agency_id):
        held[post.user_id].append(post)
    found = []
    for person in people_visible_to(user).filter(is_active=True):
        titles = " ".join(post.title for post in held[person.pk])
        folded = fold(f"{person.full_name} {person.username} {titles}")
        if words and all(word in folded for word in words):
            found.append(PersonFound(person, held[person.pk]))
    return sorted(found, key=lambda one: name_order(one.person.full_name))[:most]


def person_for(user: User, pk: int) -> User:
    """The person, or Http404 when it is not one of the same agency."""
    found = people_visible_to(user).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
