"""The documents say what is true: generated pages are current, and every command in the README and the tutorial runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from svod.cli.reference import MEASURED, PAGES, REFERENCE

ROOT = Path(__file__).resolve().parents[2]
FENCED = re.compile(r"```sh\n(.*?)```", re.S)
# these start what does not end by itself, or belong to a database server that a user brings
LEFT_OUT = ("./svod up", "./svod test", "./svod serve", "export ", ".venv/bin/uv", "./svod check")


def commands(page: Path) -> list[str]:
    blocks = FENCED.findall(page.read_text(encoding="utf-8"))
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("./svod") and not line.startswith(LEFT_OUT)]


@pytest.mark.parametrize("name", PAGES)
def test_the_generated_page_is_current(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name](), "run ./svod docs"


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_the_measured_page_is_current(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == MEASURED[name](), "run ./svod docs"


def test_both_readmes_name_the_same_commands() -> None:
    assert commands(ROOT / "README.md") == commands(ROOT / "README.ru.md")


@pytest.mark.slow
def test_every_command_of_the_readme_and_the_tutorial_runs(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "SVOD_FOLDER": str(tmp_path / "var"),
        "PYTHONPATH": str(ROOT / "src"),
        "SVOD_LANGUAGE": "en",
        "SVOD_DATABASE": "",
    }
    for folder in ("specimens", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    subprocess.run([sys.executable, "-m", "svod", "load", "sco"], cwd=tmp_path, env=surroundings, check=True, capture_output=True)
    for page in (ROOT / "README.md", *sorted((ROOT / "docs" / "tutorial").glob("*.md"))):
        for command in commands(page):
            words = [sys.executable, "-m", "svod", *shlex.split(command)[1:]]
            done = subprocess.run(words, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
            faults_expected = words[3] == "audit"
            assert done.returncode in ({0, 1} if faults_expected else {0}), (
                f"{page.name}: {command}\n{done.stdout[-800:]}{done.stderr[-800:]}"
            )


def test_every_link_inside_the_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "README.ru.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)} -> {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not broken
