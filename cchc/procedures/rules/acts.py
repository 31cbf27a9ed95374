"""What may be done to a version; drives the buttons and the services alike."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from cchc.procedures.choices import VersionState
from cchc.procedures.whole import Life


class VersionAct(StrEnum):
    """What a person does to a version of their own catalogue."""

    COPY = "copy"
    REVISE = "revise"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    DROP = "drop"


FROM: dict[VersionAct, tuple[VersionState, ...]] = {
    VersionAct.COPY: (VersionState.PUBLISHED, VersionState.WITHDRAWN),
    VersionAct.REVISE: (VersionState.DRAFT,),
    VersionAct.PUBLISH: (VersionState.DRAFT,),
    VersionAct.WITHDRAW: (VersionState.PUBLISHED,),
    VersionAct.DROP: (VersionState.DRAFT,),
}


def open_acts(life: Life, all_states: Iterable[VersionState], today: date) -> frozenset[VersionAct]:
    """The acts that the version allows now; a procedure has one draft at a time."""
    found = {act for act, states in FROM.items() if life.state in states}
    if VersionState.DRAFT in all_states:
        found.discard(VersionAct.COPY)
    if life.valid_to is not None and life.valid_to < today:
        found.discard(VersionAct.WITHDRAW)
    return frozenset(found)
