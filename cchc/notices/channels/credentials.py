"""Accounts at providers, from the environment or files that it names; read when they are used.

Variables: docs/operations/notices.md. Nothing here is ever written to a log or the database.
"""

import os
from dataclasses import dataclass, field

from cchc.kernel.keys import named_secret


def _said(name: str, default: str = "") -> str:
    return os.environ.get(name, "") or default


@dataclass(frozen=True)
class ZaloAccount:
    """An app of Zalo with its official account."""

    app: str
    secret: str = field(repr=False)
    refresh: str = field(repr=False)
    url: str = "https://business.openapi.zalo.me"
    token_url: str = "https://oauth.zaloapp.com"  # noqa: S105  an address


@dataclass(frozen=True)
class EsmsAccount:
    """An account of the SMS gateway with its brand name."""

    key: str = field(repr=False)
    secret: str = field(repr=False)
    brand: str
    url: str = "https://rest.esms.vn"
    sandbox: bool = False


def zalo() -> ZaloAccount | None:
    """The account, None where it is not configured."""
    account = ZaloAccount(
        _said("CCHC_ZALO_APP"),
        named_secret("CCHC_ZALO_SECRET"),
        named_secret("CCHC_ZALO_REFRESH_TOKEN"),
        _said("CCHC_ZALO_URL", ZaloAccount.url).rstrip("/"),
        _said("CCHC_ZALO_TOKEN_URL", ZaloAccount.token_url).rstrip("/"),
    )
    return account if account.app and account.secret else None


def esms() -> EsmsAccount | None:
    """The account, None where it is not configured."""
    account = EsmsAccount(
        named_secret("CCHC_ESMS_KEY"),
        named_secret("CCHC_ESMS_SECRET"),
        _said("CCHC_ESMS_BRAND"),
        _said("CCHC_ESMS_URL", EsmsAccount.url).rstrip("/"),
        _said("CCHC_ESMS_SANDBOX") == "1",
    )
    return account if account.key and account.secret else None


def callback_secret(provider: str) -> str:
    """The token of the provider's callback address where the environment names one."""
    return named_secret(f"CCHC_{provider.upper()}_CALLBACK")
