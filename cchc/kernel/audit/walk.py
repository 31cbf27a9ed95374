"""Walking one chain: which events were edited, deleted, inserted, cut off. Pure.

The proof of each verdict is in docs/rules/audit.md. Memory: the last ``WINDOW`` events.
"""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cchc.kernel.audit.findings import Code, Finding, span
from cchc.kernel.audit.hashing import GENESIS, Link, link_hash

WINDOW = 1_000
_SHIFTS = 64


@dataclass
class _Place:
    """An event that was passed: the place that its hash proves, and the verdict so far."""

    seq: int
    hash: str
    verdict: Code | None = None


@dataclass(frozen=True)
class End:
    """What the head of the chain says."""

    seq: int
    hash: str


class ChainWalk:
    """Takes the events of an agency in the order of (seq, id); ``findings`` after ``finish``."""

    def __init__(self, agency: str, sealed: Collection[int] = ()) -> None:
        self.agency = agency
        self.events = 0
        self.hash_at: dict[int, str] = {}
        self.findings: list[Finding] = []
        self._sealed = frozenset(sealed)
        self._window: deque[_Place] = deque([_Place(0, GENESIS)])
        self._known = {GENESIS: self._window[0]}
        self._shift = 0

    @property
    def last_seq(self) -> int:
        """The place of the last event."""
        return self._window[-1].seq

    def step(self, link: Link, stored_hash: str) -> None:
        """Judge one event by itself and by its link to those before it."""
        self.events += 1
        seq = self._proven_seq(link, stored_hash)
        if seq is None:
            place = _Place(link.seq - self._shift, stored_hash, Code.EDITED)
            self._note_gap(place.seq)
        else:
            self._shift = link.seq - seq
            place = _Place(seq, stored_hash)
            self._judge_link(link.prev, place)
        if place.seq in self._sealed:
            self.hash_at[place.seq] = stored_hash
        self._keep(place)

    def _proven_seq(self, link: Link, stored_hash: str) -> int | None:
        """The place for which the hash holds: its own, or another when events were renumbered."""
        for shift in _shifts(self._shift):
            if link_hash(link._replace(seq=link.seq - shift)) == stored_hash:
                return link.seq - shift
        return None

    def _judge_link(self, prev: str, place: _Place) -> None:
        last = self._window[-1]
        if prev == last.hash:
            return
        before = self._known.get(prev)
        if before is not None:
            self._mark_inserted(before)
        elif not self._note_gap(place.seq):
            (last if last.seq else place).verdict = Code.EDITED

    def _note_gap(self, seq: int) -> bool:
        """Whether events are missing before place ``seq``."""
        first = self.last_seq + 1
        if seq <= first:
            return False
        self._say(Code.DELETED, span(first, seq - 1), "đã bị xóa khỏi nhật ký")
        return True

    def _mark_inserted(self, before: _Place) -> None:
        """The chain goes on from ``before``: what was passed since does not belong to it."""
        if before.verdict is Code.INSERTED:
            before.verdict = None
        for place in reversed(self._window):
            if place is before:
                break
            place.verdict = Code.INSERTED

    def _keep(self, place: _Place) -> None:
        self._window.append(place)
        self._known[place.hash] = place
        if len(self._window) > WINDOW:
            self._let_go(self._window.popleft())

    def _let_go(self, place: _Place) -> None:
        if self._known.get(place.hash) is place:
            del self._known[place.hash]
        if place.verdict is Code.EDITED:
            self._say(Code.EDITED, span(place.seq, place.seq), "đã bị sửa nội dung")
        elif place.verdict is Code.INSERTED:
            self._say(Code.INSERTED, span(place.seq, place.seq), "bị chèn thêm, không thuộc chuỗi")

    def _say(self, code: Code, record: str, what: str) -> None:
        self.findings.append(Finding(code, self.agency, record, f"Sự kiện {record} {what}."))

    def finish(self, end: End | None) -> None:
        """Compare the last event with the head, and give the remaining verdicts."""
        self._judge_end(end or End(0, GENESIS))
        for place in self._window:
            self._let_go(place)

    def _judge_end(self, end: End) -> None:
        last = self._window[-1]
        if (end.seq, end.hash) == (last.seq, last.hash):
            return
        before = self._known.get(end.hash)
        if end.seq > last.seq:
            self._say(Code.CUT_OFF, span(last.seq + 1, end.seq), "ở cuối chuỗi đã bị cắt mất")
        elif before is not None and before is not last and end.seq:
            self._mark_inserted(before)
        elif end.seq == last.seq:
            last.verdict = last.verdict or Code.EDITED
        else:
            self._say(Code.EDITED, f"đầu chuỗi #{end.seq}", "không khớp với sự kiện cuối cùng")


def _shifts(current: int) -> Iterator[int]:
    """The shift that holds so far, then its neighbours, nearest first."""
    yield current
    for step in range(1, _SHIFTS + 1):
        yield current + step
        yield current - step
