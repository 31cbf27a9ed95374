"""What may become of a dossier: each fate tells the deeds of one story from its first moment on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.demo.living.shop.catalogue import Offer
from cchc.demo.living.shop.stories import Deed, Story
from cchc.kernel.zone import from_local, local_minute

COUNTER, ONLINE, POSTAL, CONTINGENCY = "counter", "online", "postal", "contingency"
_FETCHED = 0.97
_SIGNED_BY_LEADER = 0.35


def receive(story: Story) -> None:
    """Into the shop by its channel; the clock begins, and somebody is given the work."""
    coming = story.coming
    if coming.channel == ONLINE:
        register(story)
        story.do("receive", _at_the_desk(story))
        story.promise()
    else:
        story.do("take_in", _entered(story))
        story.promise(coming.filed)
    if story.coming.is_assigned:
        story.do("assign")


def _entered(story: Story) -> datetime:
    """When it is written down: at once, when the post has gone, or the morning after."""
    filed = story.coming.filed
    if story.coming.channel == CONTINGENCY:
        return story.on(story.days(1, filed))
    minutes = 25 if story.coming.channel == POSTAL else 0
    return filed + timedelta(minutes=minutes)


def register(story: Story) -> None:
    """It gets its code; nobody has judged it yet."""
    story.do("file", story.coming.filed)


def _at_the_desk(story: Story) -> datetime:
    opens = story.calendar.working_moment_from(story.now)
    moment = opens + timedelta(minutes=story.rng.randrange(4, 70))
    return story.calendar.working_moment_from(moment)


def end(story: Story, until: datetime, *, since: datetime | None = None) -> None:
    """Finished at some working moment up to then, paid for and, as a rule, fetched."""
    story.now = max(story.now, since or story.now)
    moment = story.within(until)
    if story.offer.limit.amount >= 3 and story.rng.random() < _SIGNED_BY_LEADER:
        before = story.within(moment)
        if before < moment:
            story.do("hand_over", before)
    story.do("finish", moment, has_file=story.rng.random() < _digitised_on(moment))
    fetch(story)


def _digitised_on(moment: datetime) -> float:
    return min(0.9, 0.45 + moment.month * 0.04)


def fetch(story: Story) -> None:
    """The citizen pays, unless exempt, and takes the result; a few never come."""
    if story.rng.random() > _FETCHED:
        return
    last = story.on(story.days(story.rng.choice((0, 0, 1, 1, 2, 4))), 16)
    moment = story.within(last)
    if story.offer.fee:
        story.do("pay", moment, is_exempt=story.rng.random() < 0.06)
    story.do("hand_back", max(moment, story.now))


def early(story: Story) -> None:
    """Done before its day, or within the first half of a short limit."""
    receive(story)
    if not story.offer.has_days or story.offer.limit.amount < 2:
        end(story, story.now + (story.due - story.now) / 2)
        return
    end(story, story.on(story.days(-1, story.due), 16))


def on_time(story: Story) -> None:
    """Done on its very day."""
    receive(story)
    morning = story.calendar.opening(story.days(0, story.due)) if story.offer.has_days else None
    end(story, story.due, since=morning)


def left_open(story: Story) -> None:
    """Somebody has it; nothing more happens."""
    receive(story)


def finished_only(story: Story) -> None:
    """Done, and waiting for its citizen."""
    receive(story)
    story.do("finish", story.within(story.due), has_file=True)


def waiting_online(story: Story) -> None:
    """Filed and not yet looked at."""
    register(story)


def refused(story: Story) -> None:
    """Not within the conditions: Form 03."""
    register(story)
    story.do("refuse", _at_the_desk(story))


def asked_before(story: Story) -> None:
    """Incomplete when it came: asked at once, received when it is complete."""
    register(story)
    story.do("ask", _at_the_desk(story), by="hoa")
    _completed(story)
    end(story, story.due)


def asked_soon(story: Story) -> None:
    """Found incomplete within the days for that: the limit begins anew."""
    receive(story)
    story.do("ask", story.on(story.days(1), 9))
    _completed(story)
    end(story, story.due)


def asked_late(story: Story) -> None:
    """Found incomplete later: the clock only stands."""
    receive(story)
    story.do("ask", story.on(story.days(5), 9))
    story.do("complete", story.on(story.days(story.rng.randrange(2, 6)), 14))
    end(story, story.on(story.days(2), 16))


def waits_for_papers(story: Story) -> None:
    """Asked, and the citizen has not come back."""
    receive(story)
    story.do("ask", story.on(story.days(1), 9))


def _completed(story: Story) -> None:
    story.do("complete", story.on(story.days(story.rng.randrange(1, 6)), 10))
    story.promise()
    story.do("assign")


def asked_off_list(story: Story) -> None:
    """A paper is asked for that the procedure does not know: blocked, kept, and done without."""
    receive(story)
    story.do("try_off_list")
    end(story, story.due)


def asked_twice(story: Story) -> None:
    """Asked a second time: blocked."""
    receive(story)
    story.do("ask", story.on(story.days(1), 9))
    _completed(story)
    story.do("try_second")
    end(story, story.due)


def asked_twice_by_law(story: Story) -> None:
    """A sector's law lets a leader approve the second time; from then on it counts as late."""
    receive(story)
    story.do("ask", story.on(story.days(1), 9))
    _completed(story)
    story.do("ask_by_law", story.on(story.days(1), 14))
    story.do("approve")
    story.do("complete", story.on(story.days(3), 10))
    story.promise()
    story.do("assign")
    _call(story, "reached")
    end(story, story.on(story.days(3), 16))


def paid_between(story: Story) -> None:
    """A financial duty stops the clock until it is met."""
    receive(story)
    story.do("demand", story.on(story.days(2), 14))
    story.do("settle", story.on(story.days(2), 10))
    end(story, story.on(story.days(1), 16))


def waits_for_payment(story: Story) -> None:
    """The financial duty is not met yet."""
    receive(story)
    story.do("demand", story.on(story.days(1), 14))


def opinion(story: Story) -> None:
    """Another body says what it knows."""
    receive(story)
    story.do("ask_opinion", story.within(story.on(story.days(1), 11)))
    story.do("note_opinion", story.on(story.days(2), 9))
    end(story, story.due)


def elsewhere(story: Story) -> None:
    """Another agency does its part."""
    receive(story)
    story.do("pass_on", story.within(story.on(story.days(1), 11)))
    story.do("take_back", story.on(story.days(2), 9))
    end(story, story.due)


def withdrawn(story: Story) -> None:
    """The citizen does not want it any more."""
    receive(story)
    story.do("withdraw", story.within(story.due))
    story.do("stop", story.soon(90))


def waits_to_be_stopped(story: Story) -> None:
    """The citizen has withdrawn; the office has not stopped yet."""
    receive(story)
    story.do("withdraw", story.soon())


def stopped(story: Story) -> None:
    """There is nothing left to decide: Form 05."""
    receive(story)
    story.do("stop", story.within(story.due), reason=True)


def extended(story: Story) -> None:
    """It will not be done: the apology is signed in time, the citizen called, the new date kept."""
    _ask_longer(story)
    story.do("extend")
    _call(story, "reached")
    end(story, story.on(story.days(3, story.due), 15))


def extended_without_call(story: Story) -> None:
    """Extended in time, but nobody has called."""
    _ask_longer(story)
    story.do("extend")
    end(story, story.on(story.days(3, story.due), 15))


def not_extended(story: Story) -> None:
    """The leader does not sign; it is done on its day after all."""
    _ask_longer(story)
    story.do("decline")
    end(story, story.due)


def waits_for_signature(story: Story) -> None:
    """The apology lies before the leaders."""
    _ask_longer(story)


def _ask_longer(story: Story) -> None:
    receive(story)
    before = story.on(story.days(-2, story.due), 9)
    story.do("propose", before, until=story.days(4, story.due).isoformat())


def _call(story: Story, outcome: str) -> None:
    story.do("call", outcome=outcome)


def late_whole(story: Story) -> None:
    """Late with all that is owed: call, letter with a new date, notice; then done."""
    _apologise(story, "reached")
    end(story, story.on(story.days(3), 16))


def late_unreached(story: Story) -> None:
    """Late, the citizen called on two days and not reached: that is the whole chain too."""
    _apologise(story, "not_reached")
    story.do("call", story.on(story.days(1), 9), outcome="not_reached")
    end(story, story.on(story.days(2), 16))


def _apologise(story: Story, outcome: str) -> None:
    receive(story)
    story.now = story.due
    story.do("call", story.on(story.days(1, story.due)), outcome=outcome)
    until = story.days(6, story.due).isoformat()
    story.do("propose", until=until)
    story.do("extend", story.on(story.days(0), 14))


def late_apologised(story: Story) -> None:
    """Late with the whole chain, still open."""
    _apologise(story, "reached")


def late_called(story: Story) -> None:
    """Late: called, but no letter."""
    late_only_called(story)
    end(story, story.on(story.days(2), 16))


def late_only_called(story: Story) -> None:
    """Late and called, still open."""
    receive(story)
    story.now = story.due
    story.do("call", story.on(story.days(1, story.due)), outcome="reached")


def late_silent(story: Story) -> None:
    """Late, and nobody said a word."""
    receive(story)
    story.now = story.due
    end(story, story.on(story.days(2, story.due), 16))


def put_right(story: Story) -> None:
    """Done in time on paper, entered after the date; a leader confirms, both moments stay."""
    receive(story)
    story.now = story.due
    really = story.on(story.days(0, story.due), 14)
    story.do("finish", story.on(story.days(1, story.due)), has_file=False)
    story.do("confirm", story.on(story.days(0), 10), really=really.isoformat())
    fetch(story)


def befall(story: Story) -> None:
    """What happens to a dossier in the agency's hands, seldom, whatever else becomes of it."""
    accident = _ACCIDENTS.get(story.coming.key)
    given = next((deed for deed in story.deeds if deed.act == "assign"), None)
    if accident and given and story.offer.has_days:
        at = story.calendar.working_moment_from(local_minute(given.at) + timedelta(minutes=50))
        story.deeds.append(Deed(from_local(at), given.key, "incident", {"kind": accident}))


_ACCIDENTS = {11: "lost", 900: "damaged", 1900: "wrong"}


@dataclass(frozen=True)
class Fate:
    """How often it falls, and to which procedures."""

    tell: Callable[[Story], None]
    weight: int
    fits: Callable[[Offer], bool]


def _any(offer: Offer) -> bool:
    return True


def _days(offer: Offer) -> bool:
    return offer.has_days


def _long(offer: Offer) -> bool:
    return offer.is_long


def _ten(offer: Offer) -> bool:
    return offer.is_long and offer.limit.amount >= 10


def _online(offer: Offer) -> bool:
    return offer.is_online and offer.has_days


FATES = (
    Fate(early, 1600, _any), Fate(on_time, 420, _any), Fate(refused, 30, _days),
    Fate(asked_before, 45, _days), Fate(asked_soon, 60, _long), Fate(asked_late, 18, _ten),
    Fate(asked_off_list, 7, _days), Fate(asked_twice, 5, _long), Fate(asked_twice_by_law, 2, _long),
    Fate(paid_between, 25, _ten), Fate(opinion, 25, _long), Fate(elsewhere, 20, _long),
    Fate(withdrawn, 20, _days), Fate(stopped, 14, _days), Fate(extended, 45, _long),
    Fate(extended_without_call, 8, _long), Fate(not_extended, 5, _long),
    Fate(late_whole, 34, _long), Fate(late_unreached, 8, _long), Fate(late_called, 9, _long),
    Fate(late_silent, 11, _days), Fate(put_right, 3, _long),
)  # fmt: skip
# What waits today: the fate and how many working days after today its date is (or it came before).
OPEN_TODAY = (
    (left_open, 0), (left_open, 0), (left_open, 0), (left_open, 1), (left_open, 1), (left_open, 2),
    (left_open, 3), (left_open, -1), (left_open, -4), (late_only_called, -2),
    (late_apologised, -3), (waits_for_signature, 1), (waits_for_papers, 2), (waits_for_papers, 3),
    (waits_for_payment, 3), (waits_to_be_stopped, 3), (finished_only, 1),
    (left_open, 4), (waiting_online, 4),
)  # fmt: skip
