"""A dossier is finished, handed back, withdrawn, stopped; a wrong moment is put right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cchc.dossiers import facts
from cchc.dossiers.choices import (
    Channel,
    Ending,
    NoticeKind,
    Outcome,
    PauseKind,
    ResultKind,
    SlipForm,
    State,
)
from cchc.dossiers.models import Dossier, FinishCorrection, ResultFile
from cchc.dossiers.queries.people import signers
from cchc.dossiers.rules.outcomes import outcome_of_result, outcome_of_stop
from cchc.dossiers.services import slips
from cchc.dossiers.services.apologising import lapse_apologies
from cchc.dossiers.services.duties import drop_duty
from cchc.dossiers.services.rating import mint
from cchc.dossiers.services.supplementing import lapse_requests
from cchc.dossiers.services.timekeeping import take_time
from cchc.dossiers.services.timing import close_pause, stop_clock
from cchc.dossiers.services.working import end_present_step, refuse_while_out
from cchc.dossiers.services.writing import (
    begin,
    day_of,
    locked,
    note,
    reason_of,
    required,
    tell_citizen,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import Laid, enter, lay_down
from cchc.kernel.formats import moment_vi
from cchc.kernel.text import nfc
from cchc.kernel.working_time import Unit
from cchc.organisation.models import User
from cchc.results import services as repository
from cchc.results.choices import FileKind
from cchc.results.models import Result
from cchc.results.services import Kept

RESULT_KINDS = ("pdf", "jpg", "png", "tif")


@dataclass(frozen=True)
class ResultGiven:
    """A result as a file, under the code that the version gives it."""

    code: str
    name: str
    content: bytes
    kind: ResultKind = ResultKind.ELECTRONIC
    valid_to: date | None = None
    number: str = ""
    laid: Laid | None = None


def _laid_down(dossier: Dossier, results: Sequence[ResultGiven]) -> list[ResultGiven]:
    """The same results, their files kept before anybody waits for the transaction."""
    return [
        replace(
            given,
            content=b"",
            laid=lay_down(
                content=given.content,
                name=f"ket-qua-{dossier.pk}-{nfc(given.code)}",
                kinds=RESULT_KINDS,
            ),
        )
        for given in results
    ]


def finish(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    results: Sequence[ResultGiven] = (),
    note_text: str = "",
) -> Dossier:
    """Processing is done; how it stands against the date is frozen now."""
    results = _laid_down(dossier, results)
    with audit.transaction():
        row = begin(dossier, "finish", actor=actor, at=at)
        refuse_while_out(row)
        end_present_step(row, by=actor, at=at, note=note_text)
        _end(row, Ending.DONE, actor, at)
        _keep(row, results, actor, at)
        row.save()
        mint([row])
        tell_citizen(row, NoticeKind.FINISHED, "Mời nhận kết quả.", at=at)
        slips.make(row, SlipForm.CONTROL, actor=actor, at=at)
        parts = ("steps", "results", "notices", "apologies", "supplements", "slips")
        note(row, "finish", actor=actor, at=at, parts=parts)
    return row


def _end(row: Dossier, ending: Ending, actor: User, at: datetime) -> None:
    row.finished_at, row.finished_by, row.ending = at, actor, ending
    row.outcome = _outcome(row, at)
    take_time(row)
    lapse_apologies(row)
    lapse_requests(row)


def _outcome(row: Dossier, moment: datetime) -> Outcome:
    if row.late_from is not None:
        return Outcome.LATE
    if row.ending == Ending.DONE:
        return Outcome(outcome_of_result(Unit(row.limit_unit), row.due_at, moment))
    return Outcome(outcome_of_stop(row.due_at, moment))


def keep_result(
    *, dossier: Dossier, actor: User, at: datetime, results: Sequence[ResultGiven]
) -> Dossier:
    """Keep the file of a result that was not there at the finish; a later one supersedes."""
    if not results:
        raise RuleBroken("Chọn tệp kết quả để lưu.", field="file0")
    results = _laid_down(dossier, results)
    with audit.transaction():
        row = begin(dossier, "keep_result", actor=actor, at=at)
        _keep(row, results, actor, at)
        row.save()
        note(row, "keep_result", actor=actor, at=at, parts=("results",))
    return row


def _keep(row: Dossier, results: Sequence[ResultGiven], actor: User, at: datetime) -> None:
    for given in results:
        before = list(row.results.filter(code=nfc(given.code), superseded_by=None))
        assert given.laid is not None
        file = enter(given.laid, agency=row.agency.code, actor=actor.actor_key, at=at)
        made = ResultFile.objects.create(
            in_repository=_put_into_repository(row, given, file, before, actor, at),
            dossier=row,
            code=nfc(given.code),
            name=nfc(given.name),
            kind=given.kind,
            file=file,
            valid_to=given.valid_to,
            kept_by=actor,
            kept_at=at,
        )
        row.results.filter(pk__in=[old.pk for old in before]).update(superseded_by=made)
        row.digitised_at = row.digitised_at or at


def _put_into_repository(
    row: Dossier,
    given: ResultGiven,
    file: StoredFile,
    before: Sequence[ResultFile],
    actor: User,
    at: datetime,
) -> Result:
    """The result in the repository, in the place of the dossier's earlier ones of that code."""
    kept = Kept(
        subject=(facts.DOSSIER, str(row.pk), f"hồ sơ {row.masked_code}"),
        field=row.field,
        name=given.name,
        file=file,
        issued_on=day_of(at),
        kind=FileKind(given.kind),
        code=nfc(given.code),
        number=given.number,
        procedure_code=row.version.procedure.code,
        procedure_name=row.version.name,
        valid_to=given.valid_to,
        holder=row.applicant,
    )
    old = [each.in_repository_id for each in before if each.in_repository_id is not None]
    return repository.keep(agency=row.agency, kept=kept, actor=actor, at=at, instead_of=old)


def hand_back(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    channel: Channel | None = None,
    delivery_record: str = "",
) -> Dossier:
    """The applicant has the result: by post with the delivery record, electronic as a file."""
    with audit.transaction():
        row = begin(dossier, "hand_back", actor=actor, at=at)
        row.return_channel = channel or row.return_channel
        _check_way(row, delivery_record)
        row.returned_at, row.returned_by = at, actor
        row.save()
        tell_citizen(row, NoticeKind.RETURNED, f"Đã trả lúc {moment_vi(at)}.", at=at)
        said = {"record": row.return_record} if row.return_record else None
        note(row, "hand_back", actor=actor, at=at, parts=("notices",), payload=said)
    return row


def _check_way(row: Dossier, delivery_record: str) -> None:
    """The proof that the way of return needs, kept; not yet saved."""
    if row.return_channel == Channel.POSTAL:
        row.return_record = required(
            delivery_record, "Ghi số, ngày biên bản giao nhận.", field="delivery_record"
        )
    elif row.return_channel == Channel.ONLINE and not row.results.exists():
        raise RuleBroken(
            "Chưa có tệp kết quả để trả bản điện tử: lưu tệp trước, hoặc chọn cách trả khác.",
            field="channel",
        )


def withdraw(*, dossier: Dossier, actor: User, at: datetime, reason: str) -> Dossier:
    """The applicant asks to withdraw; the clock stands until the dossier is stopped."""
    with audit.transaction():
        row = begin(dossier, "withdraw", actor=actor, at=at)
        row.end_reason = reason_of(row.agency, reason, "rút hồ sơ")
        row.withdrawn_at = at
        stop_clock(row, PauseKind.WITHDRAWAL, at=at)
        row.save()
        tell_citizen(row, NoticeKind.WITHDRAWN, "Đã ghi nhận yêu cầu rút.", at=at)
        said = {"reason": row.end_reason}
        note(row, "withdraw", actor=actor, at=at, parts=("pauses", "notices"), payload=said)
    return row


def stop(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    reason: str = "",
    signer: User | None = None,
) -> Dossier:
    """Processing ends without a result: Form 05, and the control slip as it stands then.

    After a withdrawal its reason is enough. ``signer``: who signs the notice; unless said, the
    actor where they may sign that day, else the first who may.
    """
    with audit.transaction():
        was_withdrawn = locked(dossier).state == State.WITHDRAWING
        row = begin(dossier, "stop", actor=actor, at=at)
        if not was_withdrawn or nfc(reason):
            row.end_reason = reason_of(row.agency, reason, "dừng xử lý")
        if row.received_at is not None:
            _end(row, Ending.WITHDRAWN if was_withdrawn else Ending.STOPPED, actor, at)
        close_pause(row, at=at)
        end_present_step(row, by=actor, at=at, note="Dừng xử lý")
        row.save()
        tell_citizen(row, NoticeKind.STOPPED, row.end_reason, at=at)
        if row.steps.exists():
            slips.make(row, SlipForm.CONTROL, actor=actor, at=at)
        signs = choose_signer(row, signer, actor, at)
        slips.make(row, SlipForm.STOP, actor=actor, at=at, signer=signs)
        parts = ("pauses", "steps", "notices", "slips", "apologies", "supplements")
        note(row, "stop", actor=actor, at=at, parts=parts, payload={"reason": row.end_reason})
    return row


def choose_signer(row: Dossier, wanted: User | None, actor: User, at: datetime) -> User:
    """Who signs a letter of the agency that day; RuleBroken (``signer``) when they may not."""
    able = signers(row.agency, day_of(at))
    if wanted is not None and wanted not in able:
        raise RuleBroken("Người này hôm nay không ký thay cơ quan được.", field="signer")
    if wanted is None and not able:
        raise RuleBroken("Chưa có người giữ chức Chủ tịch hoặc Phó Chủ tịch để ký.")
    return wanted or (actor if actor in able else able[0])


def confirm_finish(
    *, dossier: Dossier, actor: User, at: datetime, really_at: datetime, reason: str
) -> FinishCorrection:
    """A leader confirms that it was finished at another moment; both stay, and the reason."""
    with audit.transaction():
        row = begin(dossier, "confirm_finish", actor=actor, at=at)
        assert row.finished_at is not None
        assert row.received_at is not None
        if not row.received_at <= really_at <= at:
            raise RuleBroken(
                "Thời điểm hoàn thành phải sau khi tiếp nhận và không ở tương lai.",
                field="really_at",
            )
        old_at, old_outcome = row.finished_at, row.outcome
        row.finished_at = really_at
        row.outcome = _outcome(row, really_at)
        take_time(row)
        made = FinishCorrection.objects.create(
            dossier=row,
            old_at=old_at,
            new_at=really_at,
            old_outcome=old_outcome,
            new_outcome=row.outcome,
            reason=reason_of(row.agency, reason, "xác nhận lại"),
            by=actor,
            at=at,
        )
        row.save()
        note(
            row,
            "confirm_finish",
            actor=actor,
            at=at,
            parts=("corrections",),
            payload={"reason": made.reason},
        )
        drop_duty(row=row, actor=actor, at=at)
    return made
