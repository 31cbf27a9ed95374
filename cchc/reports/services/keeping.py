"""What every act on a submission shares: lock, who may, the line in the chain, the notices."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.notices import services as notices
from cchc.notices.choices import Channel
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.reports import facts
from cchc.reports.choices import SubmissionAct, SubmissionState
from cchc.reports.models import ReportSubmission
from cchc.reports.queries import submissions as queries


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def words(text: str) -> str:
    """What a person wrote, each line in one normal form."""
    return "\n".join(map(nfc, text.strip().splitlines()))


def reason_given(text: str, message: str) -> str:
    """The words; RuleBroken beside ``reason`` when there are none."""
    if not text.strip():
        raise RuleBroken(message, field="reason")
    return words(text)


def begin(
    submission: ReportSubmission, act: SubmissionAct, *, actor: User, at: datetime
) -> tuple[ReportSubmission, SubmissionState]:
    """Lock the submission, make sure that the person may do it now; the state after the act."""
    row = (
        ReportSubmission.objects.select_for_update(of=("self",))
        .select_related(*queries.PARTS)
        .get(pk=submission.pk)
    )
    return row, queries.state_after(row, act, actor, today=day_of(at))


def note(
    row: ReportSubmission,
    act: str,
    *,
    actor: User,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the ward's chain: the report is the ward's, also when the superior acts."""
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.SUBMISSION, str(row.pk)),
        facts=facts.of_submission(row),
        payload=payload or None,
    )


def tell(
    agency: Agency,
    people: Iterable[User],
    row: ReportSubmission,
    *,
    subject: str,
    actor: User,
    at: datetime,
) -> None:
    """Put a notice about the submission before these people of an agency, not before who acts."""
    for person in {person.pk: person for person in people}.values():
        if person.pk == actor.pk:
            continue
        body = f"{row.agency.name} · {row.document} “{row.document.title}”."
        notices.put(
            agency=agency,
            to=person,
            key=f"submission:{row.pk}:{row.state}:{person.pk}",
            subject=f"{subject}: {row.document.title}",
            body=f"{body}\n{row.remark}" if row.remark else body,
            link=reverse("reports:submission", args=[row.pk]),
            at=at,
            channels=(Channel.EMAIL,),
        )


def tell_above(row: ReportSubmission, *, subject: str, actor: User, at: datetime) -> None:
    """Tell those who appraise reports in the agency that it went to."""
    if row.superior:
        people = organisation.people_with(row.superior, Act.APPRAISE_REPORT, day_of(at))
        tell(row.superior, people, row, subject=subject, actor=actor, at=at)


def tell_ward(row: ReportSubmission, *, subject: str, actor: User, at: datetime) -> None:
    """Tell who submitted it and those of the ward who submit reports."""
    people = organisation.people_with(row.agency, Act.SUBMIT_REPORT, day_of(at))
    tell(row.agency, [row.submitted_by, *people], row, subject=subject, actor=actor, at=at)
