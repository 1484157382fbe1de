from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0024_rows_of_the_journal_that_the_report_follows")]
    operations = [
        migrations.CreateModel(
            name="Guess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("network", models.CharField(max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name_plural": "guesses",
                "indexes": [models.Index(fields=["network", "at"], name="guess_of_network")],
            },
        ),
    ]
