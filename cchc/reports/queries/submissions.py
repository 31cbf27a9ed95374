"""Reports on their way up: who sees them, what may be done, what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from cchc.documents import queries as documents
from cchc.documents.choices import DocumentKind
from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.reports import facts
from cchc.reports.choices import SubmissionAct, SubmissionState
from cchc.reports.models import Report, ReportRound, ReportSubmission
from cchc.reports.rules import submission as rules
from cchc.reports.rules.kinds import COMPOSED
from cchc.reports.rules.submission import Covering
from cchc.web.components import Entry, Tone

Rows = QuerySet[ReportSubmission]
PARTS = (
    "agency",
    "superior",
    "document",
    "file",
    "signed_copy",
    "submitted_by",
    "received_by",
    "decided_by",
)
LATE = Q(due_on__isnull=False, sent_on__gt=F("due_on"))
_SIDES = {Act.SUBMIT_REPORT: rules.WARD, Act.APPRAISE_REPORT: rules.SUPERIOR}
_SAID: dict[str, tuple[str, Tone]] = {
    "submit": ("Gửi cấp trên", "info"),
    "record_sending": ("Ghi nhận đã gửi ngoài hệ thống", "info"),
    SubmissionAct.SUBMIT_AGAIN: ("Gửi lại bản mới", "info"),
    SubmissionAct.RECEIVE: ("Tiếp nhận", "neutral"),
    SubmissionAct.SEND_BACK: ("Trả lại", "bad"),
    SubmissionAct.ACKNOWLEDGE: ("Ghi nhận báo cáo", "good"),
    SubmissionAct.WITHDRAW: ("Rút lại", "warn"),
}


@dataclass(frozen=True)
class SubmissionCounts:
    """What has been submitted to an agency, by how far it is; ``late`` in any of these states."""

    submitted: int = 0
    received: int = 0
    returned: int = 0
    acknowledged: int = 0
    late: int = 0


def submissions_visible_to(user: User, *, today: date) -> Rows:
    """The ward's own; for the superior what was sent to it and not taken back."""
    acts = organisation.acts_of(user, today)
    reach = Q(pk__in=())
    if Act.SEE_PLAN in acts:
        reach |= Q(agency=user.agency_id)
    if Act.SEE_SUBMITTED in acts:
        reach |= Q(superior=user.agency_id) & ~Q(state=SubmissionState.WITHDRAWN)
    return ReportSubmission.objects.filter(reach)


def submission_for(user: User, pk: int, *, today: date) -> ReportSubmission:
    """The submission with its people and files; Http404 when the person does not see it."""
    seen = submissions_visible_to(user, today=today)
    found = seen.select_related(*PARTS).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def versions_of(row: ReportSubmission, user: User, *, today: date) -> Rows:
    """The versions of the same report that the person sees, the newest first."""
    seen = submissions_visible_to(user, today=today).filter(series=row.series)
    return seen.select_related("document", "superior").order_by("-version")


def sent_by_ward(user: User, *, today: date, state: str = "") -> Rows:
    """What the ward has sent, the standing version of each report, the newest first."""
    own = submissions_visible_to(user, today=today).filter(agency=user.agency_id)
    rows = _standing(own, ReportSubmission.objects.all())
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("document", "superior", "submitted_by")


def not_yet_sent(
    user: User, *, today: date, every_kind: bool = False
) -> QuerySet[OfficialDocument]:
    """Issued documents of the ward that were never sent up, the newest first."""
    issued = documents.shelves(user, today=today)["issued"]
    if not every_kind:
        issued = issued.filter(kind=DocumentKind.REPORT)
    struck_out = ~Q(method="") & Q(state=SubmissionState.WITHDRAWN)
    sent = ReportSubmission.objects.filter(document=OuterRef("pk")).exclude(struck_out)
    return issued.filter(~Exists(sent)).order_by("-issued_on", "-pk")


def received_above(
    user: User,
    *,
    today: date,
    state: str = "",
    ward: str = "",
    period: str = "",
    late: bool = False,
) -> Rows:
    """What was submitted to the person's agency, each report once."""
    rows = _above(user, today)
    chosen = {"state": state, "agency__code": ward, "period": period}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if late:
        rows = rows.filter(LATE)
    return rows.select_related("agency", "document")


def counts_above(user: User, *, today: date) -> SubmissionCounts:
    """The figures of the superior; one query besides the roles."""
    states = ("submitted", "received", "returned", "acknowledged")
    asked = {state: Count("pk", filter=Q(state=state)) for state in states}
    rows = _above(user, today).order_by()
    return SubmissionCounts(**rows.aggregate(**asked, late=Count("pk", filter=LATE)))


def to_receive(user: User) -> Rows:
    """What waits to be received in the person's agency; for a menu, roles are the caller's."""
    return ReportSubmission.objects.filter(superior=user.agency_id, state=SubmissionState.SUBMITTED)


def to_submit_again(user: User) -> Rows:
    """What came back and was not submitted again; for a menu, roles are the caller's."""
    own = ReportSubmission.objects.filter(agency=user.agency_id, state=SubmissionState.RETURNED)
    return _standing(own, ReportSubmission.objects.all())


def upward_of(document: OfficialDocument, user: User, *, today: date) -> ReportSubmission | None:
    """The last submission or record of sending of a document that the person sees."""
    return submissions_visible_to(user, today=today).filter(document=document).first()


def may_send_upward(document: OfficialDocument, user: User, *, today: date) -> bool:
    """Whether the person may send the document; a draft is not sent."""
    is_issued = document.state == DocumentState.ISSUED
    return is_issued and organisation.may(user, Act.SUBMIT_REPORT, today=today)


def covering_of(document: OfficialDocument) -> Covering:
    """What the report of a round is about, and when it is due; nothing for other documents."""
    written = ReportRound.objects.select_related("plan").filter(paper=document).first()
    if written:
        return Covering(written.period, written.plan.code, written.due_on)
    report = Report.objects.select_related("plan").filter(document=document).first()
    if report is None:
        return Covering()
    rounds = ReportRound.objects.filter(plan=report.plan, kind=COMPOSED, period=report.period)
    due = rounds.filter(calendar=report.calendar).values_list("due_on", flat=True).first()
    return Covering(report.period, report.plan.code, due)


def _above(user: User, today: date) -> Rows:
    seen = submissions_visible_to(user, today=today).filter(superior=user.agency_id)
    kept = ReportSubmission.objects.exclude(state=SubmissionState.WITHDRAWN)
    return _standing(seen, kept)


def _standing(rows: Rows, among: Rows) -> Rows:
    """Those after which there is no other version among ``among``."""
    later = among.filter(series=OuterRef("series"), version__gt=OuterRef("version"))
    return rows.filter(~Exists(later))


def states_of(
    document: OfficialDocument, *, outside: UUID | None = None
) -> frozenset[SubmissionState]:
    """How far the submissions of a document inside the installation are; not those of a series.

    In its own series a document counts only while it stands submitted.
    """
    rows = ReportSubmission.objects.filter(document=document, method="")
    if outside:
        rows = rows.exclude(Q(series=outside) & ~Q(state__in=rules.STANDING))
    return frozenset(map(SubmissionState, rows.values_list("state", flat=True)))


def may_replace(row: ReportSubmission) -> Q:
    """Documents that may be sent in the place of a submission; docs/rules/report-submission.md, 4.

    The same one; or one of its kind issued after it that is the same report: composed of the same
    plan for the same period, the paper of the round, or written apart under the same title.
    """
    sent = row.document
    newer = Q(agency=row.agency_id, kind=sent.kind, state=DocumentState.ISSUED)
    newer &= Q(issued_at__gt=sent.issued_at)
    composed = Report.objects.filter(document=sent).first()
    if composed:
        same = Q(
            report__plan=composed.plan_id,
            report__period=composed.period,
            report__calendar=composed.calendar,
        )
    else:
        apart = Q(report__isnull=True, report_round__isnull=True, title__iexact=sent.title)
        same = apart | Q(report_round__plan__code=row.plan_code, report_round__period=row.period)
    elsewhere = ReportSubmission.objects.filter(document=OuterRef("pk"), method="")
    unsent = Q(~Exists(elsewhere.exclude(series=row.series)))
    return Q(pk=sent.pk) | (newer & same & unsent)


def replacements(row: ReportSubmission, user: User, *, today: date) -> QuerySet[OfficialDocument]:
    """The issued documents that the person may send in the place of the submission."""
    return documents.shelves(user, today=today)["issued"].filter(may_replace(row))


def check_replaces(row: ReportSubmission, document: OfficialDocument) -> None:
    """RuleBroken unless the document may be sent in the place of the submission."""
    if not OfficialDocument.objects.filter(may_replace(row), pk=document.pk).exists():
        raise RuleBroken(
            f"{document} không thay được {row.document}: chỉ gửi lại chính văn bản đó, hoặc báo "
            "cáo phát hành sau nó của cùng kế hoạch, cùng kỳ (văn bản soạn riêng: cùng trích yếu). "
            "Văn bản khác thì gửi như một báo cáo mới.",
            field="document",
        )


def submission_acts(row: ReportSubmission, user: User, *, today: date) -> frozenset[SubmissionAct]:
    """What the person may do to the submission now; drives the buttons."""
    acts = rules.open_acts(row.status, _sides(row, user, today))
    again = SubmissionAct.SUBMIT_AGAIN
    return acts - {again} if again in acts and not _may_follow(row) else acts


def state_after(
    row: ReportSubmission, act: SubmissionAct, user: User, *, today: date
) -> SubmissionState:
    """The state after the person's act.

    PermissionDenied when it is not theirs to do, RuleBroken when it is not possible now.
    """
    if rules.TABLE[act].side not in _sides(row, user, today):
        raise PermissionDenied(f"Việc “{act.label}” với báo cáo này không thuộc phần bạn.")
    after = rules.check(act, row.status)
    if act == SubmissionAct.SUBMIT_AGAIN and not _may_follow(row):
        raise RuleBroken(
            "Bản này đã được thay bằng bản mới hơn, hoặc chỉ là ghi nhận gửi ngoài hệ thống. "
            "Hãy mở bản mới nhất trong danh sách đã gửi."
        )
    return after


def _sides(row: ReportSubmission, user: User, today: date) -> frozenset[str]:
    acts = organisation.acts_of(user, today)
    home = {rules.WARD: row.agency_id, rules.SUPERIOR: row.superior_id}
    return frozenset(
        side for act, side in _SIDES.items() if act in acts and home[side] == user.agency_id
    )


def _may_follow(row: ReportSubmission) -> bool:
    later = ReportSubmission.objects.filter(series=row.series, version__gt=row.version)
    return not row.is_outside and not later.exists()


def history_of(row: ReportSubmission) -> list[Entry]:
    """Every act on this version, the newest first. Three queries."""
    events = audit.history(row.agency.code, facts.SUBMISSION, str(row.pk))
    names = organisation.names_of(event.actor for event in events)
    return [_entry(event, names) for event in reversed(events)]


def _entry(event: EventView, names: Mapping[str, str]) -> Entry:
    text, tone = _SAID.get(event.act, (event.act, "neutral"))
    payload = event.payload or {}
    detail = str(payload.get("reason") or payload.get("note") or "")
    return Entry(event.at, names.get(event.actor, "Hệ thống"), text, detail, tone)
