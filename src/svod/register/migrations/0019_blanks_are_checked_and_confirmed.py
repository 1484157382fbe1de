from django.db import migrations, models


def _kept(apps, schema_editor):
    apps.get_model("register", "Submission").objects.filter(blanks_confirmed=True).update(blanks="confirmed")


def _back(apps, schema_editor):
    apps.get_model("register", "Submission").objects.filter(blanks="confirmed").update(blanks_confirmed=True)


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0018_somebody_of_a_provider_signs_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="blanks",
            field=models.CharField(
                choices=[("unchecked", "unchecked"), ("present", "present"), ("confirmed", "confirmed")],
                default="unchecked",
                max_length=10,
            ),
        ),
        migrations.RunPython(_kept, _back),
        migrations.RemoveField(model_name="submission", name="blanks_confirmed"),
    ]
