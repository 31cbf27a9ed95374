"""Opening, locking, closing and reviewing accounts; docs/rules/sign-in.md."""

from datetime import date, datetime

from django.contrib.auth.hashers import check_password, make_password

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation import facts, queries
from cchc.organisation.choices import Role
from cchc.organisation.models import Agency, OldPassword, Unit, User
from cchc.organisation.rules import passwords
from cchc.organisation.rules.sign_in import UNTIL_UNLOCKED
from cchc.organisation.services.posts import give_post
from cchc.organisation.services.writing import note


def open_account(
    *,
    agency: Agency,
    username: str,
    full_name: str,
    password: str,
    actor: User | None,
    at: datetime,
    honorific: str = "",
    email: str = "",
    must_change_password: bool = True,
) -> User:
    """A new account; the password is a first one, to be changed at the first sign-in."""
    username = username.strip().lower()
    with audit.transaction():
        if User.objects.filter(username=username).exists():
            raise RuleBroken(f"Tên đăng nhập “{username}” đã có người dùng.", field="username")
        _check_password(agency, username, password)
        user = User(
            agency=agency,
            username=username,
            full_name=nfc(full_name),
            honorific=honorific,
            email=email,
            opened_at=at,
        )
        _set_password(user, password, at=at, must_change=must_change_password)
        personal = {"username": username, "full_name": user.full_name, "email": email}
        _note("open_account", user, actor=actor, at=at, **personal)
    return user


def take_on(
    *,
    username: str,
    full_name: str,
    honorific: str,
    email: str,
    password: str,
    unit: Unit,
    title: str,
    role: Role,
    from_on: date,
    actor: User,
    at: datetime,
) -> User:
    """A new account with its first post, or neither."""
    with audit.transaction():
        user = open_account(
            agency=unit.agency,
            username=username,
            full_name=full_name,
            honorific=honorific,
            email=email,
            password=password,
            actor=actor,
            at=at,
        )
        give_post(user=user, unit=unit, title=title, role=role, from_on=from_on, actor=actor, at=at)
    return user


def correct_account(
    *, user: User, full_name: str, honorific: str, email: str, actor: User, at: datetime
) -> User:
    """Set the name and address right."""
    with audit.transaction():
        user = _locked(user)
        user.full_name, user.honorific, user.email = nfc(full_name), honorific, email
        user.save(update_fields=["full_name", "honorific", "email"])
        _note("correct_account", user, actor=actor, at=at, full_name=full_name, email=email)
    return user


def change_password(*, user: User, old: str, new: str, at: datetime) -> User:
    """The person's own change; RuleBroken when the old one is wrong or the new one too weak."""
    if not check_password(old, user.password):
        raise RuleBroken("Mật khẩu hiện tại không đúng.", field="old")
    with audit.transaction():
        user = _locked(user)
        _check_password(user.agency, user.username, new)
        _check_history(user, new)
        _set_password(user, new, at=at, must_change=False)
        _note("change_password", user, actor=user, at=at)
    return user


def reset_password(*, user: User, password: str, actor: User, at: datetime) -> User:
    """A new first password for somebody who has lost theirs; it opens the account again."""
    with audit.transaction():
        user = _locked(user)
        _check_password(user.agency, user.username, password)
        user.failed_sign_ins, user.locked_until = 0, None
        _set_password(user, password, at=at, must_change=True)
        _note("reset_password", user, actor=actor, at=at)
    return user


def lock_account(*, user: User, actor: User, at: datetime, reason: str) -> User:
    """Nobody signs in with it until it is unlocked."""
    if not reason.strip():
        raise RuleBroken("Ghi lý do khóa tài khoản.", field="reason")
    with audit.transaction():
        user = _locked(user)
        _check_not_self(user, actor)
        user.locked_until = UNTIL_UNLOCKED
        user.save(update_fields=["locked_until"])
        _note("lock_account", user, actor=actor, at=at, reason=reason)
    return user


def unlock_account(*, user: User, actor: User, at: datetime) -> User:
    """The account may be signed in to again, failures forgotten."""
    with audit.transaction():
        user = _locked(user)
        user.failed_sign_ins, user.locked_until = 0, None
        user.save(update_fields=["failed_sign_ins", "locked_until"])
        _note("unlock_account", user, actor=actor, at=at)
    return user


def close_account(*, user: User, actor: User, at: datetime, reason: str) -> User:
    """The person has left: the account ends, what they did stays under their name."""
    if not reason.strip():
        raise RuleBroken("Ghi lý do đóng tài khoản.", field="reason")
    with audit.transaction():
        user = _locked(user)
        _check_not_self(user, actor)
        _check_not_last_administrator(user, at)
        user.is_active = False
        user.save(update_fields=["is_active"])
        _note("close_account", user, actor=actor, at=at, reason=reason)
    return user


def reopen_account(*, user: User, actor: User, at: datetime) -> User:
    """The person is back; the password must be changed."""
    with audit.transaction():
        user = _locked(user)
        user.is_active, user.must_change_password = True, True
        user.save(update_fields=["is_active", "must_change_password"])
        _note("reopen_account", user, actor=actor, at=at)
    return user


def review_account(*, user: User, actor: User, at: datetime) -> User:
    """Somebody has looked: the person still needs the account with these posts."""
    with audit.transaction():
        user = _locked(user)
        user.reviewed_at = at
        user.save(update_fields=["reviewed_at"])
        _note("review_account", user, actor=actor, at=at)
    return user


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).select_related("agency").get(pk=user.pk)


def _note(act: str, user: User, *, actor: User | None, at: datetime, **payload: str) -> None:
    note(
        act,
        ("account", str(user.pk)),
        facts.of_account(user),
        agency=user.agency,
        actor=actor,
        at=at,
        payload={name: value for name, value in payload.items() if value},
    )


def _set_password(user: User, password: str, *, at: datetime, must_change: bool) -> None:
    user.password = make_password(password)
    user.password_set_at = at
    user.must_change_password = must_change
    user.save()
    OldPassword.objects.create(user=user, encoded=user.password, set_at=at)


def _check_password(agency: Agency, username: str, password: str) -> None:
    least = queries.integer_setting(agency, "sign_in.password_length")
    wrong = list(passwords.problems(password, username=username, least=least))
    if wrong:
        raise RuleBroken(" ".join(wrong), field="new")


def _check_history(user: User, password: str) -> None:
    number = queries.integer_setting(user.agency, "sign_in.password_history")
    used = user.old_passwords.values_list("encoded", flat=True)[:number]
    if check_password(password, user.password) or any(check_password(password, e) for e in used):
        raise RuleBroken(f"Mật khẩu mới không được trùng {number} mật khẩu gần nhất.", field="new")


def _check_not_self(user: User, actor: User) -> None:
    if user.pk == actor.pk:
        raise RuleBroken("Bạn không tự khóa hoặc đóng tài khoản của mình được.")


def _check_not_last_administrator(user: User, at: datetime) -> None:
    administrators = queries.holders_of(user.agency, Role.ADMINISTRATOR, at.date())
    if {each.pk for each in administrators} == {user.pk}:
        raise RuleBroken(
            "Đây là quản trị viên cuối cùng của cơ quan; hãy giao vai trò cho người khác trước."
        )
