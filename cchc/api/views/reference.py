"""The page that explains the API to who connects: drawn from the OpenAPI document itself."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.api.choices import TOLD, Scope
from cchc.api.problems import TITLES
from cchc.api.views.endpoints import v1


@dataclass(frozen=True)
class Call:
    """One address with one method."""

    method: str
    path: str
    summary: str


@dataclass(frozen=True)
class Field:
    """A field of a schema."""

    name: str
    kind: str
    is_needed: bool
    text: str


@require_GET
def reference(request: HttpRequest) -> HttpResponse:
    """Addresses, fields, rights, problems."""
    document: dict[str, Any] = v1.get_openapi_schema()
    context = {
        "calls": _calls(document),
        "fields": _fields(document["components"]["schemas"]["BatchRow"]),
        "scopes": list(Scope),
        "events": TOLD,
        "problems": [(int(status), title) for status, title in TITLES.items()],
    }
    return render(request, "api/reference.html", context)


def _calls(document: dict[str, Any]) -> list[Call]:
    return [
        Call(method.upper(), path, said["summary"])
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    ]


def _fields(schema: dict[str, Any]) -> list[Field]:
    needed = schema.get("required", ())
    found = [
        Field(name, _kind(said), name in needed, said.get("description", ""))
        for name, said in schema["properties"].items()
    ]
    return sorted(found, key=lambda field: field.name != "code")


def _kind(said: dict[str, Any]) -> str:
    words = {"string": "chữ", "integer": "số"}
    kinds = [each.get("type", "") for each in said.get("anyOf", [said])]
    return " hoặc ".join(words[kind] for kind in kinds if kind in words)
