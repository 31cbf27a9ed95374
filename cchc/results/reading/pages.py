"""The pages of an original one after the other, each with its words."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pypdfium2

from cchc.kernel.text import nfc
from cchc.results.reading.engine import Recogniser

MOST_PAGES = 300
LAYER_LETTERS = 20  # a page with at least so many has a text layer
_DPI, _POINTS = 300, 72
_LONGEST_EDGE = 6_000  # points of a picture: A2 at 300 dpi
_MOST_POINTS = 60_000_000


class Unreadable(Exception):
    """The original cannot be opened as what it is."""


@dataclass(frozen=True)
class Page:
    """A page: ``is_missed`` when it would need a recognition that is not installed."""

    number: int
    total: int
    words: str
    is_recognised: bool = False
    is_missed: bool = False


def pages_of(stream: BinaryIO, kind: str, recogniser: Recogniser | None) -> Iterator[Page]:
    """Every page of a PDF or picture; ``Unreadable`` when it is broken or too long."""
    return _of_pdf(stream, recogniser) if kind == "pdf" else _of_picture(stream, recogniser)


def _of_pdf(stream: BinaryIO, recogniser: Recogniser | None) -> Iterator[Page]:
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    try:
        total = len(document)
        _refuse_long(total)
        for number in range(total):
            page = document[number]
            words = _lines(page.get_textpage().get_text_range())
            if sum(letter.isalnum() for letter in words) >= LAYER_LETTERS:
                yield Page(number + 1, total, words)
            elif recogniser is None:
                yield Page(number + 1, total, words, is_missed=True)
            else:
                yield _recognised(number + 1, total, _drawn(page), recogniser)
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    finally:
        document.close()


def _drawn(page: Any) -> Any:
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, _LONGEST_EDGE / max(width, height, 1))
    return page.render(scale=scale, grayscale=True).to_pil()


def _of_picture(stream: BinaryIO, recogniser: Recogniser | None) -> Iterator[Page]:
    if recogniser is None:
        yield Page(1, 1, "", is_missed=True)
        return
    pillow = importlib.import_module("PIL.Image")
    try:
        with pillow.open(stream) as picture:
            total = getattr(picture, "n_frames", 1)
            _refuse_long(total)
            for number in range(total):
                picture.seek(number)
                if picture.width * picture.height > _MOST_POINTS:
                    raise Unreadable
                yield _recognised(number + 1, total, picture.convert("L"), recogniser)
    except (OSError, ValueError, SyntaxError, pillow.DecompressionBombError) as error:
        raise Unreadable from error


def _recognised(number: int, total: int, picture: Any, recogniser: Recogniser) -> Page:
    return Page(number, total, _lines(recogniser(picture)), is_recognised=True)


def _refuse_long(total: int) -> None:
    if total > MOST_PAGES:
        raise Unreadable


def _lines(text: str) -> str:
    """The words line by line, each in one normal form."""
    lines = (nfc(line) for line in text.replace("\0", "").splitlines())
    return "\n".join(line for line in lines if line)
