"""Old office formats pass LibreOffice, where it is installed, on their way in."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import Unreadable
from .limits import Limits
from .sniffing import OLD_FORMATS

_TARGETS = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx"}
_PROGRAMS = ("soffice", "libreoffice")


def program() -> str | None:
    """The converter on this machine."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def converted(content: bytes, kind: str, limits: Limits) -> tuple[bytes, str]:
    """(the file as .docx or .xlsx, its name); without a converter the person is told what to do.

    Everything happens in a folder of its own, with a profile of its own (so macros are off and
    two conversions do not meet), and the folder goes away.
    """
    office = program()
    if office is None:
        raise Unreadable(OLD_FORMATS[kind])
    with TemporaryDirectory(prefix="cchc-convert-") as folder:
        source = Path(folder) / f"source.{kind}"
        source.write_bytes(content)
        target = source.with_suffix(f".{_TARGETS[kind]}")
        _run(office, source, target, limits)
        if not target.is_file() or target.stat().st_size > limits.file_size:
            raise Unreadable(OLD_FORMATS[kind])
        return target.read_bytes(), target.name


def _run(office: str, source: Path, target: Path, limits: Limits) -> None:
    command = [
        office,
        f"-env:UserInstallation={(source.parent / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", target.suffix.removeprefix(".")),
        *("--outdir", str(source.parent), str(source)),
    ]
    refusal = Unreadable(OLD_FORMATS[source.suffix.removeprefix(".")])
    try:
        # The program is found on PATH and no argument comes from the person.
        running = subprocess.Popen(  # noqa: S603
            command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise refusal from error
    try:
        code = running.wait(limits.conversion_seconds)
    except subprocess.TimeoutExpired as error:
        raise refusal from error
    finally:
        _end(running)
    if code:
        raise refusal


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program with everything that it started: it is itself only a starter."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
