"""A file comes into the catalogue whole or not at all; a second time it changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.organisation.models import User
from cchc.organisation.tests.factories import cast, other_ward
from cchc.procedures import exchange, queries, services
from cchc.procedures.choices import Level, VersionState
from cchc.procedures.models import CatalogueImport, Form, Procedure, ProcedureVersion
from cchc.procedures.queries import ADD, REVISE, UNCHANGED, Bringing
from cchc.procedures.tests.factories import (
    BIRTH,
    COPY,
    LIFE,
    NOW,
    WHOLE,
    birth,
    certified_copy,
    drafted,
    published,
)
from cchc.procedures.tests.sheets import file_of, sheets_of
from cchc.procedures.whole import Life, WholeVersion

pytestmark = pytest.mark.django_db


def brought(actor: User, *versions: WholeVersion) -> Bringing:
    """The versions as a JSON file, imported by the person."""
    return services.import_catalogue(
        agency=actor.agency,
        content=exchange.objects(versions),
        name="danh-muc.json",
        actor=actor,
        at=NOW,
    )


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_what_is_exported_imports_again_unchanged(kind: str) -> None:
    who = cast()
    published(who.quan)
    published(who.quan, entry=COPY, content=certified_copy())
    first = Procedure.objects.get(code=BIRTH.code)
    services.copy_in_force(procedure=first, actor=who.quan, at=NOW)
    wholes = queries.exported(who.ward)
    file = exchange.WRITERS[kind](wholes)
    again = services.import_catalogue(
        agency=who.ward, content=file, name=f"a.{kind}", actor=who.quan, at=NOW
    )
    assert again.problems == ()
    assert again.number_of(UNCHANGED) == 3
    khang = other_ward()
    done = services.import_catalogue(
        agency=khang.agency, content=file, name=f"a.{kind}", actor=khang, at=NOW
    )
    assert done.problems == ()
    assert queries.exported(khang.agency) == wholes


DRAFT = WholeVersion(BIRTH, 1, Life(), birth())
CASES: dict[str, Callable[[], WholeVersion]] = {
    "nothing of that number": lambda: WholeVersion(BIRTH, 2, Life(), birth(fee_note="Mới")),
    "the same": lambda: WHOLE,
    "a draft of that number": lambda: replace(DRAFT, content=birth(fee_note="Sửa")),
    "a published version of that number": lambda: replace(WHOLE, content=birth(fee_note="Sửa")),
    "gap": lambda: WholeVersion(BIRTH, 4, Life(), birth()),
    "the field": lambda: replace(WHOLE, entry=replace(BIRTH, field_name="Tên khác")),
    "published, without a decision": lambda: WholeVersion(
        COPY, 1, replace(LIFE, decision_number=""), certified_copy()
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_comes_out_of_a_version_of_the_file(case: str) -> None:
    who = cast()
    if case == "a draft of that number":
        drafted(who.quan)
    else:
        published(who.quan)
    done = brought(who.quan, CASES[case]())
    said = _row_of(case)["comes out as"]
    if said.startswith("refused: "):
        assert said.removeprefix("refused: ") in str(done.problems[0])
        assert not CatalogueImport.objects.exists()
        return
    wanted = {"added": ADD, "unchanged": UNCHANGED, "draft revised": REVISE}[said]
    assert [outcome.what for outcome in done.outcomes] == [wanted]
    found = queries.exported(who.ward)[-1]
    assert found.content == CASES[case]().content


def _row_of(case: str, column: str = "the catalogue has") -> dict[str, str]:
    rows = table("procedures.md", "Files")
    by_file = {"gap": "a number that leaves a gap", "published, without a decision": case}
    if case in by_file:
        case, column = by_file[case], "the file writes"
    return next(row for row in rows if row[column] == case)


def test_a_row_of_no_version_is_named() -> None:
    said = _row_of("a paper of a procedure that no row names", "the file writes")["comes out as"]
    sheets = sheets_of()
    sheets["Giấy tờ"][1][0] = "MAU.XX.99"
    done = services.import_catalogue(
        agency=cast().ward, content=file_of(sheets), name="a.xlsx", actor=None, at=NOW
    )
    assert said.removeprefix("refused: ") in done.problems[0].why
    assert not Procedure.objects.exists()


def test_a_new_version_of_the_file_ends_the_one_in_force() -> None:
    who = cast()
    published(who.quan, valid_from=date(2026, 1, 5))
    later = replace(LIFE, valid_from=date(2026, 2, 1))
    done = brought(who.quan, WholeVersion(BIRTH, 2, later, birth(fee_note="Mới")))
    assert done.problems == ()
    first = ProcedureVersion.objects.get(number=1)
    assert first.valid_to == date(2026, 1, 31)


def test_two_versions_of_a_file_that_share_a_day_are_refused() -> None:
    who = cast()
    later = replace(LIFE, valid_from=date(2026, 2, 1))
    done = brought(who.quan, WHOLE, WholeVersion(BIRTH, 2, later, birth()))
    assert "Áp dụng đến hết" in done.problems[0].why
    ended = replace(WHOLE, life=replace(LIFE, valid_to=date(2026, 1, 31)))
    assert brought(who.quan, ended, WholeVersion(BIRTH, 2, later, birth())).problems == ()


def test_a_draft_of_the_catalogue_is_published_by_the_file() -> None:
    who = cast()
    drafted(who.quan)
    assert brought(who.quan, WHOLE).number_of(REVISE) == 1
    assert ProcedureVersion.objects.get().state == VersionState.PUBLISHED


def test_one_bad_row_keeps_everything_out() -> None:
    who = cast()
    bad = WholeVersion(COPY, 1, LIFE, certified_copy(limit_amount=Decimal(3)))
    done = brought(who.quan, WHOLE, bad)
    assert [(each.sheet, each.row, each.column) for each in done.problems] == [
        ("Thủ tục", "procedures[1]", "Các bước")
    ]
    assert not Procedure.objects.exists()
    assert not Form.objects.exists()


def test_a_file_is_tried_before_it_is_written_and_written_once() -> None:
    who = cast()
    row = services.hand_in(
        agency=who.ward,
        content=exchange.objects([WHOLE]),
        name="danh-muc.json",
        actor=who.quan,
        at=NOW,
    )
    assert queries.tried_again(row, today=NOW.date()).number_of(ADD) == 1
    assert not Procedure.objects.exists()
    services.write(bringing=row, actor=who.quan, at=NOW)
    assert ProcedureVersion.objects.count() == 1
    with pytest.raises(RuleBroken, match="đã được ghi"):
        services.write(bringing=row, actor=who.quan, at=NOW)


def test_a_handed_in_file_that_has_become_wrong_is_not_written() -> None:
    who = cast()
    row = services.hand_in(
        agency=who.ward,
        content=exchange.objects([WHOLE]),
        name="danh-muc.json",
        actor=who.quan,
        at=NOW,
    )
    published(who.quan, content=birth(fee_note="Khác"))
    with pytest.raises(RuleBroken, match="không ghi gì"):
        services.write(bringing=row, actor=who.quan, at=NOW)


def test_an_entry_that_changes_its_level_is_named() -> None:
    who = cast()
    published(who.quan)
    moved = replace(WHOLE, number=2, life=Life(), entry=replace(BIRTH, level=Level.PROVINCE))
    assert "đã ghi là cấp xã" in brought(who.quan, moved).problems[0].why
