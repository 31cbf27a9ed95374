"""Figures of what people say: satisfaction, petitions, promises of dialogues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cchc.dialogues import measures as dialogues
from cchc.dialogues.choices import Figure as DialogueFigure
from cchc.feedback import measures as feedback
from cchc.feedback import queries as petitions
from cchc.feedback.choices import Figure as PetitionFigure
from cchc.feedback.models import Petition
from cchc.indicators.families.base import Asked, Behind, Group, Line, Wanted
from cchc.kernel.formats import date_vi
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.surveys import measures as surveys
from cchc.surveys.choices import IndexKind
from cchc.surveys.models import Response


@dataclass(frozen=True)
class _Whole:
    """A family that is not parted."""

    @property
    def dimensions(self) -> Mapping[str, str]:
        """None."""
        return {}

    def groups(self, asked: Asked, dimension: str) -> Sequence[Group]:
        """There is no dimension."""
        raise KeyError(dimension)


@dataclass(frozen=True)
class Satisfaction(_Whole):
    """Answers of those who filed finished dossiers, by index."""

    code: str = "satisfaction"
    label: str = "Đánh giá sự hài lòng"

    @property
    def figures(self) -> Mapping[str, str]:
        """Satisfied and not, of each index."""
        return {
            f"{kind.value}_{side}": f"{kind.label}: {said}"
            for kind in IndexKind
            for side, said in (("good", "hài lòng"), ("other", "chưa hài lòng"))
        }

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """Of the days that are over."""
        found: dict[str, int] = {}
        for kind in IndexKind:
            index = surveys.index(asked.agency, asked.period, kind).found
            found[f"{kind.value}_good"] = index.part
            found[f"{kind.value}_other"] = index.whole - index.part
        return found

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """The answers, without what would tell whose they are."""
        rows = self._rows(asked, [name for name in wanted.figures if name not in wanted.without])
        total = rows.count()
        if not organisation.may(user, Act.SEE_SATISFACTION, today=asked.today):
            rows = rows.none()
        return Behind(total, rows.order_by("day", "pk"), _answers)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """The random keys of the answers."""
        return _named(self._rows(asked, figures))

    def _rows(self, asked: Asked, figures: Sequence[str]) -> QuerySet[Response]:
        rows = Response.objects.none()
        for name in figures:
            kind, _, side = name.rpartition("_")
            rows = rows | surveys.records(
                asked.agency, asked.period, IndexKind(kind), good=side == "good"
            )
        return rows


def _named(rows: QuerySet[Any]) -> list[str]:
    return sorted(str(key) for key in rows.order_by().values_list("pk", flat=True))


def _answers(page: Sequence[Response]) -> Sequence[Line]:
    return [Line(f"Phiếu {str(row.pk)[:8]}", f"tháng {row.day:%m/%Y}") for row in page]


@dataclass(frozen=True)
class Petitions(_Whole):
    """Feedback and petitions; denunciations are in no figure."""

    code: str = "petitions"
    label: str = "Phản ánh, kiến nghị"

    @property
    def figures(self) -> Mapping[str, str]:
        """Those of the room, and the good parts of the shares of QĐ 766."""
        named = {str(figure.value): str(figure.label) for figure in PetitionFigure}
        return named | {
            "judged_on_time": "Không có việc nào trễ",
            "content": "Đã trả lời, không bị chê, không trễ",
        }

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """The whole of the agency."""
        found = feedback.figures(asked.agency, asked.period, today=asked.today)
        return {
            "received": found.received,
            "answered": found.answered,
            "late": found.late,
            "satisfied": found.satisfied.part,
            "unsatisfied": self._rows(asked, "unsatisfied").count(),
            "reopened": found.reopened,
            "published": found.published,
            "judged": found.official.whole,
            "spoilt": found.content.whole - found.content.part,
            "marked": found.satisfied.whole,
            "judged_on_time": found.official.part,
            "content": found.content.part,
        }

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """The petitions that the person may see."""
        rows = self._any_of(asked, wanted.figures)
        for name in wanted.without:
            rows = rows.exclude(pk__in=self._rows(asked, name).order_by().values("pk"))
        seen = petitions.among_visible(user, rows, today=asked.today)
        return Behind(rows.count(), seen.order_by("-pk"), _petitions)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """The keys of the petitions."""
        return _named(self._any_of(asked, figures))

    def _any_of(self, asked: Asked, figures: Sequence[str]) -> QuerySet[Petition]:
        rows = self._rows(asked, figures[0])
        for name in figures[1:]:
            rows = rows | self._rows(asked, name)
        return rows

    def _rows(self, asked: Asked, name: str) -> QuerySet[Petition]:
        if name in PetitionFigure.values:
            return feedback.records(
                asked.agency, asked.period, PetitionFigure(name), today=asked.today
            )
        return feedback.good_records(asked.agency, asked.period, name, today=asked.today)


def _petitions(page: Sequence[Any]) -> Sequence[Line]:
    return [
        Line(
            row.code,
            f"nhận ngày {date_vi(row.filed_at)}",
            reverse("feedback:petition", args=[row.pk]),
        )
        for row in page
    ]


@dataclass(frozen=True)
class Dialogues(_Whole):
    """Meetings, questions, promises."""

    code: str = "dialogues"
    label: str = "Đối thoại"

    @property
    def figures(self) -> Mapping[str, str]:
        """Those of docs/rules/dialogues.md."""
        return {str(figure.value): str(figure.label) for figure in DialogueFigure}

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """The whole of the agency."""
        found = dialogues.figures(asked.agency, asked.period, as_of=asked.as_of)
        return {str(figure.value): number for figure, number in found.counts.items()}

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """Meetings, questions or promises, each leading to its dialogue."""
        rows = self._rows(asked, [each for each in wanted.figures if each not in wanted.without])
        may = organisation.may(user, Act.SEE_DIALOGUES, today=asked.today)
        return Behind(len(rows), list(rows.values()) if may else [], _meetings)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """Of what kind, and the key."""
        return sorted(f"{kind}:{key}" for kind, key in self._rows(asked, figures))

    def _rows(self, asked: Asked, figures: Sequence[str]) -> dict[tuple[str, int], Any]:
        found = [
            row
            for name in figures
            for row in dialogues.records(
                asked.agency, asked.period, DialogueFigure(name), as_of=asked.as_of
            )
        ]
        return {(type(row).__name__, row.pk): row for row in found}


def _meetings(page: Sequence[Any]) -> Sequence[Line]:
    lines = []
    for row in page:
        meeting = getattr(row, "dialogue", row)
        text = getattr(row, "text", "") if hasattr(row, "obligation_id") else ""
        url = reverse("dialogues:dialogue", args=[meeting.pk])
        lines.append(Line(text or str(meeting), str(meeting) if text else "", url))
    return lines
