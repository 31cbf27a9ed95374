"""A report is composed from the facts: docs/rules/reports.md, "Outline"."""

import re
from collections.abc import Iterator

from cchc.kernel.canonical import plain
from cchc.kernel.formats import date_vi, moment_vi
from cchc.kernel.zone import HANOI
from cchc.reports.rules import counts, tables, tasks
from cchc.reports.rules.composed import Composed, Maker, Section, Sentence, Table, say
from cchc.reports.rules.facts import Facts
from cchc.reports.rules.following import following, in_sentence

_KIND_BEFORE = re.compile(r"^báo cáo\s+", re.IGNORECASE)


def composed(facts: Facts) -> Composed:
    """The whole report; the same facts give the same report."""
    make = Maker(facts.records)
    return Composed(
        title=title_of(facts),
        period=facts.period.to_json(),
        as_of=facts.as_of.astimezone(HANOI).isoformat(timespec="seconds"),
        sections=tuple(_sections(facts, make)),
        tables=tuple(_tables(facts, make)),
    )


def as_data(report: Composed) -> dict[str, object]:
    """The report as JSON values, every text in NFC and no float among them."""
    data = plain(report.to_json())
    assert isinstance(data, dict)
    return dict(data)


def title_of(facts: Facts) -> str:
    """The trích yếu: what was done in the period, what comes after."""
    after = following(facts.period).label
    return (
        f"Kết quả thực hiện công tác cải cách hành chính {in_sentence(facts.period)},\n"
        f"phương hướng, nhiệm vụ {after}"
    )


def own_title(name: str) -> str:
    """The trích yếu of a report on demand: its name without the kind, which stands above it."""
    words = _KIND_BEFORE.sub("", name).strip() or name
    return f"{words[0].upper()}{words[1:]}"


def _sections(facts: Facts, make: Maker) -> Iterator[Section]:
    after = following(facts.period).label
    yield Section("opening", "", (_opening(facts),))
    direction = (_direction(facts, make),) if facts.tasks else ()
    said = (*direction, *counts.supervision(facts, make))
    yield Section("direction", "Công tác chỉ đạo, điều hành", said)
    yield Section("results", "Kết quả thực hiện")
    yield Section("results.whole", "Kết quả chung", tuple(counts.whole(facts, make)))
    if facts.by_area:
        yield Section("results.areas", "Kết quả theo lĩnh vực")
    codes = {f"area.{code}": code for code, _ in facts.areas}
    for group in facts.by_area:
        said = (counts.area(group, make), *tasks.in_area(facts, codes.get(group.key, "")))
        yield Section(f"results.{group.key}", group.label, said)
    unit_words = (counts.units(facts.by_unit, make),) if facts.by_unit else ()
    yield Section("results.units", "Kết quả theo bộ phận chủ trì", unit_words)
    yield Section("targets", "Thực hiện các chỉ tiêu của kế hoạch", (_targets(facts, make),))
    yield Section("assessment", "Đánh giá chung")
    yield Section("late", "Nhiệm vụ quá hạn và nguyên nhân", tuple(tasks.late(facts, make)))
    title = "Khó khăn, vướng mắc và nguyên nhân"
    yield Section("difficulties", title, tuple(tasks.difficulties(facts)))
    yield Section("next", f"Phương hướng, nhiệm vụ {after}", tuple(tasks.ahead(facts, make)))
    yield Section("proposals", "Kiến nghị, đề xuất", tuple(tasks.proposals(facts)))


def _tables(facts: Facts, make: Maker) -> Iterator[Table]:
    if facts.by_area:
        yield tables.by_area(facts, make)
    if facts.by_unit:
        yield tables.by_unit(facts, make)
    if facts.targets:
        yield tables.targets(facts)
    if facts.tasks:
        yield tables.of_tasks(facts)


def _opening(facts: Facts) -> Sentence:
    period = facts.period
    return say(
        "Thực hiện {plan}, {agency} báo cáo kết quả {period} (từ ngày {first} đến ngày {last}; "
        "số liệu tính đến {as_of}) như sau:",
        plan=facts.plan,
        agency=facts.agency,
        period="thực hiện" if period.is_range else in_sentence(period),
        first=date_vi(period.first),
        last=date_vi(period.last),
        as_of=moment_vi(facts.as_of),
    )


def _direction(facts: Facts, make: Maker) -> Sentence:
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


def _targets(facts: Facts, make: Maker) -> Sentence:
    number = make.count("targets", len(facts.targets), "plans.targets")
    if not facts.targets:
        return say("Kế hoạch không có chỉ tiêu cần tính toán.", (number,))
    return say(
        "Kế hoạch đề ra {targets} chỉ tiêu; đến thời điểm báo cáo, các chỉ tiêu này chưa có số "
        "liệu.",
        targets=number,
    )
