"""Every finished dossier gets the mark with which it is rated; docs/rules/satisfaction.md."""

from collections.abc import Iterable

from cchc.dossiers.choices import State
from cchc.dossiers.models import Dossier, RatingToken
from cchc.dossiers.queries.rating import derived, hash_of

_ENDED = (State.FINISHED, State.RETURNED)


def mint(rows: Iterable[Dossier]) -> None:
    """Those of the rows that are finished get their mark, once; inside the caller's transaction."""
    ended = [row for row in rows if row.state in _ENDED]
    if ended:
        RatingToken.objects.bulk_create(
            [RatingToken(dossier=row, token_hash=hash_of(derived(row.token))) for row in ended],
            ignore_conflicts=True,
        )
