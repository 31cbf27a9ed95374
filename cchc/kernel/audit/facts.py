"""What a room hands to the verification: the facts that its rows state today."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cchc.kernel.canonical import Json


@dataclass(frozen=True)
class FactSource:
    """One kind of subject whose rows are compared with their history.

    ``current(agency)`` streams (subject key, facts now) of every row of the agency that is not
    deleted; each named fact must equal what the events of the subject, folded in order, give.
    ``label`` is the Vietnamese name of the record in a finding.
    """

    kind: str
    label: str
    current: Callable[[str], Iterator[tuple[str, Mapping[str, Json]]]]
