"""The header ``Idempotency-Key``: a request that comes twice is done once."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from cchc.api import services
from cchc.api.access import MachineRequest
from cchc.api.problems import Refused

NAME = "Idempotency-Key"
_FORM = re.compile(r"[\x21-\x7e]{1,100}", re.ASCII)
_MALFORMED = f"{NAME} phải có từ 1 đến 100 ký tự ASCII, không có dấu cách."
Work = Callable[[], tuple[int, dict[str, Any]]]


def once(request: MachineRequest, work: Work, at: datetime) -> HttpResponse:
    """The answer of ``work``, or what was answered to the same request before."""
    key = request.headers.get(NAME)
    if key is None:
        return _answer(*_written(work))
    if not _FORM.fullmatch(key):
        raise Refused(400, _MALFORMED, errors=[{"field": NAME, "detail": _MALFORMED}])
    kept = services.answer_once(
        client=request.auth,
        key=key,
        fingerprint=_fingerprint(request),
        work=lambda: _written(work),
        at=at,
    )
    answer = _answer(kept.status, kept.body)
    if kept.is_repeated:
        answer["Idempotent-Replayed"] = "true"
    return answer


def _written(work: Work) -> tuple[int, str]:
    status, body = work()
    return status, json.dumps(body, ensure_ascii=False)


def _answer(status: int, body: str) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def _fingerprint(request: MachineRequest) -> str:
    named = f"{request.method} {request.path}\n".encode()
    return hashlib.sha256(named + request.body).hexdigest()
