"""The morning's alarms: one message per person; docs/rules/dossier-deadlines.md, "Alarms"."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from cchc.dossiers.choices import Alarm
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.lists import risks_of
from cchc.dossiers.services.writing import day_of
from cchc.kernel.formats import moment_vi
from cchc.notices import services as notices
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User


def remind(*, agency: Agency, at: datetime) -> int:
    """Tell everybody of the dossiers at risk, once a working day; how many people were told.

    Who has the step; the desk for what nobody has; leaders of what is late; who stands in for
    whom of them is absent.
    """
    day = day_of(at)
    if not organisation.working_calendar(agency).is_working_day(day):
        return 0
    desk = organisation.people_with(agency, Act.RECEIVE_DOSSIER, day)
    leaders = organisation.people_with(agency, Act.DECIDE_DOSSIER, day)
    away = organisation.substitutes_on(agency, day)
    told_of: dict[User, list[tuple[Dossier, Alarm]]] = defaultdict(list)
    for risk in risks_of(Dossier.objects.filter(agency=agency), agency, at=at):
        alarm = Alarm(risk.alarm.value)
        told: Iterable[User] = [risk.dossier.officer] if risk.dossier.officer else desk
        named = (*told, *(leaders if alarm is Alarm.LATE else ()))
        for person in {away.get(each.pk, each) for each in named}:
            told_of[person].append((risk.dossier, alarm))
    with transaction.atomic():
        for person, found in told_of.items():
            notices.put(
                agency=agency,
                to=person,
                key=f"dossier-alarms-{day:%Y%m%d}-{person.pk}",
                subject=f"Hồ sơ một cửa: {len(found)} hồ sơ sắp đến hạn hoặc đã quá hạn",
                body="\n".join(_line(row, alarm) for row, alarm in found),
                link=_link([row for row, _ in found]),
                at=at,
            )
    return len(told_of)


def _link(rows: list[Dossier]) -> str:
    """The page of the only one, else the list of what is at risk."""
    if len(rows) == 1:
        return reverse("dossiers:page", args=[rows[0].pk])
    return reverse("dossiers:risks")


def _line(row: Dossier, alarm: Alarm) -> str:
    date = f", hạn {moment_vi(row.due_at)}" if row.due_at else ""
    return f"{row.masked_code} {row.version.name}: {alarm.label.lower()}{date}"
