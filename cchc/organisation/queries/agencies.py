"""Agencies by their code, and those below one."""

from django.db.models import QuerySet

from cchc.kernel.errors import RuleBroken
from cchc.organisation.choices import AgencyKind
from cchc.organisation.models import Agency


def agency_with_code(code: str) -> Agency:
    """The agency; RuleBroken for commands when there is none."""
    found = Agency.objects.filter(code=code).select_related("superior").first()
    if found is None:
        raise RuleBroken(f"Không có cơ quan mang mã “{code}”.", field="agency")
    return found


def agency_meant(code: str | None) -> Agency:
    """The agency of that code, or the only ward; RuleBroken where it must be named."""
    if code:
        return agency_with_code(code)
    wards = list(Agency.objects.filter(kind=AgencyKind.WARD).select_related("superior")[:2])
    if len(wards) != 1:
        raise RuleBroken(
            "Hệ thống có nhiều cơ quan: hãy ghi --agency MÃ."
            if wards
            else "Hệ thống chưa có cơ quan nào.",
            field="agency",
        )
    return wards[0]


def agencies() -> QuerySet[Agency]:
    """Every agency of the installation, for work that the program does by itself."""
    return Agency.objects.all()


def wards_of(superior: Agency) -> QuerySet[Agency]:
    """The agencies directly below this one."""
    return Agency.objects.filter(superior=superior)


def line_above(agency: Agency) -> list[int]:
    """The keys of the agency and of those above it, nearest first."""
    line, above = [agency.pk], agency.superior
    while above is not None and above.pk not in line:
        line.append(above.pk)
        above = above.superior
    return line


def agencies_that_chose(key: str, value: str) -> QuerySet[Agency]:
    """The agencies that have set this setting to this value themselves."""
    return Agency.objects.filter(settings__key=key, settings__value=value)
