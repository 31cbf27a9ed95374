"""What an import checker cannot see: doors, screens, names, keys, glossary, sign-in."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import ForeignKey, ManyToManyField, OneToOneField
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cchc.operations.sources import SOURCES
from cchc.web.paths import is_public
from tests import addresses
from tests.house import (
    CODE,
    ROOT,
    Source,
    floors,
    imports,
    is_door,
    may_see,
    rooms,
    sources,
    templates,
)

DATABASE_VERBS = frozenset(
    [
        "objects",
        "save",
        "delete",
        "create",
        "bulk_create",
        "get_or_create",
        "update_or_create",
        "filter",
        "exclude",
        "annotate",
        "aggregate",
        "order_by",
        "select_related",
        "prefetch_related",
        "raw",
    ]
)
VAGUE_NAMES = frozenset(
    ("utils", "util", "helpers", "helper", "common", "manager", "managers", "misc")
)
URL_NAME = re.compile(r"([a-z_]+):[a-z_-]+")
URL_CALLS = frozenset(
    ("reverse", "reverse_lazy", "redirect", "resolve_url", "redirect_with_message")
)


def test_floors_name_every_room() -> None:
    named = frozenset().union(*floors())
    assert set(rooms()) <= named


def test_every_room_says_what_it_is_for_and_names_its_door() -> None:
    for room in rooms():
        text = ast.get_docstring(ast.parse((CODE / room / "__init__.py").read_text("utf-8"))) or ""
        assert "Door:" in text, f"cchc/{room}/__init__.py does not name its door"


def test_rooms_are_entered_by_their_doors() -> None:
    wrong = [
        f"{source.name}:{line} imports cchc.{room}.{module}: not in the door of {room} "
        f"(its __init__ names what is, in double backticks)"
        for source in sources()
        for line, room, module in imports(source)
        if module
        and source.module
        and room not in (source.room, "settings")
        and not is_door(room, module)
        and not (source.is_test and module == "tests")
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_have_a_purpose_and_no_vague_name() -> None:
    wrong = [
        source.name
        for source in sources()
        if source.path.stem in VAGUE_NAMES or source.path.parent.name in VAGUE_NAMES
    ]
    mute = [s.name for s in sources() if not ast.get_docstring(s.tree) and s.tree.body]
    assert not wrong, f"named for nothing: {wrong}"
    assert not mute, f"no docstring that says the purpose: {mute}"


def test_imports_stand_at_the_head() -> None:
    wrong = [
        f"{source.name}:{inner.lineno}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not wrong, f"imports hidden in functions: {wrong}"


def test_nothing_happens_by_signal() -> None:
    wrong = [
        source.name
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and "signals" in (node.module or "")
    ]
    assert not wrong, f"signals: {wrong}"


def test_only_views_and_commands_read_the_clock() -> None:
    quiet = {"services", "queries", "rules", "models", "measures", "facts", "choices"}
    wrong = [
        f"{source.name}:{line}"
        for source in sources()
        for line, room, module in imports(source)
        if source.module in quiet and source.room != "kernel" and not source.is_test
        if (room, module) == ("kernel", "clock")
    ]
    assert not wrong, f"these are handed the moment, they do not read it: {wrong}"


def _views() -> Iterator[Source]:
    return (s for s in sources() if s.module == "views" and not s.is_test)


def test_views_leave_the_database_to_queries_and_services() -> None:
    wrong = [
        f"{source.name}:{node.lineno} .{node.attr}"
        for source in _views()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in DATABASE_VERBS
    ]
    assert not wrong, "\n".join(wrong)


def test_views_are_short() -> None:
    wrong = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in _views()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 25
    ]
    assert not wrong, f"views over 25 lines: {wrong}"


def _services() -> Iterator[tuple[str, ast.FunctionDef]]:
    """(where, function) of each verb: public in services.py, or exported by services/__init__."""
    for source in sources():
        if source.module != "services" or source.is_test:
            continue
        offered = _names_offered(source.path.parent) if source.path.stem != "services" else None
        for node in source.tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if offered is None or node.name in offered:
                yield f"{source.name}:{node.lineno} {node.name}", node


def _names_offered(folder: Path) -> frozenset[str]:
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    taken = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return frozenset(alias.name for node in taken for alias in node.names)


def test_services_are_called_by_keyword_and_handed_the_moment() -> None:
    positional, timeless = [], []
    for where, node in _services():
        if node.args.args or node.args.posonlyargs or node.args.vararg:
            positional.append(where)
        if "at" not in {argument.arg for argument in node.args.kwonlyargs}:
            timeless.append(where)
    assert not positional, f"positional arguments: {positional}"
    assert not timeless, f"not handed ``at``: {timeless}"


def test_migrations_are_named() -> None:
    wrong = [p.name for p in CODE.rglob("migrations/0*.py") if "_auto_" in p.name]
    assert not wrong


def test_keys_point_down() -> None:
    wrong = []
    for model in apps.get_models():
        room = _room_of(model.__module__)
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey | OneToOneField | ManyToManyField) or not room:
                continue
            target = _room_of(field.related_model.__module__)
            if target and not may_see(room, target):
                wrong.append(f"{model.__name__}.{field.name} points from {room} to {target}")
    assert not wrong, "\n".join(wrong)


def _room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "cchc" else ""


def _url_names() -> Iterator[tuple[str, str, str]]:
    """(room, where, namespace) of every address named in a template or a call."""
    for room, path, text in templates():
        for name in re.findall(r"{%\s*url\s+[\"']([^\"']+)[\"']", text):
            yield room, str(path.relative_to(ROOT)), name.partition(":")[0]
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and _called(node) in URL_CALLS and not source.is_test:
                for argument in node.args:
                    said = str(argument.value) if isinstance(argument, ast.Constant) else ""
                    if URL_NAME.fullmatch(said):
                        yield source.room, f"{source.name}:{node.lineno}", said.partition(":")[0]


def _called(node: ast.Call) -> str:
    function = node.func
    return getattr(function, "id", getattr(function, "attr", ""))


def test_addresses_are_named_only_downward() -> None:
    wrong = [
        f"{where} names an address of {namespace}"
        for room, where, namespace in _url_names()
        if namespace not in rooms() or not may_see(room, namespace)
    ]
    assert not wrong, "\n".join(wrong)


def test_templates_and_static_files_lie_in_a_folder_named_for_the_room() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for kind in ("templates", "static")
        for room in rooms()
        for path in (CODE / room).glob(f"{kind}/*")
        if path.name != room
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("forbidden", "why"),
    [
        (r"\sstyle\s*=", "inline style"),
        (r"<style", "inline style sheet"),
        (r"<script(?![^>]*\ssrc=)", "inline script"),
        (r"\son[a-z]+\s*=\s*[\"']", "inline handler"),
        (r"javascript:", "script in an address"),
        (r"https?://(?!www\.w3\.org)", "something from another server"),
        (r"\|\s*safe\b", "text trusted as HTML"),
    ],
)
def test_templates_obey_the_content_security_policy(forbidden: str, why: str) -> None:
    wrong = [
        str(path.relative_to(ROOT)) for _, path, text in templates() if re.search(forbidden, text)
    ]
    assert not wrong, f"{why}: {wrong}"


def test_cells_of_tables_carry_their_label_for_the_phone() -> None:
    wrong = []
    for _, path, text in templates():
        for body in re.findall(r"{%\s*table\s.*?{%\s*endtable", text, re.DOTALL):
            for cell in re.findall(r"<td\b[^>]*>", body):
                if "data-label" not in cell and "colspan" not in cell and "c-actions" not in cell:
                    wrong.append(f"{path.relative_to(ROOT)}: {cell}")
    assert not wrong, "\n".join(wrong)


def test_the_facts_of_every_room_are_verified() -> None:
    verified = {source.kind for source in SOURCES}
    assert len(verified) == len(SOURCES), "two rooms use the same kind of subject"
    for path in sorted(CODE.glob("*/facts.py")):
        kinds = {source.kind for source in import_module(f"cchc.{path.parent.name}.facts").SOURCES}
        assert kinds <= verified, f"cchc/operations/sources.py lacks {path.parent.name}"


def test_the_classes_that_templates_use_have_a_style() -> None:
    styled = set()
    for room in rooms():
        for sheet in (CODE / room).rglob("static/**/*.css"):
            styled |= set(re.findall(r"\.(c-[\w-]+)", sheet.read_text(encoding="utf-8")))
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for _, path, text in templates()
        for name in re.findall(r"(?<![\w-])(c-[\w-]+)(?![\w-]*{[{%])", text)
        if name not in styled and not name.endswith("-")
    ]
    assert not wrong, f"no style sheet knows these classes: {sorted(set(wrong))}"


def test_the_glossary_names_every_model() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    ours = {m.__name__ for m in apps.get_models() if _room_of(m.__module__)}
    missing = sorted(name for name in ours if f"`{name}`" not in glossary)
    assert not missing, f"docs/glossary.md lacks {missing}"


def _addresses(patterns: Any = None, before: str = "/") -> Iterator[tuple[str, str]]:
    """(path with sample values, name) of every address."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        shape = str(entry.pattern)
        for converter in re.findall(r"<([^>]+)>", shape):
            kind = converter.partition(":")[0] if ":" in converter else "str"
            shape = shape.replace(f"<{converter}>", SAMPLES.get(kind, "1"))
        if isinstance(entry, URLResolver):
            yield from _addresses(entry.url_patterns, before + shape)
        elif isinstance(entry, URLPattern):
            yield before + shape, entry.name or ""


SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000"}


def test_the_framework_finds_nothing_to_warn_of() -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_the_stranger_is_sent_to_the_sign_in_everywhere() -> None:
    seen = []
    sign_in = resolve_url(settings.LOGIN_URL)
    for path, name in _addresses():
        if is_public(path):
            continue
        answers = [Client().get(path), Client().post(path)]
        for answer in answers:
            sent = answer.status_code == 302 and answer["Location"].startswith(sign_in)
            if not sent and answer.status_code != 405:
                seen.append(f"{path} ({name}) answers {answer.status_code}")
        if all(answer.status_code == 405 for answer in answers):
            seen.append(f"{path} ({name}) takes neither GET nor POST")
    assert not seen, "\n".join(seen)


def test_every_address_of_a_room_with_rows_says_who_gets_through() -> None:
    rowed = {name.partition(":")[0] for name in addresses.ROWS}
    named = {name for name in addresses.names() if name.partition(":")[0] in rowed}
    assert named - set(addresses.ROWS) == set(), "add a row to tests/access/<room>.py"
    assert set(addresses.ROWS) - named == set(), "rows without an address"
