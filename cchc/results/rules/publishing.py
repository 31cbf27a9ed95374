"""What of a result anybody may read; docs/rules/results.md, "Published results"."""

import re

_LIKE_A_PERSONS_NUMBER = re.compile(r"(?:\d[ .]?){9,}")


def shown_number(number: str) -> str:
    """The number of a published result; empty where it may hold the number of a person."""
    return "" if _LIKE_A_PERSONS_NUMBER.search(number) else number
