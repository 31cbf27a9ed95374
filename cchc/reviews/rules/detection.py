"""What a review finds; docs/rules/reviews.md, "Kinds of findings"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from cchc.kernel.text import fold
from cchc.procedures.whole import WholeBasis
from cchc.reviews.choices import FindingKind, PlaceKind
from cchc.reviews.rules.across import asked_across, likely_same
from cchc.reviews.rules.reading import Open, PaperAt, says
from cchc.reviews.rules.values import Found, Place, Reviewed, Year

Own = Sequence[tuple[PaperAt, Place]]


def detect(versions: Sequence[Reviewed], year: Year, *, on: date, alike: int) -> list[Found]:
    """Every finding, by kind in the order of the words of the office, then by key."""
    read = Open.of(versions, year, on)
    own = _own(read)
    found = [
        *_inside(read),
        *asked_across(read),
        *likely_same(read, alike),
        *_own_papers(read, own),
        *_held(read, own),
        *_without_basis(read),
        *_unused(read),
    ]
    order = list(FindingKind)
    return sorted(found, key=lambda each: (order.index(each.kind), each.key))


def _inside(read: Open) -> Iterator[Found]:
    for version in read.versions:
        yield from _asked_twice(read, version)
        yield from _declared_and_proven(read, version)
        yield from _covered(read, version)


def _asked_twice(read: Open, version: Reviewed) -> Iterator[Found]:
    ordered = sorted(read.asked(version), key=lambda asked: asked.place.code)  # stable
    for code, group in groupby(ordered, key=lambda asked: asked.place.code):
        places = [asked.place for asked in group]
        if len(places) > 1:
            yield Found(
                FindingKind.ASKED_TWICE,
                f"{version.code}|{code}",
                places[0].label,
                tuple(places),
                tuple(read.without(place) for place in places[1:]),
            )


def _declared_and_proven(read: Open, version: Reviewed) -> Iterator[Found]:
    needed = [paper for paper in read.papers(version) if paper.is_needed]
    for asked in read.asked(version):
        proofs = [paper.place for paper in needed if asked.place.code in paper.proves]
        if proofs:
            yield Found(
                FindingKind.DECLARED_AND_PROVEN,
                asked.place.key,
                asked.place.label,
                (asked.place, *proofs),
                (read.without(asked.place),),
            )


def _covered(read: Open, version: Reviewed) -> Iterator[Found]:
    papers = read.papers(version)
    for index, paper in enumerate(papers):
        others = [
            other
            for place, other in enumerate(papers)
            if place != index and other.is_needed and _stays(other, paper, is_before=place < index)
        ]
        useful = [other for other in others if other.proves & paper.proves]
        if paper.proves and paper.proves <= frozenset().union(*(o.proves for o in useful)):
            yield Found(
                FindingKind.PAPER_COVERED,
                paper.place.key,
                paper.paper.name,
                (paper.place, *(other.place for other in useful)),
                (read.without(paper.place),),
            )


def _stays(other: PaperAt, paper: PaperAt, *, is_before: bool) -> bool:
    """Of two needed papers that prove the same, the earlier one stays."""
    return is_before or other.proves != paper.proves or not paper.is_needed


def _own(read: Open) -> list[tuple[PaperAt, Place]]:
    """The papers that the commune level issues itself, each with the result that it is."""
    results = [(result, fold(result.label)) for result in read.own_results()]
    found = []
    for version in read.versions:
        for paper in read.papers(version):
            name = fold(paper.paper.name)
            issued = next((result for result, words in results if says(name, words)), None)
            if issued and not paper.paper.form:
                found.append((paper, issued))
    return found


def _own_papers(read: Open, own: Own) -> Iterator[Found]:
    for paper, issued in own:
        if issued.procedure != paper.place.procedure:
            yield Found(
                FindingKind.OWN_PAPER,
                paper.place.key,
                paper.paper.name,
                (paper.place, issued),
                (read.without(paper.place),),
            )


def _held(read: Open, own: Own) -> Iterator[Found]:
    """What a form asks although it comes from elsewhere in another, or stands in an own paper."""
    sources: dict[str, list[Place]] = defaultdict(list)
    for place in read.held():
        sources[place.code].append(place)
    for paper, issued in own:
        for code in sorted(paper.proves):
            sources[code].append(replace(issued, note=f"Có trong {issued.label}"))
    for code, asked in read.asked_everywhere().items():
        held = list(dict.fromkeys(sources[code]))
        places = [each.place for each in asked]
        if held:
            yield Found(
                FindingKind.HELD_DATUM,
                code,
                places[0].label,
                (*places, *held),
                tuple(read.without(place) for place in places),
            )


def _without_basis(read: Open) -> Iterator[Found]:
    for version in read.versions:
        bases = {basis.number: basis for basis in version.whole.content.bases}
        for paper in read.papers(version):
            wrong = _wrong_basis(bases.get(paper.paper.basis), read.on)
            if wrong:
                place = replace(paper.place, note=wrong)
                yield Found(
                    FindingKind.NO_BASIS,
                    place.key,
                    place.label,
                    (place,),
                    (read.without(place),),
                )


def _wrong_basis(basis: WholeBasis | None, on: date) -> str:
    """Why the paper has no basis on that day, "" when it has one."""
    if basis is None:
        return "Không nêu căn cứ"
    if basis.in_force_from and basis.in_force_from > on:
        return f"{basis.number} chưa có hiệu lực"
    if basis.in_force_to and basis.in_force_to < on:
        return f"{basis.number} đã hết hiệu lực"
    return ""


def _unused(read: Open) -> Iterator[Found]:
    places: dict[str, list[Place]] = defaultdict(list)
    used: set[str] = set()
    for version in read.versions:
        for form in version.whole.content.forms:
            name = version.whole.content.name
            places[form.code].append(
                Place(version.code, name, PlaceKind.FORM, form.code, form.title)
            )
            used |= {form.code} if version.dossiers else set()
    for code in sorted(places.keys() - used):
        yield Found(FindingKind.UNUSED_FORM, code, places[code][0].label, tuple(places[code]))


def counted(found: Iterable[Found]) -> dict[FindingKind, int]:
    """How many findings there are of each kind, none left out."""
    counts = dict.fromkeys(FindingKind, 0)
    for each in found:
        counts[each.kind] += 1
    return counts
