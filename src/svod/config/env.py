"""What the surroundings decide, typed: every SVOD_ variable is read here and nowhere else."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _secret(folder: Path) -> str:
    """The given key, else one made once and kept beside the database, readable by its owner only."""
    if key := os.environ.get("SVOD_SECRET_KEY"):
        return key
    kept = folder / "secret.key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


def _database(address: str, folder: Path) -> dict[str, Any]:
    if not address:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "svod.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SystemExit(f"SVOD_DATABASE: expected postgresql://user@host/name or nothing, got {parts.scheme}://…")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


@dataclass(frozen=True)
class Environment:
    folder: Path  # where the database and the key are kept
    database: dict[str, Any]
    secret_key: str
    hosts: list[str]
    is_production: bool
    is_open: bool  # strangers may read the register: on one's own machine; not in production
    mail: str  # smtp://user:password@host:port; nothing: letters stay in the outbox of the portal
    mail_from: str
    address: str  # where the portal is seen by its readers: stands in letters


def environment() -> Environment:
    folder = Path(os.environ.get("SVOD_FOLDER") or ROOT / "var")
    return Environment(
        folder=folder,
        database=_database(os.environ.get("SVOD_DATABASE", ""), folder),
        secret_key=_secret(folder),
        hosts=os.environ.get("SVOD_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(","),
        is_production=_flag("SVOD_PRODUCTION", default=False),
        is_open=_flag("SVOD_OPEN", default=not _flag("SVOD_PRODUCTION", default=False)),
        mail=os.environ.get("SVOD_MAIL", ""),
        mail_from=os.environ.get("SVOD_MAIL_FROM", "svod@localhost"),
        address=os.environ.get("SVOD_ADDRESS", "http://127.0.0.1:8000").rstrip("/"),
    )
