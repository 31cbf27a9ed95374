"""Counting requests in a window of time, for the whole installation: one statement a request."""

from collections.abc import Iterable

from django.db import connection, models

# Two processes that ask at once are both counted: the database adds, not the process.
_COUNT = """
INSERT INTO kernel_limitcount (key, asked, ends) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET
    asked = CASE WHEN kernel_limitcount.ends <= %s THEN 1 ELSE kernel_limitcount.asked + 1 END,
    ends = CASE WHEN kernel_limitcount.ends <= %s THEN excluded.ends ELSE kernel_limitcount.ends END
RETURNING asked
"""


class LimitCount(models.Model):
    """How often something was asked for in its current window; the key is a keyed hash."""

    key = models.CharField(max_length=64, primary_key=True)
    asked = models.PositiveIntegerField()
    ends = models.PositiveBigIntegerField(help_text="giây từ 1/1/1970 UTC", db_index=True)

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.asked} lần"


def count(key: str, *, seconds: int, now: int) -> int:
    """Count one more under the key; how many it makes in the window that runs now.

    ``now`` in seconds since 1970; the first request opens a window of ``seconds``.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, now + seconds, now, now])
        return int(cursor.fetchone()[0])


def counted(key: str, *, now: int) -> int:
    """How many the window that runs now has; nothing is written."""
    rows = LimitCount.objects.filter(key=key, ends__gt=now)
    return rows.values_list("asked", flat=True).first() or 0


def take(keys: Iterable[str]) -> dict[str, int]:
    """What the counts under these keys are, and begin them anew; in the caller's transaction."""
    rows = LimitCount.objects.select_for_update().filter(key__in=list(keys))
    found = dict(rows.values_list("key", "asked"))
    LimitCount.objects.filter(key__in=found).delete()
    return found


def forget(*, now: int) -> int:
    """Drop windows that are over; how many."""
    return LimitCount.objects.filter(ends__lte=now).delete()[0]
