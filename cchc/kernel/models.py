"""Everything that the ground floor keeps."""

from django.db import models

from cchc.kernel.audit.models import (
    AuditEvent,
    AuditPayload,
    AuditRows,
    ChainHead,
    ChainSeal,
    ReadNote,
    SubjectKey,
)
from cchc.kernel.files.models import StoredFile
from cchc.kernel.limits import LimitCount

__all__ = [
    "AuditEvent",
    "AuditPayload",
    "AuditRows",
    "ChainHead",
    "ChainSeal",
    "LimitCount",
    "NumberSeries",
    "PeriodicRun",
    "ReadNote",
    "StoredFile",
    "SubjectKey",
    "WorkerLease",
]


class NumberSeries(models.Model):
    """The last number given in a series of an agency's year."""

    agency_key = models.CharField(max_length=100)
    series = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_key", "series", "year"], name="number_series_of_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_key} {self.series} {self.year}: {self.last}"


class WorkerLease(models.Model):
    """Who runs the only job loop of the installation, and until when unless renewed."""

    name = models.CharField(max_length=30, primary_key=True)
    holder = models.CharField(max_length=64)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"


class PeriodicRun(models.Model):
    """When a periodic job was last handed to the queue."""

    name = models.CharField(max_length=100, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at}"
