"""Measures of Nghị định 30/2020 Phụ lục I, in millimetres and points, for every renderer."""

from dataclasses import dataclass, replace

from cchc.documents.content import Content, Facts
from cchc.documents.rules.layout import balanced, text_width


@dataclass(frozen=True)
class Page:
    """A sheet with its margins, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


PORTRAIT = Page(210, 297, 20, 20, 30, 15)
LANDSCAPE = Page(297, 210, 25, 15, 20, 20)
FOOTER = 8.0
CELL_PADDING = 1.0  # above and below the words of a cell
SMALL_CELL = 10.0  # letters of this size or smaller have half of it
CODE_GAP = 4.0  # between the lines of a form and the code beside them
CELL = 12.0  # where a table does not say another size
RECIPIENTS_KEPT = 40  # more lines than this may break over two pages


@dataclass(frozen=True)
class Sheet:
    """A page with the sizes of everything on it; the values given here are those of A4."""

    page: Page = PORTRAIT
    letterhead: tuple[float, float] = (67.0, 98.0)
    closing: tuple[float, float] = (80.0, 85.0)
    first_line: float = 12.7
    body: float = 14.0
    names: float = 13.0  # national name, agency, number
    motto: float = 14.0
    date: float = 14.0
    date_small: float = 13.0
    date_fits: float = 92.0  # a longer date line is set in the smaller size
    subject: float = 12.0
    recipients_title: float = 12.0
    recipients: float = 11.0
    paragraph_gap: float = 6.0
    line_spacing: float = 1.1
    fact_gap: float = 3.0  # points between two lines of a form
    signing_room: float = 62.0  # points between post and name
    closing_gap: float = 12.0
    title_above: float = 20.0
    body_above: float = 8.0
    motto_width: float = 60.0
    subject_room: float = 60.0
    title_room: float = 145.0


A4 = Sheet()
A4_FORM = replace(
    A4,
    names=12.0,
    body=13.0,
    motto=13.0,
    date=13.0,
    paragraph_gap=4.0,
    line_spacing=1.05,
    fact_gap=2.0,
    signing_room=44.0,
    title_above=12.0,
)
A4_LYING = replace(
    A4_FORM,
    page=Page(297, 210, 15, 15, 20, 15),
    letterhead=(112.0, 150.0),
    closing=(131.0, 131.0),
    date_fits=140.0,
    title_room=220.0,
)
A5 = replace(
    A4_FORM,
    page=Page(148, 210, 8, 10, 13, 10),
    letterhead=(53.0, 72.0),
    closing=(61.0, 64.0),
    first_line=8.0,
    body=10.5,
    names=9.5,
    motto=10.5,
    date=10.5,
    date_small=9.5,
    date_fits=70.0,
    subject=9.5,
    recipients_title=9.5,
    recipients=9.0,
    paragraph_gap=2.5,
    line_spacing=1.0,
    fact_gap=1.0,
    signing_room=33.0,
    closing_gap=4.0,
    title_above=6.0,
    body_above=4.0,
    motto_width=45.0,
    subject_room=45.0,
    title_room=110.0,
)
SHEETS = {"A4": A4, "A4 form": A4_FORM, "A4 lying": A4_LYING, "A5": A5}


def sheet_of(content: Content) -> Sheet:
    """The paper on which the document is drawn."""
    return SHEETS[content.sheet]


def cell_padding(size: float) -> float:
    """The room above and below the words of a cell whose letters have that size."""
    return CELL_PADDING if size > SMALL_CELL else CELL_PADDING / 2


def code_room(block: Facts) -> float:
    """The width that a code takes beside the lines of a form."""
    return block.code.size_mm + CODE_GAP if block.code else 0.0


def date_size(line: str, sheet: Sheet) -> float:
    """The size in which the line of place and date fits beside the number."""
    return sheet.date if text_width(line, sheet.date) <= sheet.date_fits else sheet.date_small


def title_lines(title: str, sheet: Sheet) -> list[str]:
    """The title in lines of about the same length."""
    return balanced(title, sheet.body, sheet.title_room, bold=True)


def subject_lines(subject: str, sheet: Sheet) -> list[str]:
    """The V/v of a công văn in lines of about the same length."""
    return balanced(subject, sheet.subject, sheet.subject_room)


def annex_lines(title: str, page: Page) -> list[str]:
    """The title of an annex in lines of about the same length."""
    return balanced(title, A4.body, page.text_width * 0.85, bold=True)


def annex_source_lines(source: str, page: Page) -> list[str]:
    """ "(Kèm theo …)" in lines of about the same length."""
    return balanced(source, A4.body, page.text_width * 0.95)
