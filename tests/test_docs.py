"""The documents are complete, current, and lead where they say."""

import argparse
import re
import subprocess

import pytest

from cchc.cli import serve
from cchc.cli.main import COMMANDS
from tests.house import CODE, ROOT
from tools import docs_index

DOCS = ROOT / "docs"


def test_the_index_is_what_the_pages_say() -> None:
    kept = docs_index.INDEX.read_text(encoding="utf-8")
    assert kept == docs_index.index_text(), "run ./run docs"


def test_every_page_is_in_the_index() -> None:
    text = docs_index.index_text()
    pages = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")]
    missing = [page for page in pages if page != "index.md" and f"]({page})" not in text]
    assert not missing, "its folder is not among READERS of tools/docs_index.py"


def test_no_link_leads_nowhere() -> None:
    assert docs_index.broken_links() == []


def test_a_rules_page_is_named_where_its_rule_is_kept() -> None:
    places = (*CODE.rglob("*.py"), *CODE.rglob("*.html"))
    code = "\n".join(place.read_text(encoding="utf-8") for place in places)
    pages = sorted(page.name for page in (DOCS / "rules").glob("*.md"))
    assert [name for name in pages if name not in code] == []


@pytest.mark.parametrize("words", [command.words for command in COMMANDS], ids=" ".join)
def test_every_command_is_explained(words: tuple[str, ...]) -> None:
    text = (DOCS / "operations" / "commands.md").read_text(encoding="utf-8")
    assert f"cchc {' '.join(words)}" in text


def test_the_help_of_run_names_what_serve_takes() -> None:
    done = subprocess.run(["./run", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    parser = argparse.ArgumentParser(add_help=False)
    serve.arguments(parser)
    taken = re.findall(r"\[(--[a-z-]+)", parser.format_usage())
    assert len(taken) == 4
    assert [option for option in taken if option not in done.stdout] == []


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["# A", "", "One thing. Another."], "One thing"),
        (["# A", "", "See [here](there.md), no. 5 of it.", "", "More."], "See here, no. 5 of it"),
        (["# A", "", "Code: `a.py`. More."], ""),
        (["# A", "", "| a | b |"], ""),
        (["# A", "", "**Decision.** We do. Why."], "We do"),
        (["# A"], ""),
    ],
)
def test_the_first_sentence_is_found(lines: list[str], sentence: str) -> None:
    assert docs_index._first_sentence(lines) == sentence
