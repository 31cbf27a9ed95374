"""The other two outcomes at the counter: registered and refused, or asked to be completed."""

from collections.abc import Sequence
from datetime import datetime

from cchc.citizens.models import Citizen
from cchc.dossiers.models import Dossier, SupplementRequest
from cchc.dossiers.rules.supplements import AttemptRefused, Item
from cchc.dossiers.services.attaching import Given, laid_down
from cchc.dossiers.services.receiving import refuse
from cchc.dossiers.services.registering import Filed, register
from cchc.dossiers.services.supplementing import ask_supplement
from cchc.kernel import audit
from cchc.organisation.models import Agency, User
from cchc.procedures.models import ProcedureVersion


def turn_away(
    *,
    agency: Agency,
    version: ProcedureVersion,
    applicant: Citizen,
    actor: User,
    at: datetime,
    reason: str,
    filed: Filed | None = None,
    papers: Sequence[Given] = (),
) -> Dossier:
    """Register and refuse at once; both or neither."""
    papers = laid_down(version.pk, papers)
    with audit.transaction():
        row = register(
            agency=agency,
            version=version,
            applicant=applicant,
            actor=actor,
            at=at,
            filed=filed,
            papers=papers,
        )
        return refuse(dossier=row, actor=actor, at=at, reason=reason)


def take_in_incomplete(
    *,
    agency: Agency,
    version: ProcedureVersion,
    applicant: Citizen,
    actor: User,
    at: datetime,
    items: Sequence[Item],
    contact: str = "",
    filed: Filed | None = None,
    papers: Sequence[Given] = (),
) -> SupplementRequest:
    """Register and ask for what is missing at once; both or neither.

    Only a forbidden attempt (AttemptRefused) is kept, with the dossier on which it was made.
    """
    papers = laid_down(version.pk, papers)

    def ask() -> SupplementRequest:
        row = register(
            agency=agency,
            version=version,
            applicant=applicant,
            actor=actor,
            at=at,
            filed=filed,
            papers=papers,
        )
        return ask_supplement(dossier=row, actor=actor, at=at, items=items, contact=contact)

    try:
        with audit.transaction():
            return ask()
    except AttemptRefused:
        return ask()
