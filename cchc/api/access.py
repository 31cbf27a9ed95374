"""What stands before every call: the key, the rate, the size, the right; docs/rules/api.md."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from cchc.api import queries, services
from cchc.api.choices import Scope
from cchc.api.models import Client
from cchc.api.problems import TOO_LARGE, Refused
from cchc.kernel import clock
from cchc.web import limits

LARGEST = 2 * 1024 * 1024
WINDOW = 60
TOO_FAST = "Đã quá số yêu cầu mỗi phút của máy khách; đợi rồi gửi tiếp."


class MachineRequest(HttpRequest):
    """A request of a client that was let in."""

    auth: Client


class KeyAuth(HttpBearer):
    """Lets a client in by ``Authorization: Bearer``."""

    def authenticate(self, request: HttpRequest, token: str) -> Client:
        """The client; Refused (401, 413, 429) otherwise."""
        at = clock.now()
        found = queries.recognised(token.strip(), at=at)
        if found.client is None:
            raise Refused(401, found.refusal, headers={"WWW-Authenticate": "Bearer"})
        client = found.client
        if not limits.within("api", client.key_name, most=client.rate, seconds=WINDOW):
            raise Refused(429, TOO_FAST, headers={"Retry-After": str(WINDOW)})
        if _length(request) > LARGEST:
            raise Refused(413, TOO_LARGE)
        services.note_use(client=client, at=at)
        return client


def demand(request: MachineRequest, scope: Scope) -> Client:
    """The client; Refused (403) when it has not the right."""
    client = request.auth
    if scope not in client.scopes:
        raise Refused(403, f"Máy khách chưa được cấp quyền {scope.value} ({scope.label}).")
    return client


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdigit() else 0
