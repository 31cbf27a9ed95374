"""The same datum asked by several procedures, under one code or under two that look alike."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from cchc.reviews.choices import FindingKind
from cchc.reviews.rules.labels import alike_pairs, weighty
from cchc.reviews.rules.reading import Asked, Open
from cchc.reviews.rules.values import Found, Place, Removal


def asked_across(read: Open) -> Iterator[Found]:
    """One finding for each datum that two or more procedures ask."""
    for code, asked in read.asked_everywhere().items():
        places = first_of_each([each.place for each in asked])
        if len(places) > 1:
            yield Found(
                FindingKind.ASKED_ACROSS, code, places[0].label, places, repeated(read, places)
            )


def likely_same(read: Open, percent: int) -> Iterator[Found]:
    """One finding for each pair of codes of one type with labels alike."""
    data = read.asked_everywhere()
    codes: dict[frozenset[str], set[str]] = defaultdict(set)
    for code, asked in data.items():
        for label in {each.place.label for each in asked}:
            codes[weighty(label)].add(code)
    pairs = {
        (one, other) if one < other else (other, one)
        for label, like in alike_pairs(codes, percent)
        for one, other in product(codes[label], codes[like])
        if one != other
    }
    for one, other in sorted(pairs):
        if data[one][0].type is data[other][0].type:
            yield _pair(read, data[one], data[other])


def _pair(read: Open, one: Sequence[Asked], other: Sequence[Asked]) -> Found:
    places = [each.place for each in (*one, *other)]
    both = {each.place.procedure for each in one} & {each.place.procedure for each in other}
    within = [read.without(each.place) for each in other if each.place.procedure in both]
    apart = first_of_each([place for place in places if place.procedure not in both])
    labels = f"{places[0].label} / {other[0].place.label}"
    key = f"{places[0].code}|{other[0].place.code}"
    removals = (*within, *(repeated(read, apart) if len(apart) > 1 else ()))
    return Found(FindingKind.LIKELY_SAME, key, labels, tuple(places), removals)


def first_of_each(places: Sequence[Place]) -> tuple[Place, ...]:
    """The first place of each procedure."""
    return tuple(
        {place.procedure: place for place in reversed(places)}[code]
        for code in dict.fromkeys(place.procedure for place in places)
    )


def repeated(read: Open, places: Sequence[Place]) -> tuple[Removal, ...]:
    """Each place, with the dossiers whose applicant had filed before by one of these procedures."""
    asking = {place.procedure for place in places}
    again: Counter[str] = Counter()
    for number in sorted({number for code in asking for number in read.came.get(code, ())}):
        again.update([code for code in read.year.filings[number] if code in asking][1:])
    return tuple(Removal(place, again[place.procedure]) for place in places)
