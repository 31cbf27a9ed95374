"""What the program itself can say of the level-3 checklist; docs/rules/level-three.md."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from cchc.kernel import keys, upkeep
from cchc.kernel.formats import moment_vi
from cchc.organisation import queries as organisation
from cchc.organisation.choices import AccountState
from cchc.organisation.models import Agency, User

Found = tuple[bool, str]
SHOWN = 5
REVIEWED_WITHIN = timedelta(days=183)


def found_by_program(agency: Agency, at: datetime) -> Mapping[str, Found]:
    """By item: whether it is met, and what was found."""
    return {
        "factor": _factor(agency),
        "passwords": _passwords(agency),
        "locks": _locks(agency),
        "dormant": _dormant(agency, at),
        "review": _review(agency, at),
        "keys": _keys(),
        "https": _https(),
        "backup": _backup(agency, at),
        "audit": _audit(agency, at),
        "logs": _logs(agency),
    }


def _factor(agency: Agency) -> Found:
    lacking = list(organisation.accounts_without_factor())
    own = [user for user in lacking if user.agency_id == agency.pk]
    if not lacking:
        return True, "mọi tài khoản đang mở đã bật"
    said = [f"{len(own)} tài khoản chưa bật: {_names(own)}"] if own else []
    if others := len(lacking) - len(own):
        said.append(f"{others} tài khoản của cơ quan khác trong cùng hệ thống chưa bật")
    return False, "; ".join(said)


def _passwords(agency: Agency) -> Found:
    history = organisation.integer_setting(agency, "sign_in.password_history")
    days = organisation.integer_setting(agency, "sign_in.administrator_password_days")
    said = f"cấu hình: {history} mật khẩu gần nhất, quản trị đổi sau {days} ngày"
    return history >= 10 and days <= 60, said


def _locks(agency: Agency) -> Found:
    failures = organisation.integer_setting(agency, "sign_in.failures")
    hours = organisation.integer_setting(agency, "sign_in.lock_hours")
    idle = organisation.integer_setting(agency, "sign_in.idle_minutes")
    administrators = organisation.integer_setting(agency, "sign_in.administrator_idle_minutes")
    lasting = "đến khi mở khóa" if hours == 0 else f"{hours} giờ"
    said = (
        f"cấu hình: {failures} lần, {lasting}; khóa phiên {idle} phút, quản trị"
        f" {administrators} phút"
    )
    long_enough = hours == 0 or hours >= 12
    return failures <= 5 and long_enough and idle <= 15 and administrators <= 5, said


def _dormant(agency: Agency, at: datetime) -> Found:
    days = organisation.integer_setting(agency, "accounts.dormant_days")
    if days > 45:
        return False, f"cấu hình: {days} ngày mới coi là bỏ quên"
    found = organisation.accounts(agency, at, state=AccountState.DORMANT)
    return not found, f"{len(found)} tài khoản: {_names(found)}" if found else "không có"


def _review(agency: Agency, at: datetime) -> Found:
    since = at - REVIEWED_WITHIN
    due = [
        user
        for user in organisation.accounts(agency, at)
        if user.is_active and not any(m and m >= since for m in (user.reviewed_at, user.opened_at))
    ]
    return not due, f"{len(due)} tài khoản chưa rà soát: {_names(due)}" if due else "đã rà soát đủ"


def _keys() -> Found:
    names = ("CCHC_MASTER_KEY", "CCHC_SEAL_KEY")
    if all(keys.named_secret(name) for name in names):
        return True, "đặt riêng, ngoài nơi để dữ liệu"
    folder = Path(settings.HOME) / "keys"
    there = all(keys.named_secret(n) or (folder / n.lower()).is_file() for n in names)
    if there:
        return True, "có, nhưng để cạnh dữ liệu: nên đặt riêng (CCHC_MASTER_KEY, CCHC_SEAL_KEY)"
    return False, "chưa đặt CCHC_MASTER_KEY, CCHC_SEAL_KEY"


def _https() -> Found:
    is_met = bool(settings.SECURE_SSL_REDIRECT and settings.SESSION_COOKIE_SECURE)
    return is_met, "đang bắt buộc" if is_met else "bản này đang chạy không có HTTPS"


def _backup(agency: Agency, at: datetime) -> Found:
    days = organisation.integer_setting(agency, "level3.backup_days")
    done = upkeep.last(upkeep.BACKUP)
    if done is None:
        return False, "chưa có bản nào (cchc backup)"
    return _is_fresh(done.at, at, days), f"lần gần nhất {moment_vi(done.at)}, cần trong {days} ngày"


def _audit(agency: Agency, at: datetime) -> Found:
    days = organisation.integer_setting(agency, "level3.verification_days")
    done = upkeep.last(upkeep.VERIFICATION)
    if done is None:
        return False, "chưa kiểm tra (cchc audit verify)"
    findings = done.told.get("findings")
    said = f"lần gần nhất {moment_vi(done.at)}, {findings} sai lệch, cần trong {days} ngày"
    return findings == 0 and _is_fresh(done.at, at, days), said


def _logs(agency: Agency) -> Found:
    months = organisation.integer_setting(agency, "logs.keep_months")
    return months >= 12, f"cấu hình: {months} tháng"


def _is_fresh(done: datetime, at: datetime, days: int) -> bool:
    return timedelta(0) <= at - done <= timedelta(days=days)


def _names(people: Iterable[User]) -> str:
    names = sorted(user.full_name for user in people)
    more = f" và {len(names) - SHOWN} người nữa" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
