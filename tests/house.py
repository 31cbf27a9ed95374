"""The house as data, read from its own files: rooms, floors, doors, imports, templates."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "cchc"
DOOR_OF_ALL = frozenset(("models", "choices", "services", "queries", "measures", "facts", "errors"))


@cache
def floors() -> tuple[frozenset[str], ...]:
    """Rooms from the highest floor to the lowest, as import-linter has them."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = written["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["id"] == "floors")["layers"]
    return tuple(frozenset(name.strip() for name in layer.split("|")) for layer in layers)


def floor(room: str) -> int:
    """Height of a room; 0 is the ground."""
    for height, rooms in enumerate(reversed(floors())):
        if room in rooms:
            return height
    raise LookupError(f"{room} stands on no floor of pyproject.toml")


@cache
def rooms() -> tuple[str, ...]:
    """Every folder of the package that is a room."""
    found = [p.parent.name for p in CODE.glob("*/__init__.py")]
    return tuple(sorted(name for name in found if name != "settings"))


def may_see(upper: str, lower: str) -> bool:
    """True when the upper room may name something of the lower one."""
    return upper == lower or floor(upper) > floor(lower)


@cache
def door(room: str) -> frozenset[str]:
    """First-level modules of the room that others may import.

    The seven of every room, and what the docstring of its ``__init__`` names after "Door:" in
    double backticks.
    """
    text = ast.get_docstring(ast.parse((CODE / room / "__init__.py").read_text("utf-8"))) or ""
    said = re.split(r"^Rules:", text.partition("Door:")[2], flags=re.MULTILINE)[0]
    return DOOR_OF_ALL | frozenset(re.findall(r"``(\w+)``", said))


def is_door(room: str, module: str) -> bool:
    """True when that first-level module may be imported from outside its room."""
    if room not in rooms():  # settings, urls, wsgi: files without a door
        return True
    if room == "kernel":
        return not module.startswith("_") and module != "tests"
    return module in door(room)


@dataclass(frozen=True)
class Source:
    """A Python file of the package."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path in messages."""
        return str(self.path.relative_to(ROOT))

    @property
    def room(self) -> str:
        """The room that it belongs to; "" for files directly in the package."""
        parts = self.path.relative_to(CODE).parts
        return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")

    @property
    def module(self) -> str:
        """First-level module inside the room: "views" for views.py and views/tasks.py."""
        parts = self.path.relative_to(CODE).parts
        return parts[1].removesuffix(".py") if len(parts) > 1 else ""

    @property
    def is_test(self) -> bool:
        """True for tests and their factories."""
        return "tests" in self.path.parts


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the package but migrations."""
    found = []
    for path in sorted(CODE.rglob("*.py")):
        if "migrations" not in path.parts:
            found.append(Source(path, ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(found)


def imports(source: Source) -> Iterator[tuple[int, str, str]]:
    """(line, room, first-level module) of everything imported from the package.

    The module is "" when only the room itself is imported.
    """
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            deep = node.module.count(".") >= 2
            names = [node.module] if deep else [f"{node.module}.{a.name}" for a in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "cchc" and len(parts) > 1:
                yield node.lineno, parts[1], parts[2] if len(parts) > 2 else ""


def templates() -> Iterator[tuple[str, Path, str]]:
    """(room, path, text) of every template."""
    for room in rooms():
        for path in sorted((CODE / room).rglob("templates/**/*.html")):
            yield room, path, path.read_text(encoding="utf-8")
