"""One request to a provider: with an end to waiting, no redirects, JSON or a code of failure."""

import http.client
import json
import ssl
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from cchc.notices.channels.values import NoAnswer

TIMEOUT = 10
_MOST = 64 * 1024
_TOO_MANY, _TIMEOUTS = 429, (408, 504)


def ask(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    method: str = "POST",
    timeout: float = TIMEOUT,
) -> dict[str, Any]:
    """The object that was answered with; NoAnswer says why there is none. Nothing is logged."""
    try:
        status, content = _exchanged(url, body, headers, method, timeout)
    except TimeoutError:
        raise NoAnswer("timeout") from None
    except (OSError, http.client.HTTPException):
        raise NoAnswer("unreachable") from None
    if code := _failure(status):
        raise NoAnswer(code)
    try:
        found = json.loads(content)
    except ValueError:
        raise NoAnswer("not_json") from None
    if not isinstance(found, dict):
        raise NoAnswer("not_json")
    return found


def _failure(status: int) -> str:
    if status == _TOO_MANY:
        return "too_many"
    if status in _TIMEOUTS:
        return "timeout"
    if status >= 500:
        return "server"
    return "" if 200 <= status < 300 else "rejected"


def _exchanged(
    url: str, body: bytes, headers: Mapping[str, str], method: str, timeout: float
) -> tuple[int, bytes]:
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path or "/"
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, parts.port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(host, parts.port, timeout=timeout)
    try:
        connection.request(
            method, f"{path}?{parts.query}" if parts.query else path, body, dict(headers)
        )
        answer = connection.getresponse()
        return answer.status, answer.read(_MOST)
    finally:
        connection.close()


def ask_json(
    url: str,
    said: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
    *,
    timeout: float = TIMEOUT,
) -> dict[str, Any]:
    """The same for an object sent as JSON."""
    sent = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
    return ask(url, json.dumps(said, ensure_ascii=False).encode(), sent, timeout=timeout)
