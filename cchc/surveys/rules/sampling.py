"""A random sample that anybody can draw again; docs/rules/satisfaction.md, "Rounds"."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc.kernel.errors import RuleBroken


@dataclass(frozen=True)
class Candidate:
    """A finished dossier of the frame: its key, its code, its stratum."""

    key: int
    code: str
    stratum: str


def allocation(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many of each stratum: in proportion, largest remainders first, none left out.

    Every stratum that has dossiers gets at least one place; where ``wanted`` is smaller than the
    number of strata that is refused. A frame smaller than ``wanted`` is taken whole.
    """
    filled = {name: size for name, size in sizes.items() if size}
    total = sum(filled.values())
    if not filled:
        raise RuleBroken("Kỳ này không có hồ sơ nào để chọn.", field="size")
    if wanted < len(filled):
        raise RuleBroken(
            f"Có {len(filled)} lĩnh vực; cỡ mẫu ít nhất là {len(filled)} để lĩnh vực nào cũng có.",
            field="size",
        )
    if wanted >= total:
        return filled
    shares = {name: max(1, size * wanted // total) for name, size in filled.items()}
    by_rest = sorted(filled, key=lambda name: (-(filled[name] * wanted % total), name))
    while (left := wanted - sum(shares.values())) != 0:
        _move(shares, filled, by_rest, left)
    return shares


def _move(
    shares: dict[str, int], sizes: Mapping[str, int], by_rest: Sequence[str], left: int
) -> None:
    """Give what is left by remainders, or take back from the largest."""
    if left < 0:
        largest = max(shares, key=lambda name: (shares[name], name))
        shares[largest] -= 1
        return
    for name in by_rest[:left]:
        if shares[name] < sizes[name]:
            shares[name] += 1


def drawn(frame: Sequence[Candidate], seed: str, wanted: int) -> list[Candidate]:
    """The sample: of each stratum those with the smallest SHA-256 of "seed|code", in that order."""
    strata: dict[str, list[Candidate]] = defaultdict(list)
    for each in frame:
        strata[each.stratum].append(each)
    shares = allocation({name: len(rows) for name, rows in strata.items()}, wanted)
    found: list[Candidate] = []
    for name in sorted(strata):
        ordered = sorted(strata[name], key=lambda each: lot(seed, each.code))
        found += ordered[: shares.get(name, 0)]
    return found


def lot(seed: str, code: str) -> str:
    """The lot of a dossier under a seed: the same for everybody who computes it."""
    return hashlib.sha256(f"{seed}|{code}".encode()).hexdigest()
