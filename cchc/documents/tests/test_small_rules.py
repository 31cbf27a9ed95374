"""Symbols, days of issue, and the table of acts; docs/rules/documents.md."""

from datetime import date

import pytest

from cchc.documents.choices import DocumentAct, DocumentKind, State
from cchc.documents.rules import issuing, symbols, transitions
from cchc.documents.rules.transitions import ASKED, AUTHOR, CLERK, LEADER, SIGNER
from cchc.kernel.errors import RuleBroken


@pytest.mark.parametrize(
    ("kind", "unit", "symbol"),
    [
        (DocumentKind.REPORT, "VP", "BC-UBND"),
        (DocumentKind.PLAN, "TPHT", "KH-UBND"),
        (DocumentKind.REGULATION, "VP", "QyĐ-UBND"),
        (DocumentKind.LETTER, "VP", "UBND-VP"),
        (DocumentKind.PUBLIC_LETTER, "TPHT", "UBND-TPHT"),
    ],
)
def test_a_letter_is_named_for_its_unit_other_kinds_for_themselves(
    kind: DocumentKind, unit: str, symbol: str
) -> None:
    assert symbols.symbol_for(kind, "UBND", unit) == symbol
    assert symbols.checked(symbol) == symbol


@pytest.mark.parametrize("symbol", ["", "BC", "bc-ubnd", "BC UBND", "05/BC-UBND", "BC-", "-UBND"])
def test_a_symbol_of_another_form_is_refused(symbol: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        symbols.checked(symbol)
    assert broken.value.field == "symbol"


@pytest.mark.parametrize(
    ("unit", "letters"),
    [
        ("Văn phòng UBND", "VP"),
        ("Tư pháp - Hộ tịch", "TPHT"),
        ("Bộ phận Tiếp nhận và Trả kết quả", "TNTKQ"),
        ("Đài Truyền thanh", "ĐTT"),
    ],
)
def test_a_unit_has_letters(unit: str, letters: str) -> None:
    assert symbols.unit_letters(unit) == letters


SIGNED, TODAY = date(2026, 4, 1), date(2026, 4, 3)


@pytest.mark.parametrize(
    ("issued_on", "last_on"),
    [
        (date(2026, 4, 1), None),
        (date(2026, 4, 3), date(2026, 4, 3)),
        (date(2026, 4, 2), date(2026, 4, 1)),
    ],
)
def test_a_document_is_dated_from_its_signature_to_today(
    issued_on: date, last_on: date | None
) -> None:
    issuing.check_day(issued_on, signed_on=SIGNED, today=TODAY, last_on=last_on)


@pytest.mark.parametrize(
    ("issued_on", "last_on", "why"),
    [
        (date(2026, 4, 4), None, "sau hôm nay"),
        (date(2026, 3, 31), None, "duyệt ký ngày 01/04/2026"),
        (date(2026, 4, 1), date(2026, 4, 2), "Số liền trước đã ghi ngày 02/04/2026"),
    ],
)
def test_another_day_is_refused_with_the_reason(
    issued_on: date, last_on: date | None, why: str
) -> None:
    with pytest.raises(RuleBroken, match=why) as broken:
        issuing.check_day(issued_on, signed_on=SIGNED, today=TODAY, last_on=last_on)
    assert broken.value.field == "issued_on"


def test_every_act_is_in_the_table_and_leads_somewhere_known() -> None:
    assert set(transitions.TABLE) == set(DocumentAct)
    assert all(move.before and move.by for move in transitions.TABLE.values())


def test_an_issued_document_changes_no_more_except_for_its_scan() -> None:
    acts = [act for act, move in transitions.TABLE.items() if State.ISSUED in move.before]
    assert acts == [DocumentAct.ATTACH]
    assert not [act for act, move in transitions.TABLE.items() if State.WITHDRAWN in move.before]


@pytest.mark.parametrize(
    ("state", "capacities", "sees"),
    [
        (State.DRAFT, {AUTHOR}, True),
        (State.DRAFT, {LEADER}, False),
        (State.DRAFT, {CLERK}, False),
        (State.DRAFT, set(), False),
        (State.COMMENTING, {ASKED}, True),
        (State.COMMENTING, {LEADER, CLERK}, False),
        (State.FROZEN, {LEADER}, True),
        (State.FROZEN, {CLERK}, False),
        (State.FROZEN, {SIGNER}, True),
        (State.SIGNED, {CLERK}, True),
        (State.SENT_BACK, {CLERK}, False),
        (State.WITHDRAWN, {LEADER}, False),
        (State.WITHDRAWN, {AUTHOR}, True),
        (State.ISSUED, set(), True),
    ],
)
def test_drafts_are_seen_only_by_those_who_handle_them(
    state: State, capacities: set[str], sees: bool
) -> None:
    assert transitions.may_see(state, capacities) is sees


def test_an_impossible_act_is_refused_in_words() -> None:
    with pytest.raises(RuleBroken, match="đang ở trạng thái “Dự thảo” nên không thể duyệt ký"):
        transitions.check(DocumentAct.SIGN_OFF, State.DRAFT)
