"""The demo's channel: writes what would be sent into a file of the installation's home.

Delivered at once, except to numbers of the demo ward, which nobody has (0300…): there everything
occurs that occurs with a provider, the same for the same number, key and minute.
"""

import json
from zlib import crc32

from django.conf import settings

from cchc.kernel.zone import HANOI
from cchc.notices.channels.values import Answer, Outgoing

PROVIDER = "sample"
FILE = "notices.jsonl"
NOBODYS = "84300"
_ONE_IN = 16


def send(message: Outgoing) -> Answer:
    """Append the message without its address, unless it is one that goes wrong."""
    code = _fate(message)
    if code not in ("written", "unproven"):
        return Answer(PROVIDER, code)
    line = {
        "key": message.key,
        "at": message.at.astimezone(HANOI).isoformat(timespec="seconds"),
        "text": message.text,
    }
    settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.HOME / FILE).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return Answer(PROVIDER, code, message.key, is_delivered=code == "written")


def _fate(message: Outgoing) -> str:
    """Three in ten have no Zalo, some of these no phone; now and then the provider is busy."""
    number, way = message.phone, message.key.rpartition("-")[2]
    if not number.startswith(NOBODYS) or way not in ("zalo", "sms"):
        return "written"
    if crc32(f"{message.key} {message.at:%d%H%M}".encode()) % _ONE_IN == 0:
        return "busy"
    tens, ones = number[-2], number[-1]
    if way == "sms":
        return "no_phone" if tens in "1368" else "written"
    if ones in "369":
        return "no_zalo"
    return "unproven" if ones == tens else "written"
