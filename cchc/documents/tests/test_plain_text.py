"""The body of a draft as lines; docs/rules/documents.md, section Editing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.documents.content import Block, Bullet, Column, Heading, PageBreak, Para, Row, TableBlock
from cchc.documents.rules.plain_text import from_text, to_text
from cchc.documents.tests import examples
from cchc.kernel.errors import RuleBroken

TABLE = TableBlock((Column("TT"), Column("Nội dung")), (Row(("1", "Rà soát văn bản")),))


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("# I. MỤC ĐÍCH, YÊU CẦU", Heading("MỤC ĐÍCH, YÊU CẦU", 1, "I.")),
        ("## 2. Yêu cầu", Heading("Yêu cầu", 2, "2.")),
        ("### 2.1. Cải cách thể chế", Heading("Cải cách thể chế", 3, "2.1.")),
        ("#### a) Về tổ chức", Heading("Về tổ chức", 4, "a)")),
        ("# PHẦN MỞ ĐẦU", Heading("PHẦN MỞ ĐẦU", 1)),
        ("- Rà soát;", Bullet("Rà soát;")),
        ("+ cấp hai", Bullet("cấp hai", 2)),
        ("**Điều 1.** Ban hành Quy chế.", Para("Ban hành Quy chế.", lead="Điều 1.")),
        ("= QUYẾT ĐỊNH:", Para("QUYẾT ĐỊNH:", bold=True, align="center", indent=False)),
        ("_Căn cứ Luật;_", Para("Căn cứ Luật;", italic=True)),
        ("Một đoạn thường.", Para("Một đoạn thường.")),
    ],
)
def test_each_kind_of_line_is_a_block_and_back(line: str, block: Block) -> None:
    assert from_text(line) == (block,)
    assert to_text([block]) == line


def test_a_table_keeps_its_place_and_can_be_moved_or_left_out() -> None:
    blocks = (Para("Trước."), TABLE, Para("Sau."))
    text = to_text(blocks)
    assert text == "Trước.\n[[bảng 2: Rà soát văn bản]]\nSau."
    assert from_text(text, kept=blocks) == blocks
    assert from_text("[[bảng 2]]\nTrước.", kept=blocks) == (TABLE, Para("Trước."))
    assert from_text("Chỉ chữ.", kept=blocks) == (Para("Chỉ chữ."),)


@pytest.mark.parametrize("line", ["[[bảng 9: x]]", "[[bảng 0]]"])
def test_a_marker_that_points_to_nothing_is_refused(line: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        from_text(line, kept=(TABLE,))
    assert broken.value.field == "body"


def test_empty_lines_and_odd_spaces_are_nothing() -> None:
    assert from_text("  Một   đoạn. \n\n \n- ý") == (Para("Một đoạn."), Bullet("ý"))


@pytest.mark.parametrize("name", examples.ALL)
def test_the_examples_come_back_as_they_were(name: str) -> None:
    blocks = examples.ALL[name]().blocks
    assert from_text(to_text(blocks), kept=blocks) == blocks


WORDS = st.text(alphabet="aăâbđ1.#*_=+-[] ", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split()) or "a"
)
BLOCKS = st.one_of(
    st.builds(Heading, WORDS, st.integers(1, 4), st.sampled_from(["", "I.", "2.1.", "a)"])),
    st.builds(Bullet, WORDS, st.sampled_from([1, 2])),
    st.builds(Para, WORDS, st.sampled_from(["", "Điều 1."]), st.booleans(), st.booleans()),
    st.just(TABLE),
    st.just(PageBreak()),
)


@given(st.lists(BLOCKS, max_size=6))
def test_whatever_a_document_says_survives_being_shown_for_editing(blocks: list[Block]) -> None:
    assert from_text(to_text(blocks), kept=blocks) == tuple(blocks)
