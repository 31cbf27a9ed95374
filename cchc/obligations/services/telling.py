"""Who is told of an act, in which words; the words name the work, never a citizen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.urls import reverse

from cchc.notices import services as notices
from cchc.notices.choices import Channel
from cchc.obligations.choices import DeliveryState, RequestState
from cchc.obligations.models import (
    Delivery,
    ExtensionRequest,
    Obligation,
    Submission,
    UrgingLetter,
    UrgingLine,
)
from cchc.obligations.rules.dates import day_of
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


def tell_assigned(rows: Sequence[Obligation], chief: User, *, at: datetime, by: User) -> None:
    """Tell the chief what was assigned, in one message."""
    if chief == by or not rows:
        return
    lines = [f"- {row.named} ({_until(row.due_on)})" for row in rows]
    subject = (
        f"Bạn được giao {len(rows)} việc" if len(rows) > 1 else f"Bạn được giao: {rows[0].title}"
    )
    body = f"{by.full_name} giao bạn chịu trách nhiệm chính:\n" + "\n".join(lines)
    link = reverse("obligations:mine") if len(rows) > 1 else _page(rows[0])
    _put([chief], rows[0], f"assigned:{chief.pk}", at, subject=subject, body=body, link=link)


def tell_submitted(rows: Sequence[Obligation], submission: Submission) -> None:
    """Tell those who may accept that a product waits."""
    by, at = submission.submitted_by, submission.submitted_at
    people = organisation.people_with(submission.agency, Act.ACCEPT_PRODUCT, day_of(at))
    _put(
        [person for person in people if person != by],
        rows[0],
        f"submitted:{submission.pk}",
        at,
        subject=f"Chờ nghiệm thu: {rows[0].title}",
        body=f"{by.full_name} đã nộp sản phẩm:\n" + "\n".join(f"- {row.named}" for row in rows),
        link=_page(rows[0]),
        channels=(),
    )


def tell_judged(row: Obligation, delivery: Delivery, *, at: datetime) -> None:
    """Tell who submitted, and the chief, what became of the product."""
    words = {
        DeliveryState.ACCEPTED: "Đã nghiệm thu",
        DeliveryState.SENT_BACK: "Sản phẩm bị trả lại",
        DeliveryState.REVOKED: "Nghiệm thu đã bị hủy",
    }
    state = DeliveryState(delivery.state)
    reason = delivery.revoke_reason if state is DeliveryState.REVOKED else delivery.reason
    by = delivery.revoked_by_id or delivery.decided_by_id
    people = [p for p in (delivery.submission.submitted_by, row.chief) if p and p.pk != by]
    _put(
        people,
        row,
        f"{state}:{delivery.pk}",
        at,
        subject=f"{words[state]}: {row.title}",
        body=f"{row.subject_label}\nÝ kiến: {reason}" if reason else row.subject_label,
        link=_page(row),
    )


def tell_asked(request: ExtensionRequest, row: Obligation, *, at: datetime) -> None:
    """Tell the leaders that a request waits; it counts only if decided before the date."""
    people = organisation.people_with(row.agency, Act.GRANT_EXTENSION, day_of(at))
    _put(
        [person for person in people if person != request.asked_by],
        row,
        f"asked:{request.pk}",
        at,
        subject=f"Xin gia hạn: {row.title}",
        body=(
            f"{row.subject_label}\n{request.asked_by.full_name} xin gia hạn "
            f"từ {request.current:%d/%m/%Y} "
            f"đến {request.until:%d/%m/%Y}.\nLý do: {request.reason}"
        ),
        link=_page(row),
    )


def tell_decided(request: ExtensionRequest, row: Obligation, *, at: datetime, by: User) -> None:
    """Tell who asked what was decided."""
    granted = request.state == RequestState.GRANTED and request.granted_until
    result = f"Hạn mới: {request.granted_until:%d/%m/%Y}." if granted else "Hạn giữ nguyên."
    _put(
        [person for person in (request.asked_by, row.chief) if person and person != by],
        row,
        f"decided:{request.pk}",
        at,
        subject=f"{request.get_state_display()}: {row.title}",
        body=(
            f"{row.subject_label}\n{by.full_name}: {request.decision_reason or 'đồng ý'}\n{result}"
        ),
        link=_page(row),
    )


def tell_urged(letter: UrgingLetter) -> None:
    """Tell the persons named in an issued letter, each of what is theirs; once per letter."""
    document = letter.document
    assert document.issued_at is not None  # only issued letters urge
    theirs: dict[User, list[UrgingLine]] = defaultdict(list)
    for line in letter.lines.select_related("obligation__chief").order_by("pk"):
        chief = line.obligation.chief
        if chief and chief.is_active:
            theirs[chief].append(line)
    for chief, lines in theirs.items():
        named = "\n".join(f"- {x.obligation.named} ({_until(x.due_on)})" for x in lines)
        notices.put(
            agency=letter.agency,
            to=chief,
            key=f"urging:{letter.pk}:{chief.pk}",
            subject=f"Công văn đôn đốc số {document.reference}: {len(lines)} việc của bạn",
            body=f"Báo cáo kết quả chậm nhất ngày {letter.respond_by:%d/%m/%Y}.\n{named}",
            link=reverse("obligations:mine"),
            at=document.issued_at,
            channels=(Channel.EMAIL,),
        )


def _put(
    people: Iterable[User],
    row: Obligation,
    key: str,
    at: datetime,
    *,
    subject: str,
    body: str,
    link: str,
    channels: Sequence[Channel] = (Channel.EMAIL,),
) -> None:
    for person in {person.pk: person for person in people}.values():
        notices.put(
            agency=row.agency,
            to=person,
            key=f"obligation:{row.pk}:{key}:{at.timestamp():.0f}:{person.pk}",
            subject=subject,
            body=body,
            link=link,
            at=at,
            channels=channels,
        )


def _page(row: Obligation) -> str:
    return reverse("obligations:page", args=[row.pk])


def _until(due_on: date | None) -> str:
    return f"hạn {due_on:%d/%m/%Y}" if due_on else "chờ sự kiện"
