"""A document as the page on the screen draws it: the same lines as on paper."""

from dataclasses import dataclass

from cchc.documents.content import (
    Block,
    Bullet,
    ChartBlock,
    Code,
    Content,
    Facts,
    GroupRow,
    Heading,
    PageBreak,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.documents.rules import codes, drawings, layout
from cchc.documents.rules.drawings import Drawing as Drawing
from cchc.documents.rules.layout import HeaderCell


@dataclass(frozen=True)
class ShownCell:
    """A cell: its paragraphs and how they are set."""

    lines: tuple[str, ...]
    css: str


@dataclass(frozen=True)
class ShownRow:
    """A row of cells, or a group's number and label over ``span`` columns."""

    cells: tuple[ShownCell, ...] = ()
    is_bold: bool = False
    group: str = ""
    number: str = ""
    span: int = 0


@dataclass(frozen=True)
class ShownCode:
    """A QR code: the path of its black squares in a box of ``edge`` units, and its caption."""

    path: str
    edge: int
    caption: str


@dataclass(frozen=True)
class ShownFact:
    """A line of a form."""

    label: str
    value: str
    is_bold: bool


@dataclass(frozen=True)
class ShownSignature:
    """Who signs: capitals, note below them, name."""

    authority: tuple[str, ...]
    note: str
    name: str


@dataclass(frozen=True)
class Shown:
    """A block: ``kind`` chooses how it is drawn."""

    kind: str
    text: str = ""
    lead: str = ""
    css: str = ""
    head: tuple[tuple[HeaderCell, ...], ...] = ()
    column_numbers: tuple[str, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    caption: str = ""
    unit_note: str = ""
    facts: tuple[ShownFact, ...] = ()
    code: ShownCode | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True)
class ShownAnnex:
    """An annex with its head."""

    line: str
    title: str
    subtitle: str
    blocks: tuple[Shown, ...]


@dataclass(frozen=True)
class Paper:
    """Everything that stands on the paper, as words."""

    content: Content
    number_line: str
    date_line: str
    kind_line: str
    addressees: tuple[str, ...]
    blocks: tuple[Shown, ...]
    recipients: tuple[str, ...]
    left: ShownSignature | None
    signature: ShownSignature
    is_closed: bool
    annex_source: str
    annexes: tuple[ShownAnnex, ...]
    footer: str


def paper(content: Content) -> Paper:
    """The document, ready to be drawn by templates/documents/paper.html."""
    return Paper(
        content=content,
        number_line=layout.number_line(content),
        date_line=layout.date_line(content),
        kind_line=layout.kind_line(content),
        addressees=tuple(layout.addressee_lines(content.addressees)),
        blocks=_blocks(layout.body(content)),
        recipients=tuple(layout.recipient_lines(content.recipients)),
        left=_signature(content.left) if content.left else None,
        signature=_signature(content.signature),
        is_closed=layout.is_closed(content),
        annex_source=layout.annex_source(content),
        annexes=tuple(
            ShownAnnex(line, annex.title, annex.subtitle, _blocks(annex.blocks))
            for line, annex in layout.annexes(content)
        ),
        footer=layout.footer(content),
    )


def _signature(signature: Signature) -> ShownSignature:
    return ShownSignature(
        authority=tuple(layout.authority_lines(signature)),
        note=layout.signing_note(signature),
        name=signature.name,
    )


def _blocks(blocks: tuple[Block, ...]) -> tuple[Shown, ...]:
    return tuple(_block(block) for block in blocks if not isinstance(block, PageBreak))


def _block(block: Block) -> Shown:
    if isinstance(block, Heading):
        return Shown(f"heading{block.level}", layout.heading_text(block))
    if isinstance(block, Bullet):
        return Shown("para", layout.bullet_text(block))
    if isinstance(block, TableBlock):
        return _table(block)
    if isinstance(block, ChartBlock):
        return Shown("chart", block.alt, caption=block.caption, drawing=drawing(block))
    if isinstance(block, Code):
        return Shown("code", code=_code(block))
    if isinstance(block, Facts):
        return _facts(block)
    assert isinstance(block, Para)
    return _paragraph(block)


def code(text: str, caption: str = "") -> ShownCode:
    """A QR code that stands by itself on a page."""
    return ShownCode(codes.path(text), codes.edge(text), caption)


def drawing(block: ChartBlock) -> Drawing:
    """A drawing that stands by itself on a page."""
    return drawings.drawn(block)


def _code(block: Code) -> ShownCode:
    return code(block.text, block.caption)


def _facts(block: Facts) -> Shown:
    return Shown(
        "facts",
        facts=tuple(
            ShownFact(layout.label_text(fact), fact.value, fact.bold) for fact in block.facts
        ),
        code=_code(block.code) if block.code else None,
    )


def _paragraph(block: Para) -> Shown:
    styles = {
        "d-bold": block.bold,
        "d-italic": block.italic,
        "d-flush": not block.indent,
        f"d-{block.align}": block.align != "justify",
    }
    return Shown("para", block.text, block.lead, " ".join(css for css, on in styles.items() if on))


def _table(block: TableBlock) -> Shown:
    depth = layout.header_depth(block.columns)
    cells = layout.header_grid(block.columns)
    return Shown(
        "table",
        head=tuple(tuple(c for c in cells if c.row == row) for row in range(depth)),
        column_numbers=tuple(layout.column_numbers(block)),
        rows=tuple(_row(row, block) for row in block.rows),
        caption=block.caption,
        unit_note=block.unit_note,
    )


def _row(row: Row | GroupRow, block: TableBlock) -> ShownRow:
    if isinstance(row, GroupRow):
        span = len(block.columns) - (1 if row.number else 0)
        return ShownRow(group=row.label, number=row.number, span=span)
    cells = zip(row.cells, block.columns, strict=True)
    return ShownRow(
        cells=tuple(ShownCell(tuple(text.split("\n")), f"d-{c.align}") for text, c in cells),
        is_bold=row.bold,
    )
