"""What an edited sentence changed: docs/rules/reports.md, "Edited by hand"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from itertools import zip_longest

from cchc.reports.rules.composed import Composed, Section, Sentence

_TOKEN = re.compile(r"\w+(?:[./,–-]\w+)*%?")
_NONE = re.compile(r"\b(?:không|chưa)\b", re.IGNORECASE)
GONE = "không còn trong câu"
NOT_THERE = "không có trong câu"


@dataclass(frozen=True)
class Edit:
    """A sentence replaced by hand; ``place`` is the section's code and the sentence's number."""

    place: str
    text: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Changed:
    """A number that the edited sentence says otherwise than the computed one."""

    computed: str
    edited: str


def placed(report: Composed) -> Iterator[tuple[str, Section, Sentence]]:
    """Every sentence with its place, "results.whole.2"."""
    for section in report.sections:
        for number, sentence in enumerate(section.sentences, 1):
            yield f"{section.code}.{number}", section, sentence


def edited(report: Composed, edits: Iterable[Edit]) -> Composed:
    """The report with the edited words in their places."""
    words = {edit.place: edit.text for edit in edits}
    return replace(report, sections=tuple(_edited(section, words) for section in report.sections))


def _edited(section: Section, words: Mapping[str, str]) -> Section:
    said = tuple(
        replace(sentence, text=words.get(f"{section.code}.{number}", sentence.text))
        for number, sentence in enumerate(section.sentences, 1)
    )
    return replace(section, sentences=said)


def changed(sentence: Sentence, text: str) -> list[Changed]:
    """Every number (a count, a percentage, a date) that was changed, left out or added.

    Numbers that stand between the same words are compared in their order. A "không" or "chưa"
    that said nought and is gone counts as a number left out.
    """
    before, after = _TOKEN.findall(sentence.text), _TOKEN.findall(text)
    found = [
        Changed(old or NOT_THERE, new or GONE)
        for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for old, new in zip_longest(_numbers(before[a:b]), _numbers(after[c:d]))
        if old != new
    ]
    nought = any(figure.value == "0" for figure in sentence.figures)
    if nought and _NONE.search(sentence.text) and not _NONE.search(text):
        found = found or [Changed("0", GONE)]
        found = [replace(one, computed="0") if one.computed == NOT_THERE else one for one in found]
    return found


def _numbers(tokens: list[str]) -> list[str]:
    return [token for token in tokens if any(letter.isdigit() for letter in token)]
