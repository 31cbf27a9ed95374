"""Nothing may be left blank: docs/rules/documents.md, section "Nothing blank"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.documents.choices import DocumentKind
from cchc.documents.content import (
    UNSIGNED,
    Block,
    Bullet,
    ChartBlock,
    Code,
    Content,
    Facts,
    GroupRow,
    Heading,
    Para,
    Signature,
    TableBlock,
)

SIGNER = "Người ký"
_DOTS = r"(?:…|\.{3,})"
_WORDS = r"số|ngày|tháng|năm|quý|ông|bà|là|đạt|từ|đến|gồm|tại"
_PLACEHOLDERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\.{4,}|…\s?…|_{3,}",  # a line to write on
        r"\[(?!\d+\])[^\]]*\]",  # [ ], […], [tên cơ quan]; not a footnote [1]
        r"\{\{|\}\}|<<|>>",  # what a template left behind
        r"\b(?:xx+|todo|tbd|dd/mm/yyyy)\b",
        rf"\b(?:{_WORDS})\s*:?\s*{_DOTS}",  # "số …", "ngày … tháng …"
        rf"{_DOTS}\s*[/%]",  # "…/KH-UBND", "… %"
        rf"^\W*{_DOTS}",  # a text that begins with dots
        r"\bngày(?:\s{2,}|\s*/\s*)tháng(?:\s{2,}|\s*/\s*)năm\b",
    )
)


@dataclass(frozen=True)
class Gap:
    """Something left blank: where, and what to do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def gaps(content: Content) -> list[Gap]:
    """Everything that keeps the document from being signed and issued."""
    missing = _missing_parts_of_form(content) if content.form else _missing_parts(content)
    return [*missing, *_empty_lines(content), *_placeholders(content)]


def placeholder_in(text: str) -> str:
    """The first placeholder left in a text, "" when there is none.

    Dots that mean "and so on" ("y tế, giáo dục, …", "tin nhắn SMS...") are none.
    """
    for pattern in _PLACEHOLDERS:
        found = pattern.search(text)
        if found:
            return found.group().strip()
    return ""


def _missing_parts(content: Content) -> Iterator[Gap]:
    is_letter = content.kind == DocumentKind.LETTER
    title = content.subject_line if is_letter else content.title
    last_line = any(item.strip(" -").startswith("Lưu") for item in content.recipients)
    parts = (
        (title.strip(), "Trích yếu", "chưa ghi văn bản nói về việc gì."),
        (content.addressees or not is_letter, "Kính gửi", "công văn chưa có nơi gửi đến."),
        (content.symbol.strip(), "Ký hiệu", "chưa có ký hiệu văn bản."),
        (any(map(_texts, content.blocks)), "Nội dung", "văn bản chưa có nội dung."),
        (content.signature.name.strip(), SIGNER, "chưa có họ tên người ký."),
        (content.signature.post.strip(), SIGNER, "chưa có chức vụ người ký."),
        (last_line, "Nơi nhận", "thiếu dòng cuối “Lưu: VT, …”."),
        (all(a.title.strip() for a in content.annexes), "Phụ lục", "có phụ lục chưa ghi tên."),
    )
    yield from (Gap(where, message) for is_there, where, message in parts if not is_there)


def _missing_parts_of_form(content: Content) -> Iterator[Gap]:
    """A form of a circular: who signs is laid down by the form, nobody else is told."""
    signing = [s for s in (content.signature, content.left) if s and s != UNSIGNED]
    parts = (
        (content.symbol.strip(), "Ký hiệu", "chưa có ký hiệu văn bản."),
        (any(map(_texts, content.blocks)), "Nội dung", "văn bản chưa có nội dung."),
        (all(_is_named(one) for one in signing), SIGNER, "chưa đủ chức danh, họ tên người ký."),
    )
    yield from (Gap(where, message) for is_there, where, message in parts if not is_there)


def _is_named(signature: Signature) -> bool:
    return bool(signature.post.strip() and signature.name.strip())


def _empty_lines(content: Content) -> Iterator[Gap]:
    """Labels with nothing beside them, codes that say nothing."""
    for block in content.blocks:
        code = block.code if isinstance(block, Facts) else block
        if isinstance(code, Code) and not code.text.strip():
            yield Gap("Nội dung", "mã QR chưa có nội dung.")
        for fact in block.facts if isinstance(block, Facts) else ():
            if not fact.value.strip():
                yield Gap("Nội dung", f"dòng “{fact.label}” còn để trống.")


def _placeholders(content: Content) -> Iterator[Gap]:
    for where, text in places(content):
        found = placeholder_in(text)
        if found:
            yield Gap(where, f"còn chỗ chưa điền “{found}” trong “{_around(text, found)}”.")


def places(content: Content) -> Iterator[tuple[str, str]]:
    """Every text of the document with the name of the part where it stands."""
    yield "Trích yếu", content.title
    yield "Trích yếu", content.subject_line
    for signature in filter(None, (content.left, content.signature)):
        yield SIGNER, f"{signature.post} {signature.name}"
    for text in content.addressees:
        yield "Kính gửi", text
    for text in content.recipients:
        yield "Nơi nhận", text
    for block in content.blocks:
        yield from (("Nội dung", text) for text in _texts(block))
    for annex in content.annexes:
        name = annex.title or "Phụ lục"
        yield name, f"{annex.title} {annex.subtitle}"
        for block in annex.blocks:
            yield from ((name, text) for text in _texts(block))


def _texts(block: Block) -> list[str]:
    """The texts of a block that are not empty; empty cells of a table are allowed."""
    if isinstance(block, TableBlock):
        cells = [
            text
            for row in block.rows
            for text in ((row.label,) if isinstance(row, GroupRow) else row.cells)
        ]
        return [text for text in (block.caption, *cells) if text.strip()]
    if isinstance(block, ChartBlock):
        return [text for text in (block.caption, block.alt) if text.strip()]
    if isinstance(block, Facts):
        return [f"{fact.label}: {fact.value}" for fact in block.facts]
    if isinstance(block, Heading | Para | Bullet) and block.text.strip():
        return [block.text]
    return []


def _around(text: str, found: str) -> str:
    """The words around a placeholder, so that it is found again on the page."""
    at = text.find(found)
    start, stop = max(0, at - 30), at + len(found) + 30
    shown = " ".join(text[start:stop].split())
    return f"{'…' if start else ''}{shown}{'…' if stop < len(text) else ''}"
