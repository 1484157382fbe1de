"""Every rule of the audit. A rule exists because its file `rules/<family>/<code>_<fault>.py` exists."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType, ModuleType

from svod.audit import rules
from svod.audit.rule import Rule

_RULE_FILE = re.compile(r"[a-z]{3}\d{3}_\w+")


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if _RULE_FILE.fullmatch(found.name.rpartition(".")[2]):
            yield importlib.import_module(found.name)


def _discovered() -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for module in _modules(rules):
        classes = [
            c for c in vars(module).values() if isinstance(c, type) and issubclass(c, Rule) and c.__module__ == module.__name__
        ]
        for rule in (one() for one in classes if hasattr(one, "code")):
            if rule.code in found:
                raise ValueError(f"two rules have the code {rule.code}: {rule.file.name} and {found[rule.code].file.name}")
            found[rule.code] = rule
    return MappingProxyType(dict(sorted(found.items())))


RULES: Mapping[str, Rule] = _discovered()
"""By code (DAT003), in the order of the codes."""
