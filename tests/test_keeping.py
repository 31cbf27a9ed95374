"""The cast that is put back is the cast that was made."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from cchc.organisation.tests.factories import Cast, agency, made_cast
from tests.keeping import Kept, filled_tables

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all models."""
    models = apps.get_models(include_auto_created=True)
    return {m._meta.label: list(m._base_manager.order_by("pk").values()) for m in models}


def test_what_is_put_back_is_what_was_made_row_by_row() -> None:
    kept: Kept[Cast] = Kept(made_cast)
    seen: list[Any] = []
    for _ in range(2):
        before = transaction.savepoint()
        people = kept()
        seen.append((everything(), people, people.minh.agency.name))
        transaction.savepoint_rollback(before)
    assert seen[0] == seen[1]
    assert seen[0][1].minh is not seen[1][1].minh
    assert filled_tables() == []


def test_beside_other_rows_it_is_made_anew() -> None:
    calls: list[str] = []
    kept = Kept(lambda: calls.append("made"))
    agency("longthanh", "UBND phường Long Thành (mẫu)")
    kept()
    kept()
    assert calls == ["made", "made"]
