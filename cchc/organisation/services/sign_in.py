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
    is_locked,
    judge,
)
from cchc.organisation.services.second_factor import use_code, use_recovery_code
from cchc.organisation.services.writing import note


@dataclass(frozen=True)
class Attempt:
    """Who is in, if anybody; why not is told to nobody, for it would tell who has an account.

    ``waiting``: whose password was right and who has yet to give a code.
    """

    outcome: SignInOutcome
    user: User | None = None
    waiting: User | None = None


def sign_in(*, username: str, password: str, address: str | None, at: datetime) -> Attempt:
    """Try to sign in. Unknown, wrong and locked take equally long and look equal.

    Who has a second factor is not in yet: ``waiting``, until ``give_code``.
    """
    if _is_throttled(address, at):
        return _noted(Attempt(SignInOutcome.THROTTLED), None, address, at)
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        make_password(password)  # as long as checking one
        return _noted(Attempt(SignInOutcome.WRONG), None, address, at)
    return _judged(user, password, address, at, asks_code=True)


def give_code(
    *, user: User, code: str, is_recovery: bool, address: str | None, at: datetime
) -> Attempt:
    """The second step: a code of the app or a recovery code. Wrong ones count like passwords."""
    if _is_throttled(address, at):
        return _noted(Attempt(SignInOutcome.THROTTLED), None, address, at)
    with audit.transaction():
        user = _locked(user)
        is_open = user.is_active and not is_locked(user.locked_until, at)
        use = use_recovery_code if is_recovery else use_code
        verdict = _verdict(user, is_open and use(user=user, code=code, at=at), at)
        _apply(user, verdict, at)
        is_wrong = verdict.outcome == SignInOutcome.WRONG
        outcome = SignInOutcome.WRONG_CODE if is_wrong else SignInOutcome(verdict.outcome)
        return _noted(Attempt(outcome, user if verdict.is_in else None), user, address, at)


def resume(*, user: User, password: str, address: str | None, at: datetime) -> Attempt:
    """Open a locked session again; failures count like those of signing in.

    The password is enough: the session had its second factor when it began.
    """
    attempt = _judged(user, password, address, at, asks_code=False)
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


def _judged(
    seen: User, password: str, address: str | None, at: datetime, *, asks_code: bool
) -> Attempt:
    # The slow hash is compared before the row is locked; a password changed meanwhile is wrong.
    right = check_password(password, seen.password)
    with audit.transaction():
        user = _locked(seen)
        verdict = _verdict(user, right and user.password == seen.password, at)
        if verdict.is_in and asks_code and user.second_factor_at is not None:
            # Failures stay: else the password alone would give five more guesses at the code.
            waits = Attempt(SignInOutcome.NEEDS_CODE, waiting=user)
            return _noted(waits, user, address, at)
        _apply(user, verdict, at)
        outcome = SignInOutcome(verdict.outcome)
        return _noted(Attempt(outcome, user if verdict.is_in else None), user, address, at)


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).select_related("agency").get(pk=user.pk)


def _verdict(user: User, right: bool, at: datetime) -> Verdict:
    standing = Standing(user.is_active, user.failed_sign_ins, user.locked_until)
    return judge(standing, right=right, at=at, policy=_policy(user))


def _is_throttled(address: str | None, at: datetime) -> bool:
    return queries.failures_from(address, since=at - ADDRESS_WINDOW) >= ADDRESS_FAILURES


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
