"""The text beside an original: from its own layer, recognised, or honestly missing."""

import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
from django.db import connection

from cchc.kernel.jobs import work_off
from cchc.kernel.models import ReadNote
from cchc.results import queries, services
from cchc.results.choices import TextState
from cchc.results.models import Result, ResultText
from cchc.results.reading import engine
from cchc.results.reading.pages import Page, Unreadable, pages_of
from cchc.results.tests.factories import PDF, House, file_of, house, kept, on

SAID = "Giấy khai sinh của Trần Thị Mai, sinh ngày 15/08/1995"


def typed(text: str = SAID, pages: int = 1) -> bytes:
    """A PDF with a text layer."""
    body = "\n#pagebreak()\n".join([text] * pages)
    return bytes(typst.compile(f"#set page(width: 148mm, height: 105mm)\n{body}".encode()))


def picture_only() -> bytes:
    """A PDF page without a letter."""
    drawn = "#set page(width: 60mm, height: 60mm)\n#rect(width: 20mm, height: 20mm)"
    return bytes(typst.compile(drawn.encode()))


@pytest.fixture(name="one")
def one_fixture(settings: Any, tmp_path: Path) -> House:
    settings.OCR_DATA = str(tmp_path)
    return house()


@pytest.fixture(name="recognises")
def recognises_fixture(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A recognition that reads the same words in every picture; the pictures it saw."""
    seen: list[object] = []

    def words(picture: object) -> str:
        seen.append(picture)
        return "chữ  do máy\n\nnhận dạng"

    monkeypatch.setattr(engine, "recogniser", lambda: words)
    return seen


def worked(row: Result) -> ResultText:
    assert work_off() >= 1
    return ResultText.objects.get(result=row)


@pytest.mark.django_db
def test_a_text_layer_is_taken_and_nothing_is_recognised(
    one: House, recognises: list[object]
) -> None:
    row = kept(one, file=file_of(one, typed(pages=2)))
    assert row.text.state == TextState.WAITING
    text = worked(row)
    assert (text.state, text.pages, text.pages_done) == (TextState.LAYER, 2, 2)
    assert text.words.count("Trần Thị Mai") == 2
    assert recognises == []


@pytest.mark.django_db
def test_the_words_are_encrypted_and_reading_them_is_noted(one: House) -> None:
    row = kept(one, file=file_of(one, typed()))
    worked(row)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM results_resulttext")
        assert "Mai" not in str(cursor.fetchall())
    assert "Trần Thị Mai" in queries.words_of(one.who.binh, row, at=on(3))
    (note,) = ReadNote.objects.all()
    assert note.actor_key == one.who.binh.actor_key


@pytest.mark.django_db
def test_without_the_recognition_the_rest_works_and_it_is_said(one: House) -> None:
    text = worked(kept(one, file=file_of(one, picture_only())))
    assert (text.state, text.words) == (TextState.NO_ENGINE, "")
    assert services.read_again(at=on(3)) == 0


@pytest.mark.django_db
def test_what_waited_is_read_once_the_recognition_is_there(
    one: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = kept(one, file=file_of(one, picture_only()))
    worked(row)
    monkeypatch.setattr(engine, "recogniser", lambda: lambda picture: "chữ")
    monkeypatch.setattr("cchc.results.reading.pages._drawn", lambda page: page)
    assert services.read_again(at=on(3)) == 1
    text = worked(row)
    assert (text.state, text.words) == (TextState.RECOGNISED, "chữ")


@pytest.mark.django_db
def test_a_text_that_was_read_is_not_read_again(one: House, recognises: list[object]) -> None:
    text = worked(kept(one, file=file_of(one, typed())))
    again = services.read_text(text=text, at=on(9))
    assert again.read_at == text.read_at
    assert recognises == []


@pytest.mark.django_db
def test_a_broken_original_fails_quietly_and_stays(one: House) -> None:
    row = kept(one, file=file_of(one, PDF))
    assert worked(row).state == TextState.FAILED
    assert row.file.sha256


def test_pages_without_letters_are_recognised_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cchc.results.reading.pages._drawn", lambda page: page)
    found = list(pages_of(io.BytesIO(picture_only()), "pdf", lambda picture: "a  b\n\n c"))
    assert found == [Page(1, 1, "a b\nc", is_recognised=True)]


def test_what_is_no_pdf_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        list(pages_of(io.BytesIO(b"%PDF-1.4 nothing"), "pdf", None))


def test_a_document_beyond_the_limit_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.results.reading.pages.MOST_PAGES", 1)
    with pytest.raises(Unreadable):
        list(pages_of(io.BytesIO(typed(pages=2)), "pdf", None))


def test_the_recognition_reads_vietnamese_letters_where_it_is_installed() -> None:
    recogniser = engine.recogniser()
    if recogniser is None:
        pytest.skip("chưa cài nhận dạng chữ (./run setup ocr)")
    said = "#set text(size: 16pt)\nỦy ban nhân dân phường An Bình"
    with pypdfium2.PdfDocument(typed(said)) as document:
        picture = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    scan = io.BytesIO()
    picture.save(scan, "PNG")
    (found,) = pages_of(scan, "png", recogniser)
    assert "Ủy ban nhân dân phường An Bình" in found.words
    assert found.is_recognised
    both = io.BytesIO()
    picture.save(both, "TIFF", save_all=True, append_images=[picture])
    assert [page.number for page in pages_of(both, "tif", recogniser)] == [1, 2]


def test_a_picture_that_is_broken_or_too_large_is_unreadable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pillow = pytest.importorskip("PIL.Image", reason="chưa cài Pillow (./run setup ocr)")
    with pytest.raises(Unreadable):
        list(pages_of(io.BytesIO(b"\x89PNG broken"), "png", lambda picture: ""))
    small = io.BytesIO()
    pillow.new("L", (20, 20)).save(small, "PNG")
    monkeypatch.setattr("cchc.results.reading.pages._MOST_POINTS", 300)
    with pytest.raises(Unreadable):
        list(pages_of(small, "png", lambda picture: ""))
