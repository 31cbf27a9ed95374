"""Figures of the one-stop shop, and how long its dossiers took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from cchc.dossiers import measures, queries
from cchc.dossiers.choices import BlockedWhy
from cchc.dossiers.models import Dossier
from cchc.indicators.families.base import Asked, Behind, Group, Line, Wanted
from cchc.kernel.formats import date_vi
from cchc.organisation.models import User

_DIMENSIONS = {each.code: each.label for each in measures.DIMENSIONS.values()}
# Figures that count not dossiers but what was said or taken in one.
_SAID = {
    "supplements_asked": "Yêu cầu bổ sung",
    "off_list_blocked": "Yêu cầu ngoài danh mục bị chặn",
    "second_supplement_blocked": "Yêu cầu lần hai bị chặn",
    "papers_reused": "Giấy tờ không phải nộp lại",
}


@dataclass(frozen=True)
class Dossiers:
    """The counts of the figures page."""

    code: str = "dossiers"
    label: str = "Hồ sơ thủ tục hành chính"

    @property
    def figures(self) -> Mapping[str, str]:
        """Every count of docs/rules/dossier-statistics.md."""
        return measures.LABELS

    @property
    def dimensions(self) -> Mapping[str, str]:
        """Those of the room."""
        return _DIMENSIONS

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """The whole of the agency."""
        return measures.statistics(asked.agency, asked.period, as_of=asked.as_of).counts

    def groups(self, asked: Asked, dimension: str) -> Sequence[Group]:
        """The same parted."""
        found = measures.by(asked.agency, asked.period, dimension, as_of=asked.as_of)
        return [Group(each.key, each.label, each.counts.counts) for each in found]

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """Dossiers, or what was said in them where that is what is counted."""
        if set(wanted.figures) & _SAID.keys():
            return _said(user, asked, wanted)
        rows = _any_of(asked, wanted.figures)
        if wanted.without:
            rows = rows.exclude(pk__in=_any_of(asked, wanted.without).order_by().values("pk"))
        if wanted.dimension:
            rows = measures.narrowed(rows, wanted.dimension, wanted.key)
        return _shown(user, rows, asked)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """The keys of the dossiers, or of what was said in them."""
        said = [name for name in figures if name in _SAID]
        rows: QuerySet[Any] = _said_rows(said[0], asked) if said else _any_of(asked, figures)
        return _named(rows)


@dataclass(frozen=True)
class DossierTimes:
    """How long dossiers with a result took, in minutes of working time."""

    code: str = "times"
    label: str = "Thời gian giải quyết hồ sơ"

    @property
    def figures(self) -> Mapping[str, str]:
        """Sums and places of docs/rules/dossier-statistics.md, "Times"."""
        return {
            "number": "Hồ sơ có kết quả đã tính thời gian",
            "worked": "Tổng thời gian giải quyết",
            "waited": "Tổng thời gian chờ người nộp",
            "median": "Trung vị",
            "ninetieth": "9/10 số hồ sơ xong trong",
        }

    @property
    def dimensions(self) -> Mapping[str, str]:
        """Those of the room."""
        return _DIMENSIONS

    def counts(self, asked: Asked) -> Mapping[str, int]:
        """The whole of the agency."""
        return _minutes(measures.times(asked.agency, asked.period, as_of=asked.as_of)[""])

    def groups(self, asked: Asked, dimension: str) -> Sequence[Group]:
        """The same parted; only those that finished anything."""
        found = measures.times(asked.agency, asked.period, dimension, as_of=asked.as_of)
        rows = measures.records(asked.agency, asked.period, "results", as_of=asked.as_of)
        named = measures.labels(rows, dimension)
        return [Group(key, named[key], _minutes(found[key])) for key in named]

    def behind(self, user: User, asked: Asked, wanted: Wanted) -> Behind:
        """The dossiers that were timed, whichever figure is asked for."""
        rows = measures.records(asked.agency, asked.period, "results", as_of=asked.as_of)
        rows = rows.filter(worked_minutes__isnull=False)
        if wanted.dimension:
            rows = measures.narrowed(rows, wanted.dimension, wanted.key)
        return _shown(user, rows, asked)

    def keys(self, asked: Asked, figures: Sequence[str]) -> list[str]:
        """The keys of the dossiers that were timed."""
        rows = measures.records(asked.agency, asked.period, "results", as_of=asked.as_of)
        return _named(rows.filter(worked_minutes__isnull=False))


def _named(rows: QuerySet[Any]) -> list[str]:
    return [str(key) for key in rows.order_by("pk").values_list("pk", flat=True)]


def _minutes(found: measures.Times) -> Mapping[str, int]:
    return {
        "number": found.number,
        "worked": found.worked,
        "waited": found.waited,
        "median": found.median or 0,
        "ninetieth": found.ninetieth or 0,
    }


def _any_of(asked: Asked, figures: Sequence[str]) -> QuerySet[Dossier]:
    """The dossiers of any of the figures."""
    fits = Q()
    for figure in figures:
        rows = measures.records(asked.agency, asked.period, figure, as_of=asked.as_of)
        fits |= Q(pk__in=rows.order_by().values("pk"))
    return Dossier.objects.filter(fits)


def _shown(user: User, rows: QuerySet[Dossier], asked: Asked) -> Behind:
    seen = queries.among_visible(user, rows, at=asked.as_of)

    def lines(page: Sequence[Dossier]) -> Sequence[Line]:
        return [
            Line(
                f"{line.code} · {line.row.version.name}",
                " · ".join(filter(None, (line.badge.label, line.due.note if line.due else ""))),
                reverse("dossiers:page", args=[line.row.pk]) if line.is_open else "",
            )
            for line in queries.shown(user, page, at=asked.as_of)
        ]

    return Behind(rows.count(), seen, lines)


def _said(user: User, asked: Asked, wanted: Wanted) -> Behind:
    """The requests, attempts or papers, each with its dossier."""
    figure = wanted.figures[0]
    rows = _said_rows(figure, asked)
    if wanted.dimension:
        within = measures.narrowed(Dossier.objects.all(), wanted.dimension, wanted.key)
        rows = rows.filter(dossier__in=within.order_by().values("pk"))
    of = Dossier.objects.filter(pk__in=rows.order_by().values("dossier"))
    seen = queries.among_visible(user, of, at=asked.as_of).order_by()

    def lines(page: Sequence[Any]) -> Sequence[Line]:
        shown = queries.shown(user, [row.dossier for row in page], at=asked.as_of)
        return [
            Line(
                f"{line.code} · {line.row.version.name}",
                f"{_SAID[figure]}{_when(row)}",
                reverse("dossiers:page", args=[line.row.pk]) if line.is_open else "",
            )
            for row, line in zip(page, shown, strict=True)
        ]

    listed = rows.filter(dossier__in=seen.values("pk")).order_by("-pk")
    beside = ("dossier__version", "dossier__applicant", "dossier__agency")
    return Behind(rows.count(), listed.select_related(*beside), lines)


def _said_rows(figure: str, asked: Asked) -> QuerySet[Any]:
    window = measures.Window.of(asked.period, asked.as_of)
    if figure == "supplements_asked":
        return measures.supplements_asked(asked.agency, window)
    if figure == "papers_reused":
        return measures.papers_reused(asked.agency, window)
    is_second = figure == "second_supplement_blocked"
    why = BlockedWhy.SECOND if is_second else BlockedWhy.OFF_LIST
    return measures.attempts_blocked(asked.agency, window, why)


def _when(row: Any) -> str:
    at = getattr(row, "asked_at", None) or getattr(row, "at", None)
    return f" ngày {date_vi(at)}" if at else ""
