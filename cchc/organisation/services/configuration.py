"""Changing what an agency has configured; docs/rules/settings.md."""

from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.canonical import Json
from cchc.kernel.text import nfc
from cchc.organisation import facts
from cchc.organisation.models import Agency, Setting, User
from cchc.organisation.rules import settings
from cchc.organisation.services.writing import note


def change_setting(
    *, agency: Agency, key: str, value: Json, actor: User | None, at: datetime, document: str = ""
) -> Setting:
    """The agency's own value of a setting, with the document that decides it.

    RuleBroken (``value``, ``document``) says what is allowed, and what has to be named.
    """
    checked = settings.checked(key, value)
    settings.demand_document(key, checked, document)
    with audit.transaction():
        chosen, _ = Setting.objects.update_or_create(
            agency=agency, key=key, defaults={"value": checked, "document": nfc(document)}
        )
        note(
            "change_setting",
            ("setting", key),
            facts.of_setting(chosen),
            agency=agency,
            actor=actor,
            at=at,
        )
    return chosen


def reset_setting(*, agency: Agency, key: str, actor: User, at: datetime) -> None:
    """Back to the default."""
    with audit.transaction():
        deleted, _ = Setting.objects.filter(agency=agency, key=key).delete()
        if deleted:
            subject = ("setting", key)
            note("reset_setting", subject, {"deleted": True}, agency=agency, actor=actor, at=at)
