"""Where messages may be sent: not into the house's own network; docs/rules/api.md, "Addresses"."""

import ipaddress
from urllib.parse import urlsplit

from cchc.kernel.errors import RuleBroken

_LONGEST = 500
_LOCAL_NAMES = ("localhost", "localhost.localdomain")
NOT_HTTPS = "Địa chỉ phải bắt đầu bằng https:// và có tên máy chủ."
WITH_PASSWORD = "Địa chỉ không được chứa tên đăng nhập, mật khẩu."  # noqa: S105 - a sentence
INTERNAL = "Không gửi tới địa chỉ trong mạng nội bộ; dùng địa chỉ công khai của hệ thống nhận."


def checked_url(text: str, *, internal: bool) -> str:
    """The address; RuleBroken (``url``) says why not. A name is looked up only when sending."""
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise RuleBroken(NOT_HTTPS, field="url") from None
    schemes = ("https", "http") if internal else ("https",)
    if parts.scheme not in schemes or not host or len(text) > _LONGEST:
        raise RuleBroken(NOT_HTTPS, field="url")
    if parts.username is not None or parts.password is not None:
        raise RuleBroken(WITH_PASSWORD, field="url")
    if not internal and _names_internal(host):
        raise RuleBroken(INTERNAL, field="url")
    return text.strip()


def is_internal(address: str) -> bool:
    """Whether an IP address is not one of the public internet."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return not (mapped or found).is_global or found.is_multicast


def _names_internal(host: str) -> bool:
    if host.lower().rstrip(".") in _LOCAL_NAMES:
        return True
    try:
        return is_internal(host)
    except ValueError:  # a name
        return False
