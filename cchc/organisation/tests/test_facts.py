"""What the rows state today is what their history adds up to."""

import json
from datetime import date, datetime
from typing import Any

import pytest

from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.clock import HANOI
from cchc.organisation import facts, services
from cchc.organisation.choices import Role, UnitKind
from cchc.organisation.models import Post
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)
TODAY = date(2026, 11, 23)


def folded(agency: str) -> dict[tuple[str, str], dict[str, object]]:
    """The facts of every subject of the agency's chain, deleted ones left out."""
    subjects: dict[tuple[str, str], dict[str, object]] = {}
    for event in AuditEvent.objects.filter(agency_key=agency).order_by("seq"):
        key = (event.subject_kind, event.subject_key)
        subjects.setdefault(key, {}).update(json.loads(event.facts))
    return {key: found for key, found in subjects.items() if not found.get("deleted")}


def stated(agency: str) -> dict[tuple[str, str], dict[str, object]]:
    """The facts of every row of the agency today."""
    return {
        (source.kind, key): dict(found)
        for source in facts.SOURCES
        for key, found in source.current(agency)
    }


def test_the_casts_history_adds_up_to_its_rows() -> None:
    ward = cast()
    assert folded("anbinh") == stated("anbinh")
    assert folded("tinhmau") == stated("tinhmau")
    assert len(stated("anbinh")) > 50
    assert ("account", str(ward.hanh.pk)) in stated("tinhmau")


def test_every_act_leaves_the_facts_of_its_row() -> None:
    ward = cast()
    _acts(ward)
    assert folded("anbinh") == stated("anbinh")


def test_a_row_changed_behind_the_services_shows() -> None:
    ward = cast()
    Post.objects.filter(user=ward.binh).update(role=Role.CHAIR)
    assert folded("anbinh") != stated("anbinh")


def _acts(ward: Cast) -> None:
    by: dict[str, Any] = {"actor": ward.quantri, "at": NOW}
    services.lock_account(user=ward.son, reason="đi học", **by)
    services.unlock_account(user=ward.son, **by)
    services.close_account(user=ward.van, reason="chuyển công tác", **by)
    services.reopen_account(user=ward.van, **by)
    services.review_account(user=ward.van, **by)
    services.reset_password(user=ward.van, password="Hoa-cuc-vang-26!", **by)
    services.end_post(post=ward.thu.posts.get(), to_on=TODAY, **by)
    partner = services.add_unit(
        agency=ward.ward, name="Trạm Y tế", kind=UnitKind.PARTNER, aliases=["Trạm xá"], **by
    )
    office = ward.units["Văn phòng UBND"]
    double = services.add_unit(agency=ward.ward, name="VP", aliases=["V.P phường"], **by)
    services.merge_unit(unit=double, into=office, **by)
    services.remove_alias(alias=office.aliases.get(text="VP"), **by)
    services.correct_unit(
        unit=office, name="VP UBND phường", short_name="VP", kind=UnitKind.DEPARTMENT, **by
    )
    services.close_unit(unit=partner, closed_on=TODAY, **by)
    stand_in = services.delegate(
        absent=ward.binh, substitute=ward.son, from_on=TODAY, to_on=TODAY, actor=ward.binh, at=NOW
    )
    services.revoke_delegation(delegation=stand_in, actor=ward.quan, at=NOW)
    services.change_setting(agency=ward.ward, key="reminders.days", value=[5, 2], **by)
    services.change_setting(agency=ward.ward, key="sign_in.failures", value=4, **by)
    services.reset_setting(agency=ward.ward, key="sign_in.failures", **by)
