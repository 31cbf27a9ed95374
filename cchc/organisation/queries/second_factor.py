"""Who has a second factor, and who has to; docs/rules/second-factor.md."""

from datetime import date

from django.db.models import Q, QuerySet

from cchc.organisation.choices import Role
from cchc.organisation.models import Setting, User
from cchc.organisation.queries.people import roles_of
from cchc.organisation.rules import second_factor
from cchc.organisation.rules.portal_settings import FILING
from cchc.organisation.rules.sign_in_settings import DEMANDED

_EVERYBODY = "sign_in.second_factor"
_ADMINISTRATORS = "sign_in.administrator_second_factor"
_FILING = "portal.filing"


def factor_demanded(user: User, today: date) -> bool:
    """Whether the person has to have one: by setting, or as the installation takes filings.

    One agency that takes dossiers online makes the installation level 3, for everybody in it.
    """
    own = Q(agency=user.agency_id, key__in=(_EVERYBODY, _ADMINISTRATORS), value=DEMANDED)
    filing = Q(key=_FILING, value=FILING)
    demands = set(Setting.objects.filter(own | filing).values_list("key", flat=True))
    if not demands:
        return False
    return second_factor.is_demanded(
        of_everybody=bool(demands & {_EVERYBODY, _FILING}),
        of_administrators=_ADMINISTRATORS in demands,
        administers=Role.ADMINISTRATOR in roles_of(user, today),
    )


def lacks_factor(user: User, today: date) -> bool:
    """Whether the person has to set one up before anything else."""
    return user.second_factor_at is None and factor_demanded(user, today)


def recovery_codes_left(user: User) -> int:
    """How many recovery codes have not been used."""
    return user.recovery_codes.filter(used_at=None).count()


def accounts_without_factor() -> QuerySet[User]:
    """Open accounts of the whole installation that have none."""
    return User.objects.filter(is_active=True, second_factor_at=None)


def account_named(username: str) -> User | None:
    """The account of that user name, of whatever agency."""
    found = User.objects.select_related("agency").filter(username=username.strip().lower())
    return found.first()


def account_with_key(pk: int) -> User | None:
    """The account between password and code."""
    return User.objects.select_related("agency").filter(pk=pk).first()
