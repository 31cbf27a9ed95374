"""Whom an act tells inside the office; masked codes only, nobody's name."""

from datetime import datetime

from django.urls import reverse

from cchc.dossiers.models import Dossier
from cchc.dossiers.services.writing import day_of
from cchc.notices import services as notices
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


def tell(row: Dossier, to: User, what: str, key: str, *, at: datetime) -> None:
    """A message into the person's inbox, once per key."""
    notices.put(
        agency=row.agency,
        to=to,
        key=f"dossier-{row.pk}-{key}-{to.pk}",
        subject=f"Hồ sơ {row.masked_code}: {what}",
        body=f"{row.version.name}. {what.capitalize()}.",
        link=reverse("dossiers:page", args=[row.pk]),
        at=at,
    )


def tell_leaders(row: Dossier, what: str, key: str, *, at: datetime) -> None:
    """A message to everybody who decides about dossiers that day."""
    for leader in organisation.people_with(row.agency, Act.DECIDE_DOSSIER, day_of(at)):
        tell(row, leader, what, key, at=at)
