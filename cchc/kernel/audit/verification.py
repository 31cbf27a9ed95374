"""Verifying one agency: its chain, its seals, its payloads, and the rows that its figures count."""

import json
from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ObjectDoesNotExist

from cchc.kernel import crypto
from cchc.kernel.audit import seals
from cchc.kernel.audit.erasure import ERASED
from cchc.kernel.audit.facts import FactSource
from cchc.kernel.audit.findings import Code, Finding, Verification, span
from cchc.kernel.audit.hashing import commitment, merkle_root
from cchc.kernel.audit.ledger import Ledger
from cchc.kernel.audit.models import ChainHead
from cchc.kernel.audit.payloads import open_text
from cchc.kernel.audit.seals import Seal
from cchc.kernel.audit.stream import Stored, events
from cchc.kernel.audit.walk import ChainWalk, End
from cchc.kernel.audit.writing import ROWS_ACT
from cchc.kernel.canonical import Json, Plain, read

NO_OUTSIDE_SEALS = (
    "Không có bản niêm phong cất ở máy khác (--seals): chưa loại trừ được việc toàn bộ dữ liệu"
    " cùng niêm phong trên máy này bị viết lại hoặc thay bằng bản cũ."
)
AFTER_LAST_SEAL = "Sự kiện sau niêm phong gần nhất (#{seq}) chưa được niêm phong nào bảo vệ."
NEVER_SEALED = "Nhật ký chưa được niêm phong lần nào."
UNOPENED = (
    "Không mở được nội dung mã hóa kèm {count} sự kiện ({record}): thiếu khóa, hoặc khóa trong"
    " CCHC_HOME/keys không phải khóa đã mã hóa; hãy chép đúng thư mục keys rồi kiểm tra lại."
)
# What a value that cannot be one raises: a date that is none, a part whose record is gone.
_UNREADABLE = (ValueError, TypeError, ArithmeticError, ObjectDoesNotExist)


def verify(
    *,
    agency: str,
    sources: Sequence[FactSource],
    outside: Iterable[Seal],
    trusted: frozenset[str],
    far: bool,
) -> Verification:
    """Check everything about one agency; run it inside ``stream.snapshot()``.

    ``outside`` are seals that do not come from the database, ``trusted`` the keys that may have
    signed them, ``far`` whether any of them was kept on another machine.
    """
    in_database = list(seals.kept(agency))
    from_files = [seal for seal in outside if seal.agency == agency]
    walk = ChainWalk(agency, {seal.seq for seal in [*in_database, *from_files]})
    with Ledger() as ledger:
        check = _Check(walk, ledger, {source.kind for source in sources})
        check.events()
        check.seals(in_database, from_files, trusted)
        rows = sum(check.rows(source) for source in sources)
    return Verification(
        agency=agency,
        events=walk.events,
        rows=rows,
        last_seq=walk.last_seq,
        findings=tuple(check.findings),
        not_excluded=tuple(_not_excluded([*in_database, *from_files], walk.last_seq, far)),
    )


def _not_excluded(known: list[Seal], last_seq: int, far: bool) -> list[str]:
    """What nobody could tell with these seals."""
    doubts = [] if far else [NO_OUTSIDE_SEALS]
    sealed = max((seal.seq for seal in known), default=0)
    if not known:
        doubts.append(NEVER_SEALED)
    elif sealed < last_seq:
        doubts.append(AFTER_LAST_SEAL.format(seq=sealed))
    return doubts


class _Check:
    """The parts of one verification; ``findings`` grows."""

    def __init__(self, walk: ChainWalk, ledger: Ledger, kinds: set[str]) -> None:
        self.findings: list[Finding] = []
        self._walk = walk
        self._ledger = ledger
        self._kinds = kinds
        self._opened = 0
        self._unopened: list[int] = []

    def _say(self, code: Code, record: str, message: str) -> None:
        self.findings.append(Finding(code, self._walk.agency, record, message))

    def events(self) -> None:
        """Walk the chain and fold what it states."""
        try:
            for stored in events(self._walk.agency):
                self._walk.step(stored.link, stored.hash)
                self._payload(stored)
                self._fold(stored)
        except ValueError:
            record = f"sau #{self._walk.last_seq}"
            self._say(Code.EDITED, record, f"Nhật ký {record} không đọc được: đã bị sửa.")
        self._judge_unopened()
        head = ChainHead.objects.filter(pk=self._walk.agency).first()
        self._walk.finish(End(head.seq, head.hash) if head else None)
        self.findings += self._walk.findings
        for seq in self._ledger.unlawfully_missing():
            self._say(Code.DELETED, f"#{seq}", f"Nội dung kèm sự kiện #{seq} đã bị xóa trái phép.")

    def _payload(self, stored: Stored) -> None:
        """The text beside the event is what the event committed to."""
        link = stored.link
        if link.act == ERASED:
            self._ledger.note_erased(link.kind, link.key, link.seq)
        if stored.nonce is None or stored.sealed is None:
            if link.commitment:
                self._ledger.note_missing(link.kind, link.key, link.seq)
            return
        if stored.key is None:
            self._unopened.append(link.seq)
            return
        self._opened += 1
        if not _kept_word(stored):
            self._say_edited_payload(link.seq)

    def _say_edited_payload(self, seq: int) -> None:
        self._say(Code.EDITED, f"#{seq}", f"Nội dung kèm sự kiện #{seq} đã bị sửa.")

    def _judge_unopened(self) -> None:
        """One key that does not open was changed; where none opens, the master key is another."""
        if self._opened:
            for seq in self._unopened:
                self._say_edited_payload(seq)
        elif self._unopened:
            record = span(self._unopened[0], self._unopened[-1])
            message = UNOPENED.format(count=len(self._unopened), record=record)
            self._say(Code.UNOPENED, record, message)

    def _fold(self, stored: Stored) -> None:
        link = stored.link
        try:
            facts = read(link.facts)
            if link.kind in self._kinds:
                self._ledger.fold(link.kind, link.key, facts)
        except (ValueError, TypeError):
            return  # no longer canonical: the walk says that the event was edited
        about = facts.get(ROWS_ACT)
        if isinstance(about, dict):
            self._fold_rows(stored, str(about.get("kind")), str(about.get("root")))

    def _fold_rows(self, stored: Stored, kind: str, root: str) -> None:
        record = f"#{stored.link.seq}"
        rows = _rows_of(stored.rows, root)
        if rows is None:
            self._say(Code.EDITED, record, f"Các dòng nhập kèm sự kiện {record} đã bị sửa.")
        elif kind in self._kinds:
            for key, facts in rows:
                self._ledger.fold(kind, key, facts)

    def seals(
        self, in_database: list[Seal], from_files: list[Seal], trusted: frozenset[str]
    ) -> None:
        """Compare the chain with every seal: cut off, restored from older, rewritten."""
        genuine = []
        for seal in [*in_database, *from_files]:
            if seals.genuine(seal, trusted):
                genuine.append(seal)
            else:
                record = f"niêm phong {seal.day:%d/%m/%Y}"
                self._say(Code.EDITED, record, f"Chữ ký của {record} không đúng.")
        inside = max((seal.seq for seal in in_database), default=0)
        self._beyond_the_end(genuine, inside)
        self._different_hash(genuine)

    def _beyond_the_end(self, genuine: list[Seal], inside: int) -> None:
        last = self._walk.last_seq
        newest = max(genuine, key=lambda seal: (seal.seq, seal.day), default=None)
        if newest is None or newest.seq <= last or self._has(Code.CUT_OFF):
            return
        record = span(last + 1, newest.seq)
        if inside > last:
            self._say(Code.CUT_OFF, record, f"Sự kiện {record} ở cuối chuỗi đã bị cắt mất.")
            return
        self._say(
            Code.RESTORED_OLDER,
            record,
            f"Dữ liệu là bản cũ được khôi phục: niêm phong ngày {newest.day:%d/%m/%Y} chứng nhận"
            f" đến #{newest.seq}, dữ liệu chỉ còn đến #{last}.",
        )

    def _different_hash(self, genuine: list[Seal]) -> None:
        """The chain is whole in itself, yet not the one that was sealed."""
        at = self._walk.hash_at
        wrong = [seal for seal in genuine if seal.seq in at and at[seal.seq] != seal.hash]
        if not wrong or self._walk.findings:
            return
        right = {seal.seq for seal in genuine} - {seal.seq for seal in wrong}
        first = min(wrong, key=lambda seal: seal.seq)
        kept = max((seq for seq in right if seq < first.seq), default=0)
        record = span(kept + 1, first.seq)
        self._say(
            Code.REWRITTEN,
            record,
            f"Chuỗi đã bị viết lại trong khoảng {record}: khác với niêm phong ngày"
            f" {first.day:%d/%m/%Y}.",
        )

    def _has(self, code: Code) -> bool:
        return any(finding.code is code for finding in self.findings)

    def rows(self, source: FactSource) -> int:
        """Compare the rows of one kind with their history; how many there are."""
        number = 0
        try:
            for key, now in source.current(self._walk.agency):
                number += 1
                self._row(source, key, now)
        except _UNREADABLE:
            message = f"{source.label}: có bản ghi không đọc được, đã bị sửa ngoài chương trình."
            self._say(Code.ROW_EDITED, source.label, message)
            return number
        for key in self._ledger.unseen(source.kind):
            record = f"{source.label} {key}"
            self._say(Code.ROW_DELETED, record, f"{record} có trong nhật ký nhưng đã mất.")
        return number

    def _row(self, source: FactSource, key: str, now: Mapping[str, Json]) -> None:
        record = f"{source.label} {key}"
        wrong = self._ledger.compare(source.kind, key, now)
        if wrong is None:
            self._say(Code.ROW_INSERTED, record, f"{record} không có trong nhật ký.")
        elif wrong:
            fields = ", ".join(wrong)
            self._say(Code.ROW_EDITED, record, f"{record}: {fields} khác với nhật ký.")


def _rows_of(content: str | None, root: str) -> list[tuple[str, dict[str, Plain]]] | None:
    """The imported rows; None when they are not those of the event."""
    try:
        rows: list[tuple[str, dict[str, Plain]]] = json.loads(content or "")
        return rows if merkle_root(rows) == root else None
    except (ValueError, TypeError):
        return None


def _kept_word(stored: Stored) -> bool:
    if stored.key is None or stored.nonce is None or stored.sealed is None:
        return False
    try:
        text = open_text(stored.subject, stored.key, stored.sealed)
    except crypto.Unopened:
        return False
    return commitment(stored.nonce, text) == stored.link.commitment
