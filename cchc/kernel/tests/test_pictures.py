"""Pictures are kept without place, device, moment and texts, sealed; what they show is the same."""

import io
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from cchc.kernel import crypto
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.pictures import without_traces
from cchc.kernel.files.storing import check, enter, lay_down_sealed, opened, place_of

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SECRET = b"Canon 123 place 20.9N"
ORIENTATION, MODEL, GPS = 0x0112, 0x0110, 0x8825


def drawn() -> Image.Image:
    """Wider than high, with a dark corner, so that one sees how it is turned."""
    image = Image.new("RGB", (40, 24), (240, 200, 120))
    image.paste((10, 20, 30), (0, 0, 12, 8))
    return image


def jpeg(turned: int = 0, **more: Any) -> bytes:
    """As a phone makes it: with model, place and a comment."""
    notes = Image.Exif()
    notes[MODEL] = SECRET.decode()
    notes.get_ifd(GPS)[1] = "N"
    if turned:
        notes[ORIENTATION] = turned
    stream = io.BytesIO()
    drawn().save(stream, "JPEG", exif=notes, comment=SECRET, quality=95, **more)
    return stream.getvalue() + b"after the end: " + SECRET


def png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    stream = io.BytesIO()
    drawn().save(stream, "PNG", pnginfo=texts, exif=Image.Exif())
    return stream.getvalue() + SECRET


def points(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (jpeg(), "jpg"),
        (jpeg(progressive=True), "jpg"),
        (jpeg(optimize=True), "jpg"),
        (png(), "png"),
    ],
    ids=["jpeg", "progressive", "optimised", "png"],
)
def test_nothing_is_told_beside_the_picture_and_the_picture_is_the_same(
    content: bytes, kind: str
) -> None:
    plain = without_traces(content, kind)
    assert SECRET in content
    assert SECRET not in plain
    assert b"Exif" not in plain
    assert points(plain) == points(content)
    assert without_traces(plain, kind) == plain


@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_picture_stays_the_way_up_it_was_taken(turned: int) -> None:
    plain = without_traces(jpeg(turned), "jpg")
    with Image.open(io.BytesIO(plain)) as image:
        assert dict(image.getexif()) == {ORIENTATION: turned}


@pytest.mark.parametrize("part", [8, 30, 60])
def test_a_picture_that_is_cut_off_in_its_head_is_refused(part: int) -> None:
    for content, kind in ((jpeg(), "jpg"), (png(), "png")):
        with pytest.raises(RuleBroken, match="Ảnh bị hỏng"):
            without_traces(content[:part], kind)


def test_whatever_the_bytes_it_is_a_picture_or_a_sentence() -> None:
    for content, kind in ((jpeg(), "jpg"), (png(), "png")):
        for at in range(0, len(content), 7):
            wrong = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
            with suppress(RuleBroken):
                without_traces(wrong, kind)


@pytest.mark.django_db
def test_what_is_kept_sealed_lies_unreadable_and_opens_at_its_place_alone(
    tmp_path: Path, settings: Any
) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    laid, key = lay_down_sealed(content=jpeg(), name="anh-1", kinds={"jpg"}, place="here")
    row = enter(laid, agency="an-binh", actor="quan", at=AT)
    kept = place_of(row.sha256).read_bytes()
    assert check(row)
    assert (row.kind, row.name, row.size) == ("jpg", "anh-1.jpg", len(kept))
    assert b"JFIF" not in kept
    assert points(opened(row, key, "here")) == points(jpeg())
    with pytest.raises(crypto.Unopened):
        opened(row, key, "there")
    assert StoredFile.objects.count() == 1


@pytest.mark.django_db
def test_only_pictures_of_the_kinds_wanted_are_sealed_and_none_too_large(
    tmp_path: Path, settings: Any
) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    with pytest.raises(RuleBroken, match="chỉ nhận: ảnh PNG"):
        lay_down_sealed(content=jpeg(), name="a", kinds={"png", "pdf"}, place="here")
    with pytest.raises(RuleBroken, match="Tệp lớn hơn"):
        lay_down_sealed(content=jpeg(), name="a", kinds={"jpg"}, place="here", limit=10)
    assert not list(tmp_path.rglob("*"))
