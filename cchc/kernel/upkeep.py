"""When the installation was last cared for (backed up, verified): notes beside its data.

Files below CCHC_HOME, not rows: the database that is backed up or verified is not changed by it.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from cchc.kernel.canonical import Json

BACKUP = "backup"
VERIFICATION = "verification"


class Done(NamedTuple):
    """The last time, and what came of it."""

    at: datetime
    told: dict[str, Json]


def note(what: str, *, at: datetime, told: dict[str, Json]) -> None:
    """Remember that it was done; the note appears whole or not at all."""
    place = _place(what)
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.write_text(json.dumps({"at": at.isoformat(), **told}), encoding="utf-8")
    draft.replace(place)


def last(what: str) -> Done | None:
    """The last time that it was done, None where nothing says so."""
    try:
        found = json.loads(_place(what).read_text(encoding="utf-8"))
        return Done(datetime.fromisoformat(found.pop("at")), found)
    except (OSError, ValueError, KeyError):
        return None


def _place(what: str) -> Path:
    return Path(settings.HOME) / "upkeep" / f"{what}.json"
