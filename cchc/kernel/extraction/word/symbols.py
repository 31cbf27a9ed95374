"""Signs drawn with symbol fonts, as the signs that they stand for."""

# Symbol and Wingdings put their signs at U+F000 + code; only those met in office files.
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB8: "÷", 0xB9: "≠", 0xAE: "→",
    0xB7: "•", 0xDE: "⇒", 0x2D: "−", 0xA5: "∞",
}  # fmt: skip
_WINGDINGS = {
    0xA7: "▪", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0xFE: "☑", 0xFD: "☒", 0x52: "☑", 0x54: "☒",
    0xFC: "✓", 0xFB: "✗", 0xE0: "→", 0xD8: "➢", 0x76: "❖", 0x6C: "●", 0x6E: "■", 0x9F: "•",
    0x28: "☎", 0xF0: "⇨",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_KEPT_BULLETS = frozenset("+*")


def is_symbol_font(font: str | None) -> bool:
    """Whether letters of this font are not what they say."""
    return bool(font) and (font or "").lower().startswith(("symbol", "wingdings", "webdings"))


def sign(code: int, font: str | None) -> str:
    """The character drawn by a symbol font; what is not known is printed as a bullet."""
    table = _SYMBOL if (font or "").lower().startswith("symbol") else _WINGDINGS
    return table.get(code - 0xF000 if code in _PRIVATE else code, "•")


def without_private(text: str, font: str | None) -> str:
    """Text whose private-use characters have become real ones."""
    return "".join(sign(ord(c), font) if ord(c) in _PRIVATE else c for c in text)


def bullet(text: str) -> str:
    """A list's bullet: "+" and "*" say their level and stay, all others become "-"."""
    return text if text in _KEPT_BULLETS else "-"
