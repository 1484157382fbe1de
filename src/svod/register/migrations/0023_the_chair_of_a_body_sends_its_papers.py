import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0022_a_row_of_the_journal_stays_as_it_is"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChairPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("protocol", "protocol"), ("session", "session")], max_length=10)),
                ("sent_by", models.TextField()),
                ("sent_at", models.DateTimeField()),
                ("body", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="chair_papers", to="register.body")),
                ("source", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="chair_paper", to="register.source")),
                ("state", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="chair_papers", to="register.state")),
            ],
            options={"ordering": ["-id"]},
        ),
    ]
