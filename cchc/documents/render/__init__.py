"""Draws a content: ``docx`` for Word, ``pdf`` for signing and keeping."""

from django.conf import settings

from cchc.documents.content import Content
from cchc.documents.render.pdf import pdf_bytes
from cchc.documents.render.word import docx_bytes


def docx(content: Content) -> bytes:
    """The document as a Word file: the working copy."""
    return docx_bytes(content, settings.FONTS_ROOT)


def pdf(content: Content) -> bytes:
    """The document as PDF/A, with the fonts of this installation."""
    return pdf_bytes(content, settings.FONTS_ROOT)
