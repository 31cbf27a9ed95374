"""A breach is written down, notified in time, told to those concerned; docs/rules/breaches.md."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit, numbering
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import DocumentRef, Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.privacy import facts, queries
from cchc.privacy.choices import (
    BREACH_NOTICE,
    BREACH_TELLING,
    BreachAct,
    BreachKind,
    BreachState,
    DataKind,
)
from cchc.privacy.models import Breach, BreachNote
from cchc.privacy.rules import breaches
from cchc.privacy.services.writing import day_of, require, said

_AREA = "Bảo vệ dữ liệu cá nhân"


@dataclass(frozen=True)
class Happened:
    """What went wrong, found when, with which data of about how many persons."""

    kind: str
    data_kinds: tuple[str, ...]
    what: str
    found_at: datetime
    persons: int | None = None


def report_breach(*, agency: Agency, happened: Happened, actor: User, at: datetime) -> Breach:
    """Into the register; what has to be notified is owed from now on."""
    _may_report(actor, agency, at)
    if happened.found_at > at:
        raise RuleBroken("Lúc phát hiện không thể ở sau bây giờ.", field="found_at")
    if not happened.data_kinds:
        raise RuleBroken("Chọn ít nhất một loại dữ liệu.", field="data_kinds")
    row = Breach(
        agency=agency,
        kind=BreachKind(happened.kind),
        data_kinds=[DataKind(kind).value for kind in happened.data_kinds],
        persons=happened.persons,
        what=said(happened.what, field="what", message="Ghi việc gì đã xảy ra."),
        found_at=happened.found_at,
        hours=organisation.integer_setting(agency, "privacy.breach_hours"),
        reported_by=actor,
        reported_at=at,
        state=BreachState.OPEN,
        year=day_of(at).year,
    )
    with audit.transaction():
        row.number = numbering.take(agency=agency.code, series="breach", year=row.year)
        _owe(row, actor, at)
        row.save()
        _note(row, "report", actor, at, row.what)
    return row


def _may_report(actor: User, agency: Agency, at: datetime) -> None:
    acts = organisation.acts_of(actor, day_of(at))
    if acts.isdisjoint({Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS}):
        raise PermissionDenied("Chức vụ của bạn không ghi sổ vi phạm dữ liệu.")
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Sổ này của cơ quan khác.")


def _owe(row: Breach, actor: User, at: datetime) -> None:
    """The notice, and where the data demand it the telling, to the day of the last hour."""
    unit = queries.unit_that_handles(row.agency, day_of(at))
    key, last = f"{row.year}-{row.number}", day_of(row.until)
    debts = [
        Owed(
            Subject(kind, key, str(row), _AREA),
            f"{what} vi phạm dữ liệu số {key}",
            None,
            unit,
            last,
        )
        for kind, what in (
            (BREACH_NOTICE, "Thông báo cơ quan có thẩm quyền về"),
            (BREACH_TELLING, "Báo người bị ảnh hưởng về"),
        )
        if kind == BREACH_NOTICE or breaches.tells_persons(row.data_kinds)
    ]
    made = obligations.owe_many(agency=row.agency, actor=actor, at=at, debts=debts)
    row.notice, row.telling = made[0], made[1] if len(made) > 1 else None


def note_measure(*, breach: Breach, text: str, actor: User, at: datetime) -> Breach:
    """What was done to stop it and to make good."""
    words = said(text, field="text", message="Ghi biện pháp đã làm.")
    with audit.transaction():
        row = _begin(breach, BreachAct.MEASURE, actor, at)
        BreachNote.objects.create(breach=row, text=words, by=actor, at=at)
        _note(row, BreachAct.MEASURE, actor, at, words)
    return row


def notify(
    *, breach: Breach, to: str, number: str, notified_at: datetime, actor: User, at: datetime
) -> Breach:
    """The competent body was told, by which document, when."""
    agency = said(to, field="to", message="Ghi cơ quan đã thông báo.")
    document = said(number, field="number", message="Ghi số, ký hiệu văn bản thông báo.")
    with audit.transaction():
        row = _begin(breach, BreachAct.NOTIFY, actor, at)
        _demand_moment(row, notified_at, at, "notified_at")
        row.notified_to, row.notified_number = nfc(agency), nfc(document)
        row.notified_at = notified_at
        row.save(update_fields=["state", "notified_to", "notified_number", "notified_at"])
        _hand_in(row, row.notice, f"{document}: {row}", actor, at)
        _note(row, BreachAct.NOTIFY, actor, at)
    return row


def tell_persons(
    *, breach: Breach, text: str, told_at: datetime, actor: User, at: datetime
) -> Breach:
    """Those concerned were told, how."""
    words = said(text, field="text", message="Ghi đã báo bằng cách nào, cho bao nhiêu người.")
    with audit.transaction():
        row = _begin(breach, BreachAct.TELL, actor, at)
        assert row.telling is not None  # the rule lets it be told only where it is owed
        _demand_moment(row, told_at, at, "told_at")
        row.told_at = told_at
        row.save(update_fields=["told_at"])
        BreachNote.objects.create(breach=row, text=words, by=actor, at=at)
        _hand_in(row, row.telling, f"Đã báo: {row}", actor, at)
        _note(row, BreachAct.TELL, actor, at, words)
    return row


def close_breach(*, breach: Breach, text: str, actor: User, at: datetime) -> Breach:
    """Everything that had to be done is done."""
    return _end(breach, BreachAct.CLOSE, text, actor, at)


def dismiss(*, breach: Breach, text: str, actor: User, at: datetime) -> Breach:
    """On a second look nothing happened to personal data; nothing is owed any more."""
    return _end(breach, BreachAct.DISMISS, text, actor, at)


def _end(breach: Breach, act: BreachAct, text: str, actor: User, at: datetime) -> Breach:
    words = said(text, field="text", message="Ghi kết luận, vì sao.")
    with audit.transaction():
        row = _begin(breach, act, actor, at)
        row.ended_at = at
        row.save(update_fields=["state", "ended_at"])
        BreachNote.objects.create(breach=row, text=words, by=actor, at=at)
        if act is BreachAct.DISMISS:
            owed = [each for each in (row.notice, row.telling) if each]
            obligations.let_go(obligations=owed, actor=actor, at=at, reason="Không phải vi phạm")
        _note(row, act, actor, at, words)
    return row


def close_words(row: Breach, *, ground: str, second: str, actor: str, at: datetime) -> None:
    """What happened and what was done is emptied, and with it the payloads of its history."""
    row.what, row.closed_at = "", at
    row.save(update_fields=["what", "closed_at"])
    row.notes.update(text="")
    audit.erase(
        agency=row.agency.code,
        subject=(facts.BREACH, str(row.pk)),
        at=at,
        actor=actor,
        second=second,
        ground=ground,
    )


def _begin(breach: Breach, act: BreachAct, actor: User, at: datetime) -> Breach:
    rows = Breach.objects.select_for_update(of=("self",))
    row = rows.select_related("agency", "notice", "telling").get(pk=breach.pk)
    is_decision = breaches.BREACHES[act].is_decision
    needed = Act.DECIDE_DATA_REQUESTS if is_decision else Act.HANDLE_DATA_REQUESTS
    require(actor, row.agency, needed, at)
    row.state = breaches.after(
        act,
        row.status,
        must_tell=row.telling_id is not None,
        was_told=row.told_at is not None,
    )
    return row


def _demand_moment(row: Breach, moment: datetime, at: datetime, field: str) -> None:
    if not row.found_at <= moment <= at:
        raise RuleBroken("Phải ở giữa lúc phát hiện và bây giờ.", field=field)


def _hand_in(row: Breach, owed: Obligation, label: str, actor: User, at: datetime) -> None:
    obligations.hand_in_signed(
        obligation=owed,
        document=DocumentRef(facts.BREACH, str(row.pk), label),
        actor=actor,
        signer=actor,
        at=at,
        proves_from=day_of(row.found_at),
        proves_to=day_of(at),
    )


def _note(row: Breach, act: str, actor: User, at: datetime, words: str = "") -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.BREACH, str(row.pk)),
        facts=facts.of_breach(row),
        payload={"text": words} if words else None,
    )
