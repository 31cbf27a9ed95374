"""Walking a chain without a database: every single falsification is found, and where it is."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.audit.hashing import GENESIS, Link, link_hash, merkle_root
from cchc.kernel.audit.walk import WINDOW, ChainWalk, End

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


class Stored(NamedTuple):
    """An event as it lies in the table."""

    link: Link
    hash: str


def chain(length: int) -> list[Stored]:
    """An honest chain."""
    events: list[Stored] = []
    for seq in range(1, length + 1):
        prev = events[-1].hash if events else GENESIS
        events.append(made(seq, prev))
    return events


def made(seq: int, prev: str, act: str = "promise") -> Stored:
    """An event whole in itself."""
    link = Link("an-binh", seq, AT, "quan", act, "task", f"t{seq}", "{}", "", prev)
    return Stored(link, link_hash(link))


def walked(events: list[Stored], honest: list[Stored]) -> list[tuple[str, str]]:
    """(code, record) of each finding, the head being that of the honest chain."""
    walk = ChainWalk("an-binh")
    for event in events:
        walk.step(event.link, event.hash)
    walk.finish(End(len(honest), honest[-1].hash) if honest else None)
    return [(finding.code.value, finding.record) for finding in walk.findings]


def renumbered(events: list[Stored], by: int) -> list[Stored]:
    return [Stored(link._replace(seq=link.seq + by), hashed) for link, hashed in events]


lengths = st.integers(2, 30)
places = st.integers(0, 29)


@given(lengths)
def test_an_honest_chain_has_no_finding(length: int) -> None:
    honest = chain(length)
    assert walked(honest, honest) == []


def test_no_events_and_no_head_is_an_honest_chain() -> None:
    assert walked([], []) == []


@given(lengths, places, st.booleans())
def test_an_edited_event_is_named_whether_or_not_its_hash_was_recomputed(
    length: int, place: int, recomputed: bool
) -> None:
    honest = chain(length)
    place %= length
    link = honest[place].link._replace(act="accept")
    false = Stored(link, link_hash(link) if recomputed else honest[place].hash)
    assert walked([*honest[:place], false, *honest[place + 1 :]], honest) == [
        ("edited", f"#{place + 1}")
    ]


@given(lengths, places, st.booleans())
def test_a_deleted_event_is_named_whether_or_not_the_rest_was_renumbered(
    length: int, place: int, closed_up: bool
) -> None:
    honest = chain(length)
    place %= length - 1
    rest = renumbered(honest[place + 1 :], -1) if closed_up else honest[place + 1 :]
    assert walked(honest[:place] + rest, honest) == [("deleted", f"#{place + 1}")]


@given(lengths, places, st.booleans(), st.booleans())
def test_an_inserted_event_is_named_whether_or_not_the_rest_was_renumbered(
    length: int, place: int, whole: bool, moved: bool
) -> None:
    honest = chain(length)
    place %= length
    before = honest[place - 1].hash if place else GENESIS
    false = made(place + 1, before, act="accept")
    if not whole:
        false = false._replace(hash="f" * 64)
    if moved:
        events = [*honest[:place], false, *renumbered(honest[place:], 1)]
    else:
        events = [*honest[: place + 1], false, *honest[place + 1 :]]
    assert walked(events, honest) == [("inserted", f"#{place + 1}")]


@given(lengths, places)
def test_what_was_cut_off_is_named(length: int, place: int) -> None:
    honest = chain(length)
    place %= length
    record = f"#{length}" if place + 1 == length else f"#{place + 1}–#{length}"
    assert walked(honest[:place], honest) == [("cut_off", record)]


def test_an_edited_event_that_has_left_the_window_is_still_named() -> None:
    honest = chain(WINDOW + 50)
    false = Stored(honest[10].link._replace(act="accept"), honest[10].hash)
    assert walked([*honest[:10], false, *honest[11:]], honest) == [("edited", "#11")]


def test_several_falsifications_are_all_named() -> None:
    honest = chain(40)
    events = list(honest)
    events[30] = Stored(honest[30].link._replace(actor="lan"), honest[30].hash)
    del events[20]
    events[5] = Stored(honest[5].link._replace(act="accept"), honest[5].hash)
    assert sorted(walked(events, honest)) == [
        ("deleted", "#21"),
        ("edited", "#31"),
        ("edited", "#6"),
    ]


def test_the_hash_is_the_one_that_the_page_of_the_rule_gives() -> None:
    page = (Path(settings.ROOT) / "docs" / "rules" / "audit.md").read_text(encoding="utf-8")
    assert f"`{made(1, GENESIS).hash}`" in page


def test_the_merkle_root_depends_on_every_row_and_on_their_order() -> None:
    roots = {
        merkle_root([]),
        merkle_root(["a"]),
        merkle_root(["a", "b"]),
        merkle_root(["b", "a"]),
        merkle_root(["a", "b", "c"]),
        merkle_root(["a", "b", "c", "c"]),
    }
    assert len(roots) == 6
