"""The kinds of report of an agency, with their days; docs/rules/report-calendar.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.kernel.periods import Period
from cchc.kernel.working_time import Calendar
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.reports.models import ReportKind
from cchc.reports.rules import kinds as rules
from cchc.reports.rules.kinds import Kind
from cchc.reports.rules.rounds import Pace


@dataclass(frozen=True)
class Manner:
    """The general settings of an agency's reports, and its calendar of working days."""

    calendar: str
    days: Calendar
    pace: Pace

    def pace_of(self, kind: Kind) -> Pace:
        """The days of the kind: its own where it has them."""
        send, parts = kind.send_days, kind.contribution_days
        return Pace(
            self.pace.send if send is None else send,
            self.pace.parts if parts is None else parts,
            self.pace.asking,
        )

    def periods_of(self, kind: Kind, year: int) -> list[Period]:
        """The periods of the kind in the year."""
        return kind.in_year(year, self.calendar)


def manner_of(agency: Agency) -> Manner:
    """How the agency reports. Six queries."""
    return Manner(
        organisation.text_setting(agency, "reports.calendar"),
        organisation.working_calendar(agency),
        Pace(
            organisation.integer_setting(agency, "reports.send_days"),
            organisation.integer_setting(agency, "reports.contribution_days"),
            organisation.integer_setting(agency, "reports.asking_days"),
        ),
    )


def kinds_of(agency: Agency) -> list[Kind]:
    """Every kind of report of the agency, used or not. One query."""
    standing: dict[str, Kind] = {}
    for row in ReportKind.objects.filter(agency=agency).order_by("version"):
        standing[row.code] = row.said
    return rules.merged(standing.values())


def kind_of(agency: Agency, code: str) -> Kind | None:
    """The kind with that code."""
    return next((kind for kind in kinds_of(agency) if kind.code == code), None)


def kind_versions(agency: Agency, code: str) -> Sequence[ReportKind]:
    """How the kind was decided over time, the last first."""
    rows = ReportKind.objects.filter(agency=agency, code=code).select_related("changed_by")
    return list(rows.order_by("-version"))
