from django.db import migrations

TABLES = ("register_release", "register_releasedfile", "register_acceptedfinding")
SAID = "a release is never deleted"


def _guard(apps, schema_editor):
    """The database itself refuses to delete a row of a release, whoever asks it."""
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            )
        elif vendor == "postgresql":
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
            )


def _unguard(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_is_kept")
        elif schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_is_kept ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_kept()")


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0010_an_officer_corrects_what_was_read"),
    ]

    operations = [migrations.RunPython(_guard, _unguard)]
