"""What is refused, each with a sentence that says what to do. Rule: docs/rules/extraction.md."""

import subprocess
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction import conversion
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.limits import MEGABYTE, Limits
from cchc.kernel.extraction.reading import extract

from .factories import ROOT, Grid, Line, NewPage, docx_of, pdf_of, scan_of
from .raw_word import MACRO_TYPE, p, r, word_file, word_parts, zipped

WORD = word_file(p("Kế hoạch cải cách hành chính"))
PDF = pdf_of([Line("Kế hoạch cải cách hành chính năm 2023")])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def ole_with(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\x00" * 100


def entity_bomb() -> bytes:
    parts = word_parts(p("&b;"))
    head = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    parts["word/document.xml"] = head + str(parts["word/document.xml"])
    return zipped(parts)


def zip_bomb() -> bytes:
    return zipped({**word_parts(p("x")), "word/media/a.bin": b"\x00" * (30 * MEGABYTE)})


def lying_bomb() -> bytes:
    """Says that a part is small; it unpacks to more than its entry claims."""
    content = zipped({**word_parts(p("x") + " " * 300_000)})
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def many_entries() -> bytes:
    return zipped({**word_parts(p("x")), **{f"a/{n}": b"" for n in range(6_000)}})


def locked_zip() -> bytes:
    content = bytearray(WORD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 1)
    return bytes(content)


def xlsx_with_macro() -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet().write(0, 0, "x")
    book.close()
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return target.getvalue()


def raw_pdf(objects: list[bytes], more: bytes = b"") -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    body, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, each in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    size = len(objects) + 1
    trailer = b"<< /Size %d /Root 1 0 R %b >>" % (size, more)
    end = b"xref\n0 %d\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n"
    return body + end % (size, table, trailer, len(body))


ONE_PAGE = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
]


def locked_pdf() -> bytes:
    """A page under a user password that nobody knows."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (b"11" * 32, b"22" * 32)
    return raw_pdf([*ONE_PAGE, lock], b"/Encrypt 4 0 R /ID [<33> <33>]")


def drawing_bomb() -> bytes:
    """Some kilobytes that unpack to millions of rectangles."""
    stream = zlib.compress(b"0 0 1 1 re f " * 3_000_000, 9)
    head = b"<< /Filter /FlateDecode /Length %d >>" % len(stream)
    return raw_pdf([*ONE_PAGE, b"%b\nstream\n%b\nendstream" % (head, stream)])


CASES: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("rỗng", "a.docx", lambda: b"", "rỗng"),
    ("docx cụt", "a.docx", lambda: WORD[: len(WORD) // 2], "bị hỏng"),
    ("docx hỏng", "a.docx", lambda: zipped(word_parts("<w:p>")), "bị hỏng"),
    ("docx thiếu thân", "a.docx", lambda: zipped({"word/styles.xml": "<a/>"}), "bị hỏng"),
    ("pdf cụt", "a.pdf", lambda: PDF[: len(PDF) // 2], "bị hỏng"),
    ("pdf chỉ có đầu", "a.pdf", lambda: b"%PDF-1.7\nabc\n%%EOF", "bị hỏng"),
    ("bom nén", "a.docx", zip_bomb, "lớn bất thường"),
    ("bom nén nói dối", "a.docx", lying_bomb, "bị hỏng|lớn bất thường"),
    ("quá nhiều mục", "a.docx", many_entries, "lớn bất thường"),
    ("bom thực thể", "a.docx", entity_bomb, "khai báo lạ"),
    ("macro theo tên", "a.docm", lambda: WORD, "macro"),
    ("macro theo loại", "a.docx", lambda: zipped(word_parts("", main_type=MACRO_TYPE)), "macro"),
    (
        "macro giấu bên trong",
        "a.docx",
        lambda: zipped({**word_parts(p("x")), "word/vbaProject.bin": b"x"}),
        "macro",
    ),
    ("macro trong bảng tính", "a.xlsx", xlsx_with_macro, "macro"),
    ("sai đuôi", "a.pdf", lambda: WORD, r"đuôi \.pdf nhưng nội dung là Word"),
    ("đuôi docx mà là pdf", "a.docx", lambda: PDF, r"đuôi \.docx nhưng nội dung là PDF"),
    ("đuôi docx mà là chữ", "a.docx", lambda: b"abc", r"đuôi \.docx nhưng nội dung là văn bản"),
    ("đuôi xlsx mà là Word", "a.xlsx", lambda: WORD, r"đuôi \.xlsx nhưng nội dung là Word"),
    ("zip thường", "a.zip", lambda: zipped({"a.txt": "x"}), "giải nén"),
    ("zip đội lốt docx", "a.docx", lambda: zipped({"a.txt": "x"}), "giải nén"),
    ("zip có mật khẩu", "a.docx", locked_zip, "mật khẩu"),
    ("docx có mật khẩu", "a.docx", lambda: ole_with("EncryptedPackage"), "mật khẩu"),
    ("pdf có mật khẩu", "a.pdf", locked_pdf, "mật khẩu"),
    ("ole lạ", "a.msi", lambda: OLE, "Không nhận ra"),
    ("bảng OpenDocument", "a.ods", lambda: zipped({"mimetype": "x/ods"}), "Không nhận ra"),
    ("ảnh", "a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "tệp ảnh"),
    ("chương trình", "a.txt", lambda: b"MZ\x90\x00\x03\x00\x00\x00" * 20, "Không nhận ra"),
    ("trắng", "a.txt", lambda: b" \n\n ", "không có chữ"),
    ("docx không chữ", "a.docx", lambda: word_file(p()), "không có chữ"),
    ("pdf không chữ", "a.pdf", lambda: pdf_of([NewPage()]), "không có chữ"),
    ("pdf quét", "a.pdf", lambda: scan_of(PDF), "bản quét"),
    ("bom hình vẽ", "a.pdf", drawing_bomb, "quá nặng"),
]


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_bad_file_is_refused_with_what_to_do(
    name: str, make: Callable[[], bytes], sentence: str
) -> None:
    with pytest.raises(Unreadable, match=sentence) as refused:
        extract(make(), name=name)
    assert isinstance(refused.value, RuleBroken)
    assert refused.value.message.endswith(".")
    assert "hãy" in refused.value.message or "chỉ đọc được" in refused.value.message


def test_the_rules_page_lists_exactly_these_cases() -> None:
    page = (ROOT / "docs" / "rules" / "extraction.md").read_text(encoding="utf-8")
    table = page.partition("## What is refused")[2].partition("Also:")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    listed = [case.strip() for row in rows for case in row.split("|")[1].split("·")]
    assert sorted(listed) == sorted(case[0] for case in CASES)


def test_a_large_file_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "a.pdf"
    with large.open("wb") as file:
        file.truncate(50 * MEGABYTE)
    before = large.stat().st_atime_ns
    with pytest.raises(Unreadable, match="lớn hơn 30 MB"):
        extract(large, name="a.pdf")
    assert large.stat().st_atime_ns == before


def test_bytes_over_the_limit_are_refused() -> None:
    with pytest.raises(Unreadable, match="lớn hơn 1 MB"):
        extract(b"a" * (MEGABYTE + 1), name="a.txt", limits=Limits(file_size=MEGABYTE))


def test_a_pdf_with_too_many_pages_is_refused_before_it_is_read() -> None:
    pages = [item for n in range(3) for item in (Line(f"Trang {n}"), NewPage())]
    with pytest.raises(Unreadable, match="4 trang, nhiều hơn mức 3 trang"):
        extract(pdf_of(pages), name="a.pdf", limits=Limits(pages=3))


def test_a_pdf_that_takes_too_long_or_too_much_is_refused() -> None:
    slow = pdf_of([Line("Nội dung công việc của phường. " * 20_000)])
    for limits in (Limits(pdf_seconds=1), Limits(pdf_memory=64 * MEGABYTE)):
        with pytest.raises(Unreadable, match="quá nặng"):
            extract(slow, name="a.pdf", limits=limits)


def test_what_the_other_process_says_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    for said in (b"", b"[]", b'{"blocks": [{"rows": 1}]}'):
        done = subprocess.CompletedProcess([], 0, stdout=said)
        monkeypatch.setattr(subprocess, "run", lambda *a, done=done, **k: done)
        with pytest.raises(Unreadable, match="bị hỏng"):
            extract(PDF, name="a.pdf")


def test_a_process_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*arguments: object, **settings: object) -> None:
        raise subprocess.TimeoutExpired("x", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(Unreadable, match="quá nặng"):
        extract(PDF, name="a.pdf")


def test_a_document_with_too_many_paragraphs_is_refused() -> None:
    with pytest.raises(Unreadable, match="hơn 5 đoạn"):
        extract(word_file(p("x") * 6), name="a.docx", limits=Limits(rows=5))


def test_an_xml_part_over_its_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="lớn bất thường"):
        extract(WORD, name="a.docx", limits=Limits(xml_part=100))


def test_what_is_unpacked_counts_together() -> None:
    with pytest.raises(Unreadable, match="lớn bất thường"):
        extract(WORD, name="a.docx", limits=Limits(unpacked_size=900))


def test_a_deeply_nested_file_is_refused() -> None:
    nested = "<w:sdt><w:sdtContent>" * 400 + p("x") + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(Unreadable, match="bị hỏng"):
        extract(word_file(nested), name="a.docx")


TCVN3 = "C¶i c¸ch hµnh chÝnh n¨m 2023 cña ®¬n vÞ, n©ng cao chÊt l­îng phôc vô nh©n d©n"
VNI = "Caûi caùch haønh chính naêm 2023 cuûa ñôn vò, naâng cao chaát löôïng phuïc vuï nhaân daân"


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_old_encodings_are_named(text: str, name: str) -> None:
    for content, file in (
        (text.encode(), "a.txt"),
        (text.encode("latin-1"), "a.txt"),
        (word_file(p(text)), "a.docx"),
    ):
        with pytest.raises(Unreadable, match=name):
            extract(content, name=file)


def test_an_old_font_makes_a_few_old_words_enough() -> None:
    modern = p("Nâng cao chất lượng phục vụ nhân dân trên địa bàn phường. " * 30)
    font = '<w:rFonts w:ascii=".VnTime"/>'
    old = p(r("C¶i c¸ch hµnh chÝnh n¨m nµy cña ®¬n vÞ", font))
    with pytest.raises(Unreadable, match="TCVN3"):
        extract(word_file(modern + old), name="a.docx")


@pytest.mark.parametrize(
    "text",
    [
        "Nâng cao chất lượng; diện tích 120 m², nhiệt độ 20°C, ± 5%, §1 «chính quyền» ©",
        "Hoà giải ở cơ sở, thuỷ lợi, toà án, khoá học, quý, thuê, tuân thủ, ngoặc, xoè, luỹ tre",
        "Plan of the ward, naïve café",
    ],
)
def test_unicode_is_never_taken_for_an_old_encoding(text: str) -> None:
    assert extract((text * 20).encode(), name="a.txt").lines


def test_unicode_words_in_an_old_font_are_read() -> None:
    font = '<w:rFonts w:ascii=".VnTime"/>'
    source = extract(word_file(p(r("Kế hoạch của phường", font))), name="a.docx")
    assert len(source.blocks) == 1


@pytest.mark.parametrize("name", ["KE HOACH.DOCX", "kế hoạch", "a.b.docx"])
def test_names_in_capitals_or_without_an_extension_are_fine(name: str) -> None:
    assert extract(WORD, name=name).kind == "docx"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (ole_with("WordDocument"), "a.doc", r"\.docx"),
        (ole_with("Workbook"), "a.xls", r"\.xlsx"),
        (b"{\\rtf1 x}", "a.rtf", r"\.docx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", r"\.docx"),
    ],
)
def test_without_a_converter_old_formats_are_refused_with_what_to_save_as(
    content: bytes, name: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "program", lambda: None)
    with pytest.raises(Unreadable, match=sentence):
        extract(content, name=name)


def test_a_converter_that_fails_or_hangs_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program, child = tmp_path / "soffice", tmp_path / "child"
    monkeypatch.setattr(conversion, "program", lambda: str(program))
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for script in ("exit 1", "exit 0", f"sleep 30 &\necho $! >{child}\nwait"):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        with pytest.raises(Unreadable, match="Word kiểu cũ"):
            extract(ole_with("WordDocument"), name="a.doc", limits=Limits(conversion_seconds=2))
    assert not list(folder.iterdir())
    assert ends_soon(int(child.read_text()))


def ends_soon(process: int) -> bool:
    """A signal is delivered when the system gets to it, which a busy machine does late."""
    last = time.monotonic() + 10
    while not is_gone(process) and time.monotonic() < last:
        time.sleep(0.02)
    return is_gone(process)


def is_gone(process: int) -> bool:
    """Ended, or ended and only not yet collected by init."""
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_converter_that_cannot_be_started_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "program", lambda: "/khong/co")
    with pytest.raises(Unreadable, match="Word kiểu cũ"):
        extract(ole_with("WordDocument"), name="a.doc")


@pytest.mark.rendering
def test_an_old_word_file_passes_the_converter_where_there_is_one() -> None:
    if not conversion.program():
        pytest.skip("không có LibreOffice")
    rtf = rb"{\rtf1\ansi K\u7871? ho\u7841?ch\par Hai\par}"
    source = extract(rtf, name="a.rtf")
    assert source.kind == "docx"
    assert [getattr(block, "text", "") for block in source.blocks] == ["Kế hoạch", "Hai"]
    made = docx_of([Grid(["TT", "Nội dung"], [["1", "Rà soát"]])])
    assert conversion.converted(made, "odt", Limits())[0][:2] == b"PK"
