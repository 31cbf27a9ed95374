"""The open dossiers of an agency found by an index: statistics read no years that are over."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_supplements_online")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["agency", "received_at"],
                condition=Q(finished_at__isnull=True),
                name="dossier_running",
            ),
        ),
    ]
