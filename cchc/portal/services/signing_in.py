"""Filers prove that they read an address: codes, sessions; docs/rules/online-filing.md."""

import hmac
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from cchc.kernel import crypto
from cchc.notices import services as notices
from cchc.portal.models import Filer, FilerSession, OneTimeCode
from cchc.portal.rules import one_time_codes as rule

_CONTACT, _CODE, _TOKEN = "portal.contact", "portal.code", "portal.token"
_KEPT = timedelta(days=1)
_SUBJECT = "Mã xác nhận nộp hồ sơ trực tuyến"
_BODY = (
    "Mã xác nhận: {code}\n\nNhập mã này vào trang đang mở, trong 15 phút. Không cho ai biết"
    " mã; cán bộ không bao giờ hỏi mã. Nếu ông/bà không yêu cầu mã thì bỏ qua thư này."
)


def token_hash(token: str) -> str:
    """What is kept of a secret that only the browser has."""
    return crypto.blind_index(token, _TOKEN)


def ask_code(*, email: str, at: datetime) -> str:
    """A code to the address through the outbox; the secret for the browser that asked.

    The same work and answer whether somebody has an account by the address or not, and also when
    too many codes were asked for and none is sent.
    """
    index, browser = contact_index(email), secrets.token_hex(32)
    code = f"{secrets.randbelow(10**rule.DIGITS):0{rule.DIGITS}d}"
    with transaction.atomic():
        rows = OneTimeCode.objects.select_for_update()
        row, _ = rows.get_or_create(contact_index=index)
        counted = rule.next_sent(row.sent, row.since, at)
        if counted is not None:
            row.sent, row.since = counted
            row.asked_at, row.failures = at, 0
            row.browser_hash, row.code_hash = token_hash(browser), _code_hash(index, code)
            notices.write_outside(
                address=email,
                key=f"portal-code-{browser[:16]}",
                subject=_SUBJECT,
                body=_BODY.format(code=code),
                valid_until=at + rule.LIFE,
                at=at,
            )
        row.save()
    return browser


def open_session(*, email: str, browser: str, code: str, at: datetime) -> str | None:
    """The secret of a new session when the code is right, else None; the account comes with it."""
    index = contact_index(email)
    with transaction.atomic():
        row = OneTimeCode.objects.select_for_update().filter(contact_index=index).first()
        is_open, failures = rule.opens(
            sent_at=row.asked_at if row else None,
            failures=row.failures if row else 0,
            is_same=_same(token_hash(browser), row.browser_hash if row else ""),
            is_right=_same(_code_hash(index, code.strip()), row.code_hash if row else ""),
            at=at,
        )
        if row is not None:
            row.failures, row.asked_at = failures, None if is_open else row.asked_at
            row.save()
        return _new_session(index, email, at) if is_open else None


def _new_session(index: str, email: str, at: datetime) -> str:
    start = {"email": email, "created_at": at}
    filer, _ = Filer.objects.get_or_create(contact_index=index, defaults=start)
    token = secrets.token_hex(32)
    FilerSession.objects.create(
        token_hash=token_hash(token), filer=filer, expires_at=at + rule.SESSION
    )
    return token


def keep_session(*, token: str, at: datetime) -> None:
    """Something was sent in the session: it lasts two hours from now."""
    running = FilerSession.objects.filter(token_hash=token_hash(token), expires_at__gt=at)
    running.update(expires_at=at + rule.SESSION)


def sign_out(*, token: str, at: datetime) -> None:
    """End the session."""
    FilerSession.objects.filter(token_hash=token_hash(token)).delete()


def forget_sign_ins(*, at: datetime) -> None:
    """Drop sessions and codes that are over."""
    FilerSession.objects.filter(expires_at__lte=at).delete()
    OneTimeCode.objects.filter(since__lt=at - _KEPT).delete()


def contact_index(email: str) -> str:
    """By what the account of an address is found; not readable."""
    return crypto.blind_index(email.strip().lower(), _CONTACT)


def _code_hash(index: str, code: str) -> str:
    return crypto.blind_index(f"{index} {code}", _CODE)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
