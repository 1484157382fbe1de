"""What every room's tests share: a register with the pack loaded once, and the case where it is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from svod.cli.packs import pack_folder
from svod.register.packs.changes import load_pack
from svod.register.rights import operator
from svod.register.sources.models import Period
from svod.register.sources.queries import latest_period
from tests.rewriting import empty_journal

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT.parent / "shared" / "case"


class QuickHash(PBKDF2PasswordHasher):
    """The tests sign in hundreds of times; the real one takes a third of a second each, as it should."""

    iterations = 1


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=[f"{QuickHash.__module__}.{QuickHash.__qualname__}"]):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database holds the pack; every test works on it in a transaction of its own."""
    with django_db_blocker.unblock():
        load_pack(folder=pack_folder("sco"), by=operator("test"))
        if connection.vendor == "postgresql":  # tests with threads are cleaned up by emptying every table
            with connection.cursor() as cursor:
                cursor.execute("ALTER TABLE register_journalentry DISABLE TRIGGER register_journalentry_all")


@pytest.fixture
def sco(db: None) -> Period:
    """The register with the pack `sco`; gives its latest reporting period."""
    period = latest_period()
    assert period is not None
    return period


@pytest.fixture
def on_postgresql() -> None:
    """Asked for before a database whose rows are really written: SQLite never sees them, and keeps its journal."""
    if connection.vendor != "postgresql":
        pytest.skip("writers wait for each other on SQLite anyway; this is about PostgreSQL")


@pytest.fixture
def empty_register(db: None) -> None:
    """The register without a row, for this test only. Foreign keys are checked at the end of a transaction: any order will do."""
    empty_journal()
    for model in apps.get_app_config("register").get_models(include_auto_created=True):
        rows = model._default_manager.all()
        rows._raw_delete(rows.db)


@pytest.fixture
def case() -> Path:
    """The folder of the real report and its facts read by hand."""
    if not CASE.is_dir():
        pytest.skip("the real report is not on this machine (../shared/case)")
    return CASE


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """No test sees what another one left in the cache."""
    yield
    cache.clear()
