"""A deadline phrase becomes a schedule. Rule: docs/rules/plan-deadlines.md."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc.plans.content import Doubt, Obligation, Schedule, Task
from cchc.plans.rules.times import Time, quarters_of, times_in
from cchc.plans.rules.words import bare, words

_NAMES = ("bao cao", "ke hoach", "quyet dinh", "phuong an", "danh sach", "de an", "hop dong")
_SHORT = {"bc": "bao cao", "kh": "ke hoach", "qd": "quyet dinh"}
_OWN_TIME_TABLE = re.compile(r"^(?:thuc hien\s+)?theo\s+(?:cac\s+)?(?:ke hoach|lo trinh|tien do)\b")

YEARS_AHEAD = 10

_RECURRING = {"quarterly", "periodic", "throughout"}
_LONE_DAY = re.compile(r"\bngay\s+(?:mung\s+)?\d{1,2}\b(?!\s*[/.-]\s*\d)")


@dataclass(frozen=True)
class Clause:
    """One time of a deadline and the words that tie it to a product ("BC kết quả thực hiện")."""

    time: Time
    names: str | None


@dataclass(frozen=True)
class Deadline:
    """What a phrase says; ``is_time`` is False for words that are no time at all."""

    clauses: tuple[Clause, ...]
    is_time: bool

    @property
    def kind(self) -> str:
        return _one_kind(clause.time.kind for clause in self.clauses)


def read_deadline(text: str | None, year: int | None) -> Deadline:
    """The times of a deadline cell; ``year`` is the plan's, for phrases that name none."""
    if not text or _OWN_TIME_TABLE.search(bare(text).strip()):
        return Deadline((), is_time=True)
    clauses = _settled(tuple(_clauses(text, times_in(text, year))))
    return Deadline(clauses, is_time=_says_a_time(text, clauses))


def _clauses(text: str, times: Sequence[Time]) -> Iterable[Clause]:
    after = 0
    for time in times:
        yield Clause(time, _product_named(text[after : time.start]))
        after = time.end


def _product_named(before: str) -> str | None:
    """The words before a time, where they begin with the name of a product."""
    said = _spelled_out(re.split(r"[.;]", before)[-1])
    return said if said.startswith(_NAMES) else None


def _spelled_out(text: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in words(text))


def _settled(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """One meaning out of words that belong together.

    "Thường xuyên, định kỳ hằng quý" is quarterly; "từ năm 2026 … thường xuyên" is throughout 2026;
    a date settles what "trong năm" leaves open.
    """
    loose = [clause for clause in clauses if clause.names is None]
    kinds = {clause.time.kind for clause in loose}
    if "throughout" in kinds:
        if "quarterly" in kinds:
            return _without(clauses, {"throughout", "year"})
        if "year" in kinds:
            return _throughout_the_year_said(clauses)
    if "year" in kinds and kinds - {"year", "after_event"}:
        return _without(clauses, {"year"})
    return clauses


def _without(clauses: Sequence[Clause], kinds: set[str]) -> tuple[Clause, ...]:
    return tuple(c for c in clauses if c.names is not None or c.time.kind not in kinds)


def _throughout_the_year_said(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    said = next(c.time.dues[0].due_on.year for c in clauses if c.time.kind == "year")
    kept = _without(clauses, {"year"})
    return tuple(
        replace(c, time=replace(c.time, dues=quarters_of(said)))
        if c.time.kind == "throughout" and c.names is None
        else c
        for c in kept
    )


def _says_a_time(text: str, clauses: Sequence[Clause]) -> bool:
    """A name with nothing but a year ("Kế hoạch CCHC năm 2023"), or no time at all, is no time."""
    if not clauses:
        return not _spelled_out(text).startswith(_NAMES)
    return not all(clause.names and clause.time.bare_year for clause in clauses)


def _one_kind(kinds: Iterable[str]) -> str:
    found = set(kinds)
    if not found:
        return "unknown"
    return found.pop() if len(found) == 1 else "mixed"


def times_in_product(product: str, year: int | None) -> tuple[Time, ...]:
    """Times that bind the product itself; a mere year or an event is part of its name."""
    clauses = tuple(Clause(time, None) for time in times_in(product, year))
    kept = (clause.time for clause in _settled(clauses))
    return tuple(t for t in kept if t.kind not in ("year", "throughout", "after_event", "unknown"))


def schedule_of(
    deadline: str | None, products: Sequence[str], year: int | None
) -> tuple[Schedule, tuple[Doubt, ...]]:
    """The schedule of a task and what a person should settle about it.

    A time inside a product binds that product; a time of the column that names a product binds it;
    any other time of the column binds every product that has none of its own, or, where all have,
    the task itself (``product`` None).
    """
    read = read_deadline(deadline, year)
    own = {product: times_in_product(product, year) for product in products}
    tied: list[tuple[str | None, Time]] = [
        (product, time) for product in products for time in own[product]
    ]
    loose = []
    for clause in read.clauses:
        named = _products_named(clause.names, products)
        tied += [(product, clause.time) for product in named]
        if not named:
            loose.append(clause.time)
    taken = {product for product, _ in tied}
    free: Sequence[str | None] = [p for p in products if p not in taken] or [None]
    tied += [(product, time) for time in loose for product in free]
    return _schedule(tied, read, deadline), tuple(_doubts(tied, read, deadline, products))


def _products_named(names: str | None, products: Sequence[str]) -> list[str]:
    """The products that the words before a time name, those with most words in common."""
    if names is None:
        return []
    said = set(names.split())
    common = {
        product: len(said & set(_spelled_out(product).split()))
        for product in products
        if _spelled_out(product)[:7] == names[:7]
    }
    most = max(common.values(), default=0)
    return [product for product, count in common.items() if count == most]


def _schedule(
    tied: Sequence[tuple[str | None, Time]], read: Deadline, deadline: str | None
) -> Schedule:
    kinds = [time.kind for _, time in tied]
    if deadline and not read.clauses and tied:
        kinds.append("unknown")
    obligations = [
        Obligation(due.label, product, due.due_on.isoformat())
        for product, time in tied
        for due in time.dues
    ]
    events = dict.fromkeys(time.event for _, time in tied if time.event)
    unique = tuple(dict.fromkeys(obligations))
    return Schedule(_one_kind(kinds), "; ".join(events) or None, unique)


def _doubts(
    tied: Sequence[tuple[str | None, Time]],
    read: Deadline,
    deadline: str | None,
    products: Sequence[str],
) -> Iterable[Doubt]:
    if deadline and not read.is_time:
        yield Doubt("deadline", f"“{deadline}” không nói thời gian; hãy ghi hạn của nhiệm vụ.")
    elif deadline and not read.clauses:
        yield Doubt("deadline", f"Chưa hiểu “{deadline}” là ngày nào; hãy chọn ngày hoặc sự kiện.")
    for why in dict.fromkeys(time.doubt for _, time in tied if time.doubt):
        yield Doubt("schedule", why)
    if deadline and (day := _day_within_period(deadline, read)):
        yield Doubt("deadline", f"“{day}” trong kỳ chưa được tính; hãy ghi từng ngày hạn.")
    dated = {product for product, time in tied}
    if None not in dated and tied:
        for product in products:
            if product not in dated:
                yield Doubt("schedule", f"Sản phẩm “{product}” chưa có hạn riêng.")


def _day_within_period(deadline: str, read: Deadline) -> str:
    """A day that recurs and no date holds ("Hằng quý, trước ngày 10 tháng cuối quý"), or ""."""
    if not {clause.time.kind for clause in read.clauses} & _RECURRING:
        return ""
    left = list(deadline)
    for clause in read.clauses:
        left[clause.time.start : clause.time.end] = " " * (clause.time.end - clause.time.start)
    found = _LONE_DAY.search(bare("".join(left)))
    return deadline[found.start() : found.end()] if found else ""


def too_far(days: Iterable[date], year: int) -> date | None:
    """The first given day that can only be a slip of the pen: no plan of ``year`` reaches it."""
    return next((day for day in days if not year - 1 <= day.year <= year + YEARS_AHEAD), None)


def given_dates(task: Task, year: int) -> list[date]:
    """The dates that a person gave the task in place of what its phrase says."""
    schedule, _ = schedule_of(task.deadline, task.products, year)
    said = {(one.product, one.due_on) for one in schedule.obligations}
    planned = {(one.product, one.due_on) for one in task.schedule.obligations}
    if said == planned:
        return []
    return [date.fromisoformat(day) for day in sorted({day for _, day in planned if day})]
