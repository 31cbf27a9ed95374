"""Is the demo to be loaded, how far is it, and who may enter it?"""

from datetime import date

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cchc.demo.jobs import live_on
from cchc.demo.people import EVERYBODY, PASSWORD
from cchc.dossiers.models import Dossier
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency


def is_empty() -> bool:
    """Whether nothing was ever founded here."""
    return not Agency.objects.exists()


def lived_until() -> date | None:
    """The day up to which the dossiers are there while the worker lives on; else None."""
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    path = live_on.module_path
    if not DBTaskResult.objects.filter(task_path=path, status__in=waiting).exists():
        return None
    last = Dossier.objects.order_by("-pk").values_list("registered_at", flat=True).first()
    return last.astimezone(HANOI).date() if last else None


def accounts() -> list[str]:
    """A line for each demo account, and the password they share."""
    lines = [f"  {p.username:<9} {p.full_name} - {p.title}" for p in EVERYBODY]
    return [f"Tài khoản mẫu (mật khẩu chung: {PASSWORD}):", *lines]
