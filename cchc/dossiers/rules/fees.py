"""What is owed of a fee, and when; docs/rules/dossier-fees.md."""

BEFORE, AFTER = "before", "after"
_RECEIVED = frozenset((2, 4, 5, 6, 7, 9, 10))
_DONE = frozenset((9, 10))


def due_now(mode: str, fee: int, state: int) -> int:
    """What of the fee is due in that state: before or after the work; nothing of what stopped."""
    states = {BEFORE: _RECEIVED, AFTER: _DONE}.get(mode, frozenset())
    return fee if state in states else 0


def outstanding(due: int, paid: int, *, is_exempt: bool) -> int:
    """What is still to be taken of what is due; nothing when the payer is exempt."""
    return 0 if is_exempt else max(0, due - paid)
