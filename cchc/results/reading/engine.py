"""The optional recognition of letters: there, or not; nothing else of the program needs it."""

import importlib
import os
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

LANGUAGE = "vie"
# Two threads of the library on one page hinder each other: 10 s instead of 1.3 s.
THREADS = "OMP_THREAD_LIMIT"

Recogniser = Callable[[Any], str]


def recogniser() -> Recogniser | None:
    """What turns a picture (of Pillow) into words; None where it is not installed."""
    data = Path(settings.OCR_DATA)
    if not (data / f"{LANGUAGE}.traineddata").is_file():
        return None
    if find_spec("tesserocr") is None or find_spec("PIL") is None:
        return None
    return _loaded(str(data))


@cache
def _loaded(data: str) -> Recogniser:
    os.environ.setdefault(THREADS, "1")
    library = importlib.import_module("tesserocr")

    def words(picture: Any) -> str:
        return str(library.image_to_text(picture, lang=LANGUAGE, path=data))

    return words
