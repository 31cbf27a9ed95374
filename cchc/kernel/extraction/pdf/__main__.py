"""The process that reads one PDF: limits and file come in, blocks or a refusal go out as JSON."""

import json
import resource
import sys

from ..errors import Unreadable
from ..limits import Limits
from ..packing import packed
from .isolation import REFUSED
from .reading import gather


def main() -> int:
    """0 with the blocks, REFUSED with the message; killed when it takes too much."""
    limits = Limits(**json.loads(sys.stdin.buffer.readline()))
    resource.setrlimit(resource.RLIMIT_AS, (limits.pdf_memory, limits.pdf_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.pdf_seconds, limits.pdf_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = gather(sys.stdin.buffer.read(), limits)
    except Unreadable as refused:
        _answer({"message": refused.message})
        return REFUSED
    answer = {"blocks": packed(found.blocks), "fonts": sorted(found.fonts), "pages": found.pages}
    _answer(answer)
    return 0


def _answer(answer: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    sys.exit(main())
