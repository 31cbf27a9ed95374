"""``./run bench``: one JSON line per figure of every module in bench/ that has ``figures(long)``.

A module is named for what it measures and offers ``figures(long: bool) -> Iterator[Figure]``; it
sets up what it needs itself and leaves nothing behind.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence

import bench
from bench.figures import Figure, Measure


def measures() -> dict[str, Measure]:
    """The measuring function of each module of this package, by module name."""
    found: dict[str, Measure] = {}
    for module in pkgutil.iter_modules(bench.__path__):
        if module.name != "__main__":
            loaded = importlib.import_module(f"bench.{module.name}")
            if hasattr(loaded, "figures"):
                found[module.name] = loaded.figures
    return found


def run(chosen: Sequence[Measure], *, long: bool) -> Iterator[Figure]:
    """The figures of the chosen measures as they become known."""
    for measure in chosen:
        yield from measure(long)


def main(words: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when one of them is not the value that it must have."""
    known = measures()
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--long", action="store_true", help="đo kỹ, lâu hơn nhiều")
    parser.add_argument("--only", choices=sorted(known), action="append", help="chỉ đo phần này")
    options = parser.parse_args(words)
    chosen = [known[name] for name in options.only or sorted(known)]
    failed = False
    for figure in run(chosen, long=options.long):
        print(figure.as_line(), flush=True)
        if figure.fails:
            failed = True
            print(f"{figure.figure}: phải là {figure.wanted}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
