"""Addresses under /api/v1/, in a namespace of their own as the OpenAPI document needs it."""

from django.urls import URLPattern, path

from cchc.api.problems import spoken
from cchc.api.views.endpoints import unknown_address, v1

_MACHINES, _, _NAMESPACE = v1.urls
for _pattern in _MACHINES:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = spoken(_pattern.callback)

urlpatterns = [
    path("v1/", (_MACHINES, "api_v1", _NAMESPACE)),
    path("v1/<path:rest>", unknown_address, name="unknown_address"),
]
