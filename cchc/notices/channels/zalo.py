"""Zalo ZNS (law.md 13.1): HTTP 200 also on failure, so the field ``error`` decides.

The access token lives 25 hours. Its refresh token works once: one process refreshes at a time,
holding the row of the token by a lease, so that no transaction waits for the provider.
"""

import hashlib
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q

from cchc.notices.channels import credentials
from cchc.notices.channels.credentials import ZaloAccount
from cchc.notices.channels.http import ask, ask_json
from cchc.notices.channels.values import Answer, NoAnswer, Outgoing
from cchc.notices.models import ProviderToken

PROVIDER = "zalo"
EXPIRED = ("-220", "-124")
_SOON = timedelta(minutes=5)
_LEASE = timedelta(seconds=40)
_DEFAULT_LIFE = 25 * 3600


def send(message: Outgoing) -> Answer:
    """Send the template; upon an expired token refresh it once and send again."""
    account = credentials.zalo()
    if account is None:
        return Answer(PROVIDER, "no_credentials")
    if not message.template:
        return Answer(PROVIDER, "no_template")
    try:
        token = access_token(account, message.at)
        answer = _sent(account, message, token)
        if answer.code in EXPIRED:
            answer = _sent(account, message, access_token(account, message.at, stale=token))
    except NoAnswer as failure:
        return Answer(PROVIDER, failure.code)
    return answer


def _sent(account: ZaloAccount, message: Outgoing, token: str) -> Answer:
    said = {
        "phone": message.phone,
        "template_id": message.template,
        "template_data": dict(message.data),
        "tracking_id": message.key,
    }
    told = ask_json(f"{account.url}/message/template", said, {"access_token": token})
    data = told.get("data")
    key = str(data.get("msg_id", "")) if isinstance(data, dict) else ""
    error = told.get("error")
    return Answer(PROVIDER, "not_json" if error is None else str(error)[:30], key[:80])


def access_token(account: ZaloAccount, at: datetime, *, stale: str = "") -> str:
    """A token that is not ``stale``; NoAnswer (retry) while another process refreshes it."""
    seed = hashlib.sha256(account.refresh.encode()).hexdigest()
    row, _ = ProviderToken.objects.get_or_create(provider=PROVIDER)
    is_new_seed = bool(account.refresh) and row.seed != seed
    is_fresh = row.expires_at is not None and row.expires_at > at + _SOON
    if row.access and row.access != stale and is_fresh and not is_new_seed:
        return row.access
    if not _leased(row, at):
        raise NoAnswer("timeout")
    row.refresh_from_db()
    if stale and row.access and row.access != stale:
        _release(row)
        return row.access  # somebody else was quicker
    return _refreshed(account, row, at, seed if is_new_seed else row.seed)


def _leased(row: ProviderToken, at: datetime) -> bool:
    free = Q(busy_until__isnull=True) | Q(busy_until__lte=at)
    return ProviderToken.objects.filter(free, pk=row.pk).update(busy_until=at + _LEASE) == 1


def _release(row: ProviderToken) -> None:
    row.busy_until = None
    row.save(update_fields=["busy_until"])


def _refreshed(account: ZaloAccount, row: ProviderToken, at: datetime, seed: str) -> str:
    is_new_seed = seed != row.seed
    form = {
        "app_id": account.app,
        "grant_type": "refresh_token",
        "refresh_token": account.refresh if is_new_seed or not row.refresh else row.refresh,
    }
    headers = {
        "secret_key": account.secret,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        told = ask(f"{account.token_url}/v4/oa/access_token", urlencode(form).encode(), headers)
        access, refresh = str(told.get("access_token") or ""), str(told.get("refresh_token") or "")
        if not access or not refresh:
            raise NoAnswer("token")
        row.access, row.refresh, row.seed = access, refresh, seed
        row.expires_at = at + timedelta(seconds=_life(told.get("expires_in")))
        row.save(update_fields=["access", "refresh", "seed", "expires_at"])
    finally:
        _release(row)
    return access


def _life(told: object) -> int:
    text = str(told or "")
    return min(int(text), 30 * 86400) if text.isascii() and text.isdecimal() else _DEFAULT_LIFE
