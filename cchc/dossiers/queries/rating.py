"""Rating a finished dossier from outside: by the mark on its slip, or by its digits and PIN."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime

import segno
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from cchc.dossiers import facts
from cchc.dossiers.choices import State
from cchc.dossiers.models import Dossier, RatingToken
from cchc.dossiers.queries.lookup import pin_of
from cchc.dossiers.queries.reach import get_for
from cchc.kernel import audit, crypto
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

_MARK, _HASH = "dossiers.rating", "dossiers.rating.hash"
_DIGITS = 32
_ENDED = (State.FINISHED, State.RETURNED)
_SHOWN = ("agency", "version__procedure", "field", "unit", "finished_by")


def derived(token: str) -> str:
    """The mark of a dossier, from its look-up token and the installation's key; not stored."""
    return crypto.blind_index(token, _MARK)[:_DIGITS]


def hash_of(mark: str) -> str:
    """What is kept of a mark."""
    return crypto.blind_index(mark, _HASH)


def rating_path(row: Dossier) -> str:
    """Where the finished dossier is rated, for slips, notices and the look-up; "" before."""
    return f"/danh-gia/{derived(row.token)}" if row.state in _ENDED else ""


def rated_by(mark: str) -> Dossier | None:
    """The finished dossier of a mark, else None. One query."""
    rows = RatingToken.objects.filter(token_hash=hash_of(mark))
    found = Dossier.objects.filter(rating_token__in=rows, state__in=_ENDED)
    return found.select_related(*_SHOWN).first()


def mark_by_pin(agency: Agency, tail: str, pin: str, *, since: datetime) -> str:
    """The mark of the dossier with these last digits and this PIN, finished since then, or "".

    Several dossiers of an agency end in the same digits; each PIN is computed and compared.
    """
    rows = finished_in(agency).filter(code__endswith=f"-{tail.strip()}", finished_at__gte=since)
    wanted = pin.strip().encode()
    right = [row for row in rows if hmac.compare_digest(pin_of(row).encode(), wanted)]
    return derived(right[0].token) if len(right) == 1 else ""


def finished_in(agency: Agency) -> QuerySet[Dossier]:
    """The agency's finished dossiers, with what an answer keeps of them."""
    rows = Dossier.objects.filter(agency=agency, state__in=_ENDED)
    return rows.select_related(*_SHOWN).order_by("pk")


def hands_rating_slip(user: User, row: Dossier, *, today: date) -> bool:
    """Whether the person at the counter can print the invitation to rate."""
    return row.state in _ENDED and organisation.may(user, Act.RECEIVE_DOSSIER, today=today)


@dataclass(frozen=True)
class RatingSlip:
    """What is put into the citizen's hand with the result."""

    row: Dossier
    address: str
    picture: str
    pin: str
    tail: str


def rating_slip(user: User, pk: int, *, at: datetime) -> RatingSlip:
    """The slip of a dossier that the person sees; Http404 before its end.

    Who takes a slip is noted in the access log: with it anybody can rate.
    """
    row = get_for(user, pk, at=at)
    path = rating_path(row)
    if not path:
        raise Http404
    audit.note_read(
        agency=row.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.DOSSIER,
        keys=[str(row.pk)],
        screen="Phiếu mời đánh giá",
    )
    link = f"{settings.SITE_ADDRESS}{path}"
    picture = segno.make_qr(link, error="m").svg_data_uri(scale=5, border=2)
    return RatingSlip(row, link.partition("://")[2], picture, pin_of(row), row.code[-4:])
