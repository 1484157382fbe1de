"""What the surroundings decide, typed: every SVOD_ variable is read here and nowhere else."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from svod.kernel.words import Trilingual
from svod.portal.people.provider import Provider

ROOT = Path(__file__).resolve().parents[3]


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _number(name: str) -> int:
    given = os.environ.get(name, "0")
    if not (given.isascii() and given.isdecimal() and len(given) < 3):
        raise SystemExit(f"{name}: expected a number from 0 to 99, got {given!r}")
    return int(given)


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


def _provider() -> Provider | None:
    """The provider of OpenID Connect; None where none is named. One named by halves stops the start and says what lacks."""
    given = {name: os.environ.get(f"SVOD_OIDC_{name}", "").strip() for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")}
    missing = [f"SVOD_OIDC_{name}" for name, value in given.items() if not value]
    beside = any(os.environ.get(name) for name in ("SVOD_OIDC_NAME", "SVOD_OIDC_SECOND_FACTOR"))
    if len(missing) == len(given) and not beside and not _flag("SVOD_OIDC_ONLY", default=False):
        return None
    if missing:
        raise SystemExit(f"OpenID Connect is configured by halves: set {', '.join(missing)}, or unset all of SVOD_OIDC_*.")
    parts = urlsplit(given["ISSUER"])
    here = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not parts.hostname or not (here or parts.scheme == "https") or parts.query or parts.fragment:
        raise SystemExit(f"SVOD_OIDC_ISSUER: expected https://host/path as the provider names itself, got {given['ISSUER']!r}")
    names = [part.strip() for part in (os.environ.get("SVOD_OIDC_NAME") or parts.netloc).split("|")]
    if len(names) not in {1, 3} or not all(names):
        raise SystemExit("SVOD_OIDC_NAME: expected one name, or three as «по-русски | in English | 中文»")
    factors = os.environ.get("SVOD_OIDC_SECOND_FACTOR", "").split(",")
    return Provider(
        issuer=given["ISSUER"],
        client_id=given["CLIENT_ID"],
        client_secret=given["CLIENT_SECRET"],
        name=Trilingual(*(names if len(names) == 3 else names * 3)),
        second_factors=frozenset(one.strip() for one in factors if one.strip()),
    )


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
    provider: Provider | None  # of OpenID Connect
    proxies: int  # how many of our own stand before the portal, each adding to X-Forwarded-For
    has_passwords: bool  # a password lets in; always, where there is no provider


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
        provider=_provider(),
        proxies=_number("SVOD_PROXIES"),
        has_passwords=not _flag("SVOD_OIDC_ONLY", default=False),
        mail_from=os.environ.get("SVOD_MAIL_FROM", "svod@localhost"),
        address=os.environ.get("SVOD_ADDRESS", "http://127.0.0.1:8000").rstrip("/"),
    )
