"""Who gets through to which address: one module of rows per room, each row an address.

A room's module has ``ROWS: dict[str, Row]`` by URL name; ``tests/test_access.py`` finds it and
fails for every address that has no row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cchc.organisation.tests.factories import Cast

LEADERS = frozenset(("minh", "lan"))
OFFICE = frozenset(("quan",))
ADMINISTRATOR = frozenset(("quantri",))
DOERS = LEADERS | OFFICE | frozenset(("hoa", "binh", "thu", "son", "van"))
SEERS = DOERS | frozenset(("yen", "tam"))
EVERYBODY = SEERS | ADMINISTRATOR | frozenset(("hanh",))


@dataclass(frozen=True)
class Row:
    """An address: who of the cast gets through; the others see 403, or what ``otherwise`` says.

    ``record`` makes what the address is about and returns its arguments; another ward's person
    with the same role must not find it (404). ``method`` is "get" or "post";
    ``answers``: what getting through is answered (404 for a page that has nothing to show yet).
    """

    who: frozenset[str]
    record: Callable[[Cast], tuple[object, ...]] | None = None
    method: str = "get"
    otherwise: Mapping[str, int] = field(default_factory=dict)
    args: tuple[object, ...] = ()
    answers: frozenset[int] = frozenset((200, 302))
