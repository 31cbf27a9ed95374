"""The demo ward's plan as Word 97 wrote files: read alike, or the .docx asked for."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest

from cchc.demo.plans import written_plan
from cchc.demo.tests.papers import items_of
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.lost_tables import LOST_TABLES
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import docx_of
from cchc.plans.reading import read
from cchc.plans.reading.tests.twins import comparable

pytestmark = pytest.mark.rendering
OFFICE = shutil.which("soffice")
TABLE_LAST = docx_of(items_of(written_plan(2023)))


@pytest.fixture
def as_word_writes() -> bytes:
    """Word itself never lets a table be the last thing in a document."""
    document = docx.Document(BytesIO(TABLE_LAST))
    document.add_paragraph()
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def old_word(content: bytes, folder: Path) -> bytes:
    """The same document as a .doc; skips with the reason where nothing can write one."""
    if OFFICE is None:
        pytest.skip("không có LibreOffice")
    (folder / "a.docx").write_bytes(content)
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "doc", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


def test_a_doc_gives_the_same_plan_as_its_docx(as_word_writes: bytes, tmp_path: Path) -> None:
    old = read(extract(old_word(as_word_writes, tmp_path), name="ke-hoach.doc"))
    assert len(old.tasks) == 28
    assert comparable(old) == comparable(read(extract(as_word_writes, name="ke-hoach.docx")))


def test_a_doc_that_lost_its_table_on_the_way_asks_for_the_docx(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        extract(old_word(TABLE_LAST, tmp_path), name="ke-hoach.doc")
    assert refused.value.message == LOST_TABLES
