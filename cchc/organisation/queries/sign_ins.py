"""Attempts to sign in."""

from datetime import datetime

from django.db.models import Q, QuerySet

from cchc.organisation.choices import SignInOutcome
from cchc.organisation.models import Agency, SignIn, User

FAILURES = (SignInOutcome.WRONG, SignInOutcome.WRONG_CODE, SignInOutcome.LOCKED)


def failures_from(address: str | None, *, since: datetime) -> int:
    """How often signing in failed from that machine."""
    if not address:
        return 0
    return SignIn.objects.filter(address=address, at__gt=since, outcome__in=FAILURES).count()


def sign_ins_in(agency: Agency, outcome: SignInOutcome | None) -> QuerySet[SignIn]:
    """Attempts and sign-outs of the agency's people and of nobody known, the latest first."""
    found = SignIn.objects.filter(Q(user__agency=agency) | Q(user__isnull=True))
    return (found.filter(outcome=outcome) if outcome else found).select_related("user")


def sign_ins_of(user: User) -> QuerySet[SignIn]:
    """The person's attempts and sign-outs, the latest first."""
    return SignIn.objects.filter(user=user)
