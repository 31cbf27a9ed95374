"""From which machine a request comes."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The visitor's address; behind TRUSTED_PROXIES proxies, the one that the outermost saw.

    Entries further left in X-Forwarded-For are the visitor's own words and are not believed.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        address = seen[-min(settings.TRUSTED_PROXIES, len(seen))] or address
    try:
        validate_ipv46_address(address)
    except ValidationError:
        return None
    return address
