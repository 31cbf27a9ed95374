"""The few elements of WordprocessingML that python-docx has no word for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FONT = "Times New Roman"


def element(tag: str, **attributes: str) -> Any:
    """A ``w:`` element with ``w:`` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def name_font(run_properties: Any) -> None:
    """Names the font for every script, in place of the theme's."""
    fonts = run_properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def top_line(paragraph: Any) -> None:
    """A thin line along the top of the paragraph."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="5", space="0", color="000000"))
    _insert(paragraph._p.get_or_add_pPr(), borders, before=("spacing", "ind", "jc", "rPr"))


def empty_as_small_as(paragraph: Any, size: float) -> None:
    """A paragraph without words is as high as one in letters of that size."""
    properties = element("rPr")
    properties.append(element("sz", val=str(round(size * 2))))
    _insert(paragraph._p.get_or_add_pPr(), properties, before=("sectPr", "pPrChange"))


def page_number(paragraph: Any) -> None:
    """A field that shows the page's number."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.text = "PAGE"
            run._r.append(code)


def restart_pages(section: Any) -> None:
    """The section counts its pages from 1."""
    number = element("pgNumType", start="1")
    _insert(section._sectPr, number, before=("cols", "titlePg", "docGrid"))


def cell_margins(table: Any, *, across: int = 0, along: int = 0) -> None:
    """Margins in every cell, in twentieths of a point: left and right, top and bottom."""
    margins = element("tblCellMar")
    for side, width in (("top", along), ("left", across), ("bottom", along), ("right", across)):
        margins.append(element(side, w=str(width), type="dxa"))
    _insert(table._tbl.tblPr, margins, before=("tblLook",))


def _insert(parent: Any, child: Any, *, before: tuple[str, ...]) -> None:
    """Word refuses a file whose elements stand in another order than the schema's."""
    parent.insert_element_before(child, *(f"w:{tag}" for tag in before))


def repeat_as_header(row: Any) -> None:
    """The row is drawn again on every page that the table reaches."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: Any) -> None:
    """The row does not break over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))
