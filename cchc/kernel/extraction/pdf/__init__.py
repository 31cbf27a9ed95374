""".pdf: the text and the ruled lines of printed pages become blocks.

The work is done in a process of its own (``isolation``), by ``reading``.
"""

from .isolation import gather

__all__ = ["gather"]
