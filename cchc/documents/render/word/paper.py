"""Sheets: size, margins, page number on top from the second page, the small line below."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from cchc.documents.render.sizes import Page
from cchc.documents.render.word.xml import page_number, restart_pages


def first_sheet(document: Any, page: Page, footer: str) -> None:
    """Sets up the sheet of the body; the annexes' sheets take over its header and footer."""
    section = document.sections[0]
    _measures(section, page)
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])
    section.footer.paragraphs[0].text = footer
    section.first_page_footer.paragraphs[0].text = footer
    section.first_page_footer.paragraphs[0].style = document.styles["Footer"]


def begin_sheet(document: Any, page: Page) -> None:
    """Begins an annex on a new sheet, which counts its own pages."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _measures(section, page)
    section.different_first_page_header_footer = True
    restart_pages(section)


def _measures(section: Any, page: Page) -> None:
    lying = page.width > page.height
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(max(page.top - 10, 5))
    section.footer_distance = Mm(min(7, page.bottom - 7))
