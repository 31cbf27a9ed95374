"""What comes in is registered, passed on, and kept out when it is secret."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc.documents import measures, queries, render, services
from cchc.documents.choices import Direction, DocumentKind
from cchc.documents.content import Para
from cchc.documents.models import IncomingDocument
from cchc.documents.services import Arrival
from cchc.documents.tests.factories import NOW, TODAY, Desk, letter
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.models import StoredFile
from cchc.kernel.periods import Period
from cchc.organisation.tests.factories import cast, other_ward

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


@pytest.fixture
def desk() -> Desk:
    return Desk(cast())


def arrival(**changed: Any) -> Arrival:
    fields: dict[str, Any] = {
        "arrived_on": TODAY,
        "author": "Sở Nội vụ tỉnh Mẫu",
        "kind": DocumentKind.LETTER,
        "title": "Về việc gửi báo cáo cải cách hành chính quý I",
        "reference": "215/SNV-CCHC",
        "dated_on": date(2026, 3, 30),
    }
    return Arrival(**{**fields, **changed})


def register(desk: Desk, **more: Any) -> IncomingDocument:
    given = {"actor": desk.people.yen, "at": NOW, **more}
    changed = given.pop("arrival", None) or arrival()
    return services.register_incoming(agency=desk.people.ward, arrival=changed, **given)


def test_arrivals_are_numbered_through_the_year(desk: Desk) -> None:
    assert [register(desk).number for _ in range(3)] == [1, 2, 3]
    rows = queries.incoming_register(desk.people.ward, 2026, text="so noi vu 215")
    assert [row.number for row in rows] == [1, 2, 3]
    assert measures.received(desk.people.ward, Period.parse("2026-Q2"))[0] == 3


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"arrived_on": date(2026, 4, 2)}, "arrived_on"),
        ({"dated_on": date(2026, 4, 2)}, "dated_on"),
        ({"author": " "}, "author"),
        ({"title": ""}, "title"),
        ({"is_secret": True}, "is_secret"),
        ({"title": "Tối mật"}, "is_secret"),
    ],
)
def test_a_wrong_entry_is_refused_and_takes_no_number(
    desk: Desk, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        register(desk, arrival=arrival(**changed))
    assert broken.value.field == field
    assert register(desk).number == 1


def test_arrivals_do_not_go_back_in_time(desk: Desk) -> None:
    register(desk)
    with pytest.raises(RuleBroken, match="liền trước"):
        register(desk, arrival=arrival(arrived_on=date(2026, 3, 31)))


def test_a_file_stamped_secret_is_refused_and_not_kept(desk: Desk) -> None:
    stamped = letter()
    secret = render.docx(stamped.__class__(**{**stamped.__dict__, "blocks": (Para("MẬT"),)}))
    with pytest.raises(RuleBroken, match="dấu chỉ độ mật “MẬT”"):
        register(desk, file=secret, file_name="van-ban.docx")
    assert not StoredFile.objects.filter(name="van-ban.docx").exists()
    assert not IncomingDocument.objects.exists()


def test_a_file_that_talks_of_state_secrets_is_kept(desk: Desk) -> None:
    file = render.docx(letter("V/v bảo vệ bí mật nhà nước"))
    row = register(desk, file=file, file_name="văn bản.docx")
    assert row.file is not None
    assert row.file.name == "văn bản.docx"


def test_a_scan_without_text_is_kept_on_the_clerks_word(desk: Desk) -> None:
    assert register(desk, file=PNG, file_name="quét.png").file is not None


@pytest.mark.parametrize("name", ["quan", "binh", "minh", "tam", "hanh", "quantri"])
def test_only_the_clerk_registers_passes_on_and_counts(desk: Desk, name: str) -> None:
    actor = getattr(desk.people, name)
    row = register(desk)
    unit = desk.people.units["Văn phòng UBND"]
    with pytest.raises(PermissionDenied):
        register(desk, actor=actor)
    with pytest.raises(PermissionDenied):
        services.pass_on(document=row, unit=unit, receiver=None, actor=actor, at=NOW)
    with pytest.raises(PermissionDenied):
        services.state_secret_count(
            agency=desk.people.ward,
            year=2026,
            direction=Direction.INCOMING,
            count=1,
            actor=actor,
            at=NOW,
        )


def test_a_document_is_passed_to_a_unit_and_a_person(desk: Desk) -> None:
    unit = desk.people.units["Văn phòng UBND"]
    row = services.pass_on(
        document=register(desk), unit=unit, receiver=desk.people.quan, actor=desk.people.yen, at=NOW
    )
    assert (row.unit, row.receiver, row.passed_on) == (unit, desk.people.quan, TODAY)


def test_nothing_is_passed_to_people_or_units_of_elsewhere(desk: Desk) -> None:
    stranger = other_ward(desk.people.superior)
    there = stranger.posts.get().unit
    here = desk.people.units["Văn phòng UBND"]
    for unit, receiver, field in ((there, None, "unit"), (here, stranger, "receiver")):
        with pytest.raises(RuleBroken) as broken:
            services.pass_on(
                document=register(desk),
                unit=unit,
                receiver=receiver,
                actor=desk.people.yen,
                at=NOW,
            )
        assert broken.value.field == field


def test_of_secret_documents_only_the_count_is_kept(desk: Desk) -> None:
    for count in (3, 5):
        services.state_secret_count(
            agency=desk.people.ward,
            year=2026,
            direction=Direction.INCOMING,
            count=count,
            actor=desk.people.yen,
            at=NOW,
        )
    assert queries.secret_counts(desk.people.ward, 2026) == {"incoming": 5}
    with pytest.raises(RuleBroken, match="không được âm"):
        services.state_secret_count(
            agency=desk.people.ward,
            year=2026,
            direction=Direction.OUTGOING,
            count=-1,
            actor=desk.people.yen,
            at=NOW,
        )


def test_an_arrival_is_seen_in_its_own_agency_only(desk: Desk) -> None:
    row = register(desk)
    assert queries.incoming_for(desk.people.tam, row.pk, today=TODAY) == row
    for stranger in (desk.people.hanh, desk.people.quantri, other_ward(desk.people.superior)):
        with pytest.raises(Http404):
            queries.incoming_for(stranger, row.pk, today=TODAY)
