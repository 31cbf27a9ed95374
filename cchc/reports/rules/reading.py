"""The fields of a template: texts and figures of the plan from the facts, others from a source."""

from collections.abc import Sequence
from fractions import Fraction

from cchc.kernel.formats import date_vi, moment_vi
from cchc.reports.rules import tasks
from cchc.reports.rules.composed import Figure, Maker, Table
from cchc.reports.rules.counts import Counted
from cchc.reports.rules.facts import Facts
from cchc.reports.rules.fields import PLAN, PLAN_FIGURES, TEXTS
from cchc.reports.rules.filling import Found, Line, Source
from cchc.reports.rules.following import following, in_sentence
from cchc.reports.rules.outline import Block

NONE_DUE = "Trong kỳ không có nhiệm vụ nào của Kế hoạch đến hạn."


class Reader:
    """A source that knows the texts and the plan itself and asks another for the rest."""

    def __init__(self, facts: Facts, make: Maker, source: Source | None) -> None:
        self._facts, self._make, self._source = facts, make, source

    def found(self, name: str) -> Found:
        """The value of a field."""
        if name in TEXTS:
            return Found(_text(self._facts, name))
        code, _, figure = name.partition(".")
        if code == PLAN:
            return self._of_plan(figure)
        return self._asked.found(name)

    def lines(self, block: Block) -> Sequence[Line]:
        """The values of a table, list or chart."""
        return self._asked.lines(block)

    def table(self, name: str) -> Table | None:
        """A ready table of another room."""
        return self._source.table(name) if self._source else None

    def label(self, name: str) -> str:
        """The name of an indicator or figure."""
        return self._asked.label(name)

    def dimension(self, name: str, by: str) -> str:
        """The name of a dimension of it."""
        return self._asked.dimension(name, by)

    def is_share(self, name: str) -> bool:
        """Whether it has a part and a whole."""
        return self._asked.is_share(name)

    @property
    def _asked(self) -> Source:
        if self._source is None:
            raise LookupError("this template needs a source of figures")
        return self._source

    def _of_plan(self, figure: str) -> Found:
        facts = self._facts
        counted = Counted(facts.whole, self._make)
        if figure == "done_rate":
            if not facts.whole["due"]:
                return Found("", missing=NONE_DUE)
            rate = counted.rate()
            exact = Fraction(facts.whole.done * 100, facts.whole["due"])
            return Found(rate.printed, (rate,), exact)
        beside = {
            "targets": len(facts.targets),
            "late": sum(task.is_late for task in facts.tasks),
            "next_due": sum(bool(tasks.dates_ahead(task, facts)) for task in facts.tasks),
            "products_accepted": facts.products,
            "recommended": facts.recommended,
            "answers_due": facts.answers_due,
            "answers_on_time": facts.answers_on_time,
        }
        found: Figure = counted[figure]
        if figure in beside:
            found = self._make.count(figure, beside[figure], PLAN_FIGURES[figure])
        return Found(found.printed, (found,), Fraction(found.value))


def _text(facts: Facts, name: str) -> str:
    period = facts.period
    return {
        "agency": facts.agency,
        "plan": facts.plan,
        "year": str(facts.year),
        "period": in_sentence(period),
        "first": date_vi(period.first),
        "last": date_vi(period.last),
        "as_of": moment_vi(facts.as_of),
        "next_period": following(period).label,
    }[name]
