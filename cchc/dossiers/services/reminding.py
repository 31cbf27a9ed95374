"""The morning's alarms: one message per person; docs/rules/dossier-deadlines.md, "Alarms"."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

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
    lines: dict[User, list[str]] = defaultdict(list)
    for risk in risks_of(Dossier.objects.filter(agency=agency), agency, at=at):
        alarm = Alarm(risk.alarm.value)
        told: Iterable[User] = [risk.dossier.officer] if risk.dossier.officer else desk
        named = (*told, *(leaders if alarm is Alarm.LATE else ()))
        for person in {away.get(each.pk, each) for each in named}:
            lines[person].append(_line(risk.dossier, alarm))
    with transaction.atomic():
        for person, said in lines.items():
            notices.put(
                agency=agency,
                to=person,
                key=f"dossier-alarms-{day:%Y%m%d}-{person.pk}",
                subject=f"Hồ sơ một cửa: {len(said)} hồ sơ sắp đến hạn hoặc đã quá hạn",
                body="\n".join(said),
                link="",
                at=at,
            )
    return len(lines)


def _line(row: Dossier, alarm: Alarm) -> str:
    date = f", hạn {moment_vi(row.due_at)}" if row.due_at else ""
    return f"{row.masked_code} {row.version.name}: {alarm.label.lower()}{date}"
