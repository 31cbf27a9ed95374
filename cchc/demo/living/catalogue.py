"""The catalogue of procedures, brought in from its file when the two tiers of government began."""

from datetime import datetime
from pathlib import Path

from cchc.demo import procedures as written
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency, User
from cchc.procedures import services

FILE = Path(written.__file__).parent / "catalogue.json"
BROUGHT_IN_AT = datetime(2025, 7, 1, 8, tzinfo=HANOI)


def bring_in_catalogue(agency: Agency, actor: User, *, until: datetime) -> None:
    """Import the catalogue as the office would; nothing when its day has not come."""
    if until < BROUGHT_IN_AT:
        return
    done = services.import_catalogue(
        agency=agency,
        content=FILE.read_bytes(),
        name=FILE.name,
        actor=actor,
        at=BROUGHT_IN_AT,
    )
    if done.problems:
        raise RuleBroken(f"Danh mục mẫu sai: {done.problems[0]}")
