"""Signing in and out, locking after failures; docs/rules/sign-in.md."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q

from cchc.kernel import audit
from cchc.organisation import facts, queries
from cchc.organisation.choices import Role, SignInOutcome
from cchc.organisation.models import Agency, SignIn, User
from cchc.organisation.rules.sign_in import (
    ADDRESS_FAILURES,
    ADDRESS_WINDOW,
    Policy,
    Standing,
    Verdict,
    judge,
)
from cchc.organisation.services.writing import note


@dataclass(frozen=True)
class Attempt:
    """Who is in, if anybody; why not is told to nobody, for it would tell who has an account."""

    outcome: SignInOutcome
    user: User | None = None


def sign_in(*, username: str, password: str, address: str | None, at: datetime) -> Attempt:
    """Try to sign in. Unknown, wrong and locked take equally long and look equal."""
    if queries.failures_from(address, since=at - ADDRESS_WINDOW) >= ADDRESS_FAILURES:
        return _noted(Attempt(SignInOutcome.THROTTLED), None, address, at)
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        make_password(password)  # as long as checking one
        return _noted(Attempt(SignInOutcome.WRONG), None, address, at)
    return _judged(user, password, address, at)


def resume(*, user: User, password: str, address: str | None, at: datetime) -> Attempt:
    """Open a locked session again; failures count like those of signing in."""
    attempt = _judged(user, password, address, at)
    if attempt.user:
        return Attempt(SignInOutcome.RESUMED, attempt.user)
    return attempt


def sign_out(*, user: User, address: str | None, at: datetime) -> None:
    """Note that the person left."""
    SignIn.objects.create(at=at, address=address, user=user, outcome=SignInOutcome.SIGNED_OUT)


def forget_sign_ins(*, agency: Agency, at: datetime) -> int:
    """Delete notes older than the agency keeps them, those of nobody known too. How many."""
    months = queries.integer_setting(agency, "logs.keep_months")
    old = SignIn.objects.filter(at__lt=at - timedelta(days=months * 366 // 12))
    deleted, _ = old.filter(Q(user__agency=agency) | Q(user__isnull=True)).delete()
    return deleted


def _judged(seen: User, password: str, address: str | None, at: datetime) -> Attempt:
    # The slow hash is compared before the row is locked; a password changed meanwhile is wrong.
    right = check_password(password, seen.password)
    with audit.transaction():
        user = User.objects.select_for_update(of=("self",)).select_related("agency").get(pk=seen.pk)
        verdict = judge(
            Standing(user.is_active, user.failed_sign_ins, user.locked_until),
            right=right and user.password == seen.password,
            at=at,
            policy=_policy(user),
        )
        _apply(user, verdict, at)
        outcome = SignInOutcome(verdict.outcome)
        return _noted(Attempt(outcome, user if verdict.is_in else None), user, address, at)


def _apply(user: User, verdict: Verdict, at: datetime) -> None:
    newly_locked = verdict.locked_until and verdict.locked_until != user.locked_until
    user.failed_sign_ins, user.locked_until = verdict.failures, verdict.locked_until
    if verdict.is_in:
        user.last_login = at
        user.must_change_password |= _password_is_old(user, at)
    user.save(
        update_fields=["failed_sign_ins", "locked_until", "must_change_password", "last_login"]
    )
    if newly_locked:
        subject = ("account", str(user.pk))
        note(
            "lock_after_failures",
            subject,
            facts.of_account(user),
            agency=user.agency,
            actor=None,
            at=at,
        )


def _policy(user: User) -> Policy:
    return Policy(
        failures=queries.integer_setting(user.agency, "sign_in.failures"),
        lock_hours=queries.integer_setting(user.agency, "sign_in.lock_hours"),
    )


def _password_is_old(user: User, at: datetime) -> bool:
    """Administrators change theirs every two months."""
    if Role.ADMINISTRATOR not in queries.roles_of(user, at.date()) or not user.password_set_at:
        return False
    days = queries.integer_setting(user.agency, "sign_in.administrator_password_days")
    return at - user.password_set_at > timedelta(days=days)


def _noted(attempt: Attempt, user: User | None, address: str | None, at: datetime) -> Attempt:
    SignIn.objects.create(at=at, address=address, user=user, outcome=attempt.outcome)
    return attempt
