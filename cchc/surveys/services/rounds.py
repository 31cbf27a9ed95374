"""Survey rounds are drawn with a seed, asked, closed."""

import secrets
from collections import Counter
from datetime import date, datetime, time, timedelta

from cchc.dossiers.queries import finished_in
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.surveys import facts
from cchc.surveys.choices import Method, RoundState, SampledState
from cchc.surveys.models import Answered, Round, Sampled
from cchc.surveys.rules.sampling import Candidate, drawn
from cchc.surveys.services.writing import day_of, note, require

_SEED_BYTES = 8


def draw_round(
    *,
    agency: Agency,
    title: str,
    first: date,
    last: date,
    method: Method,
    size: int,
    actor: User,
    at: datetime,
    seed: str = "",
) -> Round:
    """Draw among the dossiers finished in those days and not answered yet, in strata by field.

    Without a seed one is made; either way it is kept, so that anybody can draw the same again.
    """
    require(actor, Act.MANAGE_SURVEYS, agency, at)
    if not first <= last <= day_of(at):
        raise RuleBroken("Kỳ phải có đầu trước cuối, và không quá hôm nay.", field="last")
    with audit.transaction():
        rows = _frame(agency, first, last)
        chosen_seed = nfc(seed.strip()) or secrets.token_hex(_SEED_BYTES)
        fields = {key: field for key, _, _, field in rows}
        frame = [Candidate(key, code, stratum) for key, code, stratum, _ in rows]
        sample = drawn(frame, chosen_seed, size)
        made = Round.objects.create(
            agency=agency,
            title=nfc(title),
            first=first,
            last=last,
            method=method,
            size=size,
            seed=chosen_seed,
            frame=dict(sorted(Counter(each.stratum for each in frame).items())),
            state=RoundState.OPEN,
            drawn_by=actor,
            drawn_at=at,
        )
        Sampled.objects.bulk_create(
            Sampled(
                round=made,
                dossier_id=each.key,
                field_id=fields[each.key],
                order=order,
                state=SampledState.WAITING,
            )
            for order, each in enumerate(sample, 1)
        )
        _note(made, "draw_round", actor, at)
    return made


def _frame(agency: Agency, first: date, last: date) -> list[tuple[int, str, str, int]]:
    """(key, code, code of the field, field) of each dossier that could be drawn."""
    begin = datetime.combine(first, time(), tzinfo=HANOI)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=HANOI)
    rows = finished_in(agency).filter(finished_at__gte=begin, finished_at__lt=end)
    free = rows.exclude(pk__in=Answered.objects.values("dossier"))
    return list(free.values_list("pk", "code", "field__code", "field"))


def note_call(*, sampled: Sampled, state: SampledState, actor: User, at: datetime) -> None:
    """Nobody was reached, or they do not want to answer."""
    require(actor, Act.ENTER_SURVEYS, sampled.round.agency, at)
    if state not in (SampledState.UNREACHED, SampledState.REFUSED):
        raise RuleBroken("Chọn: không liên hệ được, hoặc từ chối trả lời.", field="state")
    with audit.transaction():
        row = Sampled.objects.select_for_update(of=("self",)).get(pk=sampled.pk)
        if row.state == SampledState.ANSWERED or sampled.round.closed_at:
            raise RuleBroken("Đợt đã kết thúc, hoặc người này đã trả lời.")
        row.state, row.tries = state, row.tries + 1
        row.save(update_fields=["state", "tries"])
        _note(sampled.round, "note_call", actor, at)


def close_round(*, round_: Round, actor: User, at: datetime) -> Round:
    """No more answers; the weighted result stands."""
    require(actor, Act.MANAGE_SURVEYS, round_.agency, at)
    with audit.transaction():
        held = Round.objects.select_for_update(of=("self",)).select_related("agency")
        row = held.get(pk=round_.pk)
        if row.state == RoundState.CLOSED:
            raise RuleBroken("Đợt khảo sát này đã kết thúc.")
        row.state, row.closed_at = RoundState.CLOSED, at
        row.save(update_fields=["state", "closed_at"])
        _note(row, "close_round", actor, at)
    return row


def _note(row: Round, act: str, actor: User, at: datetime) -> None:
    subject = (facts.ROUND, str(row.pk))
    note(row.agency, act, subject, facts.of_round(row), actor=actor, at=at)
