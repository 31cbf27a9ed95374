"""Acts cited in a text, with number and date, one entry for one act however it is spelled.

Rule: docs/rules/plan-reading.md, "Citations".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc.plans.content import Citation
from cchc.plans.rules.words import CAPITALS, without_end_marks

_KINDS = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị"
    r"|Kế hoạch hành động|Kế hoạch|Chương trình hành động|Chương trình|Công văn|Công điện|Thông báo"
    r"|Hướng dẫn|Đề án|Kết luận|Văn bản|Quy định|Quy chế|Tờ trình)"
)
_LETTERS = r"[A-ZĐ][A-Za-zĐđ]{0,6}"
_NUMBER = (
    rf"\d{{1,5}}[a-z]?(?:\s?/\s?\d{{4}})?\s?[-/]\s?{_LETTERS}\d{{0,2}}"
    rf"(?:\s?[-/&.]\s?{_LETTERS}\d{{0,2}})*"
)
_DATE = (
    r"(?:,?\s*ngày\s+(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?P<dd>\d{1,2})\s+tháng\s+(?P<mm>\d{1,2})\s+năm\s+(?P<yy>\d{4})))?"
)
_CITED = re.compile(
    rf"(?P<kind>{_KINDS})(?P<name>[^;.,\d]{{0,60}}?)\s+số\s*:?\s*(?P<number>{_NUMBER}){_DATE}"
)
_LAW = re.compile(
    rf"(?P<kind>Bộ luật|Luật)(?P<name>\s+[A-ZĐ][^;.\d]{{3,120}}?){_DATE}"
    r"(?=\s*[;.]|\s*$|\s+(?:và|sửa))"
)
_SENTENCE = re.compile(rf";|\.(?=\s+[-–+•]?\s*[{CAPITALS}])|\.$|\./\.")
_MEANWHILE = re.compile(r",\s*(?=trọng tâm|nhằm\b|gắn\b)")


@dataclass(frozen=True)
class Cited:
    """One mention: where it stands, its words up to the end of its clause."""

    start: int
    citation: Citation


def basis_of(line: str) -> Citation:
    """The act that a person wrote in a line, in their words; without number where none is read."""
    found = citations_in(line, laws=True)
    read = found[0].citation if found else Citation(line, None, None)
    return replace(read, text=without_end_marks(line))


def citations_in(text: str, *, laws: bool = False) -> tuple[Cited, ...]:
    """All acts cited in the text in order; ``laws`` also takes laws named without number."""
    found = [*_CITED.finditer(text), *(_LAW.finditer(text) if laws else ())]
    found.sort(key=lambda match: match.start())
    starts = [match.start() for match in found] + [len(text)]
    cited = []
    for match, after in zip(found, starts[1:], strict=True):
        if after <= match.start():
            continue
        number = match.groupdict().get("number")
        clause = _clause(text[match.start() : max(after, match.end())], match.end() - match.start())
        plain = re.sub(r"\s", "", number) if number else None
        cited.append(Cited(match.start(), Citation(clause, plain, _iso(match))))
    return tuple(cited)


def spans_cited(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where each act with a number and date is cited."""
    return tuple(found.span() for found in _CITED.finditer(text))


def _clause(text: str, at_least: int) -> str:
    """From the kind of act to the end of its clause."""
    end = _SENTENCE.search(text, at_least)
    whole = text[: end.start()] if end else text
    aside = _MEANWHILE.search(whole, at_least)
    return without_end_marks(whole[: aside.start()] if aside else whole).removesuffix(" và")


def _iso(found: re.Match[str]) -> str | None:
    said = found.groupdict()
    parts = [said[name] or said[name * 2] for name in ("y", "m", "d")]
    if not all(parts):
        return None
    try:
        return date(*(int(part or 0) for part in parts)).isoformat()
    except ValueError:
        return None


def act_key(number: str) -> tuple[str, frozenset[str]]:
    """What the spellings of one number have in common: "22/KH-TU" and "22-KH/TU"."""
    digits = re.match(r"\d+[a-z]?(?:/\d{4})?", number)
    letters = frozenset(re.findall(r"[A-ZĐ][A-Za-zĐđ]*", number))
    return (digits.group() if digits else number, letters)


def _same(one: Citation, other: Citation) -> bool:
    if one.number is None or other.number is None:
        return one.number == other.number and one.text == other.text
    dated = one.date is None or other.date is None or one.date == other.date
    return dated and act_key(one.number) == act_key(other.number)


def gathered(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """One entry per act, the first mention; other spellings of its number become variants."""
    acts: list[Citation] = []
    for citation in citations:
        known = next((n for n, act in enumerate(acts) if _same(act, citation)), None)
        if known is None:
            acts.append(citation)
        else:
            acts[known] = _with_variant(acts[known], citation)
    return tuple(acts)


def _with_variant(act: Citation, other: Citation) -> Citation:
    spelled = (act.number, *act.variants)
    variants = act.variants
    if other.number and other.number not in spelled:
        variants = (*variants, other.number)
    return replace(act, variants=variants, date=act.date or other.date)


def apart(
    bases: Sequence[Citation], elsewhere: Iterable[Citation]
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """The legal bases with the spellings found elsewhere, and the acts cited only elsewhere."""
    mine = list(gathered(bases))
    others: list[Citation] = []
    for citation in elsewhere:
        known = next((n for n, act in enumerate(mine) if _same(act, citation)), None)
        if known is None:
            others.append(citation)
        else:
            mine[known] = _with_variant(mine[known], citation)
    return tuple(mine), gathered(others)
