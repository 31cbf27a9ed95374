"""The facts of this room for the audit verification: nothing in them is personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC

from cchc.citizens.models import Citizen
from cchc.kernel.audit import FactSource, Json

Facts = Mapping[str, Json]
CITIZEN = "citizen"


def of_citizen(citizen: Citizen) -> Facts:
    """What kind of applicant, known by what kind of paper, and whether it was shown."""
    shown = citizen.id_shown_at
    return {
        "kind": citizen.kind,
        "id_kind": citizen.id_kind,
        "id_shown_at": shown.astimezone(UTC).isoformat() if shown else None,
    }


def _citizens(code: str) -> Iterator[tuple[str, Facts]]:
    rows = Citizen.objects.filter(agency__code=code).only("kind", "id_kind", "id_shown_at")
    for citizen in rows.iterator():
        yield str(citizen.pk), of_citizen(citizen)


SOURCES: tuple[FactSource, ...] = (FactSource(CITIZEN, "Người dân, tổ chức", _citizens),)
