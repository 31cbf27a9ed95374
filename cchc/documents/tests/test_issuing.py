"""A signed document gets its number, its day, its files, and never changes again."""

from datetime import date
from io import BytesIO

import docx
import pdfplumber
import pytest
from django.db import IntegrityError, transaction

from cchc.documents import facts, measures, queries, services
from cchc.documents.choices import Direction, State
from cchc.documents.models import OfficialDocument
from cchc.documents.tests.factories import NOW, TODAY, Desk, letter, moment, report
from cchc.documents.tests.test_acts import PDF
from cchc.kernel import audit
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files import storing
from cchc.kernel.files.models import StoredFile
from cchc.kernel.periods import Period
from cchc.organisation import services as organisation
from cchc.organisation.tests.factories import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk(cast())


def numbering(desk: Desk, way: str) -> None:
    organisation.change_setting(
        agency=desk.people.ward,
        key="documents.numbering",
        value=way,
        actor=desk.people.quantri,
        at=NOW,
    )


def content_of(stored: StoredFile | None) -> bytes:
    assert stored is not None
    assert storing.check(stored)
    with storing.open_stored(stored) as stream:
        return stream.read()


def test_numbers_of_a_kind_run_from_one_without_gaps(desk: Desk) -> None:
    letters = [desk.issued(letter()).number for _ in range(3)]
    reports = [desk.issued(report()).number for _ in range(2)]
    assert (letters, reports) == ([1, 2, 3], [1, 2])


def test_numbers_run_over_all_kinds_when_the_head_decided_so(desk: Desk) -> None:
    numbering(desk, "common")
    assert [desk.issued(c()).number for c in (letter, report, letter)] == [1, 2, 3]


def test_a_changed_way_of_numbering_never_gives_the_same_reference_twice(desk: Desk) -> None:
    first = desk.issued(report())
    numbering(desk, "common")
    second = desk.issued(report())
    assert (first.reference, second.reference) == ("01/BC-UBND", "02/BC-UBND")


def test_numbers_begin_again_each_year(desk: Desk) -> None:
    desk.issued(at=moment(30, 12))
    second = desk.issued(at=NOW.replace(year=2027, month=1, day=4))
    assert (second.number, second.year) == (1, 2027)


def test_a_refused_issue_takes_no_number(desk: Desk) -> None:
    document = desk.at_state(State.SIGNED)
    with pytest.raises(RuleBroken, match="sau hôm nay"):
        desk.issue(document, on=date(2026, 4, 2))
    assert desk.issue(document).number == 1


def test_the_day_does_not_go_back_behind_the_number_before(desk: Desk) -> None:
    early, late = desk.at_state(State.SIGNED), desk.at_state(State.SIGNED)
    desk.issue(late, on=date(2026, 4, 3), at=moment(3))
    with pytest.raises(RuleBroken, match="Số liền trước"):
        desk.issue(early, on=date(2026, 4, 2), at=moment(3))
    assert desk.issue(early, on=date(2026, 4, 3), at=moment(3)).number == 2


def test_the_issued_files_carry_number_and_day_and_are_hashed_into_the_chain(desk: Desk) -> None:
    document = desk.issued(report())
    with pdfplumber.open(BytesIO(content_of(document.issued_pdf))) as file:
        text = file.pages[0].extract_text()
    assert "Số: 01/BC-UBND" in text
    assert "An Bình, ngày 01 tháng 4 năm 2026" in text
    word = docx.Document(BytesIO(content_of(document.issued_docx)))
    assert "Số: 01/BC-UBND" in word.tables[0].cell(1, 0).text
    assert document.issued_pdf is not None
    assert document.issued_pdf.name == "01-BC-UBND.pdf"
    last = audit.history("anbinh", "document", str(document.pk))[-1]
    assert last.facts["number"] == 1
    assert last.facts["issued_pdf"] == document.issued_pdf.sha256


def test_a_better_scan_takes_the_place_of_the_first_and_both_hashes_are_known(desk: Desk) -> None:
    document = desk.issued()
    for scan in (PDF, PDF + b"\n%better"):
        document = services.attach_signed_copy(
            document=document, file=BytesIO(scan), name="quét.pdf", actor=desk.people.yen, at=NOW
        )
    assert content_of(document.signed_copy).endswith(b"better")
    events = audit.history("anbinh", "document", str(document.pk))
    assert len({event.facts["signed_copy"] for event in events[-2:]}) == 2


def test_a_scan_of_another_kind_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        services.attach_signed_copy(
            document=desk.issued(),
            file=BytesIO(b"<html>"),
            name="x.pdf",
            actor=desk.people.yen,
            at=NOW,
        )


def test_the_database_refuses_a_number_twice_and_an_issued_document_without_files(
    desk: Desk,
) -> None:
    first, second, draft = desk.issued(), desk.issued(), desk.draft()
    for change in ({"number": first.number}, {"issued_pdf": None}, {"number": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OfficialDocument.objects.filter(pk=second.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialDocument.objects.filter(pk=draft.pk).update(number=7)


def test_the_facts_of_the_history_are_those_of_the_rows(desk: Desk) -> None:
    for state in State:
        desk.at_state(state)
    services.state_secret_count(
        agency=desk.people.ward,
        year=2026,
        direction=Direction.INCOMING,
        count=2,
        actor=desk.people.yen,
        at=NOW,
    )
    folded: dict[tuple[str, str], dict[str, object]] = {}
    for event in AuditEvent.objects.filter(agency_key="anbinh").order_by("seq"):
        key = (event.subject_kind, event.subject_key)
        folded.setdefault(key, {}).update(audit.history("anbinh", *key)[-1].facts)
    rows = {
        (source.kind, key): dict(found)
        for source in facts.SOURCES
        for key, found in source.current("anbinh")
    }
    assert len(rows) == len(State) + 1
    assert {key: folded[key] for key in rows} == rows


def test_issued_documents_of_a_period_are_counted_with_their_records(desk: Desk) -> None:
    desk.issued(letter(), at=moment(31, 3))
    counted = [desk.issued(report()), desk.issued(letter())]
    found = measures.issued(desk.people.ward, Period.parse("2026-Q2"))
    assert (found.count, found.by_kind) == (2, {"BC": 1, "CV": 1})
    assert set(found.records) == set(counted)


def test_the_outgoing_register_lists_a_year_as_numbered(desk: Desk) -> None:
    rows = [desk.issued(letter(), at=moment(day)) for day in (1, 2, 3)]
    desk.at_state(State.SIGNED)
    desk.issued(letter(), at=NOW.replace(year=2027))
    assert list(queries.outgoing_register(desk.people.ward, 2026)) == rows
    assert list(queries.outgoing_register(desk.people.ward, 2026, kind="BC")) == []
    assert queries.years(desk.people.ward, today=TODAY) == [2027, 2026]


def test_the_expected_number_is_shown_before_it_is_taken(desk: Desk) -> None:
    document = desk.at_state(State.SIGNED)
    assert queries.expected_number(document, 2026) == 1
    desk.issue(document)
    assert queries.expected_number(desk.at_state(State.SIGNED), 2026) == 2
