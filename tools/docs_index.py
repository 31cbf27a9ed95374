"""``./run docs``: write docs/index.md anew, and refuse links that lead nowhere."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
INDEX = DOCS / "index.md"
READERS = (
    ("manual", "Người dùng", "Hướng dẫn theo vị trí; đọc được ngay trong hệ thống, mục Hướng dẫn."),
    ("operations", "Người giữ máy chủ", "Lệnh, sao lưu, việc nền, kiểm tra nhật ký."),
    (
        "rules",
        "Who must know what the program guarantees",
        "Rules in prose, each repeated in tests.",
    ),
    ("architecture", "Developers", "How the house is built; begin with architecture.md."),
    ("decisions", "Developers: why it is so", "Decisions and what they cost."),
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_NO_SENTENCE = re.compile(r"[|\d-]|(Code|Source)\b")
_LONGEST = 150


@dataclass(frozen=True)
class Entry:
    """A page: where it lies under docs/, its title and the first sentence after it."""

    path: str
    title: str
    sentence: str


def entry_of(path: Path) -> Entry:
    """What the index says of the page."""
    lines = path.read_text(encoding="utf-8").splitlines()
    title = next((line.removeprefix("# ") for line in lines if line.startswith("# ")), path.stem)
    return Entry(path.relative_to(DOCS).as_posix(), title, _first_sentence(lines))


def _first_sentence(lines: list[str]) -> str:
    """The first sentence of the first paragraph; "" when the page begins with something else."""
    body = "\n".join(line for line in lines if not line.startswith("#")).strip()
    paragraph = " ".join(body.split("\n\n", 1)[0].split()).removeprefix("**Decision.** ")
    if not paragraph or _NO_SENTENCE.match(paragraph):
        return ""
    said = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraph)
    ends = re.search(r"(?<=[^.\d])\.(?=\s+[A-ZÀ-Ỹ`(]|$)|;", said)
    sentence = said[: ends.start()] if ends else said
    if len(sentence) > _LONGEST:
        sentence = sentence[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return sentence


def index_text() -> str:
    """The whole docs/index.md."""
    lines = [
        "# Tài liệu",
        "",
        "Dựng bằng `./run docs` từ câu đầu của từng trang; không sửa tay. Written by `./run docs`.",
    ]
    for folder, reader, intro in READERS:
        lines += ["", f"## {reader}", "", intro, ""]
        pages = sorted((DOCS / folder).glob("*.md"), key=lambda page: (page.stem != "index", page))
        lines += [_line(entry_of(page)) for page in pages]
    rest = sorted(page for page in DOCS.glob("*.md") if page != INDEX)
    lines += ["", "## Everybody", "", *(_line(entry_of(page)) for page in rest)]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    said = f": {entry.sentence}" if entry.sentence else ""
    return f"- [{entry.title}]({entry.path}){said}"


def broken_links() -> list[str]:
    """ "page: target" for every relative link or picture that leads to nothing."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
    return [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in _targets(page)
        if not (page.parent / target).exists()
    ]


def _targets(page: Path) -> Iterator[str]:
    for link, picture in _LINK.findall(page.read_text(encoding="utf-8")):
        target = (link or picture).partition("#")[0]
        if target and "://" not in target and not target.startswith("mailto:"):
            yield target


def main() -> int:
    """Write the index; 1 when a link leads nowhere."""
    INDEX.write_text(index_text(), encoding="utf-8")
    broken = broken_links()
    for line in broken:
        print(f"Liên kết hỏng: {line}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
