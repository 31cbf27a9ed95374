"""The same request twice is done once; docs/rules/api.md, guarantee 5."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from cchc.api.models import Client, KeptAnswer
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken


class KeyUsed(RuleBroken):
    """The idempotency key belongs to another request."""

    def __init__(self) -> None:
        super().__init__(
            "Idempotency-Key này đã dùng cho một yêu cầu khác; dùng khóa mới cho mỗi yêu cầu mới.",
            field="Idempotency-Key",
        )


@dataclass(frozen=True)
class Kept:
    """An answer: its status, its body, and whether it was given before."""

    status: int
    body: str
    is_repeated: bool = False


def answer_once(
    *,
    client: Client,
    key: str,
    fingerprint: str,
    work: Callable[[], tuple[int, str]],
    at: datetime,
) -> Kept:
    """The answer of ``work``, or the one kept from the first time; KeyUsed for another request.

    The work and its answer are one transaction: whoever comes with the same key meanwhile waits
    for it. What raises is kept nowhere.
    """
    with audit.transaction():
        claimed = _claimed(client, key, fingerprint, at)
        if claimed is None:
            return _before(client, key, fingerprint)
        claimed.status, claimed.body = work()
        claimed.save(update_fields=["status", "body"])
    return Kept(claimed.status, claimed.body)


def _claimed(client: Client, key: str, fingerprint: str, at: datetime) -> KeptAnswer | None:
    try:
        with audit.transaction():
            return KeptAnswer.objects.create(client=client, key=key, fingerprint=fingerprint, at=at)
    except IntegrityError:
        return None


def _before(client: Client, key: str, fingerprint: str) -> Kept:
    found = KeptAnswer.objects.get(client=client, key=key)
    if found.fingerprint != fingerprint:
        raise KeyUsed
    return Kept(found.status, found.body, is_repeated=True)
