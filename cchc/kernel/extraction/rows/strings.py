"""The shared texts of a workbook, on disk: a long export has hundreds of thousands."""

import tempfile
from array import array
from types import TracebackType
from typing import IO

from lxml import etree

from .parts import each_element, local

_MOST = 0xFFFFFFFF


class SharedStrings:
    """Texts by number; eight bytes of memory each. Use it as a context."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._ends = array("Q", [0])

    def __enter__(self) -> "SharedStrings":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def take(self, part: IO[bytes]) -> None:
        """Keep every text of the part of shared strings."""
        for item in each_element(part, "si"):
            content = " ".join(text_of(item).split()).encode()
            self._file.write(content)
            self._ends.append(self._ends[-1] + len(content))

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends) - 1:
            return ""
        begin, end = self._ends[number], self._ends[number + 1]
        self._file.seek(begin)
        return self._file.read(end - begin).decode()


def text_of(holder: etree._Element) -> str:
    """The runs of a rich text together; readings printed above signs are left out."""
    found = ""
    for child in holder:
        name = local(child)
        if name == "t":
            found += child.text or ""
        elif name in ("r", "is"):
            found += text_of(child)
    return found
