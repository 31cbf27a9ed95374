"""The readers behind the architecture tests see what they are there to see."""

import ast

import pytest

from tests.house import CODE, Source, door, floor, imports, is_door, may_see, rooms


def written(code: str, place: str = "plans/views/tasks.py") -> Source:
    """A file of the package with that code, which need not exist."""
    return Source(CODE / place, ast.parse(code))


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("from cchc.organisation import queries", [("organisation", "queries")]),
        ("from cchc.organisation.rules.signing import x", [("organisation", "rules")]),
        ("from cchc.organisation.models import User", [("organisation", "models")]),
        ("import cchc.organisation.rules", [("organisation", "rules")]),
        ("import cchc.organisation", [("organisation", "")]),
        ("from cchc import organisation", [("organisation", "")]),
        ("def f():\n    from cchc.kernel import clock", [("kernel", "clock")]),
        ("import django\nfrom datetime import date", []),
    ],
)
def test_every_way_to_import_is_seen(code: str, seen: list[tuple[str, str]]) -> None:
    assert [(room, module) for _, room, module in imports(written(code))] == seen


def test_a_file_knows_its_room_and_its_piece_of_furniture() -> None:
    assert (written("").room, written("").module) == ("plans", "views")
    assert written("", "plans/services.py").module == "services"
    assert written("", "plans/tests/test_x.py").is_test
    assert (written("", "urls.py").room, written("", "urls.py").module) == ("urls", "")


@pytest.mark.parametrize(
    ("room", "module", "open_to_others"),
    [
        ("organisation", "queries", True),
        ("organisation", "views", False),
        ("organisation", "rules", False),
        ("plans", "reading", True),
        ("obligations", "reading", False),
        ("kernel", "working_time", True),
        ("kernel", "_sql", False),
        ("web", "components", True),
        ("web", "guide", False),
    ],
)
def test_a_door_is_what_the_room_names(room: str, module: str, open_to_others: bool) -> None:
    assert is_door(room, module) is open_to_others


def test_lower_floors_are_seen_and_siblings_are_not() -> None:
    assert floor("kernel") == 0
    assert may_see("reports", "plans")
    assert not may_see("plans", "reports")
    assert not may_see("demo", "operations")
    assert may_see("plans", "plans")


def test_every_room_has_a_door_of_its_own() -> None:
    assert "kernel" in rooms()
    assert "settings" not in rooms()
    assert "content" in door("documents")
