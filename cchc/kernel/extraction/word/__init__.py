""".docx: the XML of a Word document becomes blocks."""

from .reading import gather

__all__ = ["gather"]
