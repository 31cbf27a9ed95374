"""The tables of docs/rules/api.md, line by line."""

from datetime import date, datetime, timedelta

import pytest

from cchc.api.access import LARGEST
from cchc.api.choices import TOLD, Scope
from cchc.api.problems import TITLES
from cchc.api.rules import keys
from cchc.api.rules.addresses import checked_url
from cchc.api.rules.events import UNSEEN, Sight, events_between
from cchc.api.rules.paging import packed, unpacked
from cchc.api.rules.retries import FAILURES_IN_A_ROW, PAUSES, pause_after
from cchc.api.rules.signing import header, signature
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.kernel.zone import HANOI

PAGE = "api.md"


def rows(heading: str) -> list[dict[str, str]]:
    return table(PAGE, heading)


def test_the_rights_are_those_of_the_page() -> None:
    said = {row["right"]: row["Vietnamese"] for row in rows("Rights")}
    assert said == {scope.value: scope.label for scope in Scope}


@pytest.mark.parametrize("row", rows("Keys"), ids=lambda row: f"{row['sent']} {row['on']}")
def test_a_key_opens_as_the_page_says(row: dict[str, str]) -> None:
    key = keys.new_key()
    assert keys.name_in(key.text) == key.name
    sent = {
        "the key with its last letter changed": key.text[:-1]
        + ("a" if key.text[-1] != "a" else "b"),
        "the first part only": f"cchc_{key.name}",
        "nothing": "",
    }.get(row["sent"], key.text)
    day, month, year = map(int, row["on"].split("/"))
    revoked = datetime(2026, 3, 1, tzinfo=HANOI) if "revoked" in row["sent"] else None
    found = keys.refusal(
        sent,
        key.digest,
        is_approved="not approved" not in row["sent"],
        expires_on=date(2026, 3, 31),
        revoked_at=revoked,
        day=date(year, month, day),
    )
    answers = {
        "let in": "",
        "401: expired": keys.EXPIRED,
        "401: revoked": keys.REVOKED,
        "401: waiting": keys.WAITING,
        "401: unknown": keys.UNKNOWN,
    }
    assert found == answers[row["answered"]]


def test_no_two_keys_are_alike_and_only_the_hash_is_kept() -> None:
    made = [keys.new_key() for _ in range(50)]
    assert len({key.text for key in made}) == len({key.name for key in made}) == 50
    assert all(key.text not in key.digest and len(key.digest) == 64 for key in made)


def test_every_status_of_the_page_has_its_title() -> None:
    assert {int(row["status"]) for row in rows("Problems")} == {int(s) for s in TITLES} - {500}
    assert LARGEST == 2 * 1024 * 1024


def sight(text: str) -> Sight:
    if text == "unknown":
        return UNSEEN
    state, *words = text.split()
    return Sight(int(state), "received" in words, "finished" in words, "late" in words)


@pytest.mark.parametrize("row", rows("Events"), ids=lambda row: f"{row['before']} > {row['after']}")
def test_events_between_two_sights(row: dict[str, str]) -> None:
    told = [] if row["told"] == "–" else row["told"].split(", ")
    assert events_between(sight(row["before"]), sight(row["after"])) == told
    assert set(told) <= {kind.value for kind in TOLD}


def test_lateness_is_told_once() -> None:
    late = Sight(4, is_received=True, is_late=True)
    again = Sight(4, is_received=True).and_late_of(late)
    assert events_between(late, again) == []
    assert again.is_late


@pytest.mark.parametrize("row", rows("Addresses"), ids=lambda row: row["address"])
def test_addresses_of_the_house_itself_are_refused(row: dict[str, str]) -> None:
    address, verdict = list(row.values())
    if verdict == "allowed":
        assert checked_url(address, internal=False) == address
        return
    with pytest.raises(RuleBroken) as broken:
        checked_url(address, internal=False)
    assert broken.value.field == "url"


def test_an_installation_may_allow_its_own_network() -> None:
    for address in ("http://127.0.0.1:8000/", "http://localhost/", "https://10.0.0.1/"):
        assert checked_url(address, internal=True) == address
    for address in ("ftp://127.0.0.1/", "http://u:p@localhost/", "http://[::1", "không phải"):
        with pytest.raises(RuleBroken):
            checked_url(address, internal=True)


@pytest.mark.parametrize("row", rows("Pauses"), ids=lambda row: row["failed attempts"])
def test_pauses_grow(row: dict[str, str]) -> None:
    attempts, after = int(row["failed attempts"]), row["next try after"]
    if after == "given up":
        assert pause_after(attempts) is None
        assert attempts == len(PAUSES) + 1
        return
    amount, unit = after.split()
    plural = unit if unit.endswith("s") else f"{unit}s"
    assert pause_after(attempts) == timedelta(**{plural: int(amount)})


def test_a_subscription_stops_after_as_many_failures_as_the_page_says() -> None:
    assert FAILURES_IN_A_ROW == 20


def test_the_signature_is_that_of_the_page() -> None:
    (row,) = rows("Signature")
    found = signature(row["secret"], int(row["t"]), row["body"])
    assert found.startswith(row["v1"])
    assert header(row["secret"], int(row["t"]), row["body"]) == f"t={row['t']},v1={found}"
    assert signature("khác", int(row["t"]), row["body"]) != found
    assert signature(row["secret"], int(row["t"]) + 1, row["body"]) != found


def test_a_cursor_comes_back_as_it_was_and_nothing_else_does() -> None:
    moment = datetime(2026, 3, 9, 12, 0, 1, 5, tzinfo=HANOI)
    assert unpacked(packed(moment, 7)) == (moment, 7)
    for wrong in ("abc", "", "MjAyNi0wMy0wOSA3", packed(moment, 7)[:-4], "đ", packed(moment, -1)):
        with pytest.raises(RuleBroken, match="cursor"):
            unpacked(wrong)
