"""Unpack what the recognition of letters knows of Vietnamese below build/ocr."""

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "ocr"
SOURCE = TARGET / "node_modules" / "@tesseract.js-data" / "vie" / "4.0.0_best_int"


def main() -> int:
    packed = SOURCE / "vie.traineddata.gz"
    if not packed.is_file():
        print(f"Thiếu {packed}.", file=sys.stderr)
        return 1
    (TARGET / "vie.traineddata").write_bytes(gzip.decompress(packed.read_bytes()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
