"""The versions of a review laid open: where each datum is asked, which papers prove what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc.procedures.choices import DatumSource, FieldType, Level
from cchc.procedures.whole import WholeField, WholeForm, WholePaper
from cchc.reviews.choices import PlaceKind
from cchc.reviews.rules.values import Place, Removal, Reviewed, Year


@dataclass(frozen=True)
class Asked:
    """A datum that a form asks for."""

    place: Place
    type: FieldType


@dataclass(frozen=True)
class PaperAt:
    """A paper of a version, where it stands and what it proves."""

    place: Place
    paper: WholePaper
    proves: frozenset[str]

    @property
    def is_needed(self) -> bool:
        """Whether every dossier must have it."""
        return self.paper.is_required


@dataclass(frozen=True)
class Open:
    """Everything that a review reads, in the order of the codes."""

    versions: Sequence[Reviewed]
    year: Year
    on: date
    by_code: Mapping[str, Reviewed] = field(default_factory=dict)
    came: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @staticmethod
    def of(versions: Sequence[Reviewed], year: Year, on: date) -> "Open":
        """The versions, sorted; ``came``: in which filings a procedure stands."""
        ordered = sorted(versions, key=lambda version: version.code)
        came: dict[str, list[int]] = defaultdict(list)
        for number, filings in enumerate(year.filings):
            for code in set(filings):
                came[code].append(number)
        return Open(ordered, year, on, {version.code: version for version in ordered}, came)

    def asked(self, version: Reviewed) -> list[Asked]:
        """The data that the forms of the version ask for, in their order."""
        return [
            Asked(field_place(version, form, datum), datum.type)
            for form, datum in _fields(version)
            if datum.source is DatumSource.ASKED
        ]

    def asked_everywhere(self) -> dict[str, list[Asked]]:
        """The asked data of all versions, by their code."""
        found: dict[str, list[Asked]] = defaultdict(list)
        for version in self.versions:
            for asked in self.asked(version):
                found[asked.place.code].append(asked)
        return dict(sorted(found.items()))

    def papers(self, version: Reviewed) -> list[PaperAt]:
        """The papers of the version; one that is a form proves nothing."""
        return [
            PaperAt(
                paper_place(version, paper),
                paper,
                frozenset() if paper.form else frozenset(paper.proves),
            )
            for paper in version.whole.content.papers
        ]

    def held(self) -> Iterator[Place]:
        """The data that some form takes from a register or from an earlier result."""
        for version in self.versions:
            for form, datum in _fields(version):
                if datum.source is not DatumSource.ASKED:
                    yield field_place(version, form, datum, note=f"Nguồn: {datum.source.label}")

    def own_results(self) -> list[Place]:
        """What the commune level issues itself."""
        return [
            Place(
                version.code,
                version.whole.content.name,
                PlaceKind.RESULT,
                result.code,
                result.name,
                note="Kết quả do cơ quan cấp",
            )
            for version in self.versions
            if version.whole.content.target_level is Level.COMMUNE
            for result in version.whole.content.results
        ]

    def without(self, place: Place) -> Removal:
        """The place no longer asked, of all dossiers of the procedure that it concerns."""
        version = self.by_code[place.procedure]
        if place.kind is PlaceKind.FIELD:
            return Removal(place, version.dossiers)
        paper = next(p for p in version.whole.content.papers if p.code == place.code)
        taken = self.year.taken.get((version.code, paper.code), 0)
        return Removal(place, version.dossiers if paper.is_required else taken)


def field_place(version: Reviewed, form: WholeForm, datum: WholeField, *, note: str = "") -> Place:
    """Where a datum of a form stands."""
    return Place(
        version.code,
        version.whole.content.name,
        PlaceKind.FIELD,
        datum.code,
        datum.label,
        form.code,
        form.title,
        note,
    )


def paper_place(version: Reviewed, paper: WholePaper, *, note: str = "") -> Place:
    """Where a paper stands."""
    kind = PlaceKind.SHOWN if paper.is_shown else PlaceKind.PAPER
    name = version.whole.content.name
    return Place(version.code, name, kind, paper.code, paper.name, note=note)


def says(name: str, result: str) -> bool:
    """Whether the folded name of a paper contains that of a result; not one of one word."""
    return " " in result and f" {result} " in f" {name} "


def _fields(version: Reviewed) -> Iterator[tuple[WholeForm, WholeField]]:
    for form in version.whole.content.forms:
        for datum in form.fields:
            yield form, datum
