from django.db import migrations, models


class Migration(migrations.Migration):
    """A column added in place: remaking the table would lose its guards, and rows that stand are never written again."""

    dependencies = [
        ("register", "0023_the_chair_of_a_body_sends_its_papers"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE register_journalentry ADD COLUMN is_aside bool NOT NULL DEFAULT false",
                    migrations.RunSQL.noop,
                ),
            ],
            state_operations=[
                migrations.AddField(
                    model_name="journalentry", name="is_aside", field=models.BooleanField(db_default=False)
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(condition=models.Q(("is_aside", False)), fields=["-id"], name="rows_that_the_report_follows"),
        ),
    ]
