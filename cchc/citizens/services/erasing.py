"""Somebody is forgotten: columns emptied, the personal part of the history deleted."""

from datetime import datetime

from cchc.citizens import facts, queries
from cchc.citizens.models import Citizen
from cchc.citizens.services import writing
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User

ERASED = "(đã xóa)"


def erase(*, citizen: Citizen, ground: str, second: str, actor: User, at: datetime) -> Citizen:
    """Empty the row and delete payloads, nonces and key of its history; the chain stays whole.

    The caller has made sure that no record needs the person. ``second`` is the key of the person
    who agrees, ``ground`` the code of the legal ground. RuleBroken for who was erased before.
    """
    with audit.transaction():
        found = queries.locked(citizen.pk)
        if found.erased_at:
            raise RuleBroken("Dữ liệu của người này đã được xóa trước đó.")
        found.name, found.id_kind, found.id_number, found.id_index = ERASED, "", "", None
        found.id_tail = found.phone = found.phone_index = found.gender = ""
        found.email = found.address = found.born_on = ""
        found.id_shown_at, found.erased_at = None, at
        found.save()
        found.name_keys.all().delete()
        writing.note("erase_citizen", found, actor=actor, at=at)
        audit.erase(
            agency=found.agency.code,
            subject=(facts.CITIZEN, str(found.pk)),
            at=at,
            actor=actor.actor_key,
            second=second,
            ground=ground,
        )
    return found
