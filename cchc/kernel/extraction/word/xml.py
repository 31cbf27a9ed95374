"""Names and small questions of WordprocessingML."""

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFF = frozenset({"0", "false", "off", "none"})
TWIPS_IN_POINT = 20


def w(name: str) -> str:
    """The qualified name of an element or attribute of Word's main namespace."""
    return f"{{{_W}}}{name}"


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(parent: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the child called ``name``."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(w("val"))


def whole(text: str | None) -> int | None:
    """An integer as Word writes it ("720", sometimes "720.0"), None for anything else."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def flag(parent: etree._Element | None, name: str) -> bool | None:
    """A switch such as ``w:b``: on unless its value says no; None when it is not there."""
    child = None if parent is None else parent.find(w(name))
    if child is None:
        return None
    return (child.get(w("val")) or "true").lower() not in _OFF
