"""The parts of one obligation, each in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, When

from cchc.documents import queries as documents
from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.obligations.choices import DeliveryState, State
from cchc.obligations.models import (
    Delivery,
    DueDate,
    ExtensionRequest,
    Obligation,
    ProgressNote,
)
from cchc.organisation.models import User

_OFFERED = 12


def dates_of(row: Obligation) -> QuerySet[DueDate]:
    """Every date that was promised, the first one first."""
    return row.dates.select_related("approver")


def deliveries_of(row: Obligation) -> QuerySet[Delivery]:
    """What was handed in, the last version first, with its evidence."""
    return (
        row.deliveries.select_related("submission__submitted_by", "decided_by", "revoked_by")
        .prefetch_related("submission__evidence__file")
        .order_by("-version")
    )


@dataclass(frozen=True)
class Returned:
    """The last time that the work was sent back; ``same`` names files that came again unchanged."""

    reason: str
    by: User | None
    same: tuple[str, ...]


def returned_before(row: Obligation) -> Returned | None:
    """What was sent back before the version that waits now; None at the first one."""
    versions = list(deliveries_of(row))
    waiting, earlier = versions[:1], versions[1:]
    back = next((one for one in earlier if one.state == DeliveryState.SENT_BACK), None)
    if not waiting or back is None:
        return None
    known = {piece.sha256 for piece in back.submission.evidence.all() if piece.sha256}
    pieces = waiting[0].submission.evidence.all()
    same = tuple(piece.label for piece in pieces if piece.sha256 in known)
    return Returned(back.reason, back.decided_by, same)


def notes_of(row: Obligation) -> QuerySet[ProgressNote]:
    """What was said about the work, the newest first."""
    return row.notes.select_related("by")


def requests_of(row: Obligation) -> QuerySet[ExtensionRequest]:
    """Requests for an extension, the newest first."""
    return row.requests.select_related("asked_by", "decided_by")


def waiting_together(row: Obligation) -> list[Obligation]:
    """Other obligations that wait for a decision on the same submission."""
    pending = Delivery.objects.filter(obligation=row, state=DeliveryState.PENDING)
    return list(
        Obligation.objects.filter(
            state=State.SUBMITTED,
            deliveries__state=DeliveryState.PENDING,
            deliveries__submission__in=pending.values("submission"),
        )
        .exclude(pk=row.pk)
        .order_by("due_on", "pk")
    )


def other_dates(row: Obligation) -> list[date]:
    """The first dates of the other obligations of the same subject."""
    others = _of_subject(row).exclude(pk=row.pk).filter(first_due_on__isnull=False)
    return [day for day in others.values_list("first_due_on", flat=True) if day]


def to_assign_with(row: Obligation) -> list[Obligation]:
    """Unfinished obligations of the same subject and unit that are the same chief's or nobody's."""
    same_chief = Q(chief__isnull=True) | Q(chief=row.chief_id)
    rest = _of_subject(row).filter(
        same_chief, unit=row.unit_id, state__in=[State.AWAITING_EVENT, State.OPEN]
    )
    return list(rest.exclude(pk=row.pk).order_by("due_on", "pk"))


def _of_subject(row: Obligation) -> QuerySet[Obligation]:
    return Obligation.objects.filter(
        agency=row.agency_id, subject_kind=row.subject_kind, subject_key=row.subject_key
    )


def documents_to_offer(row: Obligation, user: User, *, today: date) -> list[OfficialDocument]:
    """Issued documents that may be the product: of the subject first, then the latest ones."""
    issued = documents.visible_to(user, today=today).filter(state=DocumentState.ISSUED)
    of_subject = Q(subject_kind=row.subject_kind, subject_key=row.subject_key)
    nearness = Case(When(of_subject, then=0), default=1)
    return list(
        issued.select_related("issued_pdf").order_by(nearness, "-issued_on", "-pk")[:_OFFERED]
    )
