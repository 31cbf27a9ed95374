"""Who sees requests, what may be done to them; unseen is 404."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404

from cchc.kernel import audit
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit, User
from cchc.privacy import facts
from cchc.privacy.choices import ACTS_DONE, Kind, RequestAct
from cchc.privacy.models import DataRequest, RetentionRun
from cchc.privacy.rules import transitions
from cchc.privacy.rules.deadlines import TERMS, Terms
from cchc.web.components import Entry


def requests_of(user: User, *, today: date) -> QuerySet[DataRequest]:
    """The register of the person's agency; what is closed is not even decrypted."""
    rows = DataRequest.objects.filter(agency=user.agency_id).defer(*facts.CLOSED)
    rows = rows.select_related("agency", "replying", "doing", "identified_by", "ended_by")
    return rows if organisation.may(user, Act.SEE_DATA_REQUESTS, today=today) else rows.none()


def request_for(user: User, pk: int, *, today: date) -> DataRequest:
    """The request; Http404 when the person does not see the register."""
    found = requests_of(user, today=today).select_related("citizen").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def request_by_code(code: str) -> DataRequest | None:
    """The request of a receipt, without its content."""
    bare = code.replace("-", "").replace(" ", "").upper()
    rows = DataRequest.objects.defer(*facts.CLOSED)
    return rows.select_related("agency", "replying", "doing").filter(code=bare).first()


def run_for(user: User, pk: int, *, today: date) -> RetentionRun:
    """The run; Http404 when the person does not see the register."""
    if organisation.may(user, Act.SEE_DATA_REQUESTS, today=today):
        found = RetentionRun.objects.filter(pk=pk, agency=user.agency_id).first()
        if found is not None:
            return found
    raise Http404


def may_handle(user: User, *, today: date) -> bool:
    """Whether the person takes and does requests."""
    return organisation.may(user, Act.HANDLE_DATA_REQUESTS, today=today)


def may_decide(user: User, *, today: date) -> bool:
    """Whether the person approves deletions, refusals, extensions."""
    return organisation.may(user, Act.DECIDE_DATA_REQUESTS, today=today)


def acts_on(row: DataRequest, user: User, *, today: date) -> frozenset[RequestAct]:
    """What the person may do to the request now."""
    if row.agency_id != user.agency_id:
        return frozenset()
    held = {True: may_decide(user, today=today), False: may_handle(user, today=today)}
    able = transitions.acts_of(row.status, Kind(row.kind))
    if row.is_extended:
        able -= {RequestAct.EXTEND}
    return frozenset(act for act in able if held[transitions.REQUESTS[act].is_decision])


@dataclass(frozen=True)
class Opened:
    """What the register does not show."""

    name: str
    contact: str
    text: str
    reply: str
    result: str


def open_request(user: User, row: DataRequest, *, at: datetime, today: date) -> Opened:
    """Name, contact and words of the request; the opening stands in the log of reads."""
    if not (may_handle(user, today=today) or may_decide(user, today=today)):
        raise PermissionDenied("Chỉ người xử lý hoặc người duyệt xem nội dung yêu cầu.")
    audit.note_read(
        agency=user.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.REQUEST,
        keys=[str(row.pk)],
        screen=str(row),
    )
    return Opened(row.name, row.contact, row.text, row.reply, row.result)


def counts(agency: Agency) -> Counter[str]:
    """How many requests are in each state; counted by the database. One query."""
    rows = DataRequest.objects.filter(agency=agency).order_by().values_list("state")
    return Counter(dict(rows.annotate(number=Count("pk"))))


def unit_that_handles(agency: Agency, day: date) -> Unit | None:
    """The unit that owes reply and doing: that of the first person who handles requests."""
    people = organisation.people_with(agency, Act.HANDLE_DATA_REQUESTS, day)
    return organisation.units_of(people[0], day).first() if people else None


def history(row: DataRequest) -> list[Entry]:
    """Every act, the newest first, without its content. Three queries."""
    events = audit.history(row.agency.code, facts.REQUEST, str(row.pk))
    names = organisation.names_of(event.actor for event in events)
    return [
        Entry(at=event.at, actor=names[event.actor], text=str(ACTS_DONE.get(event.act, event.act)))
        for event in reversed(events)
    ]


def terms_shown() -> list[tuple[str, Terms]]:
    """The deadlines by kind, as everybody may read them."""
    return [(str(kind.label), TERMS[kind]) for kind in Kind]


def has_extract(row: DataRequest) -> bool:
    """Whether there is a known person whose data may be extracted."""
    return row.citizen is not None and row.citizen.erased_at is None
