"""Compile cchc/web/locale/*/LC_MESSAGES/django.po into build/locale, without gettext's tools."""

import ast
import re
import struct
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "cchc" / "web" / "locale"
TARGET = ROOT / "build" / "locale"
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (\".*\")")


def entries(text: str) -> dict[str, str]:
    """Key and translation as a .mo file holds them: context before \\x04, plurals behind \\0."""
    found = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        last = ""
        for line in block.splitlines():
            if keyword := _KEYWORD.fullmatch(line):
                last = keyword[1]
                parts[last] = ast.literal_eval(keyword[2])
            elif line.startswith('"'):
                parts[last] += ast.literal_eval(line)
        if "msgid" in parts:
            context = f"{parts['msgctxt']}\x04" if "msgctxt" in parts else ""
            plural = f"\0{parts['msgid_plural']}" if "msgid_plural" in parts else ""
            found[context + parts["msgid"] + plural] = parts.get(
                "msgstr", parts.get("msgstr[0]", "")
            )
    return found


def machine_object(translations: dict[str, str]) -> bytes:
    """The bytes of a .mo file (GNU gettext manual, "The Format of GNU MO Files")."""
    pairs = sorted((key.encode(), value.encode()) for key, value in translations.items())
    head, table = 28, 8 * len(pairs)
    place = head + 2 * table
    texts, indexes = b"", []
    for column in (0, 1):
        for pair in pairs:
            indexes.append(struct.pack("<2I", len(pair[column]), place + len(texts)))
            texts += pair[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), head, head + table, 0, place)
    return header + b"".join(indexes) + texts


def main() -> int:
    for source in sorted(SOURCES.rglob("*.po")):
        target = TARGET / source.relative_to(SOURCES).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        compiled = machine_object(entries(source.read_text(encoding="utf-8")))
        if not target.exists() or target.read_bytes() != compiled:
            target.write_bytes(compiled)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
