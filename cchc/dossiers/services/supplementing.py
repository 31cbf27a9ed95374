"""Asking for a supplement, from the list and once; docs/rules/dossier-supplements.md."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from cchc.dossiers.choices import (
    DateKind,
    ItemKind,
    NoticeKind,
    PauseKind,
    RequestState,
    SlipForm,
    State,
    SupplementEffect,
)
from cchc.dossiers.models import AttemptBlocked, Dossier, SupplementItem, SupplementRequest
from cchc.dossiers.rules.clock import Effect, effect_of_supplement
from cchc.dossiers.rules.supplements import AttemptRefused, Item, Verdict, verdict
from cchc.dossiers.rules.transitions import after
from cchc.dossiers.services import slips, telling
from cchc.dossiers.services.attaching import Given, keep_files, laid_down, put_files
from cchc.dossiers.services.bringing import adopt
from cchc.dossiers.services.receiving import admit, refuse_gaps
from cchc.dossiers.services.registering import take_papers
from cchc.dossiers.services.timing import (
    begin_cycle,
    calendar_of,
    close_pause,
    go_on,
    reckoned,
    stop_clock,
)
from cchc.dossiers.services.working import end_present_step
from cchc.dossiers.services.writing import (
    begin,
    demand,
    locked,
    note,
    reason_of,
    tell_citizen,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.procedures.models import FormField, Paper

_IN_FORCE = (RequestState.ASKED, RequestState.ANSWERED)
_OF_CLOCK = {
    Effect.RESTART: SupplementEffect.RESTART,
    Effect.PAUSE: SupplementEffect.PAUSE,
    Effect.NONE: SupplementEffect.NONE,
}


def ask_supplement(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    items: Sequence[Item],
    sector_law: str = "",
    contact: str = "",
) -> SupplementRequest:
    """Ask once for everything that is missing: Form 02; a second time it waits for a leader.

    AttemptRefused (a RuleBroken) when it is forbidden: the attempt itself is kept. Call it
    outside any transaction, or the attempt is forgotten with the rest.
    """
    try:
        with audit.transaction():
            return _ask(dossier, actor, at, items, nfc(sector_law), nfc(contact))
    except AttemptRefused as refused:
        _keep_attempt(dossier, refused, actor=actor, at=at)
        raise


def _ask(
    dossier: Dossier,
    actor: User,
    at: datetime,
    items: Sequence[Item],
    sector_law: str,
    contact: str,
) -> SupplementRequest:
    row = locked(dossier)
    demand(actor, "ask_supplement", row, at)
    after("ask_supplement", row.state)
    known = {request.number: request.state for request in row.supplements.all()}
    if RequestState.WAITING in known.values():
        raise RuleBroken("Đã có một đề nghị bổ sung đang chờ lãnh đạo duyệt.")
    names = _listed(row)
    found = verdict(
        items,
        names.keys(),
        earlier=sum(state in _IN_FORCE for state in known.values()),
        sector_law=sector_law,
        reason_length=organisation.integer_setting(row.agency, "dossiers.reason_length"),
    )
    request = SupplementRequest.objects.create(
        dossier=row,
        number=len(known) + 1,
        state=RequestState.WAITING,
        sector_law=sector_law,
        contact=contact,
        proposed_by=actor,
        proposed_at=at,
    )
    SupplementItem.objects.bulk_create(_rows(request, items, names))
    said = {"items": [[item.kind, item.code, item.reason] for item in items], "law": sector_law}
    if found is Verdict.ASKED:
        parts = _put_in_effect(row, request, "ask_supplement", by=actor, at=at)
        note(row, "ask_supplement", actor=actor, at=at, parts=parts, payload=said)
    else:
        row.state = State(after("propose_supplement", row.state))
        note(row, "propose_supplement", actor=actor, at=at, parts=("supplements",), payload=said)
        telling.tell_leaders(row, "đề nghị yêu cầu bổ sung lần nữa", f"bs{request.pk}", at=at)
    return request


def _listed(row: Dossier) -> dict[tuple[str, str], str]:
    """(kind, code) -> name of everything that the version lists."""
    papers = Paper.objects.filter(version=row.version_id).values_list("code", "name")
    fields = FormField.objects.filter(form__version=row.version_id).values_list("code", "label")
    return {
        **{(ItemKind.PAPER.value, code): name for code, name in papers},
        **{(ItemKind.FIELD.value, code): label for code, label in fields},
    }


def _rows(
    request: SupplementRequest, items: Iterable[Item], names: dict[tuple[str, str], str]
) -> list[SupplementItem]:
    return [
        SupplementItem(
            request=request,
            kind=item.kind,
            code=item.code,
            name=names[item.kind, item.code],
            reason=nfc(item.reason),
        )
        for item in items
    ]


def _put_in_effect(
    row: Dossier, request: SupplementRequest, act: str, *, by: User, at: datetime
) -> tuple[str, ...]:
    """Ask the citizen, stop the clock where that is lawful; the parts that changed."""
    request.state, request.asked_at = RequestState.ASKED, at
    request.effect = _effect(row, request, at)
    request.save()
    row.state = State(after(act, row.state))
    if request.number > 1 and _counts_as_late(row):
        row.late_from = row.late_from or at
    if row.received_at is not None:
        counts = request.effect != SupplementEffect.NONE
        stop_clock(row, PauseKind.SUPPLEMENT, at=at, counts=counts)
    row.save()
    names = "; ".join(request.items.values_list("name", flat=True))
    tell_citizen(row, NoticeKind.SUPPLEMENT, f"Cần bổ sung: {names}.", at=at)
    slips.make(row, SlipForm.SUPPLEMENT, actor=request.proposed_by, at=at)
    return "supplements", "pauses", "notices", "slips"


def _counts_as_late(row: Dossier) -> bool:
    answered = row.supplements.filter(state__in=_IN_FORCE).count()
    setting = organisation.text_setting(row.agency, "dossiers.second_supplement")
    return answered > 1 and setting == "late"


def _effect(row: Dossier, request: SupplementRequest, at: datetime) -> SupplementEffect:
    if row.received_at is None:
        return SupplementEffect.NO_CLOCK
    assert row.effective_on is not None
    assert row.due_at is not None
    effect = effect_of_supplement(
        calendar_of(row),
        reception_day=row.effective_on,
        due=row.due_at,
        asked_at=at,
        days=organisation.integer_setting(row.agency, "dossiers.appraisal_days"),
        sector_law=request.sector_law,
    )
    return _OF_CLOCK[effect]


def _keep_attempt(dossier: Dossier, refused: AttemptRefused, *, actor: User, at: datetime) -> None:
    with audit.transaction():
        row = locked(dossier)
        AttemptBlocked.objects.create(
            dossier=row,
            why=refused.why,
            items=[[item.kind, item.code] for item in refused.items],
            by=actor,
            at=at,
        )
        said = {"items": [[item.kind, item.code, item.reason] for item in refused.items]}
        note(row, "block_supplement", actor=actor, at=at, parts=("blocked",), payload=said)


def approve_supplement(*, request: SupplementRequest, actor: User, at: datetime) -> None:
    """A leader lets the citizen be asked once more; by the rules the dossier is late from now."""
    with audit.transaction():
        row, waiting = _waiting(request, "approve_supplement", actor, at)
        waiting.decided_by, waiting.decided_at = actor, at
        parts = _put_in_effect(row, waiting, "approve_supplement", by=actor, at=at)
        note(row, "approve_supplement", actor=actor, at=at, parts=parts)


def decline_supplement(
    *, request: SupplementRequest, actor: User, at: datetime, reason: str
) -> None:
    """A leader does not let the citizen be asked once more."""
    with audit.transaction():
        row, waiting = _waiting(request, "decline_supplement", actor, at)
        waiting.decided_by, waiting.decided_at = actor, at
        waiting.decision_reason = reason_of(row.agency, reason, "không duyệt")
        waiting.state = RequestState.DECLINED
        waiting.save()
        said = {"reason": waiting.decision_reason}
        note(row, "decline_supplement", actor=actor, at=at, parts=("supplements",), payload=said)


def _waiting(
    request: SupplementRequest, act: str, actor: User, at: datetime
) -> tuple[Dossier, SupplementRequest]:
    row = locked(request.dossier)
    waiting = SupplementRequest.objects.get(pk=request.pk)
    demand(actor, act, row, at, proposer=waiting.proposed_by_id)
    after(act, row.state)
    if waiting.state != RequestState.WAITING:
        raise RuleBroken(f"Đề nghị này đã có kết quả: {waiting.get_state_display()}.")
    return row, waiting


def lapse_requests(row: Dossier) -> None:
    """Close a waiting request of a locked dossier that has ended."""
    row.supplements.filter(state=RequestState.WAITING).update(state=RequestState.LAPSED)


def take_supplement(
    *,
    dossier: Dossier,
    actor: User,
    at: datetime,
    papers: Sequence[Given] = (),
    fields: Collection[str] = (),
) -> Dossier:
    """Everything asked for is there: the clock goes on, or begins (anew) with Form 01.

    RuleBroken (``papers``) names what is still missing.
    """
    papers = laid_down(dossier.version_id, papers)
    with audit.transaction():
        kept = keep_files(dossier.agency, dossier.version_id, papers, actor=actor, at=at)
        row = locked(dossier)
        request = row.supplements.filter(state=RequestState.ASKED).first()
        starts = request is not None and request.effect in (
            SupplementEffect.NO_CLOCK,
            SupplementEffect.RESTART,
        )
        row = begin(row, "restart" if starts else "take_supplement", actor=actor, at=at)
        assert request is not None  # state 5
        take_papers(row, papers, at=at)
        _tick(request, papers, fields, at)
        parts = ["supplements", "papers", "pauses", "dates", "notices", "steps"]
        parts += {*put_files(row, kept, by=actor, at=at), *adopt(row, request, papers, at=at)}
        if starts:
            _start(row, request, by=actor, at=at)
            slips.make(row, SlipForm.RECEIPT, actor=actor, at=at)
            parts.append("slips")
        else:
            go_on(row, at=at)
            row.save()
            _tell_date(row, at)
        note(row, "take_supplement", actor=actor, at=at, parts=parts)
    return row


def _tick(
    request: SupplementRequest, papers: Sequence[Given], fields: Collection[str], at: datetime
) -> None:
    given = {(ItemKind.PAPER.value, paper.code) for paper in papers}
    given |= {(ItemKind.FIELD.value, code) for code in fields}
    items = list(request.items.all())
    missing = [item.name for item in items if (item.kind, item.code) not in given]
    if missing:
        raise RuleBroken(f"Chưa đủ: còn thiếu {'; '.join(missing)}.", field="papers")
    request.items.update(given_at=at)
    request.state, request.answered_at = RequestState.ANSWERED, at
    request.save(update_fields=["state", "answered_at"])


def _start(row: Dossier, request: SupplementRequest, *, by: User, at: datetime) -> None:
    """The limit begins from zero: at the first reception, or anew (R6)."""
    refuse_gaps(row)
    if request.effect == SupplementEffect.NO_CLOCK:
        admit(row, reckoned(row, at), since=at, by=by, at=at)
    else:
        close_pause(row, at=at)
        begin_cycle(row, DateKind.RESTARTED, reckoned(row, at), since=at, at=at)
        end_present_step(row, by=by, at=at, note="Trả lại để bổ sung, tính lại thời hạn")
        row.unit = row.officer = None
        _tell_date(row, at)
    row.save()


def _tell_date(row: Dossier, at: datetime) -> None:
    if row.appointed_at is not None:
        text = f"Đã nhận bổ sung. Hẹn trả kết quả: {moment_vi(row.appointed_at)}."
        tell_citizen(row, NoticeKind.RECEIVED, text, at=at)
