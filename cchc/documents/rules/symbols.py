"""Symbols of documents: docs/rules/documents.md, section "Numbers"."""

import re

from cchc.documents.choices import DocumentKind
from cchc.kernel.errors import RuleBroken

_SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]*(?:[-.&][A-ZĐ0-9][A-Za-zĐđ0-9]*)+")
_UNNAMED = (DocumentKind.LETTER, DocumentKind.PUBLIC_LETTER)


def symbol_for(kind: DocumentKind, agency: str, unit: str = "VP") -> str:
    """ "BC-UBND"; of a công văn, which prints no kind, agency and drafting unit: "UBND-VP"."""
    return f"{agency}-{unit}" if kind in _UNNAMED else f"{kind.value}-{agency}"


def checked(symbol: str) -> str:
    """The symbol as it may be printed; RuleBroken says how it is written."""
    if not _SYMBOL.fullmatch(symbol):
        raise RuleBroken(
            "Ký hiệu gồm chữ viết tắt tên loại và cơ quan, ví dụ BC-UBND; công văn: UBND-VP.",
            field="symbol",
        )
    return symbol


def unit_letters(name: str) -> str:
    """The letters that stand for a unit in a symbol: "Tư pháp - Hộ tịch" -> "TPHT"."""
    words = re.findall(r"\w+", name)
    small = {"và", "của", "bộ", "phận"}
    kept = [word for word in words if word.casefold() not in small]
    if kept[:2] and " ".join(kept[:2]).casefold() == "văn phòng":
        return "VP"
    return "".join(word[0] for word in kept).upper()


def series(kind: str, *, common: bool) -> str:
    """The name of the sequence from which the number is taken."""
    return "document" if common else f"document:{kind}"
