"""What a citizen may send online to a request for a supplement, and what has been sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.dossiers.choices import ItemKind, RequestState, State
from cchc.dossiers.models import BroughtSupplement, Dossier, SupplementRequest
from cchc.procedures import queries as procedures


@dataclass(frozen=True)
class ToBring:
    """One thing that was asked for; without the officer's reason, which stands on the slip."""

    kind: str
    code: str
    name: str
    is_shown: bool = False

    @property
    def takes_files(self) -> bool:
        """A paper that is not only shown at the desk."""
        return self.kind == ItemKind.PAPER and not self.is_shown

    @property
    def is_sendable(self) -> bool:
        """Whether it can be sent at all."""
        return self.takes_files or self.kind == ItemKind.FIELD


def wanted_of(row: Dossier, request: SupplementRequest) -> Sequence[ToBring]:
    """Everything that the request asks for, in its order."""
    shown = {p.code for p in procedures.whole(row.version).content.papers if p.is_shown}
    return [
        ToBring(
            item.kind,
            item.code,
            item.name,
            is_shown=item.kind == ItemKind.PAPER and item.code in shown,
        )
        for item in request.items.all()
    ]


def wanted_online(row: Dossier) -> Sequence[ToBring]:
    """What a supplement is asked for now; empty where none is, or nothing of it can be sent."""
    if row.state != State.SUPPLEMENT:
        return []
    request = row.supplements.filter(state=RequestState.ASKED).first()
    wanted = wanted_of(row, request) if request else []
    return wanted if any(each.is_sendable for each in wanted) else []


def brought_to(row: Dossier) -> BroughtSupplement | None:
    """What was sent last to the request that waits, with its files."""
    rows = BroughtSupplement.objects.filter(
        request__dossier=row, request__state=RequestState.ASKED, taken_at__isnull=True
    )
    return rows.prefetch_related("files__file", "files__paper").last()
