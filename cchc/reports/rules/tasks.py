"""Sentences about single tasks: what was done, what is late and why, what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date

from cchc.kernel.formats import date_vi
from cchc.reports.rules.composed import Maker, Sentence, say
from cchc.reports.rules.facts import Facts, TaskLine
from cchc.reports.rules.following import following

VERDICTS = {
    "done_on_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành sau thời hạn",
    "waiting": "đã nộp sản phẩm, chờ nghiệm thu",
    "overdue": "quá hạn, chưa hoàn thành",
}
SHOWN = {
    **VERDICTS,
    "not_yet_due": "chưa đến hạn",
    "earlier": "đã đến hạn ở kỳ trước",
    "awaiting_event": "chưa có thời hạn",
    "": "không thuộc năm báo cáo",
}
LISTED_AT_MOST = 10
NO_REASON = "bộ phận chủ trì chưa báo nguyên nhân"


def in_area(facts: Facts, code: str) -> Iterator[Sentence]:
    """What became of the tasks of the area that were due; the late ones are told of further on."""
    here = [task for task in facts.tasks if task.area == code]
    for task in here:
        if task.counted in VERDICTS and task.counted != "overdue":
            yield say("{task}: {verdict}.", task=task.name, verdict=VERDICTS[task.counted])
    overdue = [task for task in here if task.counted == "overdue"]
    if overdue:
        yield say("Quá hạn, chưa hoàn thành: {tasks} (nêu tại mục III).", tasks=numbers_of(overdue))


def late(facts: Facts, make: Maker) -> Iterator[Sentence]:
    """The late tasks, each with its date and its reason."""
    tasks = [task for task in facts.tasks if task.is_late]
    source = "obligations.task_counts: overdue + carried_over"
    number = make.count("late", len(tasks), source)
    if not tasks:
        yield say("Không có nhiệm vụ quá hạn.", (number,))
    else:
        some = "Đến thời điểm báo cáo, còn {late} nhiệm vụ quá hạn, chưa hoàn thành:"
        yield say(some, late=number)
        yield from (_late(task, facts.period.last) for task in tasks)
    after = [task for task in facts.tasks if task.counted == "done_late"]
    if after:
        yield say(
            "Có {number} nhiệm vụ hoàn thành sau thời hạn: {tasks}.",
            number=make.count("done_late", len(after), "obligations.task_counts: done_late"),
            tasks=numbers_of(after),
        )


def _late(task: TaskLine, last: date) -> Sentence:
    """Dates after the cut-off belong to the next report, whenever this one is composed."""
    overdue = (d.due_on for d in task.duties if d.standing == "overdue" and d.due_on)
    days = sorted({day for day in overdue if day <= last})
    return say(
        "{task} (chủ trì: {lead}): hạn {days}; {reason}.",
        task=task.name,
        lead=task.lead or "chưa rõ",
        days=", ".join(map(date_vi, days)),
        reason=f"nguyên nhân: {_inside(task.obstacle)}" if task.obstacle else NO_REASON,
    )


def difficulties(facts: Facts) -> Iterator[Sentence]:
    """What units said stood in the way: in their parts, and when they reported progress."""
    said = [say("{unit}: {text}.", unit=p.unit, text=_difficulty(p.difficulties, p.causes))
            for p in facts.parts if p.difficulties.strip()]  # fmt: skip
    said += [
        say("{unit} ({task}): {text}.", unit=o.unit, task=o.task, text=_inside(o.text))
        for o in facts.obstacles
    ]
    if said:
        yield say("Các bộ phận phản ánh một số khó khăn, vướng mắc như sau:")
        yield from said
    else:
        yield say("Trong kỳ chưa ghi nhận khó khăn, vướng mắc do các bộ phận phản ánh.")


def _difficulty(text: str, causes: str) -> str:
    return f"{_inside(text)}; nguyên nhân: {_inside(causes)}" if causes.strip() else _inside(text)


def proposals(facts: Facts) -> Iterator[Sentence]:
    """What units propose."""
    said = [(p.unit, p.proposals) for p in facts.parts if p.proposals.strip()]
    if not said:
        yield say("Không có kiến nghị, đề xuất.")
        return
    yield say("Các bộ phận kiến nghị, đề xuất như sau:")
    yield from (say("{unit}: {text}.", unit=unit, text=_inside(text)) for unit, text in said)


def ahead(facts: Facts, make: Maker) -> Iterator[Sentence]:
    """What falls due in the time that follows, and what is still to be caught up with."""
    after = following(facts.period)
    due = [task for task in facts.tasks if dates_ahead(task, facts)]
    source = "obligations: chưa hoàn thành, đến hạn trong kỳ tới"
    number = make.count("next_due", len(due), source)
    begin = after.label[0].upper() + after.label[1:]
    if due:
        some = "{begin} có {number} nhiệm vụ đến hạn, cần tập trung thực hiện:"
        yield say(some, begin=begin, number=number)
    else:
        none = "{begin} không có nhiệm vụ đến hạn; tiếp tục duy trì kết quả đã đạt được."
        yield say(none, (number,), begin=begin)
    yield from _named(facts, due) if len(due) <= LISTED_AT_MOST else _by_area(facts, due)
    yield from _catching_up(facts, make)


def dates_ahead(task: TaskLine, facts: Facts) -> list[str]:
    """The dates in the time that follows on which something unfinished of the task is due."""
    after = following(facts.period)
    days = {
        d.due_on
        for d in task.duties
        if d.due_on
        and d.standing in ("running", "waiting")
        and after.first <= d.due_on <= after.last
    }
    return [date_vi(day) for day in sorted(days)]


def _named(facts: Facts, tasks: Sequence[TaskLine]) -> Iterator[Sentence]:
    for task in tasks:
        yield say(
            "{task} ({lead}): hạn {days}.",
            task=task.name,
            lead=task.lead or "chưa rõ bộ phận chủ trì",
            days=", ".join(dates_ahead(task, facts)),
        )


def _by_area(facts: Facts, tasks: Sequence[TaskLine]) -> Iterator[Sentence]:
    for code, title in (*facts.areas, ("", "Nhiệm vụ khác")):
        here = [task for task in tasks if task.area == code]
        if here:
            yield say("{area}: {tasks}.", area=title, tasks=numbers_of(here))


def _catching_up(facts: Facts, make: Maker) -> Iterator[Sentence]:
    late_ones = [task for task in facts.tasks if task.is_late]
    if late_ones:
        source = "obligations.task_counts: overdue + carried_over"
        number = make.count("late", len(late_ones), source)
        yield say("Hoàn thành dứt điểm {number} nhiệm vụ đang quá hạn.", number=number)
    if facts.undated:
        source = "obligations.events_awaited: is_date_to_set"
        undated = make.count("dates_to_set", facts.undated, source)
        yield say("Ấn định thời hạn cho {undated} nhiệm vụ chưa có thời hạn.", undated=undated)


def numbers_of(tasks: Sequence[TaskLine]) -> str:
    """ "nhiệm vụ số 1, 2 và 7"."""
    names = [task.number or task.ident for task in tasks]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"
    return f"nhiệm vụ số {listed}"


def _inside(text: str) -> str:
    """A text as it stands inside a sentence: one line, no full stop, a small first letter.

    A first word of capitals ("UBND …") keeps them.
    """
    bare = " ".join(text.split()).rstrip(" .;")
    first = bare.split(" ", 1)[0]
    return bare if first[1:] != first[1:].lower() else f"{bare[:1].lower()}{bare[1:]}"
