"""Paper answers are entered by somebody else than who handled the dossier, one or many at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import BinaryIO

from django.db import IntegrityError

from cchc.dossiers.models import Dossier
from cchc.kernel import audit, crypto
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import store
from cchc.kernel.text import nfc
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.surveys import facts
from cchc.surveys.choices import AttemptKind, Channel, CommentState, SampledState
from cchc.surveys.errors import AttemptRefused
from cchc.surveys.models import (
    Answered,
    Comment,
    MarkGiven,
    PaperImport,
    Response,
    Sampled,
)
from cchc.surveys.queries.papers import Fresh, Trial, finished_with_code, handled_by, tried
from cchc.surveys.services.answering import (
    Entered,
    Given,
    check,
    claim,
    demand_open,
    keep,
    response_of,
)
from cchc.surveys.services.closing import record
from cchc.surveys.services.writing import count_attempt, day_of, note, require

SCAN_KINDS = ("pdf", "jpg", "png")
OWN = "Bạn đã giải quyết hồ sơ này; người khác phải nhập phiếu."
_AT_ONCE = 500


def enter_paper(
    *,
    agency: Agency,
    code: str,
    day: date,
    given: Given,
    actor: User,
    at: datetime,
    scan: tuple[str, bytes] | None = None,
) -> None:
    """One paper: of which dossier, answered on which day. ``scan``: file name and content."""
    require(actor, Act.ENTER_SURVEYS, agency, at)
    try:
        with audit.transaction():
            row = finished_with_code(agency, code)
            if row is None:
                raise RuleBroken("Không có hồ sơ đã xong mang mã này.", field="code")
            refuse_own(row, actor)
            _check_day(row, day, at)
            demand_open(row, day)
            check(agency, given)
            claim(row)
            entered = Entered(actor, day, scan=_scan(agency, scan, actor, at) if scan else None)
            keep(row, given, Channel.PAPER, day, entered)
    except AttemptRefused as refused:
        count_attempt(kind=refused.kind, agency_code=refused.agency_code, at=at)
        raise


def refuse_own(row: Dossier, actor: User) -> None:
    """AttemptRefused when the person handled the dossier."""
    if handled_by(row, actor):
        raise AttemptRefused(OWN, kind=AttemptKind.OWN, agency_code=row.agency.code)


def _check_day(row: Dossier, day: date, at: datetime) -> None:
    assert row.finished_at is not None
    if not day_of(row.finished_at) <= day <= day_of(at):
        raise RuleBroken("Ngày trả lời phải từ ngày hồ sơ xong đến hôm nay.", field="day")


def _scan(agency: Agency, scan: tuple[str, bytes], actor: User, at: datetime) -> StoredFile:
    """Under a name that says nothing, whatever it was called."""
    try:
        return store(
            content=scan[1],
            name="phieu-danh-gia",
            agency=agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=SCAN_KINDS,
        )
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field="scan") from broken


def enter_interview(*, sampled: Sampled, given: Given, actor: User, at: datetime) -> None:
    """What somebody of the sample answers on the telephone or at home."""
    require(actor, Act.ENTER_SURVEYS, sampled.round.agency, at)
    try:
        with audit.transaction():
            row = Sampled.objects.select_for_update(of=("self",)).get(pk=sampled.pk)
            found = finished_with_code(sampled.round.agency, sampled.dossier.code)
            if row.state == SampledState.ANSWERED or found is None or sampled.round.closed_at:
                raise RuleBroken("Đợt đã kết thúc, hoặc người này đã trả lời.")
            refuse_own(found, actor)
            check(found.agency, given)
            claim(found)
            entered = Entered(actor, day_of(at), round=sampled.round)
            keep(found, given, Channel(sampled.round.method), day_of(at), entered)
            row.state, row.tries = SampledState.ANSWERED, row.tries + 1
            row.save(update_fields=["state", "tries"])
    except AttemptRefused as refused:
        count_attempt(kind=refused.kind, agency_code=refused.agency_code, at=at)
        raise


def import_papers(*, agency: Agency, content: BinaryIO, actor: User, at: datetime) -> Trial:
    """Write every paper of the file, or none where one is wrong. The file is not kept.

    They count at once: who enters many papers knows them anyway, and they lie in random order.
    """
    require(actor, Act.ENTER_SURVEYS, agency, at)
    digest = _digest(content)
    if PaperImport.objects.filter(agency=agency, digest=digest).exists():
        raise RuleBroken("Tệp này đã được nhập.", field="file")
    done = tried(agency, content, actor=actor, today=day_of(at))
    if done.problems:
        raise RuleBroken(f"Tệp có {len(done.problems)} chỗ sai nên không ghi gì.", field="file")
    try:
        with audit.transaction():
            row = PaperImport.objects.create(
                agency=agency, digest=digest, rows=len(done.fresh), written_by=actor, written_at=at
            )
            Answered.objects.bulk_create(
                [Answered(dossier=each.dossier) for each in done.fresh], batch_size=_AT_ONCE
            )
            record(agency, _written(done.fresh, actor), at=at, by=actor.actor_key)
            subject = (facts.PAPERS, str(row.pk))
            note(agency, "import_papers", subject, {"rows": row.rows}, actor=actor, at=at)
    except IntegrityError:
        raise RuleBroken(
            "Có hồ sơ vừa được trả lời trong lúc ghi; hãy thử lại.", field="file"
        ) from None
    return done


def _digest(content: BinaryIO) -> str:
    content.seek(0)
    text = content.read().hex()
    content.seek(0)
    return crypto.blind_index(text, "surveys.papers")


def _written(fresh: Sequence[Fresh], actor: User) -> list[Response]:
    """The answers, in the order of their random keys."""
    pairs = []
    for each in fresh:
        entered = Entered(actor, each.told.day)
        made = response_of(each.dossier, Channel.IMPORT, each.told.day, entered)
        made.is_closed = True
        pairs.append((made, each))
    pairs.sort(key=lambda pair: pair[0].pk)
    Response.objects.bulk_create([made for made, _ in pairs], batch_size=_AT_ONCE)
    marks = [
        MarkGiven(response=made, question_id=key, value=value)
        for made, each in pairs
        for key, value in each.marks.items()
    ]
    MarkGiven.objects.bulk_create(marks, batch_size=_AT_ONCE)
    Comment.objects.bulk_create(
        [
            Comment(response=made, text=nfc(each.told.text), state=CommentState.NEW)
            for made, each in pairs
            if each.told.text
        ],
        batch_size=_AT_ONCE,
    )
    for made, each in pairs:
        made.given = sorted(each.marks.items())
    return [made for made, _ in pairs]
