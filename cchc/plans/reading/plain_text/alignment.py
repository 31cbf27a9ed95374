"""Which column each piece of text belongs to: a beam search over whole tables.

The text of a table is a stream of atoms, row numbers and area headings. A hypothesis gives every
atom a column; it is scored by ``scores`` and the best few are kept after each atom. Columns run
from left to right within a row, a new page begins at the left again, a row may begin a few lines
before its number. Rule: docs/rules/plan-reading.md, "Text whose columns have run together".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line, place_of
from cchc.plans.reading.plain_text import scores
from cchc.plans.reading.plain_text.atoms import Atom
from cchc.plans.reading.plain_text.scores import Document
from cchc.plans.reading.rows import RawArea, RawRow

BEAM = 24
ROW_WITHOUT_NUMBER = -12.0


@dataclass(frozen=True)
class RowMark:
    """The printed number of a row."""

    number: str
    line: Line


Piece = Atom | RowMark | RawArea


class _State(NamedTuple):
    """Where a hypothesis stands: the current column, the last atom of each, number seen or not."""

    column: int
    last: tuple[int, ...]
    numbered: bool

    @property
    def empty(self) -> bool:
        return not self.numbered and all(atom < 0 for atom in self.last)


class _Step(NamedTuple):
    """One decision: the piece went to a column (None: it is no atom), perhaps opening a row."""

    piece: int
    column: int | None
    opens_row: bool
    before: "_Step | None"


class _Kept(NamedTuple):
    score: float
    step: _Step | None


Beam = dict[_State, _Kept]


@dataclass
class Alignment:
    """A search over one table; ``order`` are its columns from left to right, without numbers."""

    pieces: Sequence[Piece]
    order: tuple[Role, ...]
    document: Document = field(default_factory=Document)
    _known: dict[tuple[int, int, int], float] = field(default_factory=dict)

    def items(self) -> list[RawArea | RawRow]:
        """The rows and areas of the best hypothesis."""
        return _collected(self.pieces, self.order, self._best())

    def _best(self) -> list[_Step]:
        beam: Beam = {self._fresh(numbered=False): _Kept(0.0, None)}
        for index, piece in enumerate(self.pieces):
            beam = self._pruned(self._extended(beam, index, piece))
        ended = ((kept.score + self._close(state), kept.step) for state, kept in beam.items())
        step = max(ended, key=lambda pair: pair[0])[1]
        steps = []
        while step is not None:
            steps.append(step)
            step = step.before
        return steps[::-1]

    def _fresh(self, *, numbered: bool) -> _State:
        return _State(-1, (-1,) * len(self.order), numbered)

    @staticmethod
    def _pruned(beam: Beam) -> Beam:
        if len(beam) <= BEAM:
            return beam
        best = sorted(beam.items(), key=lambda item: -item[1].score)[:BEAM]
        return dict(best)

    def _extended(self, beam: Beam, index: int, piece: Piece) -> Beam:
        after: Beam = {}
        for state, kept in beam.items():
            for found, score, column, opens in self._moves(state, index, piece):
                total = kept.score + score
                if found not in after or after[found].score < total:
                    after[found] = _Kept(total, _Step(index, column, opens, kept.step))
        return after

    def _moves(
        self, state: _State, index: int, piece: Piece
    ) -> Iterable[tuple[_State, float, int | None, bool]]:
        if isinstance(piece, RawArea):
            yield self._fresh(numbered=False), self._close(state), None, False
        elif isinstance(piece, RowMark):
            if state.numbered:
                yield self._fresh(numbered=True), self._close(state), None, True
            else:
                yield state._replace(numbered=True), 0.0, None, state.empty
        else:
            yield from self._placings(state, index, piece)

    def _placings(
        self, state: _State, index: int, atom: Atom
    ) -> Iterable[tuple[_State, float, int | None, bool]]:
        for column in range(len(self.order)):
            score = self._placed(state, column, index)
            yield self._with(state, column, index), score, column, state.empty
        if state.numbered and not atom.small and not atom.inner:
            fresh = self._fresh(numbered=False)
            score = self._close(state) + scores.opens_row(atom)
            shown = atom.hint if atom.line.opens_row else None
            column = self.order.index(shown or Role.TASK)
            score += self._placed(fresh, column, index)
            yield self._with(fresh, column, index), score, column, True

    @staticmethod
    def _with(state: _State, column: int, index: int) -> _State:
        last = (*state.last[:column], index, *state.last[column + 1 :])
        return _State(column, last, state.numbered)

    def _placed(self, state: _State, column: int, index: int) -> float:
        """The score of putting the atom into the column."""
        atom = self._atom(index)
        turned = atom.line.new_page
        back = column < state.column and not turned and atom.hint is None
        last = state.last[column]
        if last < 0:
            score = self._begins(index, column) + (scores.BACK if back else 0.0)
            return score + self._inside(state, column, atom)
        if state.column == column and atom.inner:
            return scores.goes_on_inside(self._atom(last), atom, self.order[column])
        score = self._goes_on(last, index, column)
        if atom.hint is not None or (state.column == column and not turned):
            return score
        cost = scores.goes_back(atom, self._atom(last)) if back else scores.BACK_ON_NEW_PAGE
        return score + cost + self._inside(state, column, atom)

    def _begins(self, index: int, column: int) -> float:
        key = (-1, index, column)
        if key not in self._known:
            self._known[key] = scores.begins(self._atom(index), self.order[column])
        return self._known[key]

    def _goes_on(self, last: int, index: int, column: int) -> float:
        key = (last, index, column)
        if key not in self._known:
            head, before, atom = self._head(last), self._atom(last), self._atom(index)
            self._known[key] = scores.goes_on(head, before, atom, self.order[column], self.document)
        return self._known[key]

    def _head(self, index: int) -> Atom:
        """The atom that begins the item to which this one belongs."""
        atom = self._atom(index)
        while index > 0 and isinstance(before := self.pieces[index - 1], Atom):
            if not (atom.small or atom.inner or before.is_office_of(atom)):
                break
            atom = before
            index -= 1
        return atom

    def _inside(self, state: _State, column: int, atom: Atom) -> float:
        """The cost of changing the column inside a printed line."""
        if not atom.inner or state.column in (-1, column):
            return 0.0
        before = self._atom(state.last[state.column])
        return scores.switches_inside(before, atom, self.order[state.column])

    def _atom(self, index: int) -> Atom:
        piece = self.pieces[index]
        assert isinstance(piece, Atom)
        return piece

    def _close(self, state: _State) -> float:
        """The score of ending the row: cells that cannot end so, cells that are missing."""
        if state.empty:
            return 0.0
        score = 0.0 if state.numbered else ROW_WITHOUT_NUMBER
        for role, last in zip(self.order, state.last, strict=True):
            score += scores.MISSING.get(role, 0.0) if last < 0 else scores.closes(self._atom(last))
        return score


@dataclass
class _OpenRow:
    number: str | None = None
    marks: list[Line] = field(default_factory=list)
    cells: dict[Role, list[Line]] = field(default_factory=dict)

    def put(self, role: Role, atom: Atom, *, same_cell: bool) -> None:
        lines = self.cells.setdefault(role, [])
        if atom.inner and same_cell and lines:
            lines[-1] = replace(
                lines[-1], text=f"{lines[-1].text} {atom.text}", tight=atom.line.tight
            )
        else:
            lines.append(atom.line)

    def row(self) -> RawRow:
        cells = {role: tuple(lines) for role, lines in self.cells.items()}
        every = [line for lines in cells.values() for line in lines] + self.marks
        return RawRow(self.number, cells, place_of(every))


def _collected(
    pieces: Sequence[Piece], order: tuple[Role, ...], steps: Iterable[_Step]
) -> list[RawArea | RawRow]:
    items: list[RawArea | _OpenRow] = []
    row = _OpenRow()
    column: int | None = None
    for step in steps:
        piece = pieces[step.piece]
        if isinstance(piece, RawArea):
            items.append(piece)
            continue
        if step.opens_row:
            row = _OpenRow()
            items.append(row)
        if isinstance(piece, RowMark):
            row.number = piece.number
            row.marks.append(piece.line)
        elif step.column is not None:
            row.put(order[step.column], piece, same_cell=column == step.column)
        column = step.column
    return [item.row() if isinstance(item, _OpenRow) else item for item in items]


def widths_of(items: Iterable[RawArea | RawRow]) -> dict[Role, float]:
    """The width in characters of each column: near the longest of its lines."""
    lengths: dict[Role, list[int]] = {}
    for item in items:
        if isinstance(item, RawRow):
            for role, lines in item.cells.items():
                lengths.setdefault(role, []).extend(len(line.text) for line in lines)
    return {role: _near_longest(found) for role, found in lengths.items() if len(found) > 2}


def _near_longest(lengths: Sequence[int]) -> float:
    ordered = sorted(lengths)
    return float(ordered[int(len(ordered) * 0.9) - (1 if len(ordered) > 10 else 0)])
