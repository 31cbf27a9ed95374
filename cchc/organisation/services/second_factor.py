"""A second factor comes to be, is used, is taken away; docs/rules/second-factor.md."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import check_password

from cchc.kernel import audit, crypto
from cchc.kernel.errors import RuleBroken
from cchc.organisation import facts, telling
from cchc.organisation.models import RecoveryCode, SecondFactor, User
from cchc.organisation.rules import second_factor as rule
from cchc.organisation.services.writing import note

WRONG_CODE = (
    "Mã không đúng hoặc đã dùng. Đợi ứng dụng hiện mã mới rồi nhập lại; nếu vẫn không được, "
    "đặt giờ của điện thoại về tự động."
)
WRONG_PASSWORD = "Mật khẩu hiện tại không đúng."  # noqa: S105 - a sentence


def enrol_factor(
    *, user: User, secret: str, password: str, code: str, at: datetime
) -> tuple[User, Sequence[str]]:
    """The person's app counts from now on; the ten recovery codes, told this once."""
    _demand_password(user, password)
    with audit.transaction():
        user = _locked(user)
        if user.second_factor_at is not None:
            raise RuleBroken("Tài khoản đã bật xác thực hai lớp; tắt rồi mới cài lại được.")
        step = rule.matched_step(secret, code, at, last_step=0)
        if step is None:
            raise RuleBroken(WRONG_CODE, field="factor_code")
        SecondFactor.objects.create(user=user, secret=secret, last_step=step)
        user.second_factor_at = at
        codes = _renewed(user)
        _note_changed("enrol_factor", user, actor=user, at=at)
    return user, codes


def remove_factor(*, user: User, password: str, code: str, at: datetime) -> User:
    """The person takes it away, by password and code; their other sessions end."""
    _demand_password(user, password)
    with audit.transaction():
        user = _locked(user)
        _demand_code(user, code, at)
        _take_away(user)
        _note_changed("remove_factor", user, actor=user, at=at)
    return user


def renew_recovery_codes(
    *, user: User, password: str, code: str, at: datetime
) -> tuple[User, Sequence[str]]:
    """Ten new recovery codes, told this once; the former ones open nothing any more."""
    _demand_password(user, password)
    with audit.transaction():
        user = _locked(user)
        _demand_code(user, code, at)
        codes = _renewed(user)
        _note("renew_recovery_codes", user, actor=user, at=at)
    return user, codes


def reset_factor(*, user: User, actor: User | None, reason: str, at: datetime) -> User:
    """An administrator (None: the command) takes it away from who lost the app; they are told.

    Every session of the person ends. Nobody resets their own: that needs password and code.
    """
    if not reason.strip():
        raise RuleBroken("Ghi lý do và cách đã xác minh đúng người.", field="reason")
    if actor is not None and actor.pk == user.pk:
        raise RuleBroken("Không tự gỡ được; tắt bằng mật khẩu và mã ở trang tài khoản của mình.")
    with audit.transaction():
        user = _locked(user)
        if user.second_factor_at is None:
            raise RuleBroken("Người này chưa bật xác thực hai lớp.")
        _take_away(user)
        _note_changed("reset_factor", user, actor=actor, at=at, reason=reason.strip())
        by = actor.full_name if actor else "người vận hành máy chủ"
        telling.tell(
            user,
            key=f"second-factor-reset-{user.pk}-{user.second_factor_changes}",
            subject="Xác thực hai lớp của bạn đã được gỡ",
            body=f"Do {by} thực hiện lúc {telling.moment(at)}. Nếu bạn không yêu cầu, hãy báo"
            " ngay quản trị viên và đổi mật khẩu. Đăng nhập rồi bật lại ở trang tài khoản.",
            link="/tai-khoan/",
            at=at,
        )
    return user


def use_code(*, user: User, code: str, at: datetime) -> bool:
    """Whether the code of the app is right; it counts once, for whoever comes first."""
    factor = SecondFactor.objects.filter(user=user).first()
    if factor is None:
        return False
    step = rule.matched_step(factor.secret, code, at, last_step=factor.last_step)
    if step is None:
        return False
    unused = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
    return unused.update(last_step=step) == 1


def use_recovery_code(*, user: User, code: str, at: datetime) -> bool:
    """Whether it is one of the person's unused recovery codes; it is used up by that."""
    read = rule.read_recovery_code(code)
    digest = _digest(user, read)
    unused = RecoveryCode.objects.filter(user=user, digest=digest, used_at=None)
    if unused.update(used_at=at) != 1:
        return False
    _note("use_recovery_code", user, actor=user, at=at)
    return True


def _demand_password(user: User, password: str) -> None:
    if not check_password(password, user.password):
        raise RuleBroken(WRONG_PASSWORD, field="password")


def _demand_code(user: User, code: str, at: datetime) -> None:
    if user.second_factor_at is None:
        raise RuleBroken("Tài khoản chưa bật xác thực hai lớp.")
    if not use_code(user=user, code=code, at=at):
        raise RuleBroken(WRONG_CODE, field="factor_code")


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).select_related("agency").get(pk=user.pk)


def _renewed(user: User) -> Sequence[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = rule.new_recovery_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user, code)) for code in codes
    )
    return codes


def _take_away(user: User) -> None:
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    user.second_factor_at = None


def _digest(user: User, code: str) -> str:
    return crypto.blind_index(f"{user.pk} {code}", "recovery code")


def _note_changed(act: str, user: User, *, actor: User | None, at: datetime, **more: str) -> None:
    """Save the account as it is now; the sessions that were open before end by that."""
    user.second_factor_changes += 1
    user.save(update_fields=["second_factor_at", "second_factor_changes"])
    _note(act, user, actor=actor, at=at, **more)


def _note(act: str, user: User, *, actor: User | None, at: datetime, **more: str) -> None:
    subject = ("account", str(user.pk))
    stated = facts.of_account(user)
    note(act, subject, stated, agency=user.agency, actor=actor, at=at, payload=more)
