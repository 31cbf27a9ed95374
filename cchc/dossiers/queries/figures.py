"""The dossiers behind a figure, as far as the person may see them."""

from datetime import datetime

from django.db.models import Q, QuerySet

from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.listing import BESIDE, listed_to
from cchc.dossiers.queries.reach import visible_to
from cchc.kernel.zone import HANOI
from cchc.organisation.models import User


def among_visible(user: User, rows: QuerySet[Dossier], *, at: datetime) -> QuerySet[Dossier]:
    """Those of which the person sees at least the masked line, the newest first."""
    listed = listed_to(user, at.astimezone(HANOI).date()).order_by().values("pk")
    opened = visible_to(user, at=at).order_by().values("pk")
    seen = rows.filter(Q(pk__in=listed) | Q(pk__in=opened))
    return seen.select_related(*BESIDE).order_by("-received_at", "-pk")
