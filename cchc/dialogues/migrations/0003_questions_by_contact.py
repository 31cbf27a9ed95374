"""Questions that are there are found by the contacts of their askers."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from cchc.citizens import indices
from cchc.citizens.rules.contacts import contacts_in


def find(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A key for every number and address that a record names."""
    keys = apps.get_model("citizens", "ContactKey").objects
    for row in (
        apps.get_model("dialogues", "DialogueQuestion")
        .objects.select_related("dialogue")
        .iterator(chunk_size=500)
    ):
        for contact in contacts_in(row.contact):
            keys.get_or_create(
                agency_id=row.dialogue.agency_id,
                index=indices.of_contact(row.dialogue.agency_id, contact),
                kind="dialogue_question",
                key=str(row.pk),
            )


class Migration(migrations.Migration):
    dependencies = [
        ("citizens", "0003_contact_keys"),
        ("dialogues", "0002_questions_erased"),
    ]

    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
