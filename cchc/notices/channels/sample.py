"""The demo's channel: writes what would be sent into a file of the installation's home."""

import json

from django.conf import settings

from cchc.kernel.zone import HANOI
from cchc.notices.channels.values import Answer, Outgoing

PROVIDER = "sample"
FILE = "notices.jsonl"


def send(message: Outgoing) -> Answer:
    """Append the message without its address; it is "delivered" at once."""
    line = {
        "key": message.key,
        "at": message.at.astimezone(HANOI).isoformat(timespec="seconds"),
        "text": message.text,
    }
    settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.HOME / FILE).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return Answer(PROVIDER, "written", message.key, is_delivered=True)
