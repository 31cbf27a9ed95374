"""The menu: every place once, every group once."""

from cchc.desk.menu import GROUPS


def test_every_group_and_every_place_stands_once() -> None:
    labels = [label for label, _ in GROUPS]
    assert len(labels) == len(set(labels))
    addresses = [place.url_name for _, places in GROUPS for place in places]
    assert len(addresses) == len(set(addresses))
