"""The values that a template names, read from the rooms: the source of ``rules.filling``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from cchc.dossiers import measures as dossiers
from cchc.indicators import queries as indicators
from cchc.indicators.choices import Direction
from cchc.indicators.queries import FAMILIES, Valued
from cchc.kernel.formats import date_vi, moment_vi, number_vi
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.plans.models import Plan, Target
from cchc.reports.queries.valued import FAMILY_CODES, Then, period_of
from cchc.reports.rules import ii06a
from cchc.reports.rules.composed import Figure, Maker, Table
from cchc.reports.rules.facts import TargetLine
from cchc.reports.rules.fields import PARTED
from cchc.reports.rules.filling import Found, Line
from cchc.reports.rules.idents import PERIOD, Ident, read
from cchc.reports.rules.outline import Block
from cchc.reports.rules.tables import TargetRow, alive, wanted

WEEK = 7
_FIELDS = ("dossiers", "field")
MOST_NAMED = 3  # parts that are best or worst alike


class Figures:
    """Of a plan's agency, for a period as of a moment; every family is counted once a period."""

    def __init__(self, plan: Plan, period: Period, as_of: datetime, make: Maker) -> None:
        self._plan, self._period, self._as_of, self._make = plan, period, as_of, make
        self._thens: dict[str, Then] = {}
        self.used: dict[str, Valued] = {}

    def found(self, name: str) -> Found:
        """The value of a field."""
        ident = read(name, FAMILY_CODES)
        aspect, _, by = ident.aspect.partition(".")
        if aspect in PARTED:
            return self._extreme(Ident(ident.code), aspect, by)
        if aspect in ("vs_last_year", "vs_before"):
            return self._compared(ident, aspect.removeprefix("vs_"))
        return self._said(ident, self._valued(ident))

    def lines(self, block: Block) -> Sequence[Line]:
        """The values of a table, list or chart."""
        if block.by:
            return self._by(read(block.names[0], FAMILY_CODES), block.by)
        if block.periods:
            return self._trend(read(block.names[0], FAMILY_CODES), block.periods)
        return [self._indicator(Ident(name)) for name in block.names]

    def table(self, name: str) -> Table | None:
        """The form II.06a, or the targets of the plan with their values."""
        return self._ii06a() if name == "II.06a" else self._targets()

    def label(self, name: str) -> str:
        """The name of an indicator or figure."""
        return self._valued(read(name, FAMILY_CODES)).definition.name

    def dimension(self, name: str, by: str) -> str:
        """The name of a dimension of it."""
        family = self._valued(read(name, FAMILY_CODES)).definition.family
        return FAMILIES[family].dimensions[by]

    def is_share(self, name: str) -> bool:
        """Whether it has a part and a whole."""
        return self._valued(read(name, FAMILY_CODES)).definition.kind == "ratio"

    def _then(self, period: Period) -> Then:
        if period.code not in self._thens:
            self._thens[period.code] = Then(self._plan.agency, period, self._as_of)
        return self._thens[period.code]

    def _valued(self, ident: Ident) -> Valued:
        found = self._then(period_of(ident, self._period)).whole(ident)
        if found is None:
            raise LookupError(str(ident))
        self.used[found.definition.code] = found
        return found

    def _said(self, ident: Ident, found: Valued) -> Found:
        """The words of an aspect with its figure, or the sentence that there is no data."""
        value, definition = found.value, found.definition
        counts = {"part": value.part, "whole": value.whole, "rest": value.rest}
        if not value.has_data:
            reason = found.no_data_reason
            reason = f"{reason[:1].lower()}{reason[1:]}"
            return Found("", missing=f"{definition.name}: chưa có số liệu ({reason}).")
        if ident.aspect in counts:
            count = counts[ident.aspect] or 0
            figure = self._figure(ident, str(count), found)
            return Found(figure.printed, (figure,), Fraction(count))
        number = value.decimal(definition.decimals)
        exact = value.exact()
        assert number is not None
        assert exact is not None
        shown = number.to_integral_value() if exact.denominator == 1 else number
        figure = self._figure(ident, str(shown), found, is_share=value.ratio is not None)
        is_plain = definition.kind in ("ratio", "count")
        words = figure.printed if is_plain else f"{figure.printed} {definition.unit}"
        return Found(words, (figure,), exact)

    def _figure(self, ident: Ident, value: str, found: Valued, *, is_share: bool = False) -> Figure:
        ratio = found.value.ratio if is_share else None
        made = self._make.count(str(ident), 0, self._source(found))
        part, whole = (ratio.part, ratio.whole) if ratio else (None, None)
        return Figure(made.id, value, part, whole, made.source, made.records)

    def _source(self, found: Valued) -> str:
        definition = found.definition
        closed = self._then(found.period).closed
        frozen = f"; đã chốt lúc {moment_vi(closed.closing.as_of)}" if closed else ""
        manual = "; nhập tay" if found.manual else ""
        said = f"{definition.code} (phiên bản {definition.version}): {definition.formula}"
        return f"{said}{manual}{frozen}"

    def _compared(self, ident: Ident, with_what: str) -> Found:
        """ "tăng 2,3 điểm % so với cùng kỳ năm trước (97,5%)"."""
        then = Ident(ident.code, ident.figures, with_what)
        now, former = self._valued(Ident(ident.code, ident.figures)), self._valued(then)
        name = _called(with_what, self._period)
        change = change_of(now, former)
        if not change:
            return Found(f"chưa có số liệu {name} để so sánh")
        said = self._said(then, former)
        return Found(f"{change} so với {name} ({said.words})", said.figures)

    def _extreme(self, ident: Ident, which: str, by: str) -> Found:
        """ "Đất đai (95,2%)": those parts that are best or worst, at most three by name."""
        found = self._valued(ident)
        lines = [line for line in self._by(ident, by) if line.found.number is not None]
        if len(lines) < 2:
            return (
                self._said(ident, found)
                if not found.value.has_data
                else Found("", missing=f"{found.definition.name}: chưa có số liệu để so sánh.")
            )
        higher = (found.definition.direction == Direction.DOWN) != (which == "best")
        numbers = [line.found.number for line in lines if line.found.number is not None]
        extreme = max(numbers) if higher else min(numbers)
        alike = [line for line in lines if line.found.number == extreme]
        named = ", ".join(f"{line.label} ({line.found.words})" for line in alike[:MOST_NAMED])
        others = len(alike) - MOST_NAMED
        more = f" và {others} nơi khác cùng mức" if others > 0 else ""
        figures = [figure for line in alike[:MOST_NAMED] for figure in line.found.figures]
        return Found(f"{named}{more}", tuple(figures), extreme)

    def _by(self, ident: Ident, by: str) -> list[Line]:
        then = self._then(self._period)
        found = self._valued(ident)
        return [
            self._line(Ident(ident.code, ident.figures, by=by, key=each.key), each, each.label)
            for each in then.parts(found, by)
        ]

    def _line(self, ident: Ident, found: Valued, label: str) -> Line:
        said = self._said(ident, found)
        if found.value.ratio is None or not found.value.has_data:
            return Line(label or "Chưa rõ", said)
        sides = [
            self._said(Ident(ident.code, ident.figures, side, ident.by, ident.key), found)
            for side in ("part", "whole")
        ]
        return Line(label or "Chưa rõ", said, sides[0], sides[1])

    def _trend(self, ident: Ident, number: int) -> list[Line]:
        periods = [self._period]
        while len(periods) < number:
            periods.append(periods[-1].previous())
        asked = [
            (period, Ident(ident.code, ident.figures, by=PERIOD, key=period.code))
            for period in reversed(periods)
        ]
        return [
            Line(_short(period), self._said(each, self._valued(each))) for period, each in asked
        ]

    def _indicator(self, ident: Ident) -> Line:
        found = self._valued(ident)
        before = Ident(ident.code, aspect="last_year")
        former = self._valued(before)
        line = self._line(ident, found, found.definition.name)
        said = self._said(before, former)
        return Line(line.label, line.found, line.part, line.whole, said, change_of(found, former))

    def _ii06a(self) -> Table | None:
        moment = self._then(self._period).moment
        rows = dossiers.form_ii06a(self._plan.agency, self._period, as_of=moment)
        if not rows:
            return None

        fields = {one.label: one for one in self._then(self._period).reading.groups(*_FIELDS)}

        def figure(figures: tuple[str, ...], field: str) -> Figure:
            whole = self._valued(Ident("dossiers", figures))
            if not field:
                return self._said(Ident("dossiers", figures), whole).figures[0]
            one = fields[field]
            ident = Ident("dossiers", figures, by="field", key=one.key)
            found = replace(whole, value=whole.definition.value(one.counts))
            return self._said(ident, found).figures[0]

        return ii06a.table(rows, fields.keys(), figure)

    def _targets(self) -> Table | None:
        bound = indicators.bindings_of(self._plan)
        today = self._as_of.astimezone(HANOI).date()
        rows = []
        for target in self._plan.targets.all():
            code = bound.get(target.pk, "")
            found = self._then(self._period).indicator(code) if code else None
            state = indicators.judged(target, found, None, today)[0] if found else None
            said = self._said(Ident(code), self._valued(Ident(code))) if found else None
            rows.append(TargetRow(*_worded(target), said, str(state.label) if state else ""))
        return alive(rows) if rows else None


def _worded(target: Target) -> tuple[str, str]:
    """Its words, and what it wants."""
    line = TargetLine(target.text, target.comparison, target.value, target.unit)
    return f"{target.text[:1].upper()}{target.text[1:]}", wanted(line)


def change_of(now: Valued, former: Valued) -> str:
    """ "tăng 2,3 điểm %", "không đổi"; "" when one of them has no data."""
    one, other = now.value.exact(), former.value.exact()
    if one is None or other is None:
        return ""
    if one == other:
        return "không đổi"
    is_share = now.definition.kind == "ratio"
    places = 0 if now.definition.kind in ("count", "amount") else now.definition.decimals
    number = number_vi(_decimal(abs(one - other)), places)
    unit = " điểm %" if is_share else ""
    return f"{'tăng' if one > other else 'giảm'} {number}{unit}"


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _called(with_what: str, period: Period) -> str:
    if with_what == "last_year":
        return "năm trước" if period.code.endswith("-Y") else "cùng kỳ năm trước"
    return "tuần trước" if period.is_range and period.days == WEEK else "kỳ trước"


def _short(period: Period) -> str:
    """As it stands below a drawing: "Quý I/2026", "03/2026", "6 tháng 2026", "15/06"."""
    if period.is_range:
        return f"{date_vi(period.first)[:5]}–{date_vi(period.last)[:5]}"
    year, _, part = period.code.partition("-")
    named = {"Y": f"Năm {year}", "H1": f"6 tháng {year}", "M9": f"9 tháng {year}"}
    if part.startswith("Q"):
        return f"{period.label.split(' năm ')[0]}/{year}"
    return named.get(part, f"{part}/{year}")
