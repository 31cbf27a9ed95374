"""The chain of events, its heads, what is personal in it, its keys and its seals."""

from django.db import models


class AuditEvent(models.Model):
    """One act; never changed, never deleted. ``facts`` is canonical JSON and nothing personal."""

    agency_key = models.CharField(max_length=100)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=100)
    act = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=50)
    subject_key = models.CharField(max_length=100)
    facts = models.TextField()
    commitment = models.CharField(max_length=64, blank=True)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_key", "seq"], name="audit_event_place"),
        ]
        indexes = [
            models.Index(
                fields=["agency_key", "subject_kind", "subject_key", "seq"],
                name="audit_event_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_key} #{self.seq} {self.act}"


class AuditRows(models.Model):
    """The facts of up to 1,000 imported rows; the event holds their Merkle root."""

    event = models.OneToOneField(AuditEvent, models.DO_NOTHING, related_name="rows")
    content = models.TextField()

    def __str__(self) -> str:
        return f"rows of {self.event_id}"


class AuditPayload(models.Model):
    """What is personal or free text in an event, under the subject's key; gone when erased."""

    event = models.OneToOneField(AuditEvent, models.DO_NOTHING, related_name="payload")
    nonce = models.BinaryField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"payload of {self.event_id}"


class SubjectKey(models.Model):
    """The key of one subject's payloads, wrapped by the master key."""

    agency_key = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=50)
    subject_key = models.CharField(max_length=100)
    wrapped = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_key", "subject_kind", "subject_key"], name="audit_subject_key"
            ),
        ]

    def __str__(self) -> str:
        return f"key of {self.subject_kind} {self.subject_key}"


class ChainHead(models.Model):
    """The last event of an agency; locked while the next ones are written."""

    agency_key = models.CharField(max_length=100, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.agency_key} #{self.seq}"


class ChainSeal(models.Model):
    """The head of an agency's chain at the end of a day, signed by a key kept elsewhere."""

    agency_key = models.CharField(max_length=100)
    day = models.DateField()
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_key", "day"], name="audit_seal_day"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_key} {self.day} #{self.seq}"


class ReadNote(models.Model):
    """Somebody opened a record with personal data; kept 12 months, outside the chain."""

    agency_key = models.CharField(max_length=100)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=50)
    subject_key = models.CharField(max_length=100)
    screen = models.CharField(max_length=100)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency_key", "subject_kind", "subject_key", "at"], name="read_subject"
            ),
            models.Index(fields=["agency_key", "at"], name="read_agency"),
            models.Index(fields=["at"], name="read_at"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_key} read {self.subject_kind} {self.subject_key}"
