"""A PDF is read in a process of its own, with bounded time and memory.

Half a megabyte of PDF can unpack to gigabytes of drawing, and a library in C++ that runs out of
memory takes its process with it: better one that does nothing else.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..archives import BROKEN
from ..errors import Unreadable
from ..gathering import Gathered
from ..limits import Limits
from ..packing import unpacked

ROOT = Path(__file__).resolve().parents[4]
REFUSED = 3
TOO_HEAVY = (
    "Tệp PDF quá nặng để đọc (thường do hình vẽ, bản đồ chi tiết): hãy tách riêng các trang "
    "kế hoạch thành một tệp, hoặc tải lên tệp Word gốc."
)
_STARTING_SECONDS = 20
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")  # and none of the secrets


def gather(content: bytes, limits: Limits) -> Gathered:
    """Paragraphs and tables of all pages; whatever goes wrong becomes a refusal."""
    command = [sys.executable, "-m", __package__]
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    environment["PYTHONPATH"] = str(ROOT)
    header = json.dumps(asdict(limits)).encode() + b"\n"
    try:
        # The command is our own interpreter on our own module.
        done = subprocess.run(  # noqa: S603
            command,
            input=header + content,
            capture_output=True,
            env=environment,
            check=False,
            timeout=limits.pdf_seconds + _STARTING_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_HEAVY) from error
    if done.returncode not in {0, REFUSED}:
        raise Unreadable(TOO_HEAVY)
    return _answer(done.stdout, refused=done.returncode == REFUSED)


def _answer(output: bytes, *, refused: bool) -> Gathered:
    try:
        answer: dict[str, Any] = json.loads(output)
        if refused:
            raise Unreadable(answer["message"])
        return Gathered(unpacked(answer["blocks"]), frozenset(answer["fonts"]), answer["pages"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(BROKEN) from error
