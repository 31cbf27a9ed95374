"""Looking at the installation as a whole: is its history true?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc.kernel.audit import seals, stream
from cchc.kernel.audit.findings import Verification
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import AuditEvent, ChainHead, ChainSeal
from cchc.operations.sources import SOURCES
from cchc.organisation.models import Agency


def verifications(outside: Path | None) -> Iterator[Verification]:
    """Verify every agency that the database or a seal knows, in one unchanging view.

    ``outside`` is a folder with seals that were kept on another machine.
    """
    if outside is not None and not outside.is_dir():
        raise RuleBroken(f"Không có thư mục “{outside}”.")
    folders = [seals.home_folder(), *([outside] if outside else [])]
    from_files = list({seal for folder in folders for seal in seals.read_folder(folder)})
    if outside is not None and not any(seals.read_folder(outside)):
        raise RuleBroken(f"Thư mục “{outside}” không có niêm phong nào (*.jsonl).")
    trusted = seals.trusted_keys([outside] if outside else [])
    with stream.snapshot():
        for agency in sorted(_agencies() | {seal.agency for seal in from_files}):
            yield verify(
                agency=agency,
                sources=SOURCES,
                outside=from_files,
                trusted=trusted,
                far=outside is not None,
            )


def _agencies() -> set[str]:
    known: Sequence[set[str]] = (
        set(Agency.objects.values_list("code", flat=True)),
        set(ChainHead.objects.values_list("agency_key", flat=True)),
        set(ChainSeal.objects.values_list("agency_key", flat=True).distinct()),
        set(AuditEvent.objects.values_list("agency_key", flat=True).distinct()),
    )
    return set().union(*known)
