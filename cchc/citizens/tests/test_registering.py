"""Registering, correcting, noting a paper as shown: what is kept, found again, and refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from cchc.citizens import facts, queries, services
from cchc.citizens.models import Citizen, NameKey
from cchc.citizens.services import Details
from cchc.citizens.tests.factories import COMPANY, MAI, NOW, TU, corrected, registered
from cchc.kernel import audit
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.organisation.tests.factories import Cast, cast, other_ward

pytestmark = pytest.mark.django_db
SECRETS = (MAI.id_number, MAI.phone, MAI.email, "phố Sen", "1995-08-15")


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def told(broken: pytest.ExceptionInfo[RuleBroken]) -> tuple[str, str | None]:
    return broken.value.message, broken.value.field


def test_somebody_new_is_kept_in_one_way_of_writing(who: Cast) -> None:
    said = replace(MAI, name=" Trần Thị  Mai ", id_number="038 195 001234", phone="+84 912 345 678")
    made = services.register(agency=who.ward, said=said, actor=who.hoa, at=NOW)
    assert not made.was_known
    assert queries.details_of(Citizen.objects.get()) == MAI
    assert made.citizen.id_tail == "234"


def test_nothing_that_identifies_or_reaches_a_person_is_readable_in_the_database(who: Cast) -> None:
    made = registered(who.ward)
    corrected(who, made, replace(MAI, phone="0987654321"), reason="đổi số 0987654321")
    secrets = (*SECRETS, "0987654321")
    for table in (
        "citizens_citizen",
        "citizens_namekey",
        "kernel_auditevent",
        "kernel_auditpayload",
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")  # the names are ours
            kept = " ".join(
                str(bytes(v) if isinstance(v, memoryview) else v) for row in cursor for v in row
            )
        assert [secret for secret in secrets if secret in kept] == [], table


def test_a_known_number_gives_who_is_there_unchanged_and_says_what_differs(who: Cast) -> None:
    made = registered(who.ward)
    said = replace(MAI, id_number="038.195.001.234", name="Trần Thị Mài", phone="", gender="")
    again = services.register(agency=who.ward, said=said, actor=who.hoa, at=NOW)
    assert (again.citizen, again.was_known, again.differs) == (made, True, ("name",))
    assert Citizen.objects.get().name == "Trần Thị Mai"
    assert AuditEvent.objects.filter(subject_kind=facts.CITIZEN).count() == 1


def test_one_number_of_two_kinds_of_paper_is_two_citizens(who: Cast) -> None:
    household = Details("2", "Hộ kinh doanh Trần Thị Mai", "tax", MAI.id_number)
    assert registered(who.ward) != registered(who.ward, household)


def test_without_a_number_two_of_one_name_are_two(who: Cast) -> None:
    assert registered(who.ward, id_number="") != registered(who.ward, id_number="")
    assert Citizen.objects.filter(id_kind="", id_index=None).count() == 2


def test_another_agency_knows_them_anew_and_under_another_index(who: Cast) -> None:
    here, there = registered(who.ward), registered(other_ward().agency)
    assert here.pk != there.pk
    assert here.id_index != there.id_index
    assert here.phone_index != there.phone_index


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " … "}, "name"),
        ({"kind": "3"}, "kind"),
        ({"id_kind": ""}, "id_kind"),
        ({"id_kind": "the"}, "id_kind"),
    ],
)
def test_only_what_says_nobody_is_refused(who: Cast, said: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        registered(who.ward, **said)
    assert broken.value.field == field
    assert not Citizen.objects.exists()


def test_an_odd_number_is_kept(who: Cast) -> None:
    assert registered(who.ward, id_number="123", phone="99").id_number == "123"


def test_a_correction_keeps_before_after_and_reason_encrypted(who: Cast) -> None:
    made = registered(who.ward)
    corrected(who, made, replace(MAI, name="Trần Thị Mây", phone="", born_on=date(1995, 8, 16)))
    event = audit.history("anbinh", facts.CITIZEN, str(made.pk))[-1]
    assert event.payload == {
        "reason": "nhập nhầm",
        "before": {"name": "Trần Thị Mai", "phone": "0912345678", "born_on": "1995-08-15"},
        "after": {"name": "Trần Thị Mây", "born_on": "1995-08-16"},
    }
    assert set(event.facts) == {"kind", "id_kind", "id_shown_at"}
    assert queries.matching(who.ward, "trần thị mây", most=5) == [made.pk]
    assert queries.matching(who.ward, "trần thị mai", most=5) == []
    assert queries.matching(who.ward, "0912345678", most=5) == []


def test_a_correction_without_reason_change_or_with_anothers_number_is_refused(who: Cast) -> None:
    made = registered(who.ward)
    registered(who.ward, TU)
    for said, reason, field in (
        (replace(MAI, name="Khác"), "  ", "reason"),
        (MAI, "xem lại", None),
        (replace(MAI, id_number=TU.id_number), "nhập nhầm", "id_number"),
    ):
        with pytest.raises(RuleBroken) as broken:
            corrected(who, made, said, reason)
        assert broken.value.field == field
    assert queries.details_of(Citizen.objects.get(pk=made.pk)) == MAI


def test_a_paper_is_noted_as_shown_until_the_number_becomes_another(who: Cast) -> None:
    made = registered(who.ward)
    services.note_id_shown(citizen=made, actor=who.hoa, at=NOW)
    assert Citizen.objects.get().id_shown_at == NOW
    corrected(who, made, replace(MAI, phone=""))
    assert Citizen.objects.get().id_shown_at == NOW
    corrected(who, made, replace(MAI, id_number="038195001235"))
    assert Citizen.objects.get().id_shown_at is None


def test_every_act_leaves_the_facts_of_the_row(who: Cast) -> None:
    made, company = registered(who.ward), registered(who.ward, COMPANY)
    services.note_id_shown(citizen=made, actor=who.hoa, at=NOW + timedelta(minutes=1))
    corrected(who, company, replace(COMPANY, kind="2"))
    (source,) = facts.SOURCES
    stated = dict(source.current("anbinh"))
    folded: dict[str, dict[str, object]] = {key: {} for key in stated}
    for key in stated:
        for event in audit.history("anbinh", facts.CITIZEN, key):
            folded[key] |= event.facts
    assert folded == stated
    assert stated[str(company.pk)]["kind"] == "2"


def test_the_keys_of_a_name_are_kept_once(who: Cast) -> None:
    made = registered(who.ward)
    corrected(who, made, replace(MAI, name="Mai"))
    assert [bytes(key.text) for key in NameKey.objects.all()] == [b"mai"]
