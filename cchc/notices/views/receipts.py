"""Where providers say what became of a message; the address itself is the key."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.notices import queries, services
from cchc.notices.rules import receipts

MOST = 16 * 1024


@csrf_exempt
@require_POST
def receipt(request: HttpRequest, provider: str, token: str) -> HttpResponse:
    """Take a receipt; what is unknown or known already is answered alike, and not repeated."""
    if not queries.is_callback_token(provider, token):
        raise Http404
    found = receipts.read(provider, _said(request))
    if found is not None:
        services.take_receipt(
            provider=provider,
            provider_key=found.provider_key,
            message=found.message,
            is_delivered=found.is_delivered,
            at=clock.now(),
        )
    return HttpResponse(status=204)


def _said(request: HttpRequest) -> Mapping[str, Any]:
    """What was said, as JSON or as a form; nothing when it is neither or too long."""
    if int(request.headers.get("Content-Length") or 0) > MOST:
        return {}
    if request.content_type != "application/json":
        return request.POST.dict()
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
