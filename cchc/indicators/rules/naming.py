"""The code of an indicator of the agency's own."""

from cchc.kernel.text import fold

LONGEST = 60


def own_code(name: str) -> str:
    """From its name: "Hồ sơ bị rút" -> "cq-ho-so-bi-rut"."""
    code = "cq-" + fold(name).replace(" ", "-")[: LONGEST - 3]
    return code.rstrip("-")
