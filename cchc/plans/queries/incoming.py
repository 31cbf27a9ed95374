"""Long files on their way to becoming plans."""

from django.http import Http404

from cchc.kernel.jobs import lease
from cchc.organisation.models import User
from cchc.plans.choices import IncomingState
from cchc.plans.models import IncomingFile

SHOWN = 5


def incoming_for(user: User, pk: int) -> IncomingFile:
    """The file of the person's own agency; Http404 for every other."""
    files = IncomingFile.objects.select_related("plan", "file", "agency")
    found = files.filter(pk=pk, agency_id=user.agency_id).first()
    if found is None:
        raise Http404("Không có tệp này.")
    return found


def unfinished_files(user: User) -> list[IncomingFile]:
    """The agency's newest long files that are no plan yet: being read, or refused and why."""
    files = IncomingFile.objects.filter(agency_id=user.agency_id)
    return list(files.exclude(state=IncomingState.READ)[:SHOWN])


def worker_is_alive() -> bool:
    """Whether background work is being done at all."""
    return lease.is_held()
