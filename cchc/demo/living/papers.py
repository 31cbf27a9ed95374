"""Small real files as people hand them in: a Word report, a sheet, a list, a scan, a photograph."""

import csv
import zlib
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from struct import pack
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

from cchc.kernel.formats import date_vi
from cchc.kernel.text import fold
from cchc.obligations.services import Upload


@dataclass(frozen=True)
class Paper:
    """What a file is about."""

    title: str
    task: str
    period: str
    author: str
    unit: str
    day: date


def made(paper: Paper, kind: str) -> Upload:
    """The paper as a file of that kind: docx, xlsx, csv, pdf or png."""
    words = fold(paper.title).split()[:6]
    return Upload(f"{'-'.join(words)}-{paper.day:%d%m%Y}.{kind}", _MAKERS[kind](paper))


def _rows(paper: Paper) -> list[tuple[str, str]]:
    return [
        ("Sản phẩm", paper.title),
        ("Nhiệm vụ", paper.task),
        ("Kỳ", paper.period),
        ("Bộ phận", paper.unit),
        ("Người lập", paper.author),
        ("Ngày lập", date_vi(paper.day)),
        ("Ghi chú", "Dữ liệu mẫu, không có thật"),
    ]


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-office'
    'document.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _word(paper: Paper) -> bytes:
    """As small as Word accepts: hundreds of them are made, and read for marks of secrecy."""
    lines = (
        paper.title.upper(),
        f"{paper.unit} báo cáo việc thực hiện nhiệm vụ trong kỳ {paper.period} như sau:",
        paper.task,
        "Công việc đã được triển khai theo kế hoạch của phường; kết quả được kiểm tra tại chỗ và "
        "lưu hồ sơ tại bộ phận. Những việc còn tồn tại được chuyển sang kỳ sau.",
        f"Người lập: {paper.author}, ngày {date_vi(paper.day)}.",
        "Dữ liệu mẫu, không có thật.",
    )
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS,
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
    }
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name), _XML + text, ZIP_DEFLATED)
    return content.getvalue()


def _sheet(paper: Paper) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tổng hợp")
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 80)
        for number, (name, text) in enumerate(_rows(paper)):
            sheet.write_string(number, 0, name)
            sheet.write_string(number, 1, text)
    return content.getvalue()


def _list(paper: Paper) -> bytes:
    content = StringIO()
    csv.writer(content).writerows(_rows(paper))
    return content.getvalue().encode("utf-8-sig")


_WIDE, _HIGH = 240, 160


def _pixels(paper: Paper) -> bytes:
    """Sky, ground and a signboard whose place depends on the words: a photograph, if need be."""
    place = sum(map(ord, f"{paper.title}{paper.day}")) % (_WIDE - 80)
    rows = []
    for y in range(_HIGH):
        sky = bytes((150 + y // 3, 190 + y // 5, 230)) if y < 100 else b"\x8a\x9a\x6e"
        row = sky * _WIDE
        if 50 <= y < 110:
            board = b"\xb0\x2a\x30" if y < 62 else b"\xf4\xf1\xe6"
            row = row[: place * 3] + board * 70 + row[(place + 70) * 3 :]
        rows.append(row)
    return b"".join(b"\x00" + row for row in rows)


def _photograph(paper: Paper) -> bytes:
    header = pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(_pixels(paper))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def _scan(paper: Paper) -> bytes:
    """One page that is an image, as a scanner makes it: there is no text to be read."""
    image = zlib.compress(b"".join(row[1:] for row in _lines_of(_pixels(paper))))
    drawn = b"q 480 0 0 320 57 440 cm /Scan Do Q"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /XObject << /Scan 4 0 R >> >> >>",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
        b" /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (_WIDE, _HIGH, len(image), image),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    ]
    return _pdf(objects)


def _lines_of(pixels: bytes) -> list[bytes]:
    width = 1 + _WIDE * 3
    return [pixels[start : start + width] for start in range(0, len(pixels), width)]


def _pdf(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(content))
    )


_MAKERS = {"docx": _word, "xlsx": _sheet, "csv": _list, "pdf": _scan, "png": _photograph}
