"""The styles of the Word file; everything drawn uses one of these."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt, RGBColor

from cchc.documents.render import sizes
from cchc.documents.render.sizes import Sheet
from cchc.documents.render.word.xml import element, name_font

BODY = "Body Text"
KIND = "Title"
TITLE = "Subtitle"
BULLET = "Gạch đầu dòng"
LETTERHEAD = "Phần đầu"
MOTTO = "Tiêu ngữ"
DATE = "Địa danh, thời gian"
SUBJECT = "Trích yếu công văn"
ADDRESSEE = "Kính gửi"
RULE = "Đường kẻ"
SIGNATURE = "Chữ ký"
RECIPIENTS_TITLE = "Nơi nhận, tiêu đề"
RECIPIENTS = "Nơi nhận"
ANNEX = "Phụ lục"
ANNEX_SOURCE = "Phụ lục, kèm theo"
CAPTION = "Caption"
CELL = "Nội dung bảng"
CELL_HEADER = "Đầu bảng"
FACT = "Dòng của mẫu"
FOOTER = "Footer"
PAGE_NUMBER = "Header"

_BLACK = RGBColor(0, 0, 0)


def put(paragraph: Any, name: str) -> None:
    """Give the paragraph one of our styles; python-docx's own way searches all styles each time."""
    paragraph._p.style = name.replace(" ", "")


def prepare_styles(document: Any, sheet: Sheet) -> None:
    """Gives the document its styles; python-docx's own template brings others, left unused."""
    normal = _style(document, "Normal", sheet.body)
    normal.element.rPr.append(element("lang", val="vi-VN", eastAsia="vi-VN"))
    _running(document, BODY, sheet)
    _running(document, BULLET, sheet)
    for level in (1, 2, 3, 4):
        heading = _running(
            document, f"Heading {level}", sheet, bold=level < 4, italic=level > 2
        )  # fmt: skip
        heading.paragraph_format.keep_with_next = True
    _letterhead_styles(document, sheet)
    _closing_styles(document, sheet)
    _table_styles(document, sheet)


def _running(
    document: Any, name: str, sheet: Sheet, *, bold: bool = False, italic: bool = False
) -> Any:
    """A style of running text: justified, its first line set in."""
    style = _style(
        document, name, sheet.body,
        bold=bold, italic=italic, align=ALIGN.JUSTIFY, gap=sheet.paragraph_gap,
    )  # fmt: skip
    style.paragraph_format.line_spacing = sheet.line_spacing
    style.paragraph_format.first_line_indent = Mm(sheet.first_line)
    return style


def _letterhead_styles(document: Any, sheet: Sheet) -> None:
    _style(document, LETTERHEAD, sheet.names, align=ALIGN.CENTER)
    _style(document, MOTTO, sheet.motto, bold=True, align=ALIGN.CENTER)
    _style(document, DATE, sheet.date, italic=True, align=ALIGN.CENTER)
    _style(document, SUBJECT, sheet.subject, align=ALIGN.CENTER)
    rule = _style(document, RULE, 1, align=ALIGN.CENTER)
    rule.paragraph_format.line_spacing = Pt(2)
    kind = _style(document, KIND, sheet.body, bold=True, align=ALIGN.CENTER)
    kind.paragraph_format.space_before = Pt(sheet.title_above)
    kind.paragraph_format.keep_with_next = True
    _style(document, TITLE, sheet.body, bold=True, align=ALIGN.CENTER)
    _style(document, ADDRESSEE, sheet.body)


def _closing_styles(document: Any, sheet: Sheet) -> None:
    for name, size in ((SIGNATURE, sheet.body), (RECIPIENTS_TITLE, sheet.recipients_title)):
        is_title = name == RECIPIENTS_TITLE
        align = ALIGN.LEFT if is_title else ALIGN.CENTER
        style = _style(document, name, size, bold=True, italic=is_title, align=align)
        style.paragraph_format.keep_with_next = True
    _style(document, RECIPIENTS, sheet.recipients)
    annex = _style(document, ANNEX, sheet.body, bold=True, align=ALIGN.CENTER)
    annex.paragraph_format.space_after = Pt(4)
    annex.paragraph_format.keep_with_next = True
    _style(document, ANNEX_SOURCE, sheet.body, italic=True, align=ALIGN.CENTER)


def _table_styles(document: Any, sheet: Sheet) -> None:
    caption = _style(
        document, CAPTION, sizes.CELL, bold=True, align=ALIGN.CENTER, gap=sheet.paragraph_gap
    )
    caption.paragraph_format.keep_with_next = True
    _style(document, CELL, sizes.CELL)
    _style(document, CELL_HEADER, sizes.CELL, bold=True, align=ALIGN.CENTER)
    _style(document, FACT, sheet.body)
    footer = _style(document, FOOTER, sizes.FOOTER, align=ALIGN.CENTER)
    footer.font.color.rgb = RGBColor(70, 70, 70)
    _style(document, PAGE_NUMBER, sheet.names, align=ALIGN.CENTER)


def _style(
    document: Any,
    name: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Any = ALIGN.LEFT,
    gap: float = 0,
) -> Any:
    styles = document.styles
    known = name in styles
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not known:
        style.base_style = styles["Normal"]
        style.quick_style = True
    properties = style.element.get_or_add_rPr()
    for theme in list(properties):
        properties.remove(theme)
    name_font(properties)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = _BLACK
    _spacing(style, align, gap)
    return style


def _spacing(style: Any, align: Any, gap: float) -> None:
    paragraph = style.element.get_or_add_pPr()
    for old in paragraph.xpath("w:pBdr | w:numPr | w:contextualSpacing | w:tabs"):
        paragraph.remove(old)
    form = style.paragraph_format
    form.alignment = align
    form.space_before = Pt(0)
    form.space_after = Pt(gap)
    form.line_spacing = 1.0
    form.left_indent = Mm(0)
    form.first_line_indent = Mm(0)
    form.widow_control = True
