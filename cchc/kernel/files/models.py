"""Files that people hand in or the program makes; the content lies outside the database."""

from django.db import models


class StoredFile(models.Model):
    """One file as handed in. Equal contents share one place, named by their SHA-256."""

    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=255)
    agency_key = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name
