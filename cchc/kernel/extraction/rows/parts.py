"""Elements of a large XML part one by one, each let go when it was looked at."""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from ..archives import BROKEN
from ..errors import Unreadable


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def each_element(part: IO[bytes], name: str) -> Iterator[etree._Element]:
    """Every element of that name in order; no entity is expanded, nothing is fetched."""
    steps = etree.iterparse(
        part, events=("end",), tag=f"{{*}}{name}", resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in steps:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN) from error
