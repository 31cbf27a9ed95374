"""The code of a question: short enough to copy from a screen, too long to be guessed."""

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is taken for another
_LENGTH = 8
SHAPE = re.compile(rf"[{ALPHABET}]{{{_LENGTH}}}")


def code_of(random: bytes) -> str:
    """Eight letters of the alphabet out of at least eight random bytes."""
    if len(random) < _LENGTH:
        raise ValueError("eight bytes at least")
    number = int.from_bytes(random, "big")
    letters = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def shown(code: str) -> str:
    """ "ABCD-EFGH"."""
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str:
    """The code in what somebody typed, "" when it has not its shape."""
    bare = re.sub(r"[\s-]", "", text).upper()
    return bare if SHAPE.fullmatch(bare) else ""
