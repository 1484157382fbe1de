"""The documents say what is true: generated pages are current, and every command in the README and the tutorial runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from svod.cli import hits
from svod.cli.reference import MEASURED, PAGES, REFERENCE

ROOT = Path(__file__).resolve().parents[2]
FENCED = re.compile(r"```sh\n(.*?)```", re.S)
# these start what does not end by itself, or belong to a database server that a user brings
LEFT_OUT = ("./svod up", "./svod test", "./svod serve", "export ", ".venv/bin/uv", "./svod check")


def commands_in(block: str) -> list[str]:
    lines = [line.split(" #")[0].strip() for line in block.splitlines()]
    return [line for line in lines if line.startswith("./svod") and not line.startswith(LEFT_OUT)]


def commands(page: Path) -> list[str]:
    return [command for block in FENCED.findall(page.read_text(encoding="utf-8")) for command in commands_in(block)]


@pytest.mark.parametrize("name", PAGES)
def test_the_generated_page_is_current(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name](), "run ./svod docs"


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_the_measured_page_is_current(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == MEASURED[name](), "run ./svod docs"


def test_the_findings_counted_by_rule_are_current() -> None:
    assert hits.FILE.read_text(encoding="utf-8") == hits.hits_page(), "run ./svod docs"
    assert sum(hits.hits().values()) > 0


def test_both_readmes_name_the_same_commands() -> None:
    assert commands(ROOT / "README.md") == commands(ROOT / "README.ru.md")


def told_wrongly(page: Path, outputs: dict[str, str]) -> list[str]:
    """Lines of an output block that none of the commands just before it prints; blocks may leave lines out, not change them."""
    wrong: list[str] = []
    printed: set[str] = set()
    for sh, shown in re.findall(r"```(?:sh\n(.*?)|text\n(.*?))```", page.read_text(encoding="utf-8"), re.S):
        if sh:
            printed = {" ".join(line.split()) for command in commands_in(sh) for line in outputs[command].splitlines()}
        elif printed:
            wrong += [line for line in shown.splitlines() if line.strip() and " ".join(line.split()) not in printed]
    return wrong


@pytest.mark.slow
def test_every_command_of_the_readme_and_the_tutorial_runs_and_prints_what_is_shown(tmp_path: Path) -> None:
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
        outputs: dict[str, str] = {}
        for command in commands(page):
            words = [sys.executable, "-m", "svod", *shlex.split(command)[1:]]
            done = subprocess.run(words, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
            faults_expected = words[3] == "audit"
            assert done.returncode in ({0, 1} if faults_expected else {0}), (
                f"{page.name}: {command}\n{done.stdout[-800:]}{done.stderr[-800:]}"
            )
            outputs[command] = done.stdout
        assert told_wrongly(page, outputs) == [], page.name


def test_every_link_inside_the_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "README.ru.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)} -> {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not broken
