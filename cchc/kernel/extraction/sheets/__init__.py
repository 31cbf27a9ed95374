""".xlsx: the sheets of a workbook become tables, the lines around them paragraphs."""

from .reading import gather

__all__ = ["gather"]
