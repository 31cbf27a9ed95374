"""The superior agency, two wards, their units, people and calendars."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc.demo.people import (
    ADMINISTRATOR,
    LEADERS,
    NEIGHBOURS,
    OFFICE,
    PASSWORD,
    PEOPLE,
    REFORM_DESK,
    SUPERIOR,
    UNITS,
    PersonLine,
)
from cchc.organisation import services
from cchc.organisation.choices import AgencyKind, Role, UnitKind
from cchc.organisation.models import Agency, Unit, User

SINCE = date(2023, 1, 1)
NEIGHBOUR_CODE = "hoabinh"
CLERK_BESIDES = "Văn thư kiêm nhiệm"


@dataclass(frozen=True)
class Ward:
    """The demo ward, its people by user name and among them who appraises its reports above."""

    agency: Agency
    people: dict[str, User]


def found(*, at: datetime) -> Ward:
    """Everything that must be there before a plan can be, but the administrator."""
    superior = services.found_agency(
        code="tinhmau",
        name="Sở Nội vụ tỉnh Mẫu",
        full_name="Sở Nội vụ tỉnh Mẫu",
        place="Tỉnh Mẫu",
        symbol="SNV",
        kind=AgencyKind.SUPERIOR,
        is_sample=True,
        actor=None,
        at=at,
    )
    desk = services.add_unit(agency=superior, name=REFORM_DESK, actor=None, at=at)
    above = _person(SUPERIOR, desk, at)
    _neighbour(superior, at)
    ward = _ward("anbinh", "An Bình", superior, at)
    units = {
        line.name: services.add_unit(
            agency=ward, name=line.name, kind=line.kind, aliases=line.aliases, actor=None, at=at
        )
        for line in UNITS
    }
    people = {line.username: _person(line, units[line.unit], at) for line in PEOPLE}
    services.seed_calendar(agency=ward, year=SINCE.year, actor=None, at=at)
    return Ward(ward, {**people, SUPERIOR.username: above})


def appoint_administrator(ward: Ward, *, at: datetime) -> None:
    """Open the administrator's account last: its password must not have grown old meanwhile."""
    office = ward.people["quan"].posts.get().unit
    _person(ADMINISTRATOR, office, at)


def _neighbour(superior: Agency, at: datetime) -> None:
    ward = _ward(NEIGHBOUR_CODE, "Hòa Bình", superior, at)
    office = next(line for line in UNITS if line.name == OFFICE)
    units = {
        name: services.add_unit(
            agency=ward, name=name, kind=kind, aliases=aliases, actor=None, at=at
        )
        for name, kind, aliases in (
            (LEADERS, UnitKind.LEADERS, ()),
            (OFFICE, UnitKind.DEPARTMENT, office.aliases),
        )
    }
    for line in NEIGHBOURS:
        user = _person(line, units[line.unit], at)
        if line.role == Role.OFFICE:  # in so small an office the same person numbers the papers
            _post(user, units[line.unit], CLERK_BESIDES, Role.CLERK, at)


def _ward(code: str, place: str, superior: Agency, at: datetime) -> Agency:
    return services.found_agency(
        code=code,
        name=f"UBND phường {place} (mẫu)",
        full_name=f"Ủy ban nhân dân phường {place}",
        place=place,
        superior=superior,
        superior_line="Ủy ban nhân dân tỉnh Mẫu",
        is_sample=True,
        actor=None,
        at=at,
    )


def _person(line: PersonLine, unit: Unit, at: datetime) -> User:
    user = services.open_account(
        agency=unit.agency,
        username=line.username,
        honorific=line.honorific,
        full_name=line.full_name,
        email=f"{line.username}@{unit.agency.code}.example",
        password=PASSWORD,
        must_change_password=False,
        actor=None,
        at=at,
    )
    _post(user, unit, line.title, line.role, at)
    return user


def _post(user: User, unit: Unit, title: str, role: Role, at: datetime) -> None:
    services.give_post(
        user=user, unit=unit, title=title, role=role, from_on=SINCE, actor=None, at=at
    )
