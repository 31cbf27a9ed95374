"""The name of a counted figure: "dung-han-bieu.part", "dossiers.open@field=3", "….value@ky=…"."""

from dataclasses import dataclass

PERIOD = "ky"


@dataclass(frozen=True)
class Ident:
    """Which figure it is: of an indicator ``code`` an aspect, or of a family ``code`` figures.

    ``by`` and ``key`` narrow it to one value of a dimension, or (``PERIOD``) to another period.
    """

    code: str
    figures: tuple[str, ...] = ()
    aspect: str = "value"
    by: str = ""
    key: str = ""

    def __str__(self) -> str:
        named = [self.code, "+".join(self.figures)] if self.figures else [self.code]
        if not self.figures or self.aspect != "value":
            named.append(self.aspect)
        return ".".join(named) + (f"@{self.by}={self.key}" if self.by else "")


def read(text: str, families: frozenset[str]) -> Ident:
    """The name as written; a name without dots is an indicator's value."""
    name, at, narrowed = text.partition("@")
    by, _, key = narrowed.partition("=") if at else ("", "", "")
    code, _, rest = name.partition(".")
    if code in families:
        figures, _, aspect = rest.partition(".")
        return Ident(code, tuple(figures.split("+")), aspect or "value", by, key)
    return Ident(code, (), rest or "value", by, key)
