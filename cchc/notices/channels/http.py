"""One request to a provider: with an end to waiting, no redirects, JSON or a code of failure."""

import json
import logging
import ssl
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import httpx

from cchc.notices.channels.values import NoAnswer

TIMEOUT = 10
_MOST = 64 * 1024
_TOO_MANY, _TIMEOUTS = 429, (408, 504)
logging.getLogger("httpx").setLevel(logging.WARNING)  # it would tell every address


def ask(
    url: str, body: bytes, headers: Mapping[str, str], *, timeout: float = TIMEOUT
) -> dict[str, Any]:
    """The object that was answered with; NoAnswer says why there is none. Nothing is logged."""
    try:
        status, content = _exchanged(url, body, headers, timeout)
    except httpx.TimeoutException:
        raise NoAnswer("timeout") from None
    except (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL):
        raise NoAnswer("rejected") from None  # what is configured makes no request
    except httpx.HTTPError:
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


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()  # whom the machine trusts, not a list of a package


def _exchanged(
    url: str, body: bytes, headers: Mapping[str, str], timeout: float
) -> tuple[int, bytes]:
    """Status and content; no proxy of the environment, nothing packed, an end for the whole."""
    ends, content = time.monotonic() + timeout, b""
    sent = {**headers, "Accept-Encoding": "identity"}
    with (
        httpx.Client(timeout=timeout, trust_env=False, verify=_trust()) as client,
        client.stream("POST", url, content=body, headers=sent) as answer,
    ):
        for piece in answer.iter_raw():
            content += piece
            if len(content) > _MOST:
                break  # no provider says so much: what is cut off is no JSON
            if time.monotonic() > ends:
                raise httpx.ReadTimeout("the whole took too long")
        return answer.status_code, content


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
