"""Which words hold, who consented to which."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from cchc.citizens.models import Citizen
from cchc.kernel import audit
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.privacy import facts
from cchc.privacy.choices import CONSENT_ACTS_DONE, Purpose
from cchc.privacy.models import Consent, ConsentText
from cchc.privacy.rules.consents import READY_MADE
from cchc.web.components import Entry


@dataclass(frozen=True)
class Words:
    """The words of a purpose that are put before people today."""

    purpose: Purpose
    version: int
    text: str
    written_by: User | None
    written_at: datetime | None


def words_now(agency: Agency, purpose: Purpose) -> Words:
    """The latest version; version 1 is ready made."""
    rows = ConsentText.objects.filter(agency=agency, purpose=purpose).select_related("written_by")
    found = rows.first()
    if found is None:
        return Words(purpose, 1, READY_MADE[purpose], None, None)
    return Words(purpose, found.version, found.text, found.written_by, found.written_at)


def all_words(agency: Agency) -> list[Words]:
    """Those of every purpose."""
    return [words_now(agency, purpose) for purpose in Purpose]


def consents_of(user: User, *, today: date, purpose: str = "") -> QuerySet[Consent]:
    """The register of the person's agency, the latest first; proofs are not even decrypted."""
    if not organisation.may(user, Act.SEE_DATA_REQUESTS, today=today):
        return Consent.objects.none()
    rows = Consent.objects.filter(agency=user.agency_id).select_related("text", "agency")
    if purpose in Purpose.values:
        rows = rows.filter(text__purpose=purpose)
    return rows.defer("proof")


def consent_for(user: User, pk: int, *, today: date) -> Consent:
    """The consent; Http404 when the person does not see the register."""
    rows = consents_of(user, today=today).select_related("taken_by", "withdrawn_by", "citizen")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def open_proof(user: User, row: Consent, *, at: datetime, today: date) -> str:
    """What proves it; the opening stands in the log of reads."""
    if not organisation.may(user, Act.HANDLE_DATA_REQUESTS, today=today) and not organisation.may(
        user, Act.DECIDE_DATA_REQUESTS, today=today
    ):
        raise PermissionDenied("Chỉ người xử lý hoặc người duyệt xem bằng chứng.")
    audit.note_read(
        agency=user.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.CONSENT,
        keys=[str(row.pk)],
        screen=str(row),
    )
    return row.proof


def open_consents_of(citizen: Citizen) -> list[Consent]:
    """What the person has consented to and not withdrawn."""
    rows = Consent.objects.filter(citizen=citizen, withdrawn_at=None).defer("proof")
    return list(rows.select_related("text", "agency"))


def consents_of_account(account: str, purpose: Purpose | None = None) -> QuerySet[Consent]:
    """What an account consented to and has not withdrawn."""
    rows = Consent.objects.filter(account=account, withdrawn_at=None)
    if purpose:
        rows = rows.filter(text__purpose=purpose)
    return rows.select_related("text", "agency")


def consent_history(row: Consent) -> list[Entry]:
    """Given and withdrawn, the newest first."""
    events = audit.history(row.agency.code, facts.CONSENT, str(row.pk))
    names = organisation.names_of(event.actor for event in events)
    return [
        Entry(
            at=event.at,
            actor="Trang công khai" if event.actor == "public" else names[event.actor],
            text=CONSENT_ACTS_DONE.get(event.act, "Xóa dữ liệu"),
        )
        for event in reversed(events)
    ]
