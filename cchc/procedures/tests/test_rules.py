"""The tables of docs/rules/procedures.md, line by line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import parse_date_vi
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Calendar, Holiday, week_of
from cchc.procedures.choices import FeeMode, FieldType, LimitUnit, Standing, VersionState
from cchc.procedures.rules import acts, checking, codes, shares, validity
from cchc.procedures.rules.publication import check_announced, publication
from cchc.procedures.rules.validity import Span
from cchc.procedures.tests.factories import DECREE, FORM, LIFE, PAPERS, STEPS, birth
from cchc.procedures.whole import Content, Life, WholePaper

PAGE = "procedures.md"
TODAY = date(2026, 3, 10)


def day(text: str) -> date | None:
    return None if text.strip() in ("–", "") else parse_date_vi(text)


@pytest.mark.parametrize("row", table(PAGE, "Codes"), ids=lambda row: row["code"])
def test_codes(row: dict[str, str]) -> None:
    is_right = {
        "procedure": codes.is_procedure_code,
        "item": codes.is_item_code,
        "datum": codes.is_datum_code,
    }[row["kind"]]
    assert is_right(row["code"]) == (row["right"] == "yes")


@pytest.mark.parametrize(
    "row", table(PAGE, "Steps share the limit"), ids=lambda row: f"{row['limit']} {row['unit']}"
)
def test_the_steps_share_the_limit(row: dict[str, str]) -> None:
    amount, unit = Decimal(row["limit"]), LimitUnit(row["unit"])
    minutes = [int(each) for each in row["steps"].split(",")]
    why = shares.limit_problem(amount, unit) or shares.shares_problem(amount, unit, minutes)
    assert (why == "") == (row["right"] == "yes")
    assert row["right"] == "yes" or row["says"] in why


TWICE = replace(FORM.fields[2], options=("Nam",))
CHANGES: dict[str, Callable[[Content], Content]] = {
    "no name": lambda c: replace(c, name=""),
    "nobody may apply": lambda c: replace(c, applicants=()),
    "fee to be paid, neither amount nor note": lambda c: replace(c, fee_mode=FeeMode.BEFORE),
    "no fee is taken, amount 5000": lambda c: replace(c, fee=5000),
    "no legal basis": lambda c: replace(
        c, bases=(), papers=tuple(replace(each, basis="") for each in PAPERS)
    ),
    "no paper": lambda c: replace(c, papers=()),
    "no result": lambda c: replace(c, results=()),
    "no step": lambda c: replace(c, steps=()),
    "paper with no count": lambda c: _with_paper(c, originals=0),
    "paper only shown, yet one copy": lambda c: _with_paper(c, is_shown=True),
    "paper not required, no condition": lambda c: _with_paper(c, is_required=False),
    "paper resting on an unlisted text": lambda c: _with_paper(c, basis="99/2099"),
    "paper after an unlisted form": lambda c: _with_paper(c, form="TK-X"),
    "two papers of one code": lambda c: replace(c, papers=(*PAPERS, replace(PAPERS[0]))),
    "form without data": lambda c: replace(c, forms=(replace(FORM, fields=()),)),
    "the same datum twice in a form": lambda c: replace(
        c, forms=(replace(FORM, fields=(*FORM.fields, FORM.fields[0])),)
    ),
    "choice with one option": lambda c: replace(c, forms=(replace(FORM, fields=(TWICE,)),)),
    "steps short of the limit": lambda c: replace(c, steps=STEPS[:2]),
    "basis that ends before it begins": lambda c: replace(
        c, bases=(replace(DECREE, in_force_to=date(2025, 1, 1)),)
    ),
}


def _with_paper(content: Content, **change: object) -> Content:
    paper = WholePaper("GT9", "Giấy mẫu", originals=1)
    return replace(content, papers=(*PAPERS, replace(paper, **change)))  # type: ignore[arg-type]


def test_a_complete_version_has_no_problem() -> None:
    assert checking.problems(birth()) == []
    assert FORM.fields[2].type == FieldType.CHOICE


@pytest.mark.parametrize(
    "row", table(PAGE, "A whole version"), ids=lambda row: row["change to a complete version"]
)
def test_a_whole_version(row: dict[str, str]) -> None:
    found = checking.problems(CHANGES[row["change to a complete version"]](birth()))
    assert [(each.part, each.field) for each in found] == [(row["part"], row["field"])]
    assert row["says"] in found[0].why


def test_every_change_of_the_page_is_tried() -> None:
    said = {row["change to a complete version"] for row in table(PAGE, "A whole version")}
    assert said == set(CHANGES)


def test_no_version_is_published_on_a_lapsed_text() -> None:
    content = birth(bases=(replace(DECREE, in_force_to=date(2026, 2, 28)),))
    assert checking.lapsed(content, date(2026, 2, 28)) == ""
    assert "hết hiệu lực" in checking.lapsed(content, date(2026, 3, 1))


def _life(first: str, last: str = "–", state: VersionState = VersionState.PUBLISHED) -> Life:
    withdrawn = date(2026, 6, 1) if state == VersionState.WITHDRAWN else None
    return Life(state, day(first), day(last), withdrawn_on=withdrawn)


LIVES = {
    1: _life("01/07/2025", "31/12/2025"),
    2: _life("01/01/2026", "31/05/2026", VersionState.WITHDRAWN),
    3: _life("01/08/2026"),
    4: _life("01/10/2026", "–", VersionState.WITHDRAWN),
    5: Life(),
}


@pytest.mark.parametrize("row", table(PAGE, "Which version applies"), ids=lambda row: row["day"])
def test_which_version_applies(row: dict[str, str]) -> None:
    asked = parse_date_vi(row["day"])
    applied = [span.number for span in validity.spans_of(LIVES) if span.covers(asked)]
    assert applied == ([] if row["version"] == "–" else [int(row["version"])])


def test_what_a_version_is_on_a_day() -> None:
    asked = date(2026, 7, 1)
    assert {number: validity.standing(life, asked) for number, life in LIVES.items()} == {
        1: Standing.ENDED,
        2: Standing.WITHDRAWN,
        3: Standing.FORTHCOMING,
        4: Standing.WITHDRAWN,
        5: Standing.DRAFT,
    }
    assert validity.standing(LIVES[3], date(2026, 8, 1)) == Standing.IN_FORCE


def _spans(text: str) -> list[Span]:
    if text == "–":
        return []
    found = []
    for each in text.split(";"):
        number, days = each.split(":")
        first, _, last = days.partition("–")
        start = day(first)
        assert start is not None
        found.append(Span(int(number), start, day(last)))
    return found


@pytest.mark.parametrize(
    "row",
    table(PAGE, "A new version begins"),
    ids=lambda row: f"{row['before']} / {row['new from']}",
)
def test_a_new_version_begins(row: dict[str, str]) -> None:
    new = Span(9, parse_date_vi(row["new from"]))
    said = row["what happens"]
    if said.startswith("refused: "):
        with pytest.raises(RuleBroken, match=said.removeprefix("refused: ")):
            validity.ended_by(_spans(row["before"]), new, TODAY)
        return
    ended = validity.ended_by(_spans(row["before"]), new, TODAY)
    if said == "begins":
        assert ended is None
    else:
        assert ended is not None
        assert ended.last is not None
        assert said == f"{ended.number} ends {ended.last:%d/%m/%Y}"


CALENDAR = Calendar(
    week_of({name: ["07:30-11:30", "13:00-17:00"] for name in ("mon", "tue", "wed", "thu", "fri")}),
    holidays=tuple(Holiday(date(2026, 2, number), "Tết") for number in range(16, 21)),
)


@pytest.mark.parametrize("row", table(PAGE, "Publication"), ids=lambda row: row["decided"])
def test_publication(row: dict[str, str]) -> None:
    counted = publication(
        parse_date_vi(row["decided"]),
        parse_date_vi(row["effective"]),
        parse_date_vi(row["public"]),
        CALENDAR.working_days_between,
    )
    said = (counted.before_effect, counted.to_public)
    assert said == (int(row["before effect"]), int(row["to public"]))
    assert counted.is_announced_in_time == (row["decided in time"] == "yes")
    assert counted.is_shown_in_time == (row["shown in time"] == "yes")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"decision_number": " "}, "decision_number"),
        ({"decision_on": None}, "decision_on"),
        ({"effective_on": None}, "effective_on"),
        ({"published_on": None}, "published_on"),
        ({"valid_from": None}, "valid_from"),
        ({"effective_on": date(2026, 1, 1)}, "effective_on"),
        ({"published_on": date(2026, 1, 1)}, "published_on"),
        ({"valid_from": date(2026, 1, 4)}, "valid_from"),
        ({"published_on": date(2026, 3, 11)}, "published_on"),
    ],
)
def test_a_publication_without_its_dates_is_refused(
    change: dict[str, date | str | None], field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_announced(replace(LIFE, **change), TODAY)  # type: ignore[arg-type]
    assert broken.value.field == field


@pytest.mark.parametrize(
    ("life", "field"),
    [
        (replace(LIFE, valid_to=date(2026, 1, 4)), "valid_to"),
        (replace(LIFE, withdrawn_on=date(2026, 2, 1)), "withdrawn_on"),
        (replace(LIFE, state=VersionState.WITHDRAWN), "withdrawn_on"),
        (
            replace(
                LIFE,
                state=VersionState.WITHDRAWN,
                withdrawn_on=date(2026, 2, 1),
                withdraw_reason="QĐ 5",
                valid_to=date(2026, 2, 1),
            ),
            "valid_to",
        ),
    ],
)
def test_state_and_days_agree(life: Life, field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        validity.check_life(life)
    assert broken.value.field == field


@pytest.mark.parametrize("state", VersionState)
@pytest.mark.parametrize("act", acts.VersionAct)
def test_every_act_in_every_state(state: VersionState, act: acts.VersionAct) -> None:
    allowed = {
        ("draft", "revise"),
        ("draft", "publish"),
        ("draft", "drop"),
        ("published", "withdraw"),
        ("published", "copy"),
        ("withdrawn", "copy"),
    }
    found = acts.open_acts(replace(LIFE, state=state), [state], TODAY)
    assert (act in found) == ((state.value, act.value) in allowed)


def test_there_is_one_draft_at_a_time_and_nothing_to_withdraw_of_what_has_ended() -> None:
    states = [VersionState.DRAFT, VersionState.PUBLISHED]
    assert acts.VersionAct.COPY not in acts.open_acts(LIFE, states, TODAY)
    ended = replace(LIFE, valid_to=date(2026, 3, 9))
    assert acts.VersionAct.WITHDRAW not in acts.open_acts(ended, states[1:], TODAY)
