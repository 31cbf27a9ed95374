"""Reading of the 28-task plan: seconds per format, and cells that differ from what was written."""

import time
from collections.abc import Callable, Iterator
from functools import partial

from bench.figures import Figure
from cchc.demo.plans import WrittenPlan, written_plan
from cchc.demo.tests.papers import items_of, text_of
from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import docx_of, pdf_of
from cchc.plans.content import ReadPlan
from cchc.plans.reading import read
from cchc.plans.reading.tests.flatten import Manner


def figures(long: bool) -> Iterator[Figure]:
    """For text, .docx and .pdf: the fastest of 3 readings (20 when long), and the differences."""
    written = written_plan(2023)
    items = items_of(written)
    files = {
        "txt": "\n".join(text_of(written, Manner())).encode(),
        "docx": docx_of(items),
        "pdf": pdf_of(items),
    }
    for kind, content in files.items():
        plan, seconds = timed(partial(parsed, content, kind), 20 if long else 3)
        yield Figure(f"plan_parse.{kind}", round(seconds, 3), "s")
        yield Figure(
            f"plan_parse.{kind}_differences", differences(plan, written), "cells", wanted=0
        )


def parsed(content: bytes, kind: str) -> ReadPlan:
    """A file as ``cchc plan parse`` reads it."""
    return read(extract(content, name=f"ke-hoach.{kind}"))


def timed(work: Callable[[], ReadPlan], times: int) -> tuple[ReadPlan, float]:
    """The plan, and the seconds of the fastest reading."""
    fastest = float("inf")
    plan = work()
    for _ in range(times):
        began = time.perf_counter()
        plan = work()
        fastest = min(fastest, time.perf_counter() - began)
    return plan, fastest


def differences(plan: ReadPlan, written: WrittenPlan) -> int:
    """Cells of the table that are not what was written; a missing task counts five."""
    wrong = 5 * abs(len(plan.tasks) - len(written.tasks))
    for task, wanted in zip(plan.tasks, written.tasks, strict=False):
        lead = tuple(unit.text for unit in task.lead)
        coordinating = tuple(unit.text for unit in task.coordinating)
        found = (task.title, task.products, lead, coordinating, task.deadline)
        expected = (
            wanted.title,
            wanted.products,
            wanted.lead,
            wanted.coordinating,
            wanted.deadline,
        )
        wrong += sum(one != other for one, other in zip(found, expected, strict=True))
    return wrong
