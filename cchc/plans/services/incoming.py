"""A long file is read by the worker, so that nobody waits before a blank page."""

import hashlib
import logging
from dataclasses import replace
from datetime import datetime

from django_tasks import task

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.limits import USUAL
from cchc.kernel.extraction.reading import is_long
from cchc.kernel.files.storing import open_stored, store
from cchc.kernel.jobs import enqueue
from cchc.organisation.models import Agency, User
from cchc.plans.choices import IncomingState, PlanScope
from cchc.plans.models import IncomingFile, Plan
from cchc.plans.queries import is_being_read, plans_from
from cchc.plans.services.bring_in import KINDS, keep, read_file

PATIENT = replace(USUAL, pdf_seconds=180, conversion_seconds=180)
BROKE_OFF = (
    "Chương trình không đọc được tệp này do lỗi bên trong (đã ghi vào nhật ký máy chủ). "
    "Hãy thử tải lên tệp Word gốc, hoặc tách riêng phần kế hoạch."
)

_log = logging.getLogger(__name__)


def take_in(
    *,
    agency: Agency,
    actor: User,
    at: datetime,
    content: bytes,
    name: str,
    year: int | None = None,
    scope: PlanScope = PlanScope.AGENCY,
) -> Plan | IncomingFile:
    """The plan under review, or the place where a file is followed that waits.

    A long file waits for the worker, one that the agency had brought in before for a person who
    says that it is wanted again. Raises RuleBroken with what to do; then nothing is kept.
    """
    brought = None
    if not is_long(content, name=name) and not _is_known(agency, content):
        brought = read_file(content=content, name=name, year=year, scope=scope)
    with audit.transaction():
        # Of two clicks at one moment the second finds what the first has kept.
        Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
        known = _is_known(agency, content)
        if brought and not known:
            return keep(agency=agency, actor=actor, at=at, brought=brought)
        if known and (asked := _question(agency, content)):
            return _asked_anew(asked, year=year, scope=scope, actor=actor, at=at)
        file = store(
            content=content,
            name=name,
            agency=agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=KINDS,
        )
        incoming = IncomingFile.objects.create(
            agency=agency,
            state=IncomingState.ASKED if known else IncomingState.WAITING,
            name=file.name,
            file=file,
            year=year,
            scope=scope,
            brought_by=actor,
            brought_at=at,
        )
        if not known:
            enqueue(_read_later, key=incoming.pk, at=at.isoformat())
    return incoming


def _is_known(agency: Agency, content: bytes) -> bool:
    sha256 = hashlib.sha256(content).hexdigest()
    return bool(plans_from(agency, sha256)) or is_being_read(agency, sha256)


def _question(agency: Agency, content: bytes) -> IncomingFile | None:
    """The question about this file that nobody answered."""
    asked = IncomingFile.objects.select_for_update(of=("self",)).filter(
        agency=agency, state=IncomingState.ASKED
    )
    return asked.filter(file__sha256=hashlib.sha256(content).hexdigest()).first()


def _asked_anew(
    asked: IncomingFile, *, year: int | None, scope: PlanScope, actor: User, at: datetime
) -> IncomingFile:
    """One question a file: it stands for the newest upload, at the same address."""
    asked.year, asked.scope, asked.brought_by, asked.brought_at = year, scope, actor, at
    asked.save(update_fields=["year", "scope", "brought_by", "brought_at"])
    return asked


def read_again(*, incoming: IncomingFile, actor: User, at: datetime) -> None:
    """Read the file although the agency had brought it in before; a long one the worker reads.

    Whoever says so brings it in. A file that cannot be read then says why, as a long one does.
    """
    with audit.transaction():
        _demand_asked(incoming)
        incoming.state, incoming.brought_by, incoming.brought_at = IncomingState.WAITING, actor, at
        incoming.save(update_fields=["state", "brought_by", "brought_at"])
        long = is_long(_content(incoming), name=incoming.name)
        if long:
            enqueue(_read_later, key=incoming.pk, at=at.isoformat())
    if not long:
        read_incoming(incoming=incoming, at=at)


def drop_incoming(*, incoming: IncomingFile, actor: User, at: datetime) -> None:
    """Keep neither the file nor the question about it, only that it was dropped."""
    with audit.transaction():
        _demand_asked(incoming)
        subject = ("incoming_file", str(incoming.pk))
        sha256 = incoming.file.sha256 if incoming.file else None
        _delete(incoming)
        audit.record(
            agency=incoming.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.drop_file",
            subject=subject,
            facts={"source": sha256},
        )


def _demand_asked(incoming: IncomingFile) -> None:
    """Hold the row; somebody may have answered meanwhile."""
    asked = IncomingFile.objects.select_for_update().filter(state=IncomingState.ASKED)
    if not asked.filter(pk=incoming.pk).exists():
        raise RuleBroken("Tệp này không còn chờ xác nhận; hãy xem trong danh sách kế hoạch.")


def _delete(incoming: IncomingFile) -> None:
    file = incoming.file
    incoming.delete()
    if file is not None:
        file.delete()


def _content(incoming: IncomingFile) -> bytes:
    assert incoming.file is not None
    with open_stored(incoming.file) as stream:
        return stream.read()


@task()
def _read_later(key: int, at: str) -> None:
    """The job; it acts in the name and at the moment of who brought the file."""
    files = IncomingFile.objects.select_related("agency", "brought_by", "file")
    read_incoming(incoming=files.get(pk=key), at=datetime.fromisoformat(at))


def read_incoming(*, incoming: IncomingFile, at: datetime) -> None:
    """Read a waiting file as its person would have; a second run changes nothing."""
    if incoming.state != IncomingState.WAITING or incoming.file is None:
        return
    try:
        _read(incoming, at)
    except RuleBroken as refusal:
        _refuse(incoming, refusal.message)
    except Exception:
        _log.exception("incoming file %s could not be read", incoming.pk)
        _refuse(incoming, BROKE_OFF)


def _read(incoming: IncomingFile, at: datetime) -> None:
    brought = read_file(
        content=_content(incoming),
        name=incoming.name,
        year=incoming.year,
        scope=PlanScope(incoming.scope),
        limits=PATIENT,
    )
    with audit.transaction():
        if not _is_mine(incoming):
            return
        incoming.plan = keep(
            agency=incoming.agency, actor=incoming.brought_by, at=at, brought=brought
        )
        _end(incoming, IncomingState.READ)


def _refuse(incoming: IncomingFile, sentence: str) -> None:
    with audit.transaction():
        if _is_mine(incoming):
            incoming.plan, incoming.refusal = None, sentence
            _end(incoming, IncomingState.REFUSED)


def _is_mine(incoming: IncomingFile) -> bool:
    """Whether no other worker has come to an end with it meanwhile; holds its row."""
    waiting = IncomingFile.objects.select_for_update().filter(state=IncomingState.WAITING)
    return waiting.filter(pk=incoming.pk).exists()


def _end(incoming: IncomingFile, state: IncomingState) -> None:
    """A plan holds its own row of the file; a refused file is kept by nobody."""
    file, incoming.file, incoming.state = incoming.file, None, state
    incoming.save(update_fields=["state", "plan", "refusal", "file"])
    if file is not None:
        file.delete()
