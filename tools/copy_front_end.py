"""Copy the front-end files named in front-end.txt from node_modules to build/front-end."""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE_MAP = re.compile(rb"\n?(?:/\*|//)[#@] sourceMappingURL=[^\n]*")
TARGET = ROOT / "build" / "front-end"


def wanted() -> list[tuple[str, str]]:
    """Pairs (path in node_modules, path below build/front-end) of the whitelist."""
    pairs = []
    for line in (ROOT / "front-end.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            source, target = line.split()
            pairs.append((source, target))
    return pairs


def without_map(content: bytes) -> bytes:
    """The file without its reference to a source map, which is not copied and would be missed."""
    return SOURCE_MAP.sub(b"", content)


def main() -> int:
    missing = [s for s, _ in wanted() if not (ROOT / "node_modules" / s).is_file()]
    if missing:
        print(f"Thiếu trong node_modules: {', '.join(missing)}", file=sys.stderr)
        return 1
    shutil.rmtree(TARGET, ignore_errors=True)
    for source, target in wanted():
        place = TARGET / target
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(without_map((ROOT / "node_modules" / source).read_bytes()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
