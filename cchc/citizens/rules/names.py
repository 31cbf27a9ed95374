"""By which beginnings a name is found; docs/rules/citizens.md, search."""

from cchc.kernel.text import fold

MOST_WORDS = 12
LEAST_LETTERS = 2


def keys(name: str) -> list[str]:
    """Folded texts whose beginning finds the name: from each word on, and family name + given name.

    "Trần Thị Mai" -> "tran thi mai", "thi mai", "mai", "tran mai". Words beyond the twelfth of an
    organisation's name are not looked for.
    """
    words = fold(name).split()[:MOST_WORDS]
    tails = [" ".join(words[at:]) for at in range(len(words))]
    if len(words) > 2:
        tails.append(f"{words[0]} {words[-1]}")
    return list(dict.fromkeys(tails))


# How many keys a name has at most: so many rows hold as many different people as asked for.
MOST_KEYS = MOST_WORDS + 1


def asked(text: str) -> str:
    """What to look for among the keys; empty when the text is too short, or no name."""
    folded = fold(text)
    letters = sum(letter.isalpha() for letter in folded)
    return " ".join(folded.split()) if letters >= LEAST_LETTERS else ""
