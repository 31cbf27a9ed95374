"""What people look for and figures count is found by an index, not among all dossiers."""

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
        *(
            migrations.AddIndex(
                model_name="dossier",
                index=models.Index(
                    fields=["agency", column],
                    condition=models.Q((f"{column}__isnull", False)),
                    name=f"dossier_by_{column}",
                ),
            )
            for column in ("returned_at", "refused_at", "late_from")
        ),
        migrations.AddIndex(
            model_name="pause",
            index=models.Index(fields=["end_at"], name="pause_by_end"),
        ),
        migrations.AddIndex(
            model_name="supplementrequest",
            index=models.Index(fields=["state", "dossier"], name="supplement_by_state"),
        ),
    ]
