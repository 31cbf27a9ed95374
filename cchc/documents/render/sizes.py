"""Measures of Nghị định 30/2020 Phụ lục I, in millimetres and points, for every renderer."""

from dataclasses import dataclass

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
LETTERHEAD = (67.0, 98.0)
CLOSING = (80.0, 85.0)
FIRST_LINE = 12.7
BODY = 14.0
NAMES = 13.0  # national name, agency, number
MOTTO = 14.0
DATE = 14.0
DATE_SMALL = 13.0
DATE_FITS = 92.0  # a longer date line is set in the smaller size
SUBJECT = 12.0
RECIPIENTS_TITLE = 12.0
RECIPIENTS = 11.0
FOOTER = 8.0
PARAGRAPH_GAP = 6.0
LINE_SPACING = 1.1
SIGNING_ROOM = 62.0  # points between post and name
CLOSING_GAP = 12.0
RECIPIENTS_KEPT = 40  # more lines than this may break over two pages
MOTTO_WIDTH = 60.0
SUBJECT_ROOM = 60.0
TITLE_ROOM = 145.0


def date_size(line: str) -> float:
    """The size in which the line of place and date fits beside the number."""
    return DATE if text_width(line, DATE) <= DATE_FITS else DATE_SMALL


def title_lines(title: str) -> list[str]:
    """The title in lines of about the same length."""
    return balanced(title, BODY, TITLE_ROOM, bold=True)


def subject_lines(subject: str) -> list[str]:
    """The V/v of a công văn in lines of about the same length."""
    return balanced(subject, SUBJECT, SUBJECT_ROOM)


def annex_lines(title: str, page: Page) -> list[str]:
    """The title of an annex in lines of about the same length."""
    return balanced(title, BODY, page.text_width * 0.85, bold=True)


def annex_source_lines(source: str, page: Page) -> list[str]:
    """ "(Kèm theo …)" in lines of about the same length."""
    return balanced(source, BODY, page.text_width * 0.95)
