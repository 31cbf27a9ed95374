"""What people look for is found by an index: the end of a code, a field's book, what waits."""

from django.db import migrations, models

import cchc.dossiers.models.expressions


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_running_dossiers_indexed")]

    operations = [
        migrations.RemoveIndex(model_name="dossier", name="dossier_by_ending"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["agency", "finished_at", "state"], name="dossier_by_end"),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["agency", "field", "received_at", "id"], name="dossier_by_field"
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["agency", "field", "state", "-id"], name="dossier_latest_of_field"
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                models.F("agency"),
                cchc.dossiers.models.expressions.CodeTail("code"),
                name="dossier_by_code_tail",
            ),
        ),
        migrations.AddIndex(
            model_name="supplementrequest",
            index=models.Index(fields=["state", "dossier"], name="supplement_by_state"),
        ),
    ]
