"""What a plan's body tells to do: items of its sections, who does them, whom they name.

Rule: docs/rules/plan-check.md, "Coverage", and docs/rules/plan-cascade.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.plans.content import Section
from cchc.plans.rules.items import items_of
from cchc.plans.rules.likeness import Likeness
from cchc.plans.rules.vocabulary import DUTY_HEADS, UNIT_HEADS, begins_with
from cchc.plans.rules.words import bare

DONE_BY_TASK = 0.2
WHOLE_TASK = 0.5

_AIMS = re.compile(r"muc dich|yeu cau|quan diem|\b(?:muc tieu|chi tieu)\b")
_DEEDS = re.compile(r"nhiem vu|giai phap")
_REFERS = re.compile(r"phu luc|kem theo|bang (?:duoi|sau|ke)")
_ASSIGNS = re.compile(r"(?:giao|de nghi|yeu cau|phan cong)\s+(?:cho\s+)?")
_WARDS = re.compile(
    r"\bcap xa\b|\bcac (?:xa|phuong|dia phuong)\b|\b(?:ubnd|uy ban nhan dan) (?:xa|phuong)\b"
    r"|\b(?:xa, phuong|phuong, xa)\b"
)


@dataclass(frozen=True)
class BodyDuty:
    """An item of the body: the position of its section, its words."""

    section: int
    text: str
    heading: bool = False

    @property
    def is_told(self) -> bool:
        """A deed by itself, not one that the appendix tells; a heading without text is one."""
        deed = self.heading or begins_with(self.text, DUTY_HEADS)
        return deed and not _REFERS.search(bare(self.text))

    @property
    def has_owner(self) -> bool:
        """The sentence itself names who acts: "Giao Văn phòng UBND …", "Các bộ phận …"."""
        plain = bare(self.text).lstrip("- ")
        rest = self.text[len(self.text) - len(_ASSIGNS.sub("", plain, count=1)) :]
        return begins_with(rest, UNIT_HEADS) and not begins_with(self.text, DUTY_HEADS)


def body_duties(sections: Sequence[Section]) -> Iterator[BodyDuty]:
    """The items of every section that is neither aims nor targets, nor below one."""
    closed: list[str] = []
    for number, section in enumerate(sections):
        title = bare(section.title or "")
        below = any(section.id.startswith(f"{parent}.") for parent in closed)
        if below or (_AIMS.search(title) and not _DEEDS.search(title)):
            closed.append(section.id)
            continue
        if section.text:
            yield from (BodyDuty(number, item) for item in items_of(section.text))
        elif section.title and not _has_parts(section, sections):
            yield BodyDuty(number, section.title, heading=True)


def _has_parts(section: Section, sections: Sequence[Section]) -> bool:
    after = sections[sections.index(section) + 1 :][:1]
    return bool(after) and after[0].level > section.level


def is_done_by(text: str, titles: Sequence[str], likeness: Likeness) -> bool:
    """Whether one of the tasks of these titles does what the text says."""
    return any(
        likeness.covered(text, title) >= DONE_BY_TASK or likeness.covered(title, text) >= WHOLE_TASK
        for title in titles
    )


def names_wards(*texts: str) -> bool:
    """Whether one of the texts names communes and wards, or localities, as such."""
    return any(_WARDS.search(bare(text)) for text in texts)
