"""Gap-free numbers: one locked row per agency, series and year."""

from django.db import connection

from cchc.kernel.models import NumberSeries


def take(*, agency: str, series: str, year: int) -> int:
    """The next number, from 1, in the caller's transaction.

    Whoever takes the next one waits until this transaction ends; a rollback gives the number
    back, so none is skipped. Lock order: case, number, chain head.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken inside a transaction")
    rows = NumberSeries.objects.select_for_update().filter(
        agency_key=agency, series=series, year=year
    )
    row = rows.first()
    if row is None:
        fresh = NumberSeries(agency_key=agency, series=series, year=year)
        NumberSeries.objects.bulk_create([fresh], ignore_conflicts=True)
        row = rows.get()
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def peek(*, agency: str, series: str, year: int) -> int:
    """The number that would be next now, to show as expected; somebody else may take it."""
    last = (
        NumberSeries.objects.filter(agency_key=agency, series=series, year=year)
        .values_list("last", flat=True)
        .first()
    )
    return (last or 0) + 1
