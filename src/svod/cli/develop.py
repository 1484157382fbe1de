"""The developers' verbs: test, check, fix, golden, docs, bench, lock. Each prints what it runs and stops at the first failure."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PYTHON = sys.executable
BIN = Path(PYTHON).parent


def _run(*command: str, **more_environment: str) -> None:
    print("$ " + " ".join(Path(c).name if c.startswith(str(BIN)) else c for c in command), flush=True)
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **more_environment}, check=False)  # noqa: S603  # our own words
    if done.returncode:
        sys.exit(done.returncode)
    print(f"  {time.perf_counter() - began:.1f} s", flush=True)


def test(arguments: list[str]) -> None:
    """The suite; `--slow` adds the slow tests, `--journeys` the ones that drive a browser. Other words go to pytest."""
    skip = [mark for mark, flag in (("slow", "--slow"), ("journey", "--journeys")) if flag not in arguments]
    rest = [word for word in arguments if word not in {"--slow", "--journeys"}]
    marks = ["-m", " and ".join(f"not {mark}" for mark in skip)] if skip and "-m" not in rest else []
    # an own folder: a test run never touches the user's register
    _run(PYTHON, "-m", "pytest", *marks, *rest, SVOD_FOLDER=os.environ.get("SVOD_FOLDER", str(ROOT / "var" / "tests")))


def check(_: list[str]) -> None:
    """Everything that a machine can judge without running the program's tests."""
    _run(str(BIN / "ruff"), "check", "src", "tests")
    _run(str(BIN / "ruff"), "format", "--check", "src", "tests")
    _run(str(BIN / "mypy"))
    _run(str(BIN / "lint-imports"), "--no-cache")
    _run(PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", DJANGO_SETTINGS_MODULE="svod.config.settings")
    _run(PYTHON, "-m", "django", "check", "--fail-level", "WARNING", DJANGO_SETTINGS_MODULE="svod.config.settings")
    _run(PYTHON, "-m", "pytest", "tests/house", SVOD_FOLDER=str(ROOT / "var" / "tests"))


def fix(_: list[str]) -> None:
    """Whatever ruff can mend by itself."""
    _run(str(BIN / "ruff"), "check", "--fix", "src", "tests")
    _run(str(BIN / "ruff"), "format", "src", "tests")


def golden(_: list[str]) -> None:
    """Write the composed reports in tests/golden anew; read the difference before you commit it."""
    _run(PYTHON, "-m", "svod.cli.golden")
    _run("git", "--no-pager", "diff", "--stat", "--", "tests/golden")


def docs(_: list[str]) -> None:
    """Write the generated reference in docs/reference anew."""
    _run(PYTHON, "-m", "svod.cli.reference")
    _run(PYTHON, "-m", "svod.api.openapi")


def bench(arguments: list[str]) -> None:
    """Times of the main jobs, as ratios against a peer or a limit in the same run."""
    _run(PYTHON, "-m", "svod.cli.bench", *arguments)


def lock(_: list[str]) -> None:
    """Compile the lists of pyproject.toml into hash-locked requirements; the lock names no host."""
    words = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade")
    bare = ("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate")
    _run(str(BIN / "uv"), *words, *bare, "pyproject.toml", "-o", "requirements/base.txt")
    _run(str(BIN / "uv"), *words, *bare, "pyproject.toml", "--extra", "dev", "-o", "requirements/dev.txt")


VERBS: dict[str, Callable[[list[str]], None]] = {verb.__name__: verb for verb in (test, check, fix, golden, docs, bench, lock)}

if __name__ == "__main__":
    VERBS[sys.argv[1]](sys.argv[2:])
