"""Sentences about counts: the whole, an area, the units. docs/rules/reports.md, "Sentences"."""

from collections.abc import Iterator

from cchc.reports.rules.composed import Figure, Maker, Sentence, say
from cchc.reports.rules.facts import Facts, Group

MEASURE = "obligations.task_counts"


class Counted:
    """The figures of a group, made when they are asked for."""

    def __init__(self, group: Group, make: Maker) -> None:
        self.group, self.make = group, make

    def __getitem__(self, name: str) -> Figure:
        number = self.group.done if name == "done" else self.group[name]
        return self.make.count(self._ident(name), number, self._source(name))

    def rate(self) -> Figure:
        """Done of due."""
        source = self._source("(done_on_time + done_late) / due")
        return self.make.rate(self._ident("done_rate"), self.group.done, self.group["due"], source)

    def _ident(self, name: str) -> str:
        return f"{self.group.key}.{name}" if self.group.key else name

    def _source(self, name: str) -> str:
        name = "done_on_time + done_late" if name == "done" else name
        return f"{MEASURE}: {name}{f'; {self.group.of}' if self.group.of else ''}"


def whole(facts: Facts, make: Maker) -> Iterator[Sentence]:
    """How the whole plan stands."""
    group, found = facts.whole, Counted(facts.whole, make)
    if not group["planned"]:
        none = "Trong năm {year} chưa có nhiệm vụ nào của Kế hoạch được đưa vào theo dõi."
        yield say(none, (found["planned"],), year=str(facts.year))
    elif not group["due"]:
        none = "Kế hoạch có {planned} nhiệm vụ; trong kỳ không có nhiệm vụ nào đến hạn."
        yield say(none, (found["due"],), planned=found["planned"])
    else:
        some = "Kế hoạch có {planned} nhiệm vụ, trong đó {due} nhiệm vụ đến hạn trong kỳ."
        yield say(some, planned=found["planned"], due=found["due"])
        yield _done(found)
    if group["waiting"]:
        waits = "Có {waiting} nhiệm vụ đã nộp sản phẩm đúng hạn, đang chờ nghiệm thu."
        yield say(waits, waiting=found["waiting"])
    yield _overdue(found)
    yield from _rest(found)
    yield from _beside(facts, found, make)


def _done(found: Counted) -> Sentence:
    """What was done of what was due."""
    group, done = found.group, found["done"]
    if not group.done:
        return say("Chưa có nhiệm vụ đến hạn nào hoàn thành.", (done,))
    if group.done == group["due"]:
        begin = "Đã hoàn thành toàn bộ {done} nhiệm vụ đến hạn (đạt {rate})"
    else:
        begin = "Đã hoàn thành {done} nhiệm vụ, đạt {rate} số nhiệm vụ đến hạn"
    on_time, late = found["done_on_time"], found["done_late"]
    if not group["done_late"]:
        return say(f"{begin}, đều đúng hạn.", (late,), done=done, rate=found.rate())
    if not group["done_on_time"]:
        return say(
            f"{begin}, nhưng đều sau thời hạn (không có nhiệm vụ đúng hạn).",
            (on_time,),
            done=done,
            rate=found.rate(),
        )
    parts = "; trong đó {on_time} nhiệm vụ đúng hạn, {late} nhiệm vụ sau thời hạn."
    return say(f"{begin}{parts}", done=done, rate=found.rate(), on_time=on_time, late=late)


def _overdue(found: Counted) -> Sentence:
    """What is late of this period and of earlier ones."""
    group, overdue, carried = found.group, found["overdue"], found["carried_over"]
    if group["overdue"] and group["carried_over"]:
        text = (
            "Còn {overdue} nhiệm vụ quá hạn, chưa hoàn thành; {carried} nhiệm vụ quá hạn từ kỳ "
            "trước chuyển sang."
        )
        return say(text, overdue=overdue, carried=carried)
    if group["overdue"]:
        return say("Còn {overdue} nhiệm vụ quá hạn, chưa hoàn thành.", overdue=overdue)
    if group["carried_over"]:
        text = (
            "Trong kỳ không phát sinh nhiệm vụ quá hạn; còn {carried} nhiệm vụ quá hạn từ kỳ "
            "trước chuyển sang."
        )
        return say(text, (overdue,), carried=carried)
    return say("Không có nhiệm vụ quá hạn.", (overdue,))


def _rest(found: Counted) -> Iterator[Sentence]:
    """What is neither due nor late."""
    words = {
        "not_yet_due": "{not_yet_due} nhiệm vụ chưa đến hạn",
        "earlier": "{earlier} nhiệm vụ đã đến hạn ở các kỳ trước",
        "awaiting_event": "{awaiting_event} nhiệm vụ chưa có thời hạn thực hiện",
    }
    there = [name for name in words if found.group[name]]
    if there:
        listed = ", ".join(words[name] for name in there)
        yield say(f"Số nhiệm vụ còn lại gồm {listed}.", **{name: found[name] for name in there})
    if found.group["extended"]:
        yield say(
            "Có {extended} nhiệm vụ được gia hạn đến một ngày trong kỳ.", extended=found["extended"]
        )


def _beside(facts: Facts, found: Counted, make: Maker) -> Iterator[Sentence]:
    """Products, events, dates that nobody has set."""
    products = make.count("products_accepted", facts.products, "obligations.products_accepted")
    if facts.products:
        yield say("Đã nghiệm thu {products} sản phẩm.", products=products)
    elif facts.whole.done:
        yield say("Sản phẩm của các nhiệm vụ đã hoàn thành được nghiệm thu ngoài kỳ.", (products,))
    else:
        yield say("Trong kỳ chưa nghiệm thu sản phẩm nào.", (products,))
    if facts.events:
        events = make.count("events_awaited", len(facts.events), "obligations.events_awaited")
        named = "; ".join(f"“{text.rstrip(' .;')}”" for text in facts.events)
        yield say(
            "Còn {events} sự kiện chưa diễn ra mà nhiệm vụ phải chờ: {named}.",
            events=events,
            named=named,
        )
    if facts.undated:
        source = "obligations.events_awaited: is_date_to_set"
        undated = make.count("dates_to_set", facts.undated, source)
        yield say("Có {undated} nhiệm vụ còn sản phẩm chưa được ấn định thời hạn.", undated=undated)


def supervision(facts: Facts, make: Maker) -> Iterator[Sentence]:
    """What the supervisor recommended, and how the answers kept their days; nothing if nothing."""
    source = "obligations.recommendation_counts"
    if facts.recommended:
        made = make.count("recommended", facts.recommended, f"{source}: made")
        yield say("Trong kỳ có {recommended} kiến nghị giám sát.", recommended=made)
    if not facts.answers_due:
        return
    due = make.count("answers_due", facts.answers_due, f"{source}: on_time + late")
    in_time = make.count("answers_on_time", facts.answers_on_time, f"{source}: on_time")
    begun = "Có {due} nội dung kiến nghị đến hạn trả lời trong kỳ"
    if facts.answers_on_time:
        yield say(f"{begun}, {{on_time}} nội dung được trả lời đúng hạn.", due=due, on_time=in_time)
    else:
        yield say(f"{begun}, chưa nội dung nào được trả lời đúng hạn.", (in_time,), due=due)


def area(group: Group, make: Maker) -> Sentence:
    """One area in a sentence."""
    found = Counted(group, make)
    planned, due = found["planned"], found["due"]
    if not group["planned"]:
        return say("Không có nhiệm vụ được theo dõi trong năm.", (planned,))
    if not group["due"]:
        return say(
            "Có {planned} nhiệm vụ; trong kỳ không có nhiệm vụ đến hạn.", (due,), planned=planned
        )
    words = {
        "done_on_time": "{done_on_time} nhiệm vụ hoàn thành đúng hạn",
        "done_late": "{done_late} nhiệm vụ hoàn thành sau thời hạn",
        "waiting": "{waiting} nhiệm vụ chờ nghiệm thu",
        "overdue": "{overdue} nhiệm vụ quá hạn, chưa hoàn thành",
    }
    there = [name for name in words if group[name]]
    listed = "; ".join(words[name] for name in there)
    return say(
        f"Có {{planned}} nhiệm vụ, {{due}} nhiệm vụ đến hạn trong kỳ: {listed}.",
        planned=planned,
        due=due,
        **{name: found[name] for name in there},
    )


def units(groups: tuple[Group, ...], make: Maker) -> Sentence:
    """Which units are late with how many tasks."""
    late = [group for group in groups if group["overdue"]]
    if not late:
        return say("Không có bộ phận nào để nhiệm vụ đến hạn trong kỳ quá hạn.")
    listed = ", ".join(f"{{name{n}}} ({{late{n}}} nhiệm vụ)" for n in range(len(late)))
    values: dict[str, Figure | str] = {}
    for n, group in enumerate(late):
        values |= {f"name{n}": group.label, f"late{n}": Counted(group, make)["overdue"]}
    return say(f"Bộ phận chủ trì còn nhiệm vụ quá hạn: {listed}.", **values)
