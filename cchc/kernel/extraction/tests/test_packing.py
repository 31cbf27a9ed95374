"""Blocks pass through JSON unchanged."""

import json

from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.extraction.blocks import Block, Cell, Paragraph, Place, Row, Table
from cchc.kernel.extraction.packing import packed, unpacked

places = st.builds(Place, st.none() | st.integers(1, 200), st.integers(1), st.integers(1))
switch = st.none() | st.booleans()
paragraphs = st.builds(
    Paragraph,
    st.text(),
    places,
    switch,
    switch,
    switch,
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
)
cells = st.builds(Cell, st.lists(st.text()).map(tuple))
rows = st.builds(
    Row,
    st.lists(cells, max_size=4).map(tuple),
    st.lists(st.integers(0, 4), max_size=4).map(tuple),
    places,
    st.booleans(),
)
tables = st.builds(Table, st.lists(rows, max_size=4).map(tuple), st.integers(0, 3), places)


@given(st.lists(paragraphs | tables).map(tuple))
def test_what_was_packed_is_unpacked_the_same(blocks: tuple[Block, ...]) -> None:
    assert unpacked(json.loads(json.dumps(packed(blocks)))) == blocks
