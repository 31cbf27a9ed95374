"""What is wrong, as problem details (RFC 9457) in Vietnamese; docs/rules/api.md, "Problems"."""

import json
import logging
from collections.abc import Iterable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from cchc.api.rules import keys
from cchc.api.services import KeyUsed
from cchc.dossiers.mirror.told import Problem as BadValue
from cchc.dossiers.services.mirroring import BadRecords
from cchc.kernel.errors import RuleBroken

MEDIA_TYPE = "application/problem+json"
TITLES = {
    HTTPStatus.BAD_REQUEST: "Yêu cầu không đọc được",
    HTTPStatus.UNAUTHORIZED: "Chưa nhận ra máy khách",
    HTTPStatus.FORBIDDEN: "Máy khách không có quyền này",
    HTTPStatus.NOT_FOUND: "Không tìm thấy",
    HTTPStatus.METHOD_NOT_ALLOWED: "Địa chỉ không có phương thức này",
    HTTPStatus.CONFLICT: "Trái với điều đã có",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Nội dung quá lớn",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Có giá trị sai",
    HTTPStatus.TOO_MANY_REQUESTS: "Gửi quá nhanh",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Lỗi bên trong",
}
NO_JSON = "Nội dung không phải là JSON. Gửi Content-Type: application/json và một đối tượng JSON."
TOO_LARGE = "Nội dung gửi lớn hơn 2 MB; chia thành nhiều lần."
NOT_FOUND = "Không có địa chỉ hoặc hồ sơ này trong phạm vi của máy khách."
NOT_ALLOWED = "Địa chỉ này không nhận phương thức đã dùng; xem /api/."
INSIDE = "Chương trình gặp lỗi bên trong (đã ghi vào nhật ký máy chủ). Thử lại sau ít phút."
_MANY = 100
# Kinds of pydantic's errors by how they begin, and what they mean to who sends.
_WORDS: tuple[tuple[str, str], ...] = (
    ("missing", "thiếu trường này"),
    ("extra_forbidden", "không có trường này; xem danh sách trường ở /api/"),
    ("datetime", "không phải là thời điểm; ghi như 2026-11-30T14:05:00+07:00"),
    ("too_long", "nhiều phần tử hơn cho phép"),
    ("too_short", "ít phần tử hơn cho phép"),
    ("string_too_long", "dài hơn cho phép"),
    ("string", "phải là chữ"),
    ("int", "phải là số nguyên"),
    ("less_than", "lớn hơn cho phép"),
    ("greater_than", "nhỏ hơn cho phép"),
    ("list", "phải là một danh sách"),
    ("model", "phải là một đối tượng JSON"),
    ("dict", "phải là một đối tượng JSON"),
    ("literal_error", "không thuộc các giá trị cho phép"),
)
_log = logging.getLogger(__name__)


class Refused(Exception):
    """The request is answered with this problem."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Iterable[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.errors, self.headers = list(errors), dict(headers or {})


def problem(
    status: int,
    detail: str,
    *,
    errors: Iterable[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer; ``errors`` name each fault: field, pointer, row (of a batch, from 1), detail."""
    known = HTTPStatus(status)
    body: dict[str, Any] = {
        "type": f"/api/#loi-{status}",
        "title": TITLES.get(known, known.phrase),
        "status": status,
        "detail": detail,
    }
    if found := list(errors):
        body["errors"] = found[:_MANY]
        body["errors_total"] = len(found)
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers=dict(headers or {}))


def speak(api: NinjaAPI) -> None:
    """Let every failure of the API be answered as a problem."""
    answers: dict[type[Exception], Any] = {
        Refused: _refused,
        BadRecords: _bad_records,
        KeyUsed: _key_used,
        RuleBroken: _rule_broken,
        ValidationError: _not_valid,
        AuthenticationError: _unknown_client,
        PermissionDenied: lambda _, error: problem(403, str(error)),
        RequestDataTooBig: lambda _, error: problem(413, TOO_LARGE),
        Http404: lambda _, error: problem(404, NOT_FOUND),
        HttpError: lambda _, error: problem(error.status_code, NO_JSON),
        Exception: _inside,
    }
    for kind, answer in answers.items():
        api.add_exception_handler(kind, answer)


def spoken(view: Any) -> Any:
    """The view with a problem where the framework itself says that a method is not allowed."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = view(request, *args, **kwargs)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return problem(405, NOT_ALLOWED, headers={"Allow": answer.get("Allow", "")})
        return answer

    return answered


def _refused(_: HttpRequest, error: Refused) -> HttpResponse:
    return problem(error.status, error.detail, errors=error.errors, headers=error.headers)


def _unknown_client(_: HttpRequest, error: Exception) -> HttpResponse:
    return problem(401, keys.UNKNOWN, headers={"WWW-Authenticate": "Bearer"})


def _bad_records(request: HttpRequest, error: BadRecords) -> HttpResponse:
    is_batch = request.method == "POST" and request.path.endswith("/dossiers")
    return problem(422, error.message, errors=[_of_value(b, is_batch) for b in error.problems])


def _of_value(bad: BadValue, is_batch: bool) -> dict[str, Any]:
    """A fault of a record: nothing of a personal value is repeated."""
    if not is_batch:
        return {"field": bad.title, "pointer": f"/{bad.title}", "detail": bad.why}
    row = bad.place.row
    pointer = f"/dossiers/{row - 1}/{bad.title}"
    return {"row": row, "field": bad.title, "pointer": pointer, "detail": bad.why}


def _key_used(_: HttpRequest, error: KeyUsed) -> HttpResponse:
    return problem(409, error.message, errors=[{"field": error.field, "detail": error.message}])


def _rule_broken(_: HttpRequest, error: RuleBroken) -> HttpResponse:
    faults = [{"field": error.field, "detail": error.message}] if error.field else []
    return problem(422, error.message, errors=faults)


def _not_valid(_: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [_of_place(each) for each in error.errors]
    first = faults[0] if faults else {"field": "", "detail": ""}
    detail = f"{first['field']}: {first['detail']}." if first["field"] else NO_JSON
    return problem(422, detail, errors=faults)


def _of_place(error: Mapping[str, Any]) -> dict[str, Any]:
    """Where the fault is: what follows the part of the request and the name of its model."""
    kind = str(error.get("type", ""))
    words = next((text for start, text in _WORDS if kind.startswith(start)), "không hợp lệ")
    place = [part for part in error.get("loc", ()) if not _is_of_framework(part)]
    told: dict[str, Any] = {
        "field": next((str(part) for part in reversed(place) if isinstance(part, str)), ""),
        "pointer": "".join(f"/{part}" for part in place),
        "detail": words,
    }
    rows = [part for part in place if isinstance(part, int)]
    return {"row": rows[0] + 1, **told} if rows else told


def _is_of_framework(part: object) -> bool:
    return part in ("body", "query", "path", "said", "wanted", "int", "str")


def _inside(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("%s of the API failed", request.method, exc_info=error)
    return problem(500, INSIDE)
