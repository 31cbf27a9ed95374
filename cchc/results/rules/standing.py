"""What a result is on a day, and what may be done to it; docs/rules/results.md, "Standing"."""

from datetime import date

from cchc.results.choices import ResultAct, Standing

ENDED = (Standing.SUPERSEDED, Standing.REVOKED)


def standing(
    valid_from: date, valid_to: date | None, *, superseded: bool, revoked: bool, today: date
) -> Standing:
    """What the result is on the day; its last day of validity is still valid."""
    if revoked:
        return Standing.REVOKED
    if superseded:
        return Standing.SUPERSEDED
    if valid_to is not None and valid_to < today:
        return Standing.EXPIRED
    return Standing.NOT_YET if valid_from > today else Standing.IN_FORCE


def open_acts(now: Standing, *, has_holder: bool, is_own: bool) -> frozenset[ResultAct]:
    """What may be done to a result; ``is_own``: the person put it into the repository."""
    acts: set[ResultAct] = set() if has_holder else {ResultAct.NAME_HOLDER}
    if now not in ENDED:
        acts |= {ResultAct.SUPERSEDE, ResultAct.REVOKE}
        if not is_own:
            acts.add(ResultAct.CORRECT)
    return frozenset(acts)
