"""How well a piece of text goes on with, or begins, a cell of a column.

Scores are added up; the unit is about the logarithm of "how many times likelier". They speak of
order, line breaks and vocabulary only, never of one document's words or positions. Rule:
docs/rules/plan-reading.md, "Text whose columns have run together".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.plans.reading.columns import Role
from cchc.plans.reading.plain_text.atoms import Atom

LIKELY = 2.0
UNLIKELY = -4.0

MISSING: Mapping[Role, float] = {
    Role.TASK: -8.0,
    Role.PRODUCT: -2.5,
    Role.LEAD: -3.0,
    Role.CO: -1.2,
    Role.DUE: -2.5,
}
BACK = -3.5
BACK_ON_NEW_PAGE = -0.3
INNER_SWITCH = -2.5
INNER_SWITCH_EXPECTED = -0.5
NEW_ROW_BEFORE_NUMBER = -3.0
NEW_ROW_SHOWN = 3.0

WordPairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Document:
    """What the document itself tells: the widths of its columns in characters, as far as known,
    and which words stand next to each other inside its lines."""

    widths: Mapping[Role, float] = field(default_factory=dict)
    pairs: WordPairs = frozenset()

    def says(self, before: Atom, after: Atom) -> bool:
        """Whether the words on both sides of a line break stand together elsewhere."""
        return (before.last_word, after.first_word) in self.pairs


def opens_row(atom: Atom) -> float:
    """A row begins with the atom, before its number."""
    return NEW_ROW_SHOWN if atom.line.opens_row else NEW_ROW_BEFORE_NUMBER


def begins(atom: Atom, role: Role) -> float:
    """The atom is the first of its cell or of a paragraph in it."""
    if atom.hint is not None:
        return LIKELY if atom.hint is role else 3 * UNLIKELY
    if atom.small:
        return UNLIKELY
    return _vocabulary(atom, role) + (0.5 if atom.odd_gap else 0.0)


def _vocabulary(atom: Atom, role: Role) -> float:
    if role is Role.TASK:
        return _task_words(atom)
    if role is Role.PRODUCT:
        return _product_words(atom)
    if role in (Role.LEAD, Role.CO):
        return _unit_words(atom, role)
    if role is Role.DUE:
        return _time_words(atom)
    return 0.0


def _task_words(atom: Atom) -> float:
    if atom.duty:
        return LIKELY
    return -2.0 if atom.bullet or atom.unit or atom.product or atom.time else 0.5


def _time_words(atom: Atom) -> float:
    if atom.time:
        return 3.0
    return 0.5 if atom.has_time else (-3.5 if atom.duty or atom.bullet else -2.0)


def _unit_words(atom: Atom, role: Role) -> float:
    if atom.time or not atom.unit:
        return -3.5 if atom.product or atom.duty or atom.time else -2.0
    if not atom.collective:
        return 3.0
    return 3.7 if role is Role.CO else 2.7


def _product_words(atom: Atom) -> float:
    score = 3.0 if atom.product else -0.5
    if atom.bullet:
        score += 1.0
    if not atom.product and (atom.unit or atom.time):
        score -= 3.0
    return score


def goes_on_inside(before: Atom, atom: Atom, role: Role) -> float:
    """The atom follows in the same cell on the same printed line."""
    if atom.hint not in (None, role):
        return 3 * UNLIKELY
    return -1.0 if _begins_other(before, atom, role) else 1.0


def switches_inside(before: Atom, atom: Atom, role: Role) -> float:
    """The column changes on a printed line; ``role`` is the column that is left."""
    return INNER_SWITCH_EXPECTED if _begins_other(before, atom, role) else INNER_SWITCH


def _begins_other(before: Atom, atom: Atom, role: Role) -> bool:
    """What rarely stands inside a line of one cell: a bullet, a time, a unit after a full stop."""
    if atom.bullet:
        return True
    if role in (Role.DUE, Role.TASK):
        return False
    return atom.time or (before.ended and atom.unit)


def goes_on(head: Atom, before: Atom, atom: Atom, role: Role, document: Document) -> float:
    """The atom follows ``before`` in the same cell: a broken line, or a new item.

    ``head`` begins the item to which ``before`` belongs.
    """
    if atom.hint is not None and atom.hint is not role:
        return 3 * UNLIKELY
    broken = _wraps(before, atom, role, document)
    width = document.widths.get(role)
    return max(broken, _new_item(head, before, atom, role)) + _fits(atom, width)


def _wraps(before: Atom, atom: Atom, role: Role, document: Document) -> float:
    """The line was broken here inside a sentence."""
    if atom.bullet:
        return 2 * UNLIKELY
    score = LIKELY if atom.small else 0.0
    if before.unfinished:
        score += 1.0
    if before.ended:
        score -= 2.0 if atom.small else 1.0
    if atom.odd_gap:
        score -= 0.7
    if document.says(before, atom):
        score += 1.2
    if before.is_office_of(atom):
        score += 3.0
    score += _fullness(before, atom, document.widths.get(role))
    return score + (0.0 if atom.small else _capital_start(atom, role))


def _capital_start(atom: Atom, role: Role) -> float:
    """A broken line may begin with a name, less likely with the head of another column."""
    if role is Role.TASK:
        return -1.5 if atom.product or atom.time or atom.unit else 0.0
    if role is Role.DUE:
        return -1.0 if atom.unit else 0.0
    if role is Role.PRODUCT:
        return -2.0 if atom.unit or atom.time else 0.0
    return -4.5 if atom.time or (atom.product and not atom.unit) else -0.5


def _fullness(before: Atom, atom: Atom, width: float | None) -> float:
    """A line is broken where the next word no longer fits."""
    if not width:
        return 0.0
    used = (before.length + 1 + len(atom.first_word)) / width
    if used < 0.6:
        return -1.5
    if used < 0.8:
        return -0.5
    return 0.7


def _new_item(head: Atom, before: Atom, atom: Atom, role: Role) -> float:
    """The atom is another paragraph of the same cell."""
    if atom.small or before.unfinished:
        return 2 * UNLIKELY
    score = _vocabulary(atom, role) - 1.2 + _same_list(head, before, atom)
    if before.ended and role in (Role.LEAD, Role.CO):
        score -= 0.7
    if role is Role.TASK and not atom.duty:
        score -= 1.0
    if role is Role.DUE:
        score -= 1.0
    return score


def _same_list(head: Atom, before: Atom, atom: Atom) -> float:
    """Items of one cell are bulleted alike, follow ";" and are not said twice."""
    score = 0.7 if before.text.endswith(";") else 0.0
    if head.bullet is not atom.bullet:
        score -= 1.5 if head.bullet else 2.0
    elif atom.bullet:
        score += 0.7
    return score - (3.0 if head.item_words == atom.item_words else 0.0)


def _fits(atom: Atom, width: float | None) -> float:
    """A line is no longer than its column is wide."""
    if not width or atom.length <= width * 1.2 + 2:
        return 0.0
    return -2.5 if atom.length <= width * 1.6 + 2 else -5.0


def closes(atom: Atom) -> float:
    """The atom is the last of its cell (for now)."""
    if atom.unfinished:
        return -2.5
    return 0.8 if atom.ended else 0.0


def goes_back(atom: Atom, last: Atom) -> float:
    """A column to the left is taken up again on the same page."""
    score = BACK
    if atom.bullet or not atom.small:
        score -= 1.5
    if last.ended:
        score -= 1.0
    return score
