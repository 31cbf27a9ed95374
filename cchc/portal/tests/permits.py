"""The act by which a ward takes dossiers online, done whole for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from unittest import mock

from cchc.organisation.choices import Role
from cchc.organisation.models import Agency, User
from cchc.organisation.tests.factor import equip_everybody
from cchc.portal import services
from cchc.portal.models import FilingPermit
from cchc.portal.queries import level_three
from cchc.portal.rules.level_three import ITEMS

NUMBER, ISSUED_ON = "123/QĐ-UBND", date(2026, 1, 5)
# What a machine for tests does not have: HTTPS, a backup, a verification, people who signed in.
BEYOND = ("keys", "https", "backup", "audit", "dormant", "review")


@contextmanager
def machine_in_order() -> Iterator[None]:
    """The program finds nothing amiss with the machine; accounts and settings are looked at."""
    real = level_three.found_by_program

    def found(agency: Agency, at: datetime) -> dict[str, tuple[bool, str]]:
        return {**real(agency, at), **dict.fromkeys(BEYOND, (True, "mẫu thử"))}

    with mock.patch("cchc.portal.queries.permits.found_by_program", new=found):
        yield


def one_with(agency: Agency, role: Role) -> User:
    """Who holds the role in the agency."""
    return User.objects.filter(agency=agency, posts__role=role).get()


def prepared(agency: Agency, at: datetime) -> FilingPermit:
    """The administrator has begun."""
    return services.prepare_filing(
        agency=agency,
        number=NUMBER,
        issued_on=ISSUED_ON,
        actor=one_with(agency, Role.ADMINISTRATOR),
        at=at,
    )


def ticked(permit: FilingPermit, at: datetime) -> FilingPermit:
    """Everything that is ticked by hand is."""
    for item in ITEMS:
        if not item.by_program:
            services.tick_item(
                permit=permit,
                item=item.key,
                note="Văn bản mẫu số 1",
                actor=one_with(permit.agency, Role.ADMINISTRATOR),
                at=at,
            )
    return permit


def submitted(agency: Agency, at: datetime) -> FilingPermit:
    """It is before the chair; everybody has a second factor."""
    equip_everybody(at)
    permit = ticked(prepared(agency, at), at)
    with machine_in_order():
        by = one_with(agency, Role.ADMINISTRATOR)
        return services.submit_filing(permit=permit, actor=by, at=at)


def switched_on(agency: Agency, at: datetime) -> FilingPermit:
    """The chair has approved: dossiers are taken online."""
    permit = submitted(agency, at)
    with machine_in_order():
        return services.approve_filing(permit=permit, actor=one_with(agency, Role.CHAIR), at=at)


def switched_off(agency: Agency, at: datetime) -> None:
    """The administrator ends it."""
    permit = FilingPermit.objects.get(agency=agency, state="approved")
    by = one_with(agency, Role.ADMINISTRATOR)
    services.end_filing(permit=permit, reason="tạm ngừng để kiểm tra", actor=by, at=at)
