"""Whether the agency that issued a document is the one that takes it as its own plan."""

import re

from cchc.kernel.text import fold

_ASIDE = re.compile(r"\([^)]*\)")
_COMMITTEE = re.compile(r"\buy ban nhan dan\b")


def is_same_agency(issuer: str, agency: str) -> bool:
    """Whether both names mean one agency, written out, abbreviated or without its rank."""
    one, other = _plain(issuer), _plain(agency)
    return not one or _ends(one, other) or _ends(other, one)


def _plain(name: str) -> str:
    return " ".join(_COMMITTEE.sub("ubnd", fold(_ASIDE.sub(" ", name))).split())


def _ends(whole: str, part: str) -> bool:
    return f" {whole}".endswith(f" {part}")
