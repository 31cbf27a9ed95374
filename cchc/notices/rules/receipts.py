"""What a provider's call-back says; docs/rules/citizen-notices.md. Shapes: law.md 13.2 and [M]."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DONE, _NEVER = "5", ("4", "6")  # eSMS: sent; refused, deleted [M]


@dataclass(frozen=True)
class Receipt:
    """The provider's key of a message, ours where it is repeated, and whether it arrived."""

    provider_key: str
    message: str
    is_delivered: bool


def read(provider: str, said: Mapping[str, Any]) -> Receipt | None:
    """The receipt, None when it says nothing final."""
    return {"zalo": _zalo, "esms": _esms, "http": _http}[provider](said)


def _text(value: object) -> str:
    return str(value)[:80] if isinstance(value, str | int) else ""


def _zalo(said: Mapping[str, Any]) -> Receipt | None:
    message = said.get("message")
    if said.get("event_name") != "user_received_message" or not isinstance(message, dict):
        return None
    return Receipt(_text(message.get("msg_id")), _text(message.get("tracking_id")), True)


def _esms(said: Mapping[str, Any]) -> Receipt | None:
    status, failed = _text(said.get("SendStatus")), _text(said.get("SendFailed")) or "0"
    is_lost = status in _NEVER or failed != "0"
    if status != _DONE and not is_lost:
        return None
    return Receipt(_text(said.get("SMSID")), _text(said.get("RequestId")), not is_lost)


def _http(said: Mapping[str, Any]) -> Receipt | None:
    arrived = said.get("delivered")
    if not isinstance(arrived, bool):
        return None
    return Receipt(_text(said.get("message")), _text(said.get("id")), arrived)
