"""A report is composed of a template and the facts: docs/rules/reports.md, report-templates.md."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from cchc.kernel.canonical import plain
from cchc.kernel.formats import date_vi, moment_vi
from cchc.kernel.zone import HANOI
from cchc.reports.rules import counts, filling, tables, tasks
from cchc.reports.rules.composed import (
    Chart,
    Composed,
    Layout,
    Maker,
    Section,
    Sentence,
    Table,
    say,
)
from cchc.reports.rules.facts import Facts
from cchc.reports.rules.filling import Source
from cchc.reports.rules.following import in_sentence
from cchc.reports.rules.outline import Block, Part, demand_parsed
from cchc.reports.rules.reading import Reader
from cchc.reports.rules.ready_made import PLAN

_KIND_BEFORE = re.compile(r"^báo cáo\s+", re.IGNORECASE)
RUNNING_ON = ("opening", "direction", "whole")  # plan blocks that are one paragraph


@dataclass(frozen=True)
class Template:
    """What a report says: the title of its paper and its sections."""

    title: str
    parts: tuple[Part, ...]


PLAN_ONLY = Template(PLAN.title, demand_parsed(PLAN.body))


def composed(
    facts: Facts, template: Template = PLAN_ONLY, source: Source | None = None
) -> Composed:
    """The whole report; the same facts and values give the same report."""
    make = Maker(facts.records)
    writer = _Writer(facts, make, Reader(facts, make, source))
    for part in template.parts:
        writer.write(part)
    return Composed(
        title=filling.filled(template.title, writer.reader).text,
        period=facts.period.to_json(),
        as_of=facts.as_of.astimezone(HANOI).isoformat(timespec="seconds"),
        sections=tuple(writer.sections),
        tables=tuple(writer.tables),
        charts=tuple(writer.charts),
        annexed=tuple(writer.annexed),
        addressees=tuple(writer.addressees),
    )


def as_data(report: Composed) -> dict[str, object]:
    """The report as JSON values, every text in NFC and no float among them."""
    data = plain(report.to_json())
    assert isinstance(data, dict)
    return dict(data)


def own_title(name: str) -> str:
    """The trích yếu of a report on demand: its name without the kind, which stands above it."""
    words = _KIND_BEFORE.sub("", name).strip() or name
    return f"{words[0].upper()}{words[1:]}"


@dataclass
class _Section:
    """A section while it is written."""

    sentences: list[Sentence] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def add(self, sentence: Sentence, shape: str) -> None:
        """One more; the first begins a paragraph."""
        self.sentences.append(sentence)
        self.shapes.append(shape if shape == "item" or len(self.sentences) > 1 else "para")


@dataclass
class _Writer:
    """The sections, tables and drawings written so far."""

    facts: Facts
    make: Maker
    reader: Reader
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    annexed: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)

    def write(self, part: Part) -> None:
        """A section of the template, with those of the areas of the plan after it if asked for."""
        made, with_areas = _Section(), False
        for block in part.blocks:
            if block.kind == "plan" and block.text == "areas":
                with_areas = True
            else:
                self._block(block, made)
        if not part.level and not made.sentences:
            return
        title = filling.filled(part.title, self.reader).text if part.level else ""
        layout = Layout(part.level, tuple(made.shapes), tuple(made.shown))
        self.sections.append(Section(part.code, title, tuple(made.sentences), layout))
        if with_areas:
            self._areas()

    def _block(self, block: Block, made: _Section) -> None:
        if block.kind == "sentence":
            said = filling.sentence(block, self.reader)
            if said:
                made.add(said, block.shape)
        elif all(filling.holds(each, self.reader) for each in block.conditions):
            self._others(block, made)

    def _others(self, block: Block, made: _Section) -> None:
        """What is no sentence of the template's own."""
        if block.kind == "to":
            self.addressees.append(block.text)
        elif block.kind == "plan":
            for number, said in enumerate(_PLAN[block.text](self.facts, self.make)):
                runs_on = "run" if block.text in RUNNING_ON else "item"
                made.add(said, runs_on if number else "para")
        elif block.kind == "list":
            for said in filling.listed(block, self.reader):
                made.add(said, "item")
        else:
            self._table(block, made)

    def _table(self, block: Block, made: _Section) -> None:
        """A table or drawing, in its place or in the appendix."""
        code = f"table.{len(self.tables) + 1}"
        drawn = None
        if block.kind in ("bars", "line"):
            both = filling.chart(block, code, self.reader)
            table, drawn = both if both else (None, None)
        elif block.names:
            table = filling.table(block, code, self.reader)
        else:
            table = self._ready(block.text)
        if table is None or any(known.code == table.code for known in self.tables):
            return
        self.tables.append(table)
        (self.annexed if block.kind == "annex" else made.shown).append(table.code)
        if drawn:
            self.charts.append(drawn)

    def _ready(self, name: str) -> Table | None:
        facts, make = self.facts, self.make
        if name == "nhiệm vụ":
            return tables.of_tasks(facts) if facts.tasks else None
        if name == "lĩnh vực":
            return tables.by_area(facts, make) if facts.by_area else None
        if name == "bộ phận":
            return tables.by_unit(facts, make) if facts.by_unit else None
        if name == "danh mục chỉ tiêu":
            return tables.targets(facts) if facts.targets else None
        return self.reader.table(name)

    def _areas(self) -> None:
        """The results by area, each area a section of its own."""
        facts = self.facts
        if not facts.by_area:
            return
        table = tables.by_area(facts, self.make)
        self.tables.append(table)
        layout = Layout(2, (), (table.code,))
        self.sections.append(Section("results.areas", "Kết quả theo lĩnh vực", (), layout))
        codes = {f"area.{code}": code for code, _ in facts.areas}
        for group in facts.by_area:
            of_tasks = tasks.in_area(facts, codes.get(group.key, ""))
            said = (counts.area(group, self.make), *of_tasks)
            layout = Layout(3, ("para", *["item"] * (len(said) - 1)))
            self.sections.append(Section(f"results.{group.key}", group.label, said, layout))


def _opening(facts: Facts, make: Maker) -> Iterator[Sentence]:
    period = facts.period
    yield say(
        "Thực hiện {plan}, {agency} báo cáo kết quả {period} (từ ngày {first} đến ngày {last}; "
        "số liệu tính đến {as_of}) như sau:",
        plan=facts.plan,
        agency=facts.agency,
        period="thực hiện" if period.is_range else in_sentence(period),
        first=date_vi(period.first),
        last=date_vi(period.last),
        as_of=moment_vi(facts.as_of),
    )


def _direction(facts: Facts, make: Maker) -> Iterator[Sentence]:
    if facts.tasks:
        yield _spread(facts, make)
    yield from counts.supervision(facts, make)


def _spread(facts: Facts, make: Maker) -> Sentence:
    source = f"{counts.MEASURE}: planned"
    areas = sum(bool(group["planned"]) for group in facts.by_area)
    units = sum(bool(group["planned"]) for group in facts.by_unit)
    if not (areas and units):
        return say("Kế hoạch chưa có nhiệm vụ được giao cho bộ phận chủ trì.")
    return say(
        "Kế hoạch được triển khai đến {units} bộ phận chủ trì, trên {areas} lĩnh vực.",
        units=make.count("units", units, f"{source} by unit"),
        areas=make.count("areas", areas, f"{source} by area"),
    )


def _units(facts: Facts, make: Maker) -> Iterator[Sentence]:
    if facts.by_unit:
        yield counts.units(facts.by_unit, make)


def _targets(facts: Facts, make: Maker) -> Iterator[Sentence]:
    number = make.count("targets", len(facts.targets), "plans.targets")
    if not facts.targets:
        yield say("Kế hoạch không có chỉ tiêu cần tính toán.", (number,))
        return
    yield say(
        "Kế hoạch đề ra {targets} chỉ tiêu; đến thời điểm báo cáo, các chỉ tiêu này chưa có số "
        "liệu.",
        targets=number,
    )


_PLAN: dict[str, Callable[[Facts, Maker], Iterator[Sentence] | Sequence[Sentence]]] = {
    "opening": _opening,
    "direction": _direction,
    "whole": counts.whole,
    "units": _units,
    "targets": _targets,
    "late": tasks.late,
    "difficulties": lambda facts, _make: tasks.difficulties(facts),
    "next": tasks.ahead,
    "proposals": lambda facts, _make: tasks.proposals(facts),
}
