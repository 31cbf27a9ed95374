"""Files are kept whole and by content, their kind is told by what they hold, bad ones refused."""

import io
import os
import zipfile
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.kinds import KINDS
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.serving import download_headers
from cchc.kernel.files.storing import check, open_stored, place_of, store, sweep

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
ODT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Settings) -> Path:
    """A place for the files of this test."""
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


def container(parts: dict[str, bytes | str], *, packed: bool = True) -> bytes:
    """A ZIP file with these parts."""
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(types: str = WORD, part: str = "word/document.xml", content: bytes = b"") -> bytes:
    """A file that says it is a Word document."""
    return container({"[Content_Types].xml": f"<Types>{types}</Types>", part: content})


def keep(
    content: bytes, name: str = "tệp", kinds: Collection[str] = KINDS, limit: int = 10**7
) -> StoredFile:
    return store(
        content=content,
        name=name,
        agency="an-binh",
        actor="quan",
        at=AT,
        kinds=kinds,
        limit=limit,
    )


def contents(files: Path) -> list[Path]:
    return [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7\n", "a.docx", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", "a.pdf", "pdf"),
        (word(), "a.pdf", "docx"),
        (container({"mimetype": ODT}), "a.odt", "odt"),
        (container({"a.txt": "x"}), "a.docx", "zip"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "doc"),
        (OLE + bytes(10**6) + "Workbook".encode("utf-16-le"), "a.xls", "xls"),
        (b"{\\rtf1 x}", "a.rtf", "rtf"),
        (PNG, "a.jpg", "png"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a", "jpg"),
        ("Kế hoạch".encode(), "a.txt", "txt"),
        ("Kế hoạch".encode(), "a.pdf", "txt"),
        (b"a,b\n1,2\n", "a.csv", "csv"),
        (b"{}", "a.json", "json"),
        (("ạ" * 4000).encode(), "dài.txt", "txt"),
    ],
)
def test_the_kind_is_told_by_the_content(content: bytes, name: str, kind: str) -> None:
    stored = keep(content, name)
    assert stored.kind == kind
    assert stored.media_type == KINDS[kind].media_type
    assert stored.name.endswith(f".{kind}")


BAD = {
    "empty": (b"", "rỗng"),
    "truncated": (word()[:-30], "hỏng"),
    "only the beginning of a container": (b"PK\x03\x04", "hỏng"),
    "macro part": (word(part="word/vbaProject.bin"), "macro"),
    "macro type": (word(MACRO), "macro"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "unknown old file": (OLE, "kiểu cũ"),
    "page": (b"<!DOCTYPE html><script>alert(1)</script>", "Không nhận ra"),
    "drawing": (b"<svg onload=alert(1)>", "Không nhận ra"),
    "program": (b"\x7fELF" + bytes(60), "Không nhận ra"),
    "script": (b"#!/bin/sh\n", "Không nhận ra"),
    "bytes": (bytes(range(256)), "Không nhận ra"),
    "old encoding": (b"K\xd5 ho\xb9ch c\xb6i c\xb8ch", "Không nhận ra"),
}


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_a_sentence_and_leaves_nothing_behind(
    files: Path, content: bytes, said: str
) -> None:
    with pytest.raises(RuleBroken, match=said) as broken:
        keep(content)
    assert broken.value.field == "file"
    assert contents(files) == []
    assert not StoredFile.objects.exists()


def test_a_zip_bomb_is_refused(files: Path) -> None:
    bomb = word(content=bytes(60 * 1024 * 1024))
    with pytest.raises(RuleBroken, match="quá lớn"):
        keep(bomb)
    many = container({f"{n}": "" for n in range(5_001)}, packed=False)
    with pytest.raises(RuleBroken, match="quá lớn"):
        keep(many)
    assert contents(files) == []


def test_a_file_over_the_limit_is_refused_without_reading_it_to_the_end(files: Path) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(RuleBroken, match="lớn hơn 3 MB"):
        store(
            content=endless,  # type: ignore[arg-type]  # it reads, more is not asked
            name="a.txt",
            agency="an-binh",
            actor="quan",
            at=AT,
            kinds=["txt"],
            limit=3 * 1024 * 1024,
        )
    assert endless.given <= 5 * 1024 * 1024
    assert contents(files) == []


def test_a_kind_that_is_not_wanted_here_is_refused_with_those_that_are() -> None:
    with pytest.raises(RuleBroken, match=r"tệp ảnh PNG; chỗ này chỉ nhận: PDF, Word \(\.docx\)"):
        keep(PNG, kinds=["docx", "pdf"])


def test_equal_contents_are_kept_once_under_a_name_that_tells_nothing(files: Path) -> None:
    one, two = keep(b"x", "Nguyen Van A.txt"), keep(b"x", "khac.txt")
    assert one.pk != two.pk
    (place,) = contents(files)
    assert place.name == one.sha256 == two.sha256
    assert place == place_of(one.sha256)


def test_what_was_stored_reads_back_and_a_changed_content_is_noticed() -> None:
    stored = keep("Kế hoạch".encode(), "a.txt")
    with open_stored(stored) as stream:
        assert stream.read().decode() == "Kế hoạch"
    assert stored.size == len("Kế hoạch".encode())
    assert check(stored)
    place_of(stored.sha256).write_bytes(b"other")
    assert not check(stored)
    keep("Kế hoạch".encode(), "a.txt")
    assert check(stored), "storing the true content again heals the place"
    place_of(stored.sha256).unlink()
    assert not check(stored)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Kế hoạch.docx", "Kế hoạch.txt"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        (".txt", "tep.txt"),
        ("", "tep.txt"),
        ("không đuôi", "không đuôi.txt"),
        ("A.TXT", "A.TXT"),
        ("x" * 400 + ".txt", "x" * 251 + ".txt"),
        ("Ke\u0302\u0301 hoa\u0323ch.txt", "Kế hoạch.txt"),
    ],
)
def test_the_shown_name_has_no_folder_no_control_sign_and_its_true_ending(
    name: str, shown: str
) -> None:
    assert keep(b"x", name).name == shown


def test_a_file_is_always_a_download_and_never_runs_in_our_pages() -> None:
    headers = download_headers(keep(b"%PDF-1.7\n", 'Kế "1".pdf'))
    assert headers["Content-Disposition"] == (
        "attachment; filename=\"ke-1.pdf\"; filename*=UTF-8''K%E1%BA%BF%20%221%22.pdf"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "application/pdf"
    assert "sandbox" in headers["Content-Security-Policy"]


@transaction.atomic()
def keep_and_fail() -> None:
    keep(b"lost")
    raise RuleBroken("không được")


def test_a_content_left_by_a_rollback_is_swept_after_its_day_and_named_ones_stay(
    files: Path,
) -> None:
    kept = keep(b"kept")
    with pytest.raises(RuleBroken):
        keep_and_fail()
    assert len(contents(files)) == 2
    now = datetime.now(UTC)
    assert sweep(before=now - timedelta(days=1)) == 0
    for place in contents(files):
        os.utime(place, (0, 0))
    assert sweep(before=now - timedelta(days=1)) == 1
    assert contents(files) == [place_of(kept.sha256)]


def test_storing_a_swept_away_candidate_again_protects_it(files: Path) -> None:
    with pytest.raises(RuleBroken):
        keep_and_fail()
    (place,) = contents(files)
    os.utime(place, (0, 0))
    keep(b"lost")
    StoredFile.objects.all().delete()
    assert sweep(before=datetime.now(UTC) - timedelta(days=1)) == 0
