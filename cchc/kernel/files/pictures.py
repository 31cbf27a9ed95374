"""Pictures without what they tell besides: place, device, moment, texts. docs/rules/files.md.

Works on the container alone: the points of the picture are never touched.
"""

import re
from collections.abc import Iterator

from cchc.kernel.errors import RuleBroken

KINDS = frozenset(("png", "jpg"))
_BROKEN = "Ảnh bị hỏng hoặc chưa tải lên hết. Hãy mở thử rồi gửi lại."
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
)
_START, _END = b"\xff\xd8", b"\xff\xd9"
_APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_SCAN, _LAST = 0xDA, 0xD9
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_EXIF = b"Exif\x00\x00"
_TURNED, _SHORT, _MOST_TAGS = 0x0112, 3, 1000


def without_traces(content: bytes, kind: str) -> bytes:
    """The same picture with nothing beside it but how it is turned; RuleBroken for a broken one."""
    return _plain_png(content) if kind == "png" else _plain_jpeg(content)


def _plain_png(content: bytes) -> bytes:
    """The chunks that make the picture, up to its end."""
    kept, at = [_PNG_HEAD], len(_PNG_HEAD)
    while at + 12 <= len(content):
        name = content[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(content[at : at + 4])
        if end > len(content):
            break
        if name in _PNG_KEPT:
            kept.append(content[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    raise RuleBroken(_BROKEN, field="file")


def _plain_jpeg(content: bytes) -> bytes:
    """The segments that make the picture; what follows its end is left out."""
    segments = list(_segments(content))
    turned = next((t for marker, body in segments if (t := _turned(marker, body))), 0)
    front = _way_up(turned) if turned > 1 else b""
    kept = [_shortened(marker, body) for marker, body in segments if _is_kept(marker, body)]
    return b"".join((_START, front, *kept, _END))


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, the whole segment) up to the end of the picture, a scan with its data."""
    at = len(_START)
    while at + 2 <= len(content):
        if content[at] != 0xFF:
            raise RuleBroken(_BROKEN, field="file")
        marker = content[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == _LAST:
            return
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == _SCAN:
            following = _NEXT_MARKER.search(content, end)
            end = following.start() if following else len(content)
        if end > len(content) or end < at + 2:
            break
        yield marker, content[at:end]
        at = end
        if marker == _SCAN and at == len(content):  # cut off: what came is shown
            return
    raise RuleBroken(_BROKEN, field="file")


def _is_kept(marker: int, body: bytes) -> bool:
    """Of what programs add only what says how colours are meant."""
    if not (_APP0 <= marker <= _APP15 or marker == _COMMENT):
        return True
    beginnings = {_APP0: b"JFIF\x00", _APP2: b"ICC_PROFILE\x00", _APP14: b"Adobe"}
    return marker in beginnings and body[4:].startswith(beginnings[marker])


def _shortened(marker: int, body: bytes) -> bytes:
    """The head of a JFIF file without its small picture."""
    if marker != _APP0:
        return body
    return b"\xff\xe0\x00\x10" + body[4:16].ljust(12, b"\x00") + b"\x00\x00"


def _turned(marker: int, body: bytes) -> int:
    """How the camera was held, 1 to 8; 0 where it is not said."""
    if marker != _APP1 or not body[4:].startswith(_EXIF):
        return 0
    notes = body[4 + len(_EXIF) :]
    is_big = notes.startswith(b"MM")

    def number(at: int, size: int) -> int:
        return int.from_bytes(notes[at : at + size], "big" if is_big else "little")

    table = number(4, 4)
    for tag in range(min(number(table, 2), _MOST_TAGS)):
        entry = table + 2 + 12 * tag
        if number(entry, 2) == _TURNED and number(entry + 2, 2) == _SHORT:
            value = number(entry + 8, 2)
            return value if 1 <= value <= 8 else 0
    return 0


def _way_up(turned: int) -> bytes:
    """A segment that says this and nothing else."""
    tag = _TURNED.to_bytes(2) + _SHORT.to_bytes(2) + (1).to_bytes(4) + turned.to_bytes(2) + bytes(2)
    notes = b"MM\x00*" + (8).to_bytes(4) + (1).to_bytes(2) + tag + bytes(4)
    body = _EXIF + notes
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
