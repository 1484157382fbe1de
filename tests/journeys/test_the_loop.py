"""The whole story on the command line: load, read in, audit, compose, and all of it again without a change."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


class Terminal:
    """A terminal in an empty folder with a register of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.surroundings = {
            **os.environ,
            "SVOD_FOLDER": str(folder / "var"),
            "SVOD_DATABASE": "",
            "SVOD_LANGUAGE": "en",
            "PYTHONPATH": str(ROOT / "src"),
        }

    def svod(self, *words: str, expect: int = 0) -> str:
        command = [sys.executable, "-m", "svod", *words]
        done = subprocess.run(command, cwd=self.folder, env=self.surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == expect, f"{words}: status {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        return done.stdout


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    opened = Terminal(tmp_path_factory.mktemp("secretariat"))
    opened.svod("load", "sco")
    return opened


def test_loading_the_pack_again_changes_nothing(terminal: Terminal) -> None:
    rows = [line.split() for line in terminal.svod("load", "sco").splitlines()[2:]]
    assert rows
    assert all(created == changed == "0" and int(unchanged) >= 0 for *_, created, changed, unchanged in rows)


def test_everything_found_in_a_source_is_accounted_for_and_a_second_intake_changes_nothing(terminal: Terminal) -> None:
    first = terminal.svod("intake", str(ROOT / "specimens" / "report.txt"), "--invented")
    found, accounted = map(int, re.findall(r"(\d+) found = (\d+) accounted", first)[0])
    assert found == accounted > 20
    assert terminal.svod("intake", str(ROOT / "specimens" / "report.txt"), "--invented") == first


def test_an_invented_source_never_enters_the_facts_of_the_organisation(terminal: Terminal) -> None:
    terminal.svod("intake", str(ROOT / "specimens" / "notice.md"), "--invented", "--accept", "--as", "A. Officer", expect=2)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_the_year_is_composed_with_a_source_for_every_sentence(terminal: Terminal, suffix: str, language: str) -> None:
    to = terminal.folder / f"report-{language}{suffix}"
    said = terminal.svod("compose", "annual", "--period", "2023-11..2024-10", "--language", language, "--to", str(to))
    counted = re.search(r": (\d+) sentences .*?, (\d+) with sources.* not told: (\d+)", said)
    assert counted is not None, said
    sentences, sourced, not_told = map(int, counted.groups())
    assert sentences == sourced > 150
    assert not_told == 0
    assert to.stat().st_size > 5_000


def test_the_register_is_audited_and_its_journal_is_whole(terminal: Terminal) -> None:
    assert "DAT003" in terminal.svod("audit", "--register", expect=1)
    assert "whole" in terminal.svod("verify", "journal")


def test_a_clean_text_ends_with_status_zero(terminal: Terminal) -> None:
    assert "errors: 0" in terminal.svod("audit", str(ROOT / "specimens" / "notice.md"))
