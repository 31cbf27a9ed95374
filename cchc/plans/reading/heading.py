"""The heading, signature and recipients. Rule: docs/rules/plan-reading.md, "Heading"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.plans.content import Signer
from cchc.plans.reading.lines import Line
from cchc.plans.reading.paragraphs import (
    ATTACHED_NOTE,
    AUTHORITY,
    DECISION,
    KINDS,
    POSTS,
    is_kind,
    kind_and_rest,
)
from cchc.plans.rules.vocabulary import begins_small
from cchc.plans.rules.words import (
    CAPITALS,
    SMALL,
    all_capitals,
    bare,
    has_bullet,
    ordinary_capitals,
    without_bullet,
    without_end_marks,
)

_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>\d{1,5}[a-z]?)?[\s.…_]*[/]\s*(?:\d{4}\s*/\s*)?"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,5}\s*-\s*[A-ZĐ0-9]+(?:[.&-][A-ZĐ0-9]+)*)"
)
_DATE = re.compile(
    r"ngày[\s.…_]*(?P<day>\d{1,2})?[\s.…_]*tháng[\s.…_]*(?P<month>\d{1,2})?[\s.…_]*"
    r"năm[\s.…_]*(?P<year>20\d\d)?"
)
_APPENDED = re.compile(
    r"[Kk]èm theo\s+(?:Kế hoạch|KẾ HOẠCH|kế hoạch|Quyết định|QUYẾT ĐỊNH|quyết định)\s+"
    + _NUMBER.pattern.replace("Số", "[Ss]ố", 1)
    + r"(?:\s*,?\s*ngày\s+(?:(?P<d1>\d{1,2})\s*[/.-]\s*(?P<m1>\d{1,2})\s*[/.-]\s*(?P<y1>20\d\d)"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>20\d\d)))?"
    r"(?:\s*,?\s*của\s+(?P<agency>[^().;]{3,80}?)\s*(?:[).;]|$))?",
)
_PERSON = re.compile(r"(?:pho )?(?:chu tich|giam doc|chanh van phong)\b")
_NATION = re.compile(r"cong hoa xa hoi|doc lap\s*-?\s*tu do")
_AGENCY = re.compile(
    r"uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|phuong|xa|thi tran|so |phong |thanh pho|quan "
    r"|huyen |tinh |dac khu|van phong|trung tam|chi cuc|ban "
)
_PREAMBLE = re.compile(r"(?:can cu|de |nham|theo |trien khai|thuc hien|xet |tiep tuc)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_NAME = re.compile(rf"(?:[{CAPITALS}][{SMALL}]*\s+){{1,5}}[{CAPITALS}][{SMALL}]*")
_BODY_OF = re.compile(r"(?:uy ban|hoi dong) nhan dan\b")
_LETTERHEAD = re.compile(r"(?:uy ban|hoi dong) nhan dan\b|ubnd\b|hdnd\b|cong hoa xa hoi")
_RANK = re.compile(r"^(?:(?:GS|PGS|TS|ThS|CN|KS|BS)\.?\s*)+")


@dataclass(frozen=True)
class Heading:
    """What stands above the title; a blank number or date is None."""

    agency: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None


def heading_of(lines: Sequence[Line], body: str) -> Heading:
    """The heading; in the text of the ``body`` names stand in ordinary capitals."""
    text = "\n".join(line.text for line in lines)
    found = _NUMBER.search(text)
    agency = _agency(lines)
    return Heading(
        agency=_as_in_text(agency, body) if agency else None,
        number=found.group("number") if found else None,
        symbol=re.sub(r"\s", "", found.group("symbol")) if found else None,
        issued_on=_issued_on(text),
    )


def appended_to(lines: Sequence[Line]) -> Heading | None:
    """The plan that an appendix says it goes with: "(Kèm theo Kế hoạch số 12/KH-UBND …)"."""
    text = _note(lines)
    found = _APPENDED.search(text)
    if not found:
        return None
    agency = found.group("agency") or ""
    named = _AGENCY.search(bare(agency)) and not _PERSON.match(bare(agency))
    return Heading(
        agency=_as_in_text(agency.upper(), text) if named else None,
        number=found.group("number"),
        symbol=re.sub(r"\s", "", found.group("symbol")),
        issued_on=_iso(*(found.group(f"{part}1") or found.group(f"{part}2") for part in "ymd")),
    )


def _note(lines: Sequence[Line]) -> str:
    """The line that begins with "(Kèm theo", up to its bracket; "" without one."""
    for n, line in enumerate(lines):
        if ATTACHED_NOTE.match(bare(line.text)):
            open_bracket = line.text.startswith("(") and ")" not in line.text
            return " ".join(each.text for each in lines[n : n + (3 if open_bracket else 1)])
    return ""


def _iso(year: str | None, month: str | None, day: str | None) -> str | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        return None


def _issued_on(text: str) -> str | None:
    found = _DATE.search(text)
    if not found or not all(found.groups()):
        return None
    return _iso(*(found.group(part) for part in ("year", "month", "day")))


def _agency(lines: Iterable[Line]) -> str | None:
    """The issuing agency: the last of the names in capitals (its superior stands above it)."""
    said: list[str] = []
    for line in lines:
        text = re.split(r"\s{2,}|CỘNG H[ÒO]|Độc lập", line.text)[0].strip(" *-_")
        if _NATION.search(bare(text)) or not all_capitals(text) or "Số" in text:
            continue
        if _AGENCY.search(bare(text)):
            said.append(text)
    names = _whole_names(said)
    return names[-1] if names else None


def _whole_names(said: Iterable[str]) -> list[str]:
    """ "ỦY BAN NHÂN DÂN" and "PHƯỜNG AN BÌNH" below it are one name."""
    names: list[str] = []
    for text in said:
        begins = re.match(
            r"(?:uy ban|ubnd|hoi dong|hdnd|so |van phong|trung tam|phong )", bare(text)
        )
        if names and not begins:
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
    return names


def _as_in_text(agency: str, body: str) -> str:
    """Ordinary capitals; proper names as the body writes them ("Đắk Lắk", "Hòa Bình")."""
    name = ordinary_capitals(agency)
    proper = re.search(r"(?:phường|xã|thị trấn|đặc khu)\s+(.+)$", name)
    if not proper:
        return name
    found = re.search(re.escape(proper.group(1)), body, re.IGNORECASE)
    if found and not all_capitals(found.group()) and found.group()[0].isupper():
        return name[: proper.start(1)] + found.group()
    return name


@dataclass(frozen=True)
class Title:
    """Kind, title and the number of lines that they take at the beginning of the body."""

    kind: str | None
    title: str | None
    lines: int


def title_of(body: Sequence[Line]) -> Title:
    """The kind (its abbreviation) and the title under it."""
    found = kind_and_rest(body[0].text) if body else None
    if not found:
        return Title(None, None, 0)
    kind, rest = found
    taken = [rest] if rest else []
    lines = 1
    for line in body[1:6]:
        if not _belongs_to_title(taken, line.text) or (kind == DECISION and _decides(line.text)):
            break
        taken.append(line.text)
        lines += 1
    return Title(KINDS[kind], without_end_marks(" ".join(taken)) or None, lines)


def _decides(text: str) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …" below the title of a decision: who decides."""
    plain = bare(text)
    return all_capitals(text) and bool(POSTS.fullmatch(plain) or _BODY_OF.match(plain))


def _belongs_to_title(taken: Sequence[str], text: str) -> bool:
    if has_bullet(text) or text.startswith("(") or re.match(r"[IVX\d]+\s*\.", text):
        return False
    if not taken:
        return not (len(text) > 120 and text.endswith((";", ",")))
    if begins_small(text):
        return True
    if re.search(r"20\d\d\W*$", taken[-1]) or _PREAMBLE.match(bare(text)):
        return False
    return all_capitals(text) or len(text) < 60


def year_of(*texts: str | None) -> int | None:
    """The first year that one of the texts names."""
    for text in texts:
        found = _YEAR.search(text or "")
        if found:
            return int(found.group())
    return None


def signer_of(tail: Sequence[Line]) -> Signer:
    """Authority (TM., KT. …), post as printed and name of who signed.

    The letterhead of the plan that a decision brings is none of it.
    """
    authorities: list[str] = []
    post: str | None = None
    name: str | None = None
    for text in _signature_texts(tail):
        plain = bare(text)
        if name and all_capitals(text) and _LETTERHEAD.match(plain):
            break
        authority = AUTHORITY.match(plain)
        if authority and all_capitals(text):
            prefix = re.sub(r"[^a-z]", "", authority.group()).upper() + "."
            authorities.append(prefix)
        elif all_capitals(text) and POSTS.fullmatch(plain):
            post = text
        elif post or authorities:
            bared = _RANK.sub("", text)
            if is_kind(text):
                continue
            if _NAME.fullmatch(bared) or (all_capitals(bared) and _looks_a_name(bared)):
                name = bared
    return Signer(name, post or _post_of(tail), " ".join(dict.fromkeys(authorities)) or None)


def _looks_a_name(text: str) -> bool:
    return 2 <= len(text.split()) <= 5 and text.replace(" ", "").isalpha()


def _post_of(tail: Sequence[Line]) -> str | None:
    """ "TM. ỦY BAN NHÂN DÂN" alone names no post; "KT. CHỦ TỊCH" without a line below does."""
    for line in tail:
        found = re.match(r"KT\.\s*(CHỦ TỊCH.*)", line.text)
        if found:
            return found.group(1)
    return None


def _signature_texts(tail: Sequence[Line]) -> list[str]:
    texts = []
    for line in tail:
        text = re.sub(r"^Nơi nhận\s*:?\s*", "", line.text)
        if text and not has_bullet(text):
            texts.append(text)
    return texts


def recipients_of(tail: Sequence[Line]) -> tuple[str, ...]:
    """The list under "Nơi nhận"; bullets and final punctuation removed."""
    items: list[str] = []
    begun = False
    for line in tail:
        if re.match(r"nơi (?:nhận|gửi)", line.text.lower()):
            begun = True
            continue
        if begun and has_bullet(line.text):
            items.append(without_bullet(line.text))
        elif items and begins_small(line.text):
            items[-1] = f"{items[-1]} {line.text}"
    return tuple(without_end_marks(item) for item in items)
