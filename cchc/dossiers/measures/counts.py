"""The counts of an agency and a period, by the database; ``recounted`` from the chain alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from cchc.dossiers.choices import (
    ApologyState,
    BlockedWhy,
    Channel,
    DateKind,
    Ending,
    Origin,
    Outcome,
    PaperHow,
    RequestState,
)
from cchc.dossiers.models import (
    Apology,
    AttemptBlocked,
    Dossier,
    DueDate,
    Incident,
    PaperTaken,
    Pause,
    Payment,
    SupplementRequest,
)
from cchc.dossiers.queries.recounting import records_in_chain
from cchc.dossiers.rules.statistics import (
    COUNTS,
    Statistics,
    Window,
    columns,
    counted,
    cross_checks,
)
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency
from cchc.procedures.choices import Level

Rows = QuerySet[Dossier]
_CHANNELS = {
    "received_online": Channel.ONLINE,
    "received_counter": Channel.COUNTER,
    "received_postal": Channel.POSTAL,
}
_ASKED = (RequestState.ASKED, RequestState.ANSWERED)


@dataclass(frozen=True)
class Rates:
    """The official on-time rate, and the true one in which open overdue dossiers count."""

    official: Ratio
    true: Ratio


def statistics(agency: Agency | None, period: Period, *, as_of: datetime) -> Statistics:
    """All the counts of an agency, or of every one (None), as they stood at ``as_of``."""
    window = Window.of(period, as_of)
    counts = dict.fromkeys(COUNTS, 0)
    sources = {origin.value: 0 for origin in Origin}
    for group in grouped(agency, window, "origin"):
        sources[group["origin"]] = group["received"] + group["carried_over"]
        for name in TOGETHER:
            counts[name] += group[name]
        counts["papers_reused"] += group["reused"] or 0
    for name in ALONE:
        counts[name] = rows_of(agency, window, name).count()
    counts["supplements_asked"] = supplements_asked(agency, window).count()
    for why, name in _BLOCKED.items():
        counts[name] = attempts_blocked(agency, window, why).count()
    return Statistics(counts, sources)


def records(agency: Agency | None, period: Period, figure: str, *, as_of: datetime) -> Rows:
    """The dossiers behind a figure; an unknown one is a KeyError."""
    window = Window.of(period, as_of)
    behind = {
        "supplements_asked": Q(pk__in=supplements_asked(agency, window).values("dossier")),
        "papers_reused": Q(pk__in=papers_reused(agency, window).values("dossier")),
        **{
            name: Q(pk__in=attempts_blocked(agency, window, why).values("dossier"))
            for why, name in _BLOCKED.items()
        },
        **_figures(agency, window),
    }
    return _of(agency).filter(behind[figure])


def form_ii06a(agency: Agency | None, period: Period, *, as_of: datetime) -> list[list[int | str]]:
    """The thirteen columns of the form, one row per level and field in the catalogue's order."""
    window = Window.of(period, as_of)
    lines: dict[tuple[int, int, str, str], dict[str, int]] = {}
    for group in grouped(agency, window, "level", "field__order", "field__code", "field__name"):
        level = Level(group["level"])
        suffix = "" if level is Level.COMMUNE else f" (thủ tục {level.label.lower()})"
        name = f"{group['field__name']}{suffix}"
        key = (_LEVELS.index(level), group["field__order"], group["field__code"], name)
        line = lines.setdefault(key, dict.fromkeys(TOGETHER, 0))
        for figure in TOGETHER:
            line[figure] += group[figure]
    return [columns(number, key[-1], lines[key]) for number, key in enumerate(sorted(lines), 1)]


def rates(found: Statistics) -> Rates:
    """The two on-time rates of these counts."""
    in_time = found["finished_early"] + found["finished_on_time"]
    return Rates(
        official=Ratio(in_time, found["finished"]),
        true=Ratio(in_time, found["finished"] + found["open_overdue"]),
    )


def broken_checks(found: Statistics, rows: Sequence[Sequence[int | str]]) -> list[str]:
    """What does not add up, in the counts or in a row of the form; nothing when all is well."""
    wrong = cross_checks(found.counts)
    for row in rows:
        number = [0, 0, *(int(cell) for cell in row[2:])]
        sums = (
            number[2] == sum(number[3:6]),
            number[6] == sum(number[7:10]),
            number[10] == sum(number[11:13]),
            number[2] == number[6] + number[10],
        )
        if not all(sums):
            wrong.append(f"dòng {row[0]} ({row[1]}) của biểu II.06a không khớp")
    return wrong


def statement(agency: Agency | None, period: Period, *, now: datetime) -> dict[str, Any]:
    """All of it as one JSON object, as the command and other systems get it.

    RuleBroken when the period has not begun, or the figures do not add up.
    """
    as_of = _as_of(period, now)
    found = statistics(agency, period, as_of=as_of)
    rows = form_ii06a(agency, period, as_of=as_of)
    if wrong := broken_checks(found, rows):
        raise RuleBroken(f"Số liệu không khớp: {'; '.join(wrong)}.")
    both = rates(found)
    return {
        "agency": agency.code if agency else None,
        "period": period.to_json(),
        "as_of": as_of.isoformat(timespec="seconds"),
        "counts": found.counts,
        "rates": {"official": _pair(both.official), "true": _pair(both.true)},
        "ii06a": rows,
        "sources": found.sources,
    }


def _as_of(period: Period, now: datetime) -> datetime:
    """Now, or the last minute of a period that is over."""
    today = now.astimezone(HANOI).date()
    if today < period.first:
        raise RuleBroken(
            f"Kỳ bắt đầu ngày {date_vi(period.first)}: chưa có số liệu.", field="period"
        )
    after = datetime.combine(period.last + timedelta(days=1), time.min, HANOI)
    return min(now, after - timedelta(minutes=1)).replace(second=0, microsecond=0)


def _pair(ratio: Ratio) -> dict[str, int]:
    return {"part": ratio.part, "whole": ratio.whole}


def recounted(agency: Agency, period: Period, *, as_of: datetime) -> Statistics:
    """The same counts from the audit chain alone, by the pure rules."""
    return counted(records_in_chain(agency), Window.of(period, as_of))


def supplements_asked(agency: Agency | None, window: Window) -> QuerySet[SupplementRequest]:
    """The requests that took effect in the period."""
    return SupplementRequest.objects.filter(
        dossier__in=_of(agency),
        state__in=_ASKED,
        asked_at__gte=window.start,
        asked_at__lt=window.end,
    )


def attempts_blocked(
    agency: Agency | None, window: Window, why: BlockedWhy
) -> QuerySet[AttemptBlocked]:
    """The blocked attempts of the period."""
    return AttemptBlocked.objects.filter(
        dossier__in=_of(agency), why=why, at__gte=window.start, at__lt=window.end
    )


def papers_reused(agency: Agency | None, window: Window) -> QuerySet[PaperTaken]:
    """The papers that dossiers received in the period did not have to bring again."""
    received = _of(agency).filter(_figures(agency, window)["received"])
    return PaperTaken.objects.filter(dossier__in=received, how=PaperHow.REUSED)


def incidents(agency: Agency | None, window: Window) -> QuerySet[Incident]:
    """What was lost, damaged or falsified, recorded in the period."""
    return Incident.objects.filter(
        dossier__in=_of(agency), recorded_at__gte=window.start, recorded_at__lt=window.end
    )


def fees_taken(agency: Agency | None, window: Window) -> int:
    """The fees taken in the period, in dong; what was cancelled is not counted."""
    return int(payments(agency, window).aggregate(sum=Sum("amount"))["sum"] or 0)


def payments(agency: Agency | None, window: Window) -> QuerySet[Payment]:
    """What was taken in the period, exemptions too; nothing that was cancelled."""
    return Payment.objects.filter(
        dossier__in=_of(agency),
        cancelled_at__isnull=True,
        taken_at__gte=window.start,
        taken_at__lt=window.end,
    )


_BLOCKED = {
    BlockedWhy.OFF_LIST: "off_list_blocked",
    BlockedWhy.SECOND: "second_supplement_blocked",
}
_LEVELS = list(Level)
# What one pass over the population counts.
TOGETHER = (
    "received",
    *_CHANNELS,
    "carried_over",
    "finished",
    "finished_early",
    "finished_on_time",
    "finished_late",
    "open",
    "open_within",
    "open_overdue",
    "withdrawn",
    "stopped",
    "results",
    "results_digitised",
)

# What counts dossiers beyond the population, each by a question of its own.
ALONE = ("returned", "paused", "extended", "refused", "apologies_due", "apologies_complete")


def _of(agency: Agency | None) -> Rows:
    rows = Dossier.objects.order_by()
    return rows if agency is None else rows.filter(agency=agency)


def rows_of(agency: Agency | None, window: Window, figure: str) -> Rows:
    """The dossiers of a figure that counts dossiers; an unknown one is a KeyError."""
    return _of(agency).filter(_figures(agency, window)[figure])


def grouped(agency: Agency | None, window: Window, *keys: str) -> Iterable[Mapping[str, Any]]:
    """One row of counts per group of the population; a query for each of its parts."""
    found = _figures(agency, window)
    sums = {name: Count("pk", filter=found[name]) for name in TOGETHER}
    reused = Sum("papers_reused", filter=found["received"])
    groups: dict[tuple[Any, ...], dict[str, Any]] = {}
    for part in _population(agency, window):
        for counts in part.values(*keys).annotate(**sums, reused=reused):
            key = tuple(counts[name] for name in keys)
            group = groups.setdefault(key, dict(zip(keys, key, strict=True)))
            for name in (*sums, "reused"):
                group[name] = group.get(name, 0) + (counts[name] or 0)
    return list(groups.values())


def _population(agency: Agency | None, window: Window) -> tuple[Rows, Rows]:
    """Received before the end of the period: ended since its beginning, and not ended.

    Two parts, each by an index of its own: however many years lie before, they are not read.
    """
    received = _of(agency).filter(received_at__lt=window.end)
    ended = received.filter(finished_at__gte=window.start)
    return ended, received.filter(finished_at__isnull=True)


def _figures(agency: Agency | None, window: Window) -> dict[str, Q]:
    """What each figure that counts dossiers says of a dossier."""
    start, end, minute = window.start, window.end, window.last_minute
    received = Q(received_at__gte=start, received_at__lt=end)
    finished = Q(finished_at__gte=start, finished_at__lt=end)
    is_open = Q(received_at__lt=end) & _not_before("finished_at", end)
    late = Q(due_at__lt=minute) | Q(late_from__lt=minute)
    in_time = _not_before("due_at", minute) & _not_before("late_from", minute)
    done = finished & Q(ending=Ending.DONE)
    due = Q(pk__in=_apologies_due(agency, window))
    return {
        "received": received,
        **{name: received & Q(channel=channel) for name, channel in _CHANNELS.items()},
        "carried_over": Q(received_at__lt=start) & _not_before("finished_at", start),
        "finished": finished,
        "finished_early": finished & Q(outcome=Outcome.EARLY),
        "finished_on_time": finished & Q(outcome=Outcome.ON_TIME),
        "finished_late": finished & Q(outcome=Outcome.LATE),
        "returned": Q(returned_at__gte=start, returned_at__lt=end),
        "open": is_open,
        "open_within": is_open & in_time,
        "open_overdue": is_open & late,
        "paused": is_open & in_time & Q(pk__in=_standing(end)),
        "extended": Q(pk__in=_extended(window)),
        "withdrawn": finished & Q(ending=Ending.WITHDRAWN),
        "refused": Q(refused_at__gte=start, refused_at__lt=end),
        "stopped": finished & Q(ending=Ending.STOPPED),
        "apologies_due": due,
        "apologies_complete": due & Q(chain_complete_at__lt=end),
        "results": done,
        "results_digitised": done & Q(digitised_at__lt=end),
    }


def _not_before(name: str, moment: datetime) -> Q:
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": moment})


def _standing(end: datetime) -> QuerySet[Any]:
    """The dossiers whose clock stands at ``end``."""
    gaps = Pause.objects.filter(_not_before("end_at", end), counts=True, begin_at__lt=end)
    return gaps.order_by().values("dossier")


def _extended(window: Window) -> QuerySet[Any]:
    lines = DueDate.objects.filter(
        kind=DateKind.EXTENDED, decided_at__gte=window.start, decided_at__lt=window.end
    )
    return lines.order_by().values("dossier")


def _apologies_due(agency: Agency | None, window: Window) -> QuerySet[Any]:
    """Became late in the period while open, or has a letter signed in it.

    Each reason by an index of its own. What ended late was late before its end, unless its source
    moved it: that has ``late_from``.
    """
    start, minute = window.start, window.last_minute
    since = _not_before("due_at", start) & _not_before("late_from", start)
    since &= Q(due_at__lt=minute) | Q(late_from__lt=minute)
    received = _of(agency).filter(received_at__lt=window.end)
    is_late = received.filter(since, outcome=Outcome.LATE)
    letters = Apology.objects.filter(
        state=ApologyState.SIGNED, decided_at__gte=start, decided_at__lt=window.end
    )
    parts = (
        received.filter(since, finished_at__isnull=True),
        is_late.filter(finished_at__gte=start),
        is_late.filter(late_from__gte=start),
        received.filter(pk__in=letters.order_by().values("dossier")),
    )
    first, *more = (rows.values("pk") for rows in parts)
    return first.union(*more)
