"""One message to one address over HTTP: the address is checked, the connection made to it alone."""

import http.client
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from cchc.api.rules.addresses import checked_url, is_internal
from cchc.api.rules.signing import HEADER, header
from cchc.kernel.errors import RuleBroken

TIMEOUT = 10
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Outcome:
    """What became of the attempt; without a status ``error`` says why there was no answer."""

    status: int | None
    error: str
    milliseconds: int

    @property
    def is_taken(self) -> bool:
        """Whether the address said that it has it."""
        return self.status is not None and 200 <= self.status < 300


class _Refused(OSError):
    """The name leads into the house's own network."""


def post(
    url: str,
    body: str,
    *,
    secret: str,
    headers: Mapping[str, str],
    internal: bool,
    seconds: int,
) -> Outcome:
    """Send the signed body; any failure is an outcome, never an exception. ``seconds`` is ``t``."""
    began = time.monotonic()
    sent = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "cchc-webhook/1",
        HEADER: header(secret, seconds, body),
        **headers,
    }
    status, error = None, ""
    try:
        parts = urlsplit(checked_url(url, internal=internal))
        status = _sent(parts, body, sent, internal=internal)
    except (OSError, http.client.HTTPException, RuleBroken, UnicodeError) as failure:
        error = _in_words(failure)
    return Outcome(status, error, int((time.monotonic() - began) * 1000))


def _sent(url: SplitResult, body: str, headers: Mapping[str, str], *, internal: bool) -> int:
    """The status; redirects are not followed, what is answered is not kept."""
    host, port = url.hostname or "", url.port or _PORTS[url.scheme]
    connection = _connection(url.scheme, host, port, _looked_up(host, port, internal=internal))
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    try:
        connection.request("POST", path, body.encode(), dict(headers))
        return connection.getresponse().status
    finally:
        connection.close()


def _looked_up(host: str, port: int, *, internal: bool) -> str:
    """The address behind the name; _Refused when one of them is the house's own."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not internal and any(is_internal(address) for address in addresses):
        raise _Refused(host)
    return addresses[0]


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    """A connection to the very address that was checked, under the name that was asked for."""
    plain = socket.create_connection((address, port), TIMEOUT)
    if scheme == "http":
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
        connection.sock = plain
        return connection
    try:
        secured = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise
    connection = http.client.HTTPSConnection(host, port, timeout=TIMEOUT)
    connection.sock = secured
    return connection


def _in_words(failure: Exception) -> str:
    """The kind of failure only; never the address nor what was said."""
    if isinstance(failure, _Refused | RuleBroken):
        return "địa chỉ trong mạng nội bộ hoặc không hợp lệ"
    if isinstance(failure, TimeoutError):
        return "hết thời gian chờ"
    if isinstance(failure, ssl.SSLError):
        return "chứng thư hoặc mã hóa đường truyền không hợp lệ"
    if isinstance(failure, socket.gaierror):
        return "không tìm thấy tên máy chủ"
    return "không kết nối được"
