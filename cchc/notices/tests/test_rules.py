"""The tables of docs/rules/citizen-notices.md, and what no text may say."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.kernel.zone import HANOI
from cchc.notices.choices import Event, Reaction, Way
from cchc.notices.rules import catalogue, codes, events, lives, texts
from cchc.notices.rules.approvals import check_document

PAGE = "citizen-notices.md"
YEAR = (datetime(2026, 1, 1), datetime(2026, 12, 30))  # noqa: DTZ001
ORDER = ("zalo", "sms", "email", "phone")
TEXTS = [
    (event, name, getattr(catalogue.TEXTS[event], name))
    for event in Event.values
    for name in ("title", "sms", "email", "letter", "zalo")
]


@pytest.mark.parametrize("row", table(PAGE, "What follows a code"))
def test_what_follows_a_code(row: dict[str, str]) -> None:
    found = lives.after_try(row["reaction"], ORDER, "zalo", int(row["tries"]))
    pause = str(int(found.pause.total_seconds() // 60)) if found.pause else ""
    assert (found.state, found.way, pause) == (row["state"], row["channel"], row["pause"])


def test_the_last_channel_is_tried_to_the_end_and_then_it_has_failed() -> None:
    pauses = [lives.after_try("retry", ("sms",), "sms", number).pause for number in range(1, 7)]
    assert [p is not None for p in pauses] == [True] * 5 + [False]
    assert lives.after_try("retry", ("sms",), "sms", 6).state == "failed"
    assert lives.after_try("fallback", ("sms",), "sms", 1).state == "failed"
    assert lives.after_try("fallback", ("sms", "phone"), "sms", 1).state == "to_call"
    refused = lives.after_try("fallback", ORDER, "zalo", 1, is_refusal=True)
    assert refused.failure == "refused"


@pytest.mark.parametrize("row", table(PAGE, "Quiet hours"))
def test_quiet_hours(row: dict[str, str]) -> None:
    quiet = (None, None)
    if row["quiet"] != "–":
        quiet = tuple(time.fromisoformat(part) for part in row["quiet"].split("–"))  # type: ignore[assignment]
    moment = datetime.fromisoformat(row["moment"]).replace(tzinfo=HANOI)
    expected = datetime.fromisoformat(row["sent from"]).replace(tzinfo=HANOI)
    assert lives.allowed_from(moment, *quiet) == expected


@given(st.times(), st.times(), st.datetimes(*YEAR))
def test_what_is_put_off_is_put_off_once_and_less_than_a_day(
    begin: time, end: time, moment: datetime
) -> None:
    at = moment.replace(tzinfo=HANOI)
    later = lives.allowed_from(at, begin, end)
    assert 0 <= (later - at).total_seconds() < 86400
    assert lives.allowed_from(later, begin, end) == later


@pytest.mark.parametrize("row", table(PAGE, "Segments of an SMS"))
def test_segments(row: dict[str, str]) -> None:
    assert texts.segments("a" * int(row["characters"])) == int(row["segments"])


def test_the_order_keeps_channels_that_are_on_and_have_an_address() -> None:
    all_on = frozenset(ORDER)
    assert lives.usable(ORDER, all_on, phone=True, mobile=True, email=True) == ORDER
    landline = lives.usable(ORDER, all_on, phone=True, mobile=False, email=False)
    assert landline == ("phone",)
    assert lives.usable(ORDER, {"sms"}, phone=True, mobile=True, email=True) == ("sms",)
    assert lives.usable(ORDER, all_on, phone=False, mobile=False, email=False) == ()


def test_calls_end_when_somebody_spoke_or_nobody_did_on_two_days() -> None:
    first, second = date(2026, 3, 2), date(2026, 3, 3)
    assert lives.after_call("reached", []) == "called"
    assert lives.after_call("not_reached", [first, first]) == "to_call"
    assert lives.after_call("not_reached", [first, second]) == "failed"
    assert lives.after_call("wrong_number", []) == "failed"


@pytest.mark.parametrize(("event", "name", "text"), TEXTS)
def test_no_text_names_person_procedure_and_result(event: str, name: str, text: str) -> None:
    texts.check_text(event, text, field=name)
    shown = texts.filled(text, events.sample_of(event))
    assert not ("Nguyễn Hoàng Phương Khánh" in shown and "Đăng ký khai sinh" in shown)
    if events.EVENTS[event].tells_result:
        assert "Đăng ký khai sinh" not in shown
    assert "{" not in shown
    assert "[[" not in shown


@pytest.mark.parametrize("event", Event.values)
def test_every_event_has_texts_an_order_and_fits_into_three_segments(event: str) -> None:
    texts.check_sms(event, catalogue.TEXTS[event].sms)
    texts.checked_map(event, catalogue.TEXTS[event].zalo_map)
    assert set(catalogue.ORDERS[event]) <= set(Way.values)
    short = dict.fromkeys(events.EVENTS[event].required, "x")
    assert "[[" not in texts.sms_of(catalogue.TEXTS[event].sms, short)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{name}: {procedure}", "cả người nộp và thủ tục"),
        ("kết quả {procedure}", "không được nêu tên thủ tục"),
        ("{cccd}", "{cccd}"),
        ("{code", "chưa đủ cặp"),
        ("[[ {code}", "chưa đủ cặp"),
    ],
)
def test_a_text_that_says_too_much_is_refused(text: str, says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        texts.check_text("ready", text, field="sms")


def test_a_map_may_not_bring_together_what_a_text_may_not() -> None:
    with pytest.raises(RuleBroken, match="cả người nộp"):
        texts.checked_map("received", {"ten": "name", "thu_tuc": "procedure"})
    with pytest.raises(RuleBroken, match="không hợp lệ"):
        texts.checked_map("received", {"ten người": "code"})


def test_an_sms_of_four_segments_is_refused() -> None:
    with pytest.raises(RuleBroken, match="nhiều nhất 459"):
        texts.check_sms("ready", "a" * 460)
    with pytest.raises(RuleBroken, match="còn trống"):
        texts.check_sms("ready", "đ".replace("đ", " "))


@given(st.text(max_size=80))
def test_what_an_sms_says_is_plain_ascii_on_one_line(text: str) -> None:
    bare = texts.without_accents(text)
    assert bare.isascii()
    assert not set("#&\n") & set(bare)


def test_accents_go_and_letters_stay() -> None:
    assert texts.without_accents("Đã trả kết quả hồ sơ – đúng hẹn") == (
        "Da tra ket qua ho so - dung hen"
    )


def test_a_value_is_never_read_as_a_template() -> None:
    assert texts.filled("{code} [[{link}]]", {"code": "{name}", "name": "Mai"}) == "{name}"


def test_parameters_of_an_event_are_whole_and_known() -> None:
    with pytest.raises(ValueError, match="lacks"):
        events.checked_params("received", {"agency": "A", "code": "1"})
    with pytest.raises(ValueError, match="does not know"):
        events.checked_params("ready", {"agency": "A", "code": "1", "cccd": "1"})


def test_every_code_of_the_catalogue_has_a_reaction() -> None:
    for provider, known in codes.CATALOGUE.items():
        assert {code.reaction for code in known.values()} <= set(Reaction.values), provider
    assert set(codes.CATALOGUE) == set(codes.PROVIDERS)


@pytest.mark.parametrize("text", ["", "12/QĐ-UBND", "ngày 05/01/2026", "1/QĐ ngày 31/02/2026"])
def test_a_channel_needs_number_and_day_of_a_document(text: str) -> None:
    with pytest.raises(RuleBroken, match="số và ngày"):
        check_document(text)
