"""How many documents an agency issued and received in a period, and which."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from cchc.documents.choices import State
from cchc.documents.models import IncomingDocument, OfficialDocument
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class Issued:
    """Documents dated within the period: their count, the count by kind, the records behind."""

    count: int
    by_kind: dict[str, int]
    records: QuerySet[OfficialDocument]


def issued(agency: Agency, period: Period) -> Issued:
    """What the agency issued in the period, by the date on the document."""
    records = OfficialDocument.objects.filter(
        agency=agency, state=State.ISSUED, issued_on__range=(period.first, period.last)
    )
    by_kind = Counter(records.order_by().values_list("kind", flat=True))
    return Issued(by_kind.total(), dict(sorted(by_kind.items())), records)


def received(agency: Agency, period: Period) -> tuple[int, QuerySet[IncomingDocument]]:
    """How many documents arrived in the period, and which."""
    records = IncomingDocument.objects.filter(
        agency=agency, arrived_on__range=(period.first, period.last)
    )
    return records.count(), records
