"""Automatic numbers and bullets. Rule: docs/rules/extraction.md, "Automatic numbers"."""

import re
from pathlib import Path
from random import Random

import pytest

from cchc.kernel.extraction import conversion
from cchc.kernel.extraction.blocks import Paragraph, Table
from cchc.kernel.extraction.limits import USUAL
from cchc.kernel.extraction.pdf.reading import gather
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.word.numerals import numeral

from .factories import exported
from .raw_word import a_list, another, in_list, lvl, p, tbl, tc, tr, word_file

OUTLINE = a_list(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "decimal", "%2.%3."))


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    blocks = extract(word_file(body, numbering, styles), name="a.docx").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (12, "decimalZero", "12"),
        (4, "upperRoman", "IV"),
        (1994, "upperRoman", "MCMXCIV"),
        (9, "lowerRoman", "ix"),
        (3, "lowerLetter", "c"),
        (26, "upperLetter", "Z"),
        (27, "upperLetter", "AA"),
        (28, "lowerLetter", "bb"),
        (5, "none", ""),
        (5, "khongRo", "5"),
        (0, "upperRoman", "0"),
        (0, "lowerLetter", "0"),
    ],
)
def test_numerals(number: int, style: str, printed: str) -> None:
    assert numeral(number, style) == printed


def test_levels_count_and_restart_below_a_new_one() -> None:
    body = (
        in_list("MỤC ĐÍCH") + in_list("Mục đích", level=1) + in_list("Yêu cầu", level=1)
        + in_list("Chung", level=2) + in_list("Riêng", level=2)
        + in_list("NHIỆM VỤ") + in_list("Thể chế", level=1) + in_list("Rà soát", level=2)
    )  # fmt: skip
    assert texts(body, OUTLINE) == [
        "I. MỤC ĐÍCH", "1. Mục đích", "2. Yêu cầu", "2.1. Chung", "2.2. Riêng",
        "II. NHIỆM VỤ", "1. Thể chế", "1.1. Rà soát",
    ]  # fmt: skip


def test_a_level_used_before_the_one_above_it_counts_that_one_as_begun() -> None:
    assert texts(in_list("Rà soát", level=2) + in_list("Sau", level=1), OUTLINE) == [
        "1.1. Rà soát",
        "2. Sau",
    ]


def test_a_level_can_be_told_never_to_restart() -> None:
    numbering = a_list(
        lvl(0, "upperRoman", "%1."),
        lvl(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'),
    )
    body = in_list("A") + in_list("a", level=1) + in_list("B") + in_list("b", level=1)
    assert texts(body, numbering) == ["I. A", "1. a", "II. B", "2. b"]


def test_a_second_list_of_the_same_kind_counts_on_unless_it_overrides_the_start() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = a_list(lvl(0, "decimal", "%1)")) + another(2, 1) + another(3, 1, override)
    body = in_list("a") + in_list("b", 2) + in_list("c", 3) + in_list("d", 3) + in_list("e")
    assert texts(body, numbering) == ["1) a", "2) b", "5) c", "6) d", "7) e"]


def test_lists_of_different_kinds_count_apart() -> None:
    numbering = a_list(lvl(0, "decimal", "%1.")) + a_list(lvl(0, "lowerLetter", "%1)"), number=2)
    assert texts(in_list("x") + in_list("y", 2) + in_list("z"), numbering) == [
        "1. x",
        "a) y",
        "2. z",
    ]


def test_an_override_may_replace_the_level_itself() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1.")}</w:lvlOverride>'
    numbering = a_list(lvl(0, "decimal", "%1."), overrides=override)
    assert texts(in_list("x"), numbering) == ["A. x"]


def test_legal_style_prints_all_numbers_in_digits() -> None:
    numbering = a_list(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    assert texts(in_list("x") + in_list("y", level=1), numbering) == ["I. x", "1.1. y"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\uf0b7", "- "),
        ("-", "- "),
        ("–", "- "),
        ("o", "- "),
        ("•", "- "),
        ("+", "+ "),
        ("*", "* "),
    ],
)
def test_bullets_become_a_dash_but_plus_and_star_stay(text: str, printed: str) -> None:
    assert texts(in_list("Kế hoạch"), a_list(lvl(0, "bullet", text))) == [f"{printed}Kế hoạch"]


@pytest.mark.parametrize(
    ("suffix", "printed"), [("nothing", "Điều 1Phạm vi"), ("space", "Điều 1 Phạm vi")]
)
def test_what_follows_the_number(suffix: str, printed: str) -> None:
    more = f'<w:suff w:val="{suffix}"/>'
    numbering = a_list(lvl(0, "decimal", "Điều %1", more=more))
    assert texts(in_list("Phạm vi"), numbering) == [printed]


def test_numbering_can_come_from_the_style_with_its_level() -> None:
    numbering = a_list(
        lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", more='<w:pStyle w:val="Muc2"/>')
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc2">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    off = '<w:pStyle w:val="Muc2"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    deeper = '<w:pStyle w:val="Muc2"/><w:numPr><w:ilvl w:val="0"/></w:numPr>'
    body = p("a", '<w:pStyle w:val="Muc2"/>') + p("b", off) + p("c", deeper)
    assert texts(body, numbering, styles) == ["1. a", "b", "II. c"]


def test_a_list_can_take_its_levels_from_a_numbering_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        + a_list(lvl(0, "decimal", "(%1)"))
        + another(7, 7)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Kieu">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(in_list("x", 7), numbering, styles) == ["(1) x"]


def test_the_number_column_of_a_table_may_be_automatic_and_otherwise_empty() -> None:
    rows = [tr(tc(in_list("")), "Rà soát"), tr(tc(in_list("")), "Công khai")]
    found = extract(word_file(tbl(*rows), a_list(lvl(0, "decimal", "%1"))), name="a.docx")
    table = found.blocks[0]
    assert isinstance(table, Table)
    assert [row.cells[0].lines for row in table.rows] == [("1",), ("2",)]


def test_an_empty_bullet_is_dropped_and_an_empty_number_kept() -> None:
    bullets = a_list(lvl(0, "bullet", "-"), number=2)
    numbering = a_list(lvl(0, "decimal", "%1.")) + bullets
    assert texts(in_list("") + in_list("", 2) + in_list("x"), numbering) == ["1.", "2. x"]


def test_an_unknown_list_or_level_prints_no_number() -> None:
    assert texts(in_list("x", 9) + in_list("y", 1, 5), a_list(lvl(0, "decimal", "%1."))) == [
        "x",
        "y",
    ]


def test_the_indent_of_a_numbered_paragraph_comes_from_its_level() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )
    blocks = extract(word_file(in_list("x"), a_list(level)), name="a.docx").blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].indent == 18.0


@pytest.mark.rendering
@pytest.mark.parametrize("seed", [1, 2])
def test_an_office_program_prints_the_same_numbers(seed: int, tmp_path: Path) -> None:
    if not conversion.program():
        pytest.skip("không có LibreOffice")
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    outline = a_list(
        lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "decimal", "%2.%3."),
        lvl(3, "lowerLetter", "%4)"), number=1,
    )  # fmt: skip
    articles = a_list(lvl(0, "decimal", "Điều %1."), lvl(1, "decimal", "%1.%2", start=3), number=2)
    further = another(4, 1) + another(5, 1, override) + another(6, 2, override)
    levels = {1: 4, 2: 2, 4: 4, 5: 4, 6: 2}
    chance = Random(seed)
    body = ""
    for at in range(80):
        number = chance.choice(list(levels))
        body += in_list(f"mục {at}", number, chance.randrange(levels[number]))
    numbering = _ordered(outline + articles + further)
    printed = gather(exported(word_file(body, numbering), tmp_path), USUAL).blocks
    assert texts(body, numbering) == [x.text for x in printed if isinstance(x, Paragraph)]


def _ordered(numbering: str) -> str:
    """Abstract lists before the lists made from them, as the format demands."""
    abstract = re.findall(r"<w:abstractNum .*?</w:abstractNum>", numbering)
    return "".join(abstract + re.findall(r"<w:num .*?</w:num>", numbering))
