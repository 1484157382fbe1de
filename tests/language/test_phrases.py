"""Every phrase reads what its corpus says it reads, and nothing where it says so."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from svod.language.prose import prose_of

PHRASES = Path(__file__).parents[2] / "src" / "svod" / "language" / "phrases"
NAMES = sorted(f"{path.parent.name}.{path.stem}" for tongue in ("ru", "en") for path in PHRASES.glob(f"*/{tongue}.py"))


def corpus(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((PHRASES / f"{name.replace('.', '/')}.yaml").read_text(encoding="utf-8")))


def phrase(name: str) -> ModuleType:
    return importlib.import_module(f"svod.language.phrases.{name}")


def written(value: Any) -> Any:
    """YAML makes dates of ISO days; the corpora mean the words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: written(inner) for key, inner in value.items()}
    return [written(inner) for inner in value] if isinstance(value, list) else value


READS = [(name, text, written(wanted)) for name in NAMES for text, wanted in corpus(name)["reads"].items()]
IGNORES = [(name, text) for name in NAMES for text in corpus(name)["ignores"]]


def said(name: str, text: str) -> list[Any]:
    module, context = phrase(name), corpus(name).get("context_year")
    more = {"context_year": context} if context else {}
    return [module.plain(found.value, **more) for found in module.find(prose_of(text))]


@pytest.mark.parametrize(("name", "text", "wanted"), READS, ids=[f"{n}: {t[:40]}" for n, t, _ in READS])
def test_a_phrase_reads_its_corpus(name: str, text: str, wanted: list[Any]) -> None:
    assert said(name, text) == wanted


@pytest.mark.parametrize(("name", "text"), IGNORES, ids=[f"{n}: {t[:40]}" for n, t in IGNORES])
def test_a_phrase_leaves_alone_what_it_must(name: str, text: str) -> None:
    assert said(name, text) == []


def test_every_phrase_has_a_corpus_with_refusals() -> None:
    for name in NAMES:
        assert len(corpus(name)["reads"]) >= 3, name
        assert len(corpus(name)["ignores"]) >= 2, name
