"""The files of a pack, read and checked: what is refused here never reaches a table. Their format: src/svod/packs/README.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from svod.kernel.refusal import Refused
from svod.register.store import Row, wrong

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NAMES = ("states", "cities", "areas", "bodies")
CALENDAR = "calendar"
YEARLY = ("events", "documents", "followups", "figures")
_FIELDS = {
    "states": "code name short_name adjective name_cases short_cases memberships head_of_government signing_order",
    "calendar": "code time_zone weekend off worked",
    "cities": "code name state gent loct",
    "areas": "code number title short",
    "bodies": "code name short_name abbreviation kind status parent area state city is_generic editorial gender cases "
    "variants note spans",
    "events": "code title gender cases kind bodies areas ordinal start end cities country format chair chair_body initiator "
    "theme partners organisers parent group status reason is_background about outcomes note claims mentions",
    "documents": "code title cases gender kind stage number adopted_on adopted_by_event adopted_by_body adopted_by_state "
    "proposed_by_state validity participants non_participants area implements extends annex_to partners purpose "
    "editorial is_background note claims",
    "followups": "code area nature text addressee due documents events bodies claims",
    "figures": "code what value unit comparison year source claims",
}
KNOWN = {noun: frozenset(fields.split()) for noun, fields in _FIELDS.items()}


@dataclass(frozen=True)
class Pack:
    """All rows of a pack by noun, and a hash that changes with any of its files. A row of a year knows its `period`."""

    folder: Path
    organisation: Row
    years: dict[str, Row]
    rows: dict[str, list[Row]]
    hash: str


def pack_files(folder: Path) -> Iterator[Path]:
    yield folder / "organisation.yaml"
    yield from (folder / f"{name}.yaml" for name in (*NAMES, CALENDAR))
    for year in sorted((folder / "years").glob("*")):
        yield from (year / f"{name}.yaml" for name in ("year", *YEARLY))


def pack_hash(folder: Path) -> str:
    """SHA-256 over the names and contents of the pack's files; files that are not there do not count."""
    digest = hashlib.sha256()
    for path in pack_files(folder):
        if path.exists():
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _parse(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            return yaml.load(file, Loader=LOADER)  # noqa: S506  # the C twin of the safe loader
    except FileNotFoundError as fault:
        raise Refused(
            f"В пакете нет файла {path}. Состав пакета описан в src/svod/packs/README.md.",
            f"The pack has no file {path}. What a pack holds is told in src/svod/packs/README.md.",
            f"数据包中没有文件 {path}。数据包的组成见 src/svod/packs/README.md。",
        ) from fault
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        where = " ".join(str(fault).split())
        raise Refused(
            f"{path}: не YAML ({where}).", f"{path}: not YAML ({where}).", f"{path}：不是有效的 YAML（{where}）。"
        ) from fault


def _rows(path: Path, noun: str) -> list[Row]:
    seen: set[str] = set()
    rows: list[Row] = _parse(path) or []
    for row in rows:
        code = str(row.get("code") or "")
        if not code or code in seen:
            raise wrong(path, code, "код пуст или повторяется", "the code is empty or repeated", "代码为空或重复")
        seen.add(code)
        if unknown := set(row) - KNOWN[noun]:
            word = ", ".join(sorted(unknown))
            raise wrong(path, code, f"неизвестное поле {word}", f"unknown field {word}", f"未知字段 {word}")
    return rows


def read_pack(folder: Path) -> Pack:
    """Every row of the pack; a file that is missing, broken or holds unknown fields is Refused."""
    folders = sorted(path for path in (folder / "years").glob("*") if path.is_dir())
    years = {year.name: _parse(year / "year.yaml") for year in folders}
    rows = {noun: _rows(folder / f"{noun}.yaml", noun) for noun in NAMES}
    rows["calendar"] = _rows(path, CALENDAR) if (path := folder / f"{CALENDAR}.yaml").exists() else []
    for noun in YEARLY:
        rows[noun] = [row | {"period": year.name} for year in folders for row in _rows(year / f"{noun}.yaml", noun)]
    return Pack(folder, _parse(folder / "organisation.yaml"), years, rows, pack_hash(folder))
