"""What is held of a person beside the book: looked for by name and contact in every room."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from cchc.citizens import queries as citizens
from cchc.citizens.held import Held, Holding, Person
from cchc.privacy import facts
from cchc.privacy.choices import Kind
from cchc.privacy.models import DataRequest
from cchc.privacy.queries.naming import kept_for

Holdings = Sequence[Holding]


@dataclass(frozen=True)
class Found:
    """The records of one kind."""

    holding: Holding
    rows: list[Held]

    @property
    def going(self) -> list[Held]:
        """What may be erased."""
        return [row for row in self.rows if not row.kept]

    @property
    def staying(self) -> list[str]:
        """What has to stay, and why."""
        return [f"{row.label} ({row.kept})" for row in self.rows if row.kept]


def person_of(row: DataRequest) -> Person:
    """The person of an identified request, with every contact that they named."""
    assert row.citizen is not None
    said = (row.citizen.phone, row.citizen.email, row.contact)
    contacts = {each for text in said for each in citizens.contacts_in(text)}
    return Person(row.agency, row.citizen.name, tuple(sorted(contacts)))


def found_of(row: DataRequest, holdings: Holdings) -> list[Found]:
    """What every room holds of the person of the request; kinds without a record are left out."""
    person = person_of(row)
    found = [Found(holding, holding.find(person)) for holding in holdings]
    return [each for each in found if each.rows]


def other_requests(row: DataRequest) -> list[DataRequest]:
    """The person's other requests that are over and still have words."""
    person = person_of(row)
    keys = citizens.keys_with_contact(row.agency, facts.REQUEST, person.contacts)
    own = Q(citizen=row.citizen) | Q(citizen=None, pk__in=keys)
    rows = DataRequest.objects.filter(own, agency=row.agency, ended_at__isnull=False)
    rows = rows.filter(closed_at=None).exclude(pk=row.pk).select_related("agency").order_by("pk")
    return [each for each in rows if each.citizen_id or person.is_called(each.name)]


@dataclass(frozen=True)
class Weighed:
    """What a deletion would take and what would stay, in words."""

    goes: list[str]
    stays: list[str]


def weighed(row: DataRequest, holdings: Holdings) -> Weighed | None:
    """What an erasure would do now; None for another kind of request, or before it is known who."""
    if row.citizen is None or row.kind != Kind.DELETE or row.ended_at or row.citizen.erased_at:
        return None
    kept = kept_for(row.citizen)
    goes: list[str] = [] if kept else ["thông tin trong sổ người dân"]
    stays = list(kept)
    for found in found_of(row, holdings):
        stays += found.staying
        if found.going:
            goes.append(f"{found.holding.title.lower()}: {len(found.going)}")
    return Weighed(goes, stays)
