"""The user's own document, which is not part of the project: where it may lie, what it must give.

Its words are not repeated here. ``user_plan_rows.txt`` holds, written by hand from the document,
one task a line: id | title | products | lead | co-ordinating | deadline | kind | obligations, each
text as the first digits of the SHA-256 of its NFC form.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

import pytest

from cchc.kernel.extraction.blocks import Source
from cchc.kernel.extraction.reading import extract
from cchc.plans.content import ReadPlan
from cchc.plans.reading import read

ROOT = Path(__file__).resolve().parents[4]
PLACES = (Path(os.environ.get("CCHC_USER_PLAN") or ROOT.parent / "shared" / "seed"),)
ROWS = Path(__file__).with_name("user_plan_rows.txt")


def mark(text: str) -> str:
    """A text as it is compared."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def source() -> Source:
    """The document as extracted; skips the test where it is not at hand."""
    for place in PLACES:
        for path in sorted(place.glob("*.txt")):
            return extract(path, name=path.name)
    pytest.skip("văn bản của người dùng (shared/seed/*.txt) không có ở máy này")


@cache
def plan() -> ReadPlan:
    """The document read."""
    return read(source())
