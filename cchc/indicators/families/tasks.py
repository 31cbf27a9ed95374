"""Figures of commitments: tasks of the plan, reports that are due, products that were accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.urls import reverse

from cchc.indicators.families.base import Asked, Behind, Group, Line, Wanted
from cchc.kernel.formats import date_vi
from cchc.obligations import measures, queries
from cchc.obligations.choices import TASK, Figure
from cchc.obligations.measures import CountRow, Dimension, Task
from cchc.obligations.models import Delivery, Obligation
from cchc.organisation.models import User

_DIMENSIONS = {"unit": "Bộ phận", "area": "Lĩnh vực", "person": "Người chịu trách nhiệm"}
_BY: Mapping[str, Dimension] = {"unit": "unit", "area": "area", "person": "person"}


@dataclass(frozen=True)
class Commitments:
    """What an agency owes of one kind, counted by what it is owed for (a task, a report)."""

    code: str
    label: str
    kind: str

    @property
    def figures(self) -> Mapping[str, str]:
        """Every figure of docs/rules/obligations.md."""
        return {str(figure.value): str(figure.label) for figure in Figure}

    @property
    def dimensions(self) -> Mapping[str, str]:
        """Those of the room."""
        return _DIMENSIONS

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """The whole of the agency."""
        return asdict(self._rows(asked)[0].counts)

    def groups(self, asked: Asked, dimension: str) -> Sequence[Group]:
        """The same parted; a task that several answer for counts for each."""
        rows = self._rows(asked, dimension)
        return [Group(row.key, row.label, asdict(row.counts)) for row in rows]

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """One line for each task or report, leading to what is owed first."""
        rows = self._rows(asked, wanted.dimension)
        row = next((each for each in rows if each.key == wanted.key), None)
        without = _subjects(row, wanted.without)
        found = [each for each in _subjects(row, wanted.figures) if each not in without]
        seen = {
            (each.subject_kind, each.subject_key): each
            for each in queries.visible_to(user, today=asked.today)
            .filter(subject_kind=self.kind, subject_key__in=[key for _, key in found])
            .order_by("-pk")
        }
        return Behind(len(found), [seen[each] for each in found if each in seen], _lines)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """What tasks or reports are known by."""
        return sorted(key for _, key in _subjects(self._rows(asked)[0], figures))

    def _rows(self, asked: Asked, dimension: str = "") -> list[CountRow]:
        by = _BY[dimension] if dimension else None
        return measures.task_counts(
            asked.agency,
            asked.period,
            as_of=asked.as_of,
            by=by,
            kind=self.kind,
        )


def _subjects(row: CountRow | None, figures: Sequence[str]) -> list[Task]:
    if row is None:
        return []
    every = [task for figure in figures for task in row.tasks.get(figure, ())]
    return list(dict.fromkeys(every))


def _lines(page: Sequence[Obligation]) -> Sequence[Line]:
    return [
        Line(
            row.subject_label,
            f"hạn {date_vi(row.binding_on)}" if row.binding_on else "chưa có hạn",
            reverse("obligations:page", args=[row.pk]),
        )
        for row in page
    ]


@dataclass(frozen=True)
class Products:
    """Products of tasks that were accepted."""

    code: str = "products"
    label: str = "Sản phẩm của nhiệm vụ"

    @property
    def figures(self) -> Mapping[str, str]:
        """The only figure."""
        return {"accepted": "Sản phẩm được nghiệm thu trong kỳ"}

    @property
    def dimensions(self) -> Mapping[str, str]:
        """None."""
        return {}

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """The whole of the agency."""
        found = measures.products_accepted(asked.agency, asked.period, as_of=asked.as_of, kind=TASK)
        return {"accepted": found.count()}

    def groups(self, asked: Asked, dimension: str) -> Sequence[Group]:
        """There is no dimension."""
        raise KeyError(dimension)

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """The deliveries."""
        rows = measures.products_accepted(asked.agency, asked.period, as_of=asked.as_of, kind=TASK)
        seen = queries.visible_to(user, today=asked.today).order_by().values("pk")
        listed = rows.filter(obligation__in=seen).select_related("obligation").order_by("-pk")
        return Behind(rows.count(), listed, _deliveries)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """The keys of the deliveries."""
        rows = measures.products_accepted(asked.agency, asked.period, as_of=asked.as_of, kind=TASK)
        return [str(key) for key in rows.order_by("pk").values_list("pk", flat=True)]


def _deliveries(page: Sequence[Delivery]) -> Sequence[Line]:
    return [
        Line(
            row.obligation.subject_label,
            f"nghiệm thu ngày {date_vi(row.decided_at)}" if row.decided_at else "",
            reverse("obligations:page", args=[row.obligation_id]),
        )
        for row in page
    ]
