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
    settings.demand_free(key)
    return _decided("change_setting", agency, key, value, actor, at, document)


def decide_by_act(
    *, agency: Agency, key: str, value: Json, actor: User, at: datetime, document: str
) -> Setting:
    """The value that an act with checks of its own has decided; the act's room calls it.

    Called for nothing else: tests/test_house.py names who calls it.
    """
    return _decided("decide_by_act", agency, key, value, actor, at, document)


def reset_setting(*, agency: Agency, key: str, actor: User, at: datetime) -> None:
    """Back to the default."""
    settings.demand_free(key)
    with audit.transaction():
        deleted, _ = Setting.objects.filter(agency=agency, key=key).delete()
        if deleted:
            subject = ("setting", key)
            note("reset_setting", subject, {"deleted": True}, agency=agency, actor=actor, at=at)


def _decided(
    act: str,
    agency: Agency,
    key: str,
    value: Json,
    actor: User | None,
    at: datetime,
    document: str,
) -> Setting:
    checked = settings.checked(key, value)
    settings.demand_document(key, checked, document)
    with audit.transaction():
        chosen, _ = Setting.objects.update_or_create(
            agency=agency, key=key, defaults={"value": checked, "document": nfc(document)}
        )
        note(act, ("setting", key), facts.of_setting(chosen), agency=agency, actor=actor, at=at)
    return chosen
