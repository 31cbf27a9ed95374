"""An export of the provincial system taken in: rows per second and peak memory."""

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from bench.figures import Figure
from cchc.dossiers.tests.exports import HEAD, line
from tests.installations import Installation, drop_database, new_database
from tools.run_tests import postgresql_url

PREPARE = "cchc.dossiers.tests.import_ward"
FEW = 10_000  # the caches are full by then: what more rows cost besides would be a leak
MADE_AT = "2026-01-12T09:00"
_DAY = 9_999


def figures(long: bool) -> Iterator[Figure]:
    """100,000 rows when long, else 20,000; on SQLite, and on PostgreSQL where it can be had."""
    many = 100_000 if long else 20_000
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        home = Path(folder)
        for rows in (FEW, many):
            write(home / f"{rows}.xlsx", rows)
        yield from measured("sqlite", home, f"sqlite:///{home}/sqlite/a.sqlite3", many)
        url, _ = postgresql_url()
        if url:
            database = new_database(f"{url.rpartition('/')[0]}/postgres")
            try:
                yield from measured("postgresql", home, database, many)
            finally:
                drop_database(database)


def measured(engine: str, home: Path, database: str, many: int) -> Iterator[Figure]:
    """New rows, then the same export again."""
    place = Installation(home / engine, database, now=MADE_AT)
    place.home.mkdir()
    place.migrate()
    ready = place.run(PREPARE)
    assert ready.returncode == 0, ready.stderr
    name = f"dossier_import.{engine}"
    imported(place, home / f"{FEW}.xlsx")
    few = largest_process()
    took = imported(place, home / f"{many}.xlsx")
    yield Figure(f"{name}.rows", many, "rows")
    yield Figure(f"{name}.new_rows", round(many / took), "rows/s")
    yield Figure(f"{name}.peak_of_{FEW}_rows", few, "MB")
    peak = largest_process()
    yield Figure(f"{name}.peak_of_{many}_rows", peak, "MB")
    yield Figure(f"{name}.peak_ratio", round(peak / few, 2), "×")
    took = imported(place, home / f"{many}.xlsx")
    yield Figure(f"{name}.same_rows_again", round(many / took), "rows/s")


def imported(place: Installation, file: Path) -> float:
    """Seconds from the file to the last dossier: checked whole, then written."""
    began = time.perf_counter()
    done = place.run("cchc", "dossiers", "import", str(file), "--agency", "anbinh")
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - began


def largest_process() -> int:
    """The peak of the largest process so far; files are written by this one, not counted."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def write(path: Path, rows: int) -> None:
    """An export of so many dossiers, half of them finished."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Hồ sơ")
        sheet.write_row(0, 0, HEAD)
        for number in range(rows):
            sheet.write_row(number + 1, 0, row_of(number))


def row_of(number: int) -> list[str]:
    """A dossier of its own number and applicant."""
    day, serial = divmod(number, _DAY)
    ended = {"state": "Đã trả kết quả", "finished": "08/01/2026 10:00", "returned": "09/01/2026"}
    said: dict[str, str] = ended if number % 2 else {}
    return line(
        code=f"H56.10-2601{day + 1:02d}-{serial + 1:04d}",
        applicant=f"Nguyễn Văn {number}",
        id_number=f"038095{number:06d}",
        **said,
    )
