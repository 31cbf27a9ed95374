"""What a review reads and finds, as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from cchc.procedures.whole import WholeVersion
from cchc.reviews.choices import FindingKind, PlaceKind


@dataclass(frozen=True)
class Place:
    """Where something stands: in which procedure, in which form or by itself, under which code.

    ``note`` says what is remarkable about this place ("Nguồn: cơ sở dữ liệu").
    """

    procedure: str
    procedure_name: str
    kind: PlaceKind
    code: str
    label: str
    container: str = ""
    container_title: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """The same place in every finding and proposal."""
        return f"{self.procedure}|{self.kind.value}|{self.container}|{self.code}"

    def to_json(self) -> dict[str, str]:
        """As it is kept."""
        return {name: str(value) for name, value in asdict(self).items()}

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "Place":
        """What ``to_json`` wrote."""
        return Place(**{**kept, "kind": PlaceKind(kept["kind"])})


@dataclass(frozen=True)
class Removal:
    """What would no longer be asked, of how many dossiers of the year."""

    place: Place
    dossiers: int

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"place": self.place.to_json(), "dossiers": self.dossiers}

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "Removal":
        """What ``to_json`` wrote."""
        return Removal(Place.from_json(kept["place"]), int(kept["dossiers"]))


@dataclass(frozen=True)
class Found:
    """A finding; ``key`` is the same for the same trouble in every review."""

    kind: FindingKind
    key: str
    title: str
    places: tuple[Place, ...]
    removals: tuple[Removal, ...] = ()


@dataclass(frozen=True)
class Reviewed:
    """A version in force and how many dossiers of the year its procedure had."""

    whole: WholeVersion
    dossiers: int = 0

    @property
    def code(self) -> str:
        """The code of the procedure."""
        return self.whole.entry.code


@dataclass(frozen=True)
class Year:
    """The dossiers of a year as far as a review needs them.

    ``filings``: of each applicant who came more than once, the codes of the procedures in order;
    ``taken``: how often a conditional paper (procedure, code) was on record.
    """

    filings: Sequence[tuple[str, ...]] = ()
    taken: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Parameters:
    """What a saving is counted with; settings of the agency."""

    field_seconds: int = 30
    paper_minutes: int = 60
    check_minutes: int = 5
    paper_cost: int = 5_000
    hour_cost: int = 40_000
    alike: int = 80


@dataclass(frozen=True)
class Saving:
    """Seconds and dong of a year's dossiers; what is shown is cut to whole minutes."""

    seconds: int = 0
    dong: int = 0

    @property
    def minutes(self) -> int:
        """Whole minutes, never rounded up."""
        return self.seconds // 60
