"""Every address that needs a sign-in, and the rows that say who gets through."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from cchc.web.paths import is_public
from tests import access
from tests.access import Row

ROWS: dict[str, Row] = {
    name: row
    for module in pkgutil.iter_modules(access.__path__)
    for name, row in import_module(f"tests.access.{module.name}").ROWS.items()
}


def names(patterns: Any = None, namespace: str = "", before: str = "/") -> Iterator[str]:
    """The name of every address that needs a sign-in."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        place = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names(entry.url_patterns, inside, place)
        elif isinstance(entry, URLPattern) and not is_public(place):
            yield f"{namespace}{entry.name}"
