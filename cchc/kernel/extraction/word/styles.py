"""What a paragraph or a run inherits from its style."""

from collections.abc import Iterator

from lxml import etree

from .xml import flag, value, w

_LONGEST_CHAIN = 20


class Styles:
    """The styles part; without one, everything is as it stands in the text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._defaults: etree._Element | None = None
        if root is None:
            return
        self._defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        for style in root.iterfind(w("style")):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}:
                self._default = name

    def paragraph_properties(
        self, properties: etree._Element | None
    ) -> Iterator[tuple[str | None, etree._Element]]:
        """(style id or None for direct, ``w:pPr``) from the nearest to the most distant."""
        if properties is not None:
            yield None, properties
        for name, style in self._chain(value(properties, "pStyle") or self._default):
            inherited = style.find(w("pPr"))
            if inherited is not None:
                yield name, inherited

    def switched_on(
        self, name: str, run: etree._Element | None, paragraph: etree._Element | None
    ) -> bool:
        """Whether ``w:b``, ``w:i`` or ``w:vanish`` holds for a run with these properties."""
        direct = flag(run, name)
        if direct is not None:
            return direct
        for start in (value(run, "rStyle"), value(paragraph, "pStyle") or self._default):
            for _, style in self._chain(start):
                inherited = flag(style.find(w("rPr")), name)
                if inherited is not None:
                    return inherited
        return bool(flag(self._defaults, name))

    def numbering_of(self, name: str) -> str | None:
        """``w:numId`` of a numbering style."""
        style = self._styles.get(name)
        return None if style is None else value(style.find(f"{w('pPr')}/{w('numPr')}"), "numId")

    def _chain(self, name: str | None) -> Iterator[tuple[str, etree._Element]]:
        for _ in range(_LONGEST_CHAIN):  # a style may name itself as its base
            style = self._styles.get(name) if name else None
            if name is None or style is None:
                return
            yield name, style
            name = value(style, "basedOn")
