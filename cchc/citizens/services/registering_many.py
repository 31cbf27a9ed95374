"""Many people at once, as another system names them."""

from collections.abc import Sequence
from datetime import datetime

from cchc.citizens import facts, queries
from cchc.citizens.models import Citizen, NameKey
from cchc.citizens.rules import names
from cchc.citizens.rules.details import Details
from cchc.citizens.services import writing
from cchc.kernel import audit
from cchc.organisation.models import Agency, User


def register_many(
    *,
    agency: Agency,
    said: Sequence[Details],
    brought_in: tuple[str, str],
    actor: User | None,
    at: datetime,
) -> list[Citizen]:
    """One person for each of ``said``, in order: known by the number, or new.

    ``brought_in`` is the import's subject in the chain: one event for each 1,000 new people; their
    details stand in their own closed columns only. None as actor is the program itself.
    """
    with audit.transaction():
        drafts = [_draft(agency, details, at) for details in said]
        numbers = {draft.id_index for draft in drafts if draft.id_index}
        known = queries.with_indices(agency, numbers)
        fresh = list(_unknown(drafts, known))
        Citizen.objects.bulk_create(fresh, batch_size=200)
        known |= {citizen.id_index: citizen for citizen in fresh if citizen.id_index}
        _put_name_keys(fresh)
        if fresh:
            audit.record_rows(
                agency=agency.code,
                at=at,
                actor=actor.actor_key if actor else writing.PROGRAM,
                act="register_citizen",
                subject=brought_in,
                row_kind=facts.CITIZEN,
                rows=[(str(citizen.pk), facts.of_citizen(citizen)) for citizen in fresh],
            )
    return [known[draft.id_index] if draft.id_index else draft for draft in drafts]


def _draft(agency: Agency, said: Details, at: datetime) -> Citizen:
    citizen = Citizen(agency=agency, created_at=at)
    writing.put(citizen, writing.checked(said))
    return citizen


def _unknown(drafts: Sequence[Citizen], known: dict[str, Citizen]) -> Sequence[Citizen]:
    """Those to be kept: one for each number that nobody has yet, and all without a number."""
    taken = set(known)
    fresh = []
    for draft in drafts:
        if draft.id_index is None or draft.id_index not in taken:
            fresh.append(draft)
            taken |= {draft.id_index} if draft.id_index else set()
    return fresh


def _put_name_keys(citizens: Sequence[Citizen]) -> None:
    NameKey.objects.bulk_create(
        [
            NameKey(agency_id=citizen.agency_id, citizen=citizen, text=key.encode("ascii"))
            for citizen in citizens
            for key in names.keys(citizen.name)
        ],
        batch_size=1_000,
    )
