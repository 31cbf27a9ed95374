"""Codes of the second factor: which is right, which was used; docs/rules/second-factor.md."""

import secrets
from datetime import datetime
from hmac import compare_digest

import pyotp

DIGITS = 6
STEP_SECONDS = 30
# A telephone's clock may be a step behind or ahead (RFC 6238, 5.2).
SKEW_STEPS = 1

RECOVERY_CODES = 10
# Without what is mistaken for another: 0 and o, 1, i and l.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP_LENGTH = 3, 4


def new_secret() -> str:
    """160 bits as RFC 4226 recommends, in the letters that an app takes."""
    return pyotp.random_base32(32)


def in_groups(secret: str) -> str:
    """The secret as it is typed: groups of four."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def address_for_app(secret: str, *, account: str, issuer: str) -> str:
    """What the QR code says to the app (otpauth://…)."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)


def step_of(at: datetime) -> int:
    """The number of the 30 seconds since 1970."""
    return int(at.timestamp()) // STEP_SECONDS


def matched_step(secret: str, code: str, at: datetime, *, last_step: int) -> int | None:
    """The step to which the code belongs, None for a wrong one or one of a step already used.

    Every step in reach is compared, so that a wrong code takes as long as a right one.
    """
    typed, now = code.replace(" ", ""), step_of(at)
    if len(typed) != DIGITS or not (typed.isascii() and typed.isdigit()):
        return None
    made = pyotp.HOTP(secret, digits=DIGITS)
    reach = range(now - SKEW_STEPS, now + SKEW_STEPS + 1)
    found = [step for step in reach if compare_digest(made.at(step), typed)]
    return next((step for step in found if step > last_step), None)


def new_recovery_codes() -> list[str]:
    """Ten codes of some 59 bits each, all different."""
    codes: set[str] = set()
    while len(codes) < RECOVERY_CODES:
        groups = [
            "".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS)
        ]
        codes.add("-".join(groups))
    return sorted(codes)


def read_recovery_code(typed: str) -> str:
    """The code as it was made, whatever spaces, dashes and capitals were typed; "" for no code."""
    letters = "".join(typed.lower().replace("-", " ").split())
    if len(letters) != _GROUPS * _GROUP_LENGTH or set(letters) - set(_LETTERS):
        return ""
    return "-".join(letters[n : n + _GROUP_LENGTH] for n in range(0, len(letters), _GROUP_LENGTH))


def is_demanded(*, of_everybody: bool, of_administrators: bool, administers: bool) -> bool:
    """Whether a person has to have a second factor."""
    return of_everybody or (of_administrators and administers)
