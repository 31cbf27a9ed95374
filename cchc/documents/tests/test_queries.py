"""Who sees which document, and the lists that wait for a person."""

import pytest
from django.http import Http404

from cchc.documents import queries, services
from cchc.documents.choices import DocumentAct, State
from cchc.documents.rules import transitions
from cchc.documents.tests.factories import NOW, TODAY, Desk, letter, report
from cchc.organisation.models import Agency
from cchc.organisation.tests.factories import cast, other_ward

pytestmark = pytest.mark.django_db

SEEN: dict[State, set[str]] = {
    State.DRAFT: {"binh"},
    State.COMMENTING: {"binh", "son"},
    State.FROZEN: {"binh", "minh", "lan"},
    State.SIGNED: {"binh", "minh", "lan", "yen"},
    State.SENT_BACK: {"binh", "minh", "lan"},
    State.WITHDRAWN: {"binh"},
    State.ISSUED: {"minh", "lan", "quan", "hoa", "binh", "thu", "son", "van", "tam", "yen"},
}


@pytest.fixture
def desk() -> Desk:
    return Desk(cast())


@pytest.mark.parametrize("state", State)
def test_each_state_is_seen_by_those_who_handle_it(desk: Desk, state: State) -> None:
    document = desk.at_state(state)
    people = [*SEEN[State.ISSUED], "hanh", "quantri"]
    sees = {name for name in people if document.pk in desk.seen_by(getattr(desk.people, name))}
    assert sees == SEEN[state]
    assert document.pk not in desk.seen_by(other_ward(desk.people.superior))


def test_the_list_and_the_rule_agree_on_who_sees_what(desk: Desk) -> None:
    for state in State:
        document = desk.at_state(state)
        for name in SEEN[State.ISSUED]:
            person = getattr(desk.people, name)
            held = queries.capacities(document, person, today=TODAY)
            listed = document.pk in desk.seen_by(person)
            assert listed is transitions.may_see(document.status, held), (state, name)


def test_an_unseen_document_is_not_found(desk: Desk) -> None:
    document = desk.draft()
    assert queries.get_for(desk.author, document.pk, today=TODAY) == document
    with pytest.raises(Http404):
        queries.get_for(desk.people.minh, document.pk, today=TODAY)


def test_what_waits_is_shown_to_whom_it_waits_for(desk: Desk) -> None:
    documents = {state: desk.at_state(state) for state in State}
    expected = {
        "son": {"comment": [documents[State.COMMENTING]]},
        "lan": {"sign": [documents[State.FROZEN]]},
        "yen": {"number": [documents[State.SIGNED]]},
        "minh": {},
    }
    for name, waits in expected.items():
        found = queries.waiting_for(getattr(desk.people, name), today=TODAY)
        assert {key: list(rows) for key, rows in found.items() if rows} == waits
    mine = queries.waiting_for(desk.author, today=TODAY)["finish"]
    assert set(mine) == {documents[s] for s in (State.DRAFT, State.COMMENTING, State.SENT_BACK)}


def test_the_buttons_are_the_acts_that_the_services_allow(desk: Desk) -> None:
    document = desk.at_state(State.FROZEN)
    assert queries.open_acts(document, desk.signer, today=TODAY) == {
        DocumentAct.SIGN_OFF,
        DocumentAct.SEND_BACK,
    }
    assert queries.open_acts(document, desk.author, today=TODAY) == {DocumentAct.WITHDRAW}
    assert queries.open_acts(document, desk.people.tam, today=TODAY) == frozenset()


def test_a_document_composed_elsewhere_offers_no_revising_here(desk: Desk) -> None:
    document = services.draft(
        agency=desk.people.ward,
        actor=desk.author,
        at=NOW,
        kind="BC",
        content=report(),
        subject=("report", "7", "Báo cáo quý I"),
        is_composed=True,
    )
    acts = queries.open_acts(document, desk.author, today=TODAY)
    assert DocumentAct.REVISE not in acts
    assert DocumentAct.FREEZE in acts
    assert list(queries.of_subject(desk.people.ward, "report", "7")) == [document]


def test_a_list_is_narrowed_by_state_kind_year_and_words_without_accents(desk: Desk) -> None:
    first, second = desk.draft(letter("V/v đôn đốc hòa giải")), desk.issued(report())
    rows = queries.visible_to(desk.author, today=TODAY)
    assert list(queries.filtered(rows, states=[State.ISSUED])) == [second]
    assert list(queries.filtered(rows, kind="CV")) == [first]
    assert list(queries.filtered(rows, text="don doc HOA GIAI")) == [first]
    assert list(queries.filtered(rows, text="01 bc-ubnd")) == [second]
    assert list(queries.filtered(rows, year=2026)) == [second, first]
    assert list(queries.filtered(rows, year=2025)) == []


@pytest.mark.parametrize(
    ("full_name", "lines", "superior"),
    [
        ("Ủy ban nhân dân phường An Bình", ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH"), ""),
        ("Sở Nội vụ tỉnh Mẫu", ("SỞ NỘI VỤ TỈNH MẪU",), "ỦY BAN NHÂN DÂN TỈNH MẪU"),
    ],
)
def test_a_peoples_committee_stands_in_two_lines_and_names_no_superior(
    full_name: str, lines: tuple[str, ...], superior: str
) -> None:
    agency = Agency(full_name=full_name, superior_line="Ủy ban nhân dân tỉnh Mẫu", place="An Bình")
    head = queries.letterhead(agency)
    assert (head.agency_lines, head.superior_line) == (lines, superior)


def test_a_symbol_is_proposed_for_kind_and_unit(desk: Desk) -> None:
    ward, unit = desk.people.ward, desk.people.units["Tư pháp - Hộ tịch"]
    assert queries.symbol_for(ward, "BC", unit) == "BC-UBND"
    assert queries.symbol_for(ward, "CV", unit) == "UBND-TPHT"
    assert queries.symbol_for(ward, "CV") == "UBND-VP"
