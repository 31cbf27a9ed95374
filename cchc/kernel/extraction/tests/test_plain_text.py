"""Plain text. Rule: docs/rules/extraction.md, "Plain text"."""

import codecs
import hashlib
from pathlib import Path

import pytest

from cchc.kernel.extraction.blocks import Place, TextLine
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.limits import Limits
from cchc.kernel.extraction.reading import extract

ROOT = Path(__file__).resolve().parents[4]
SEEDS = [folder / "shared" / "seed" for folder in ROOT.parents]


def lines(content: bytes) -> list[TextLine]:
    return list(extract(content, name="ke-hoach.txt").lines)


def test_lines_are_raw_and_numbered_as_in_an_editor() -> None:
    assert lines("  Số:    /KH-UBND \r\n\r\nKẾ HOẠCH\n".encode()) == [
        TextLine("  Số:    /KH-UBND ", Place(None, 1, 1)),
        TextLine("", Place(None, 2, 2)),
        TextLine("KẾ HOẠCH", Place(None, 3, 3)),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Kế hoạch".encode(),
        codecs.BOM_UTF8 + "Kế hoạch".encode(),
        "Kế hoạch".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Kế hoạch".encode("utf-16-be"),
        "Ke\u0302\u0301 hoa\u0323ch".encode(),
    ],
)
def test_every_unicode_encoding_and_form_gives_the_same_letters(content: bytes) -> None:
    assert [line.text for line in lines(content)] == ["Kế hoạch"]


def test_form_feeds_turn_the_page() -> None:
    found = lines(b"a\nb\f\nc\n\f\fd\n")
    assert [(line.text, line.place.page) for line in found] == [
        ("a", 1), ("b", 1), ("c", 2), ("d", 4),
    ]  # fmt: skip


def test_gaps_without_even_a_space_turn_the_page() -> None:
    found = lines(b"a\n \n\n \nb\n\n\n\n \n \nc\n\n\nd\n")
    assert {line.text: line.place.page for line in found if line.text.strip()} == {
        "a": 1, "b": 1, "c": 2, "d": 2,
    }  # fmt: skip


def test_blank_lines_before_the_first_word_turn_no_page() -> None:
    assert lines(b"\n\n\n\n\na\n\n\n\nb")[-1].place.page == 2


def test_a_source_tells_its_kind_name_hash_and_pages() -> None:
    source = extract(b"a\n\fb", name="ke-hoach.txt")
    assert (source.kind, source.name, source.pages, source.blocks) == (
        "txt", "ke-hoach.txt", 2, (),
    )  # fmt: skip
    assert source.sha256 == hashlib.sha256(b"a\n\fb").hexdigest()


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(Unreadable, match="hơn 10 dòng"):
        extract(b"a\n" * 11, name="a.txt", limits=Limits(rows=10))


def test_text_that_is_not_unicode_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        extract("Kế hoạch năm".encode("cp1258", "ignore") + b"\xff\xfe", name="a.txt")


def test_the_given_document_has_its_thirteen_pages() -> None:
    found = next((f for seed in SEEDS for f in sorted(seed.glob("*.txt"))), None)
    if found is None:
        pytest.skip("không có tệp kế hoạch mẫu bên cạnh dự án")
    source = extract(found, name=found.name)
    assert (source.pages, len(source.lines)) == (13, 1764)
    firsts = {
        line.place.page: line.text.strip() for line in reversed(source.lines) if line.text.strip()
    }
    assert [firsts[page] for page in (9, 10, 11, 12, 13)] == ["TT"] * 5
