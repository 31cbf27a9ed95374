import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_to_whose_they_are(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A code belongs to the agency whose administrator set it."""
    for row in apps.get_model("notices", "ProviderCode").objects.select_related("by"):
        row.agency_id = row.by.agency_id
        row.save(update_fields=["agency"])
    if editor.connection.vendor == "postgresql":  # no check may wait when the column is altered
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0003_citizen_notices"),
        ("organisation", "0002_unit_overseer"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="providercode", name="provider_code_once"),
        migrations.AddField(
            model_name="providercode",
            name="agency",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.agency",
            ),
        ),
        migrations.RunPython(give_to_whose_they_are, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="providercode",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="providercode",
            constraint=models.UniqueConstraint(
                fields=("agency", "provider", "code"), name="provider_code_of_agency_once"
            ),
        ),
    ]
