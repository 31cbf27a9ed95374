"""What screens of submissions show beside the rows: buttons, tabs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from cchc.organisation.models import Agency
from cchc.reports.choices import SubmissionAct
from cchc.reports.queries import Grid, ReportLine, line_of
from cchc.web.components import Tab


@dataclass(frozen=True)
class Button:
    """A link to the page of an act; ``css`` says how much it matters."""

    act: SubmissionAct
    address: str
    css: str = "btn"


BUTTONS = (
    Button(SubmissionAct.RECEIVE, "reports:receive", "btn btn-primary"),
    Button(SubmissionAct.ACKNOWLEDGE, "reports:acknowledge", "btn btn-primary"),
    Button(SubmissionAct.SEND_BACK, "reports:send_back"),
    Button(SubmissionAct.SUBMIT_AGAIN, "reports:submit_again", "btn btn-primary"),
    Button(SubmissionAct.WITHDRAW, "reports:withdraw"),
)


@dataclass(frozen=True)
class Ward:
    """A line of the table of wards and periods: per period its label and what was sent."""

    ward: Agency
    cells: Sequence[tuple[str, Sequence[ReportLine]]]


def shown_rows(grid: Grid) -> list[Ward]:
    """The table, each cell with the name of its period for the phone."""
    labels = [period.label for period in grid.periods]
    shown = [[[*map(line_of, cell)] for cell in row.cells] for row in grid.rows]
    return [
        Ward(row.ward, [*zip(labels, cells, strict=True)])
        for row, cells in zip(grid.rows, shown, strict=True)
    ]


def ward_tabs(active: str, unsent: int) -> list[Tab]:
    """What was sent, and what can still be sent."""
    return [
        Tab("Đã gửi", reverse("reports:sent"), active == "sent"),
        Tab("Chưa gửi", reverse("reports:unsent"), active == "unsent", unsent),
    ]


def superior_tabs(active: str) -> list[Tab]:
    """The list, and the table of wards and periods."""
    return [
        Tab("Danh sách", reverse("reports:received"), active == "received"),
        Tab("Theo đơn vị và kỳ", reverse("reports:by_period"), active == "by_period"),
    ]
