from django.db import migrations

TABLES = ("register_release", "register_releasedfile", "register_acceptedfinding")
SAID = "a release is never deleted"


def keep(apps, schema_editor):
    """TRUNCATE asks no trigger of rows. Empty tables may be emptied: tests do it. SQLite has no TRUNCATE."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {table}_whole() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF EXISTS (SELECT 1 FROM {table}) THEN RAISE EXCEPTION '{SAID}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_is_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_whole()"
        )


def let_go(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_is_whole ON {table}")
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_whole()")


class Migration(migrations.Migration):
    dependencies = [("register", "0019_blanks_are_checked_and_confirmed")]
    operations = [migrations.RunPython(keep, let_go)]
