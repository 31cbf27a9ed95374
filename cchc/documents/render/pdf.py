"""A document as PDF/A (typst; fonts embedded), from its content alone."""

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import typst

from cchc.documents.content import (
    Annex,
    Block,
    Bullet,
    ChartBlock,
    Code,
    Content,
    Facts,
    GroupRow,
    Heading,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.documents.render import sizes
from cchc.documents.render.pictures import fonts_in
from cchc.documents.render.sizes import A4, LANDSCAPE, PORTRAIT, Page, Sheet
from cchc.documents.rules import codes, drawings, layout

TEMPLATE = Path(__file__).with_name("official.typ")
UNKNOWN_YEAR = 2000  # PDF/A wants a date; a draft of no year has this one
SHORT_ENOUGH_TO_KEEP = 500  # letters of a last paragraph that moves with the signature


def pdf_bytes(content: Content, fonts: Path) -> bytes:
    """The document drawn with the Tinos fonts of that folder; same content, same bytes."""
    return typst.compile(
        str(TEMPLATE),
        font_paths=fonts_in(fonts),
        sys_inputs={"document": json.dumps(_view(content), ensure_ascii=False)},
        pdf_standards=["a-2a"],
    )


def _view(content: Content) -> dict[str, Any]:
    """Everything that the template draws, as words and measures."""
    sheet = sizes.sheet_of(content)
    day = content.issued_on or date(content.year or UNKNOWN_YEAR, 1, 1)
    return {
        "sizes": {**asdict(sheet), "footer": sizes.FOOTER},
        "day": [day.year, day.month, day.day],
        "document_title": layout.name_of(content),
        "agency_name": content.letterhead.agency_name,
        **_opening(content, sheet),
        "blocks": _blocks(layout.body(content), sheet, keep_last=True),
        **_closing(content),
        "annexes": [_annex(content, line, annex) for line, annex in layout.annexes(content)],
        "footer": layout.footer(content),
    }


def _opening(content: Content, sheet: Sheet) -> dict[str, Any]:
    date_line = layout.date_line(content)
    return {
        "superior_line": content.letterhead.superior_line,
        "agency_lines": content.letterhead.agency_lines,
        "number_line": layout.number_line(content),
        "subject_line": sizes.subject_lines(content.subject_line, sheet),
        "date_line": date_line,
        "date_size": sizes.date_size(date_line, sheet),
        "kind_line": layout.kind_line(content),
        "title": sizes.title_lines(content.title, sheet),
        "title_rule": not content.form,
        "addressees": layout.addressee_lines(content.addressees),
    }


def _closing(content: Content) -> dict[str, Any]:
    return {
        "is_closed": layout.is_closed(content),
        "recipients_kept": sizes.RECIPIENTS_KEPT,
        "recipients": layout.recipient_lines(content.recipients),
        "left": _signature(content.left) if content.left else None,
        "right": _signature(content.signature),
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "authority": layout.authority_lines(signature),
        "note": layout.signing_note(signature),
        "name": signature.name,
    }


def _annex(content: Content, line: str, annex: Annex) -> dict[str, Any]:
    page = LANDSCAPE if annex.landscape else PORTRAIT
    return {
        "line": line,
        "title": sizes.annex_lines(annex.title, page),
        "subtitle": annex.subtitle,
        "source": sizes.annex_source_lines(layout.annex_source(content), page),
        "page": asdict(page),
        "blocks": _blocks(annex.blocks, replace(A4, page=page)),
    }


def _blocks(
    blocks: tuple[Block, ...], sheet: Sheet, *, keep_last: bool = False
) -> list[dict[str, Any]]:
    drawn = [_block(block, sheet) for block in blocks]
    if keep_last and drawn and len(drawn[-1].get("text", "")) <= SHORT_ENOUGH_TO_KEEP:
        drawn[-1]["keep"] = True
    return drawn


def _block(block: Block, sheet: Sheet) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"type": "heading", "level": block.level, "text": layout.heading_text(block)}
    if isinstance(block, Bullet):
        return {"type": "bullet", "text": layout.bullet_text(block), "keep": False}
    if isinstance(block, Para):
        return {"type": "para", "keep": False, **asdict(block)}
    if isinstance(block, TableBlock):
        return _table(block, sheet.page)
    if isinstance(block, ChartBlock):
        return _chart(block, sheet.page)
    if isinstance(block, Code):
        return _code(block)
    if isinstance(block, Facts):
        return _facts(block, sheet)
    return {"type": "page_break"}


def _chart(block: ChartBlock, page: Page) -> dict[str, Any]:
    return {
        "type": "chart",
        "drawing": drawings.svg(block),
        "caption": block.caption,
        "alt": block.alt,
        "width": min(drawings.WIDTH, page.text_width),
    }


def _code(block: Code) -> dict[str, Any]:
    return {"type": "code", "drawing": codes.drawing(block.text), **asdict(block)}


def _facts(block: Facts, sheet: Sheet) -> dict[str, Any]:
    room = sheet.page.text_width - sizes.code_room(block)
    return {
        "type": "facts",
        "label_width": layout.label_width(block, sheet.body, room),
        "code_width": sizes.code_room(block),
        "lines": [
            {"label": layout.label_text(fact), "value": fact.value, "bold": fact.bold}
            for fact in block.facts
        ],
        "code": _code(block.code) if block.code else None,
    }


def _table(block: TableBlock, page: Page) -> dict[str, Any]:
    columns = layout.widths(block.columns, page.text_width, block.size)
    return {
        "type": "table",
        "caption": block.caption,
        "unit_note": block.unit_note,
        "size": block.size,
        "padding": sizes.cell_padding(block.size),
        "widths": columns,
        "aligns": [column.align for column in block.columns],
        "depth": layout.header_depth(block.columns),
        "header": [asdict(cell) for cell in layout.header_grid(block.columns)],
        "column_numbers": layout.column_numbers(block),
        "rows": [_row(row, columns, block.size, page) for row in block.rows],
    }


def _row(row: Row | GroupRow, columns: list[float], size: float, page: Page) -> dict[str, Any]:
    if isinstance(row, GroupRow):
        return {"type": "group", "number": row.number, "label": row.label}
    breaks = layout.may_break(row, columns, size, page.text_height)
    return {"type": "row", "cells": row.cells, "bold": row.bold, "breaks": breaks}
