"""The text outside tables: paragraphs in order, in four parts of the document.

Rule: docs/rules/plan-reading.md, "Body".
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cchc.plans.reading.lines import Line, joined
from cchc.plans.rules.vocabulary import begins_small, is_unfinished
from cchc.plans.rules.words import all_capitals, bare, has_bullet, starts_upper

_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\s*\.\s*\d{1,2})*\s*[.)](?!\d)|[IVXL]{1,5}\s*[.)/]|[a-zđ]\)|Điều \d+)"
)
_HEADING_START = re.compile(r"(?:\d{1,2}(?:\s*\.\s*\d{1,2})*\s*\.|[IVXL]{1,5}\s*\.)\s*\S")
_SENTENCE_END = re.compile(r"[.;:!?…]$")
_SHORT = 0.62
_FULL = 0.85


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the printed lines of which it consists."""

    text: str
    lines: tuple[Line, ...]


def paragraphs_of(lines: Sequence[Line], *, wrapped: bool) -> tuple[Paragraph, ...]:
    """Each line a paragraph, or, where lines are broken (``wrapped``), joined again."""
    if not wrapped:
        return tuple(Paragraph(line.text, (line,)) for line in lines if line.text)
    width = _usual_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(joined(group), tuple(group)) for group in groups)


def _usual_width(lines: Iterable[Line]) -> float:
    lengths = sorted(len(line.text) for line in lines if begins_small(line.text))
    return float(lengths[len(lengths) * 9 // 10]) if lengths else 80.0


def _goes_on(group: Sequence[Line], line: Line, width: float) -> bool:
    """Whether the line is the rest of a broken paragraph."""
    text, last = line.text, group[-1].text
    if has_bullet(text) or _NUMBERED.match(text):
        return False
    if begins_small(text) or is_unfinished(last):
        return True
    return _capital_goes_on(group, text, width)


def _capital_goes_on(group: Sequence[Line], text: str, width: float) -> bool:
    """A capital goes on with a full line that did not end a sentence, or within a heading."""
    last = group[-1].text
    if all_capitals(last) != all_capitals(text):
        return False
    if all_capitals(last):
        return bool(_HEADING_START.match(group[0].text))
    if not starts_upper(text):
        return True
    full = len(last) + len(text.split(" ", 1)[0]) + 1 > width * _FULL
    if _SENTENCE_END.search(last):
        return last.endswith((";", ",")) and full and not has_bullet(group[0].text)
    return full or (len(last) > width * _SHORT and not _HEADING_START.match(group[0].text))


@dataclass(frozen=True)
class Parts:
    """The lines of the document outside tables, parted.

    ``heading`` up to the title's kind (KẾ HOẠCH), ``body`` up to the signature, ``tail`` the
    signature and recipients, ``appendix`` what is written above the appended tables. Where a
    decision promulgates the plan, ``attached`` is the body of the plan.
    """

    heading: tuple[Line, ...]
    body: tuple[Line, ...]
    tail: tuple[Line, ...]
    appendix: tuple[Line, ...]
    attached: tuple[Line, ...] = ()


KINDS = {
    "KẾ HOẠCH": "KH",
    "QUYẾT ĐỊNH": "QĐ",
    "CHƯƠNG TRÌNH": "CTr",
    "NGHỊ QUYẾT": "NQ",
    "CHỈ THỊ": "CT",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "HƯỚNG DẪN": "HD",
    "THÔNG BÁO": "TB",
    "BÁO CÁO": "BC",
}
DECISION = "QUYẾT ĐỊNH"
ATTACHED_NOTE = re.compile(r"\(?(?:ban hanh )?kem theo")
POSTS = re.compile(
    r"(?:(?:quyen |q\. ?)?(?:pho )?(?:chu tich|giam doc|truong phong|chanh van phong|bi thu"
    r"|truong ban|vien truong|cuc truong|vu truong)(?: ubnd.*| uy ban nhan dan.*)?)"
)
AUTHORITY = re.compile(r"(?:t/?m|k/?t|t/?l|t/?uq|tuq)\s*\.?\s*(?=[a-z])")
_TAIL = re.compile(r"noi nhan\s*:?\s*(?:-|$|\w+\.)|noi nhan\s*:?$|noi gui\s*:")
_APPENDIX = re.compile(r"phu luc(?:\s+(?:so\s+)?[0-9ivx]+)?\s*[:.]?\b")


def parts_of(lines: Sequence[Line]) -> Parts:
    """Part the lines; a document without heading or signature has those parts empty."""
    first = _first(lines, 0, is_kind, missing=_title_in_one_line(lines))
    orders = _first(lines, first + 1, lambda text: text.strip(" :") == DECISION, missing=first)
    plan = _first(lines, orders + 1, is_kind) if orders > first else len(lines)
    tail = _first(lines, orders, _is_tail)
    end = min(tail, plan)  # where nothing is signed before the plan, it is signed behind it
    appendix = _first(lines, tail, _is_appendix)
    attached = lines[plan : tail if plan < tail else max(appendix, plan)]
    note = [line for line in attached[:8] if ATTACHED_NOTE.match(bare(line.text))]
    return Parts(
        tuple(lines[:first]),
        tuple(lines[first:end]),
        tuple(lines[tail : appendix if plan < tail else min(appendix, plan)]),
        (*note, *lines[appendix:]),
        tuple(line for line in attached if line not in note),
    )


def _title_in_one_line(lines: Sequence[Line]) -> int:
    """The line "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH …" where the kind does not stand alone; else 0."""
    above = next((n for n, line in enumerate(lines) if _NUMBERED.match(line.text)), len(lines))
    found = (n for n in range(above) if kind_and_rest(lines[n].text))
    return next(found, 0)


def _first(
    lines: Sequence[Line], start: int, wanted: Callable[[str], bool], missing: int | None = None
) -> int:
    """The index of the first wanted line from ``start`` on; else ``missing`` or the end."""
    found = (n for n in range(start, len(lines)) if wanted(lines[n].text))
    return next(found, len(lines) if missing is None else missing)


def kind_and_rest(text: str) -> tuple[str, str] | None:
    """The kind that a line in capitals begins with, and what follows it on the same line."""
    if not all_capitals(text):
        return None
    found = next((kind for kind in KINDS if re.match(rf"{kind}(?!\w)", text)), None)
    return (found, text[len(found) :].strip(" :")) if found else None


def is_kind(text: str) -> bool:
    """Whether a line is the kind of document alone: "KẾ HOẠCH"."""
    return text.strip(" :") in KINDS


def _is_tail(text: str) -> bool:
    plain = bare(text)
    if _TAIL.match(plain):
        return True
    if not all_capitals(text):
        return False
    return bool(POSTS.fullmatch(plain) or AUTHORITY.match(plain))


def _is_appendix(text: str) -> bool:
    return bool(_APPENDIX.match(bare(text))) and starts_upper(text) and len(text) < 60
