"""The supervisor recommends; the agency names a person and answers; the supervisor judges."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.http import url_has_allowed_host_and_scheme

from cchc.kernel import audit, numbering
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.obligations import facts
from cchc.obligations.choices import (
    RECOMMENDATION,
    DateKind,
    DeliveryState,
    RecommendationState,
    State,
)
from cchc.obligations.models import Asking, Recommendation, Submission
from cchc.obligations.queries.recommending import day_of_answer, demand_act
from cchc.obligations.queries.urging import office_of
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.recommendations import check_inner_date
from cchc.obligations.rules.subjects import Subject
from cchc.obligations.rules.transitions import after
from cchc.obligations.services import recommending_told as telling
from cchc.obligations.services.delivering import DocumentRef, keep
from cchc.obligations.services.owing import Owed, owe_many
from cchc.obligations.services.promising import lapse_requests, promise
from cchc.obligations.services.secrets import Upload, without_secrets
from cchc.obligations.services.writing import PREFIX, locked_one, note, required
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit, User

_SERIES = "recommendation"


def recommend(
    *,
    agency: Agency,
    actor: User,
    at: datetime,
    title: str,
    text: str,
    subject: Subject | None = None,
    link: str = "",
) -> Recommendation:
    """Make a recommendation; the answer is owed from now on. ``link`` is the subject's page."""
    organisation.require(actor, Act.RECOMMEND, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Kiến nghị gửi đến cơ quan mà bạn giám sát.")
    if link and not url_has_allowed_host_and_scheme(link, allowed_hosts=None):
        raise ValueError("a subject's page is one of this installation")
    with audit.transaction():
        year = day_of(at).year
        short = required(title, "Ghi nội dung tóm tắt của kiến nghị.", field="title")
        words = required(text, "Ghi nội dung kiến nghị.", field="text")
        row = Recommendation.objects.create(
            agency=agency,
            year=year,
            number=numbering.take(agency=agency.code, series=_SERIES, year=year),
            title=short,
            subject_kind=subject.kind if subject else "",
            subject_key=subject.key if subject else "",
            subject_label=nfc(subject.label) if subject else "",
            subject_link=link,
            state=RecommendationState.WAITING,
            made_by=actor,
            made_at=at,
        )
        asking = _ask(row, words, actor, at)
        _note(row, act="recommend", actor=actor, at=at, payload={"words": f"{short}: {words}"})
        telling.tell_recommended(row, asking)
    return row


def assign_answer(
    *,
    recommendation: Recommendation,
    chief: User,
    actor: User,
    at: datetime,
    due_on: date | None = None,
) -> None:
    """Name who answers; ``due_on`` sets an inner date that is not after the day promised."""
    with audit.transaction():
        row, asking = _held(recommendation)
        row.state = demand_act(row, actor, "assign", today=day_of(at))
        check_inner_date(wanted=due_on, answer_by=asking.answer_by, today=day_of(at))
        _check_may_answer(chief, row.agency, at)
        owed = asking.obligation
        owed.chief, owed.unit = chief, _unit_of(chief, at) or owed.unit
        owed.save(update_fields=["chief", "unit"])
        if due_on and due_on != owed.due_on:
            why = "Hạn nội bộ khi phân công trả lời kiến nghị."
            promise(owed, due_on, kind=DateKind.FIXED, by=actor, at=at, reason=why)
        note([owed], act="assign", actor=actor, at=at, payload={"chief": chief.full_name})
        due = f"Hạn nội bộ {owed.due_on:%d/%m/%Y}" if due_on else ""
        said: dict[str, Json] = {"chief": chief.full_name, "due": due}
        _note(row, act="assign_answer", actor=actor, at=at, payload=said)
        telling.tell_named(row, asking, by=actor, at=at)


def answer(
    *,
    recommendation: Recommendation,
    actor: User,
    at: datetime,
    text: str,
    files: Sequence[Upload] = (),
    documents: Sequence[DocumentRef] = (),
) -> Asking:
    """Answer what was asked last; the obligation is done by it, judged by this moment."""
    files = without_secrets(files)
    with audit.transaction():
        row, asking = _held(recommendation)
        row.state = demand_act(row, actor, "answer", today=day_of(at))
        asking.answer = required(text, "Ghi nội dung trả lời.", field="text")
        asking.answered_by, asking.answered_at, asking.answered_on = actor, at, day_of(at)
        asking.save()
        evidence = _fulfil(asking, actor, at, files, documents)
        row.save(update_fields=["state"])
        said: dict[str, Json] = {"evidence": ", ".join(evidence), "words": asking.answer}
        _note(row, act="answer", actor=actor, at=at, payload=said)
        telling.tell_answered(row, asking)
    return asking


def satisfy(
    *, recommendation: Recommendation, actor: User, at: datetime, text: str = ""
) -> Recommendation:
    """The supervisor agrees with the answer; the recommendation is closed."""
    with audit.transaction():
        row, asking = _held(recommendation)
        row.state = demand_act(row, actor, "satisfy", today=day_of(at))
        _close(row, actor, at, nfc(text))
        _note(row, act="satisfy", actor=actor, at=at, payload={"words": row.closing_words})
        telling.tell_satisfied(row, asking, at=at)
    return row


def ask_again(*, recommendation: Recommendation, actor: User, at: datetime, text: str) -> Asking:
    """The answer does not satisfy: say what is missing; it is owed anew, with its own day."""
    with audit.transaction():
        row, last = _held(recommendation)
        row.state = demand_act(row, actor, "ask_again", today=day_of(at))
        words = required(text, "Ghi điều còn phải trả lời.", field="text")
        row.save(update_fields=["state"])
        asking = _ask(row, words, actor, at, after_one=last)
        _note(row, act="ask_again", actor=actor, at=at, payload={"words": words})
        telling.tell_asked_again(row, asking)
    return asking


def withdraw(
    *, recommendation: Recommendation, actor: User, at: datetime, text: str
) -> Recommendation:
    """The maker takes it back before any answer; it stays with the reason."""
    with audit.transaction():
        row, asking = _held(recommendation)
        row.state = demand_act(row, actor, "withdraw", today=day_of(at))
        why = required(text, "Ghi lý do rút kiến nghị.", field="text")
        _close(row, actor, at, why)
        owed = asking.obligation
        owed.state, owed.cancelled_at = after("cancel", owed.state), at
        owed.cancel_reason = f"Người giám sát rút kiến nghị: {why}"
        owed.save(update_fields=["state", "cancelled_at", "cancel_reason"])
        lapse_requests(owed, actor=actor, at=at)
        note([owed], act="cancel", actor=actor, at=at, payload={"reason": owed.cancel_reason})
        _note(row, act="withdraw", actor=actor, at=at, payload={"words": why})
        telling.tell_withdrawn(row, asking, at=at)
    return row


def _held(recommendation: Recommendation) -> tuple[Recommendation, Asking]:
    """The recommendation and its last asking with what is owed, locked."""
    held = Recommendation.objects.select_for_update(of=("self",)).select_related("agency")
    row = held.get(pk=recommendation.pk)
    asking = row.askings.select_for_update().latest("number")
    asking.recommendation = row
    asking.obligation = locked_one(asking.obligation)
    return row, asking


def _ask(
    row: Recommendation, text: str, actor: User, at: datetime, *, after_one: Asking | None = None
) -> Asking:
    """The next asking, and the answer owed: by the same person as before, else by the office."""
    day = day_of(at)
    before = after_one.obligation.chief if after_one else None
    chief = before if before and before.is_active else None
    debt = Owed(
        Subject(RECOMMENDATION, str(row.pk), f"{row}: {row.title}"),
        label=f"Trả lời {str(row).lower()}"
        + (f" (lần {after_one.number + 1})" if after_one else ""),
        unit=(_unit_of(chief, at) if chief else None) or office_of(row.agency, day),
        due_on=day_of_answer(row.agency, day),
        chief=chief,
    )
    owed = owe_many(agency=row.agency, actor=actor, at=at, debts=[debt])[0]
    assert owed.due_on  # owed with a date
    return Asking.objects.create(
        recommendation=row,
        number=after_one.number + 1 if after_one else 1,
        text=text,
        asked_by=actor,
        asked_at=at,
        answer_by=owed.due_on,
        obligation=owed,
    )


def _fulfil(
    asking: Asking,
    actor: User,
    at: datetime,
    files: Sequence[Upload],
    documents: Sequence[DocumentRef],
) -> list[str]:
    """What was owed is done by the answer; nobody in the agency judges it. Names of evidence."""
    owed = asking.obligation
    submission = Submission(
        agency=owed.agency,
        note=asking.answer,
        proves_from=day_of(asking.asked_at),
        proves_to=day_of(at),
        submitted_by=actor,
        submitted_at=at,
    )
    keep([owed], submission, files, documents)
    delivery = owed.deliveries.latest("version")
    delivery.state, delivery.decided_by, delivery.decided_at = DeliveryState.ACCEPTED, actor, at
    delivery.reason = "Trả lời xong là xong việc; người giám sát cho ý kiến ở trang kiến nghị."
    delivery.save()
    owed.state, owed.accepted_at, owed.percent = State.ACCEPTED, at, 100
    owed.chief = owed.chief or actor
    owed.save(update_fields=["state", "accepted_at", "percent", "chief"])
    lapse_requests(owed, actor=actor, at=at)
    names = [piece.label for piece in submission.evidence.all()]
    said: dict[str, Json] = {"note": asking.answer, "evidence": [*names]}
    note([owed], act="answer", actor=actor, at=at, payload=said)
    return names


def _close(row: Recommendation, actor: User, at: datetime, words: str) -> None:
    row.closed_by, row.closed_at, row.closing_words = actor, at, words
    row.save(update_fields=["state", "closed_by", "closed_at", "closing_words"])


def _unit_of(person: User, at: datetime) -> Unit | None:
    return organisation.units_of(person, day_of(at)).order_by("order", "pk").first()


def _check_may_answer(person: User, agency: Agency, at: datetime) -> None:
    """RuleBroken unless the person works in the agency and may hand in work."""
    if person not in organisation.people_with(agency, Act.SUBMIT_PRODUCT, day_of(at)):
        raise RuleBroken(
            f"{person.full_name} không phải công chức đang làm việc ở cơ quan; chọn người khác.",
            field="chief",
        )


def _note(
    row: Recommendation, *, act: str, actor: User, at: datetime, payload: Mapping[str, Json]
) -> None:
    fresh = Recommendation.objects.select_related("agency").get(pk=row.pk)
    audit.record(
        agency=fresh.agency.code,
        at=at,
        actor=actor.actor_key,
        act=f"{PREFIX}.{act}",
        subject=(facts.RECOMMENDED, str(fresh.pk)),
        facts=facts.of_recommendation(fresh),
        payload=payload,
    )
