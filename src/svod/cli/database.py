"""Opens the register for a verb: the tables are brought to their newest form."""

from __future__ import annotations

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from svod.kernel.refusal import Refused


def open_register() -> None:
    """Migrate when something is behind. A database that cannot be reached is Refused with what to check."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
    except OperationalError as fault:
        place = str(connection.settings_dict["NAME"])
        raise Refused(
            ru=f"База данных не открывается ({place}): {fault}. Проверьте адрес в SVOD_DATABASE и права на папку.",
            en=f"The database does not open ({place}): {fault}. Check the address in SVOD_DATABASE and the rights to the folder.",
            zh=f"数据库无法打开（{place}）：{fault}。请检查 SVOD_DATABASE 中的地址和文件夹权限。",
        ) from fault
