"""Addresses of the desk: everybody has a first page, a search and the manual."""

from tests.access import EVERYBODY, Row

ROWS: dict[str, Row] = {
    "desk:home": Row(EVERYBODY),
    "desk:search": Row(EVERYBODY),
    "desk:manual": Row(EVERYBODY),
    "desk:manual_page": Row(EVERYBODY, args=("cong-chuc",)),
}
