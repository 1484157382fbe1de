"""The guides through Word and to a release, followed to the letter by a person at a terminal."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.docs.test_current import commands

ROOT = Path(__file__).resolve().parents[2]
HOWTO = ROOT / "docs" / "howto"
pytestmark = pytest.mark.slow


class Terminal:
    """A terminal in a folder of its own, with the pack in its register."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._around = {
            **os.environ,
            "SVOD_FOLDER": str(folder / "var"),
            "PYTHONPATH": str(ROOT / "src"),
            "SVOD_LANGUAGE": "en",
            "SVOD_DATABASE": "",
        }
        self.run("./svod load sco")

    def run(self, command: str, expected: int = 0) -> str:
        words = [sys.executable, "-m", "svod", *shlex.split(command)[1:]]
        done = subprocess.run(words, cwd=self.folder, env=self._around, capture_output=True, text=True, check=False)
        assert done.returncode == expected, f"{command}\n{done.stdout[-800:]}{done.stderr[-800:]}"
        return done.stdout + done.stderr


def edit(file: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(file) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new, 1).encode()
    with zipfile.ZipFile(file, "w") as kept:
        for name, content in parts.items():
            kept.writestr(name, content)


def test_a_report_goes_through_word_as_the_guide_says(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    give_out, see, keep, listed, again = commands(HOWTO / "a-report-through-word.md")
    terminal.run(give_out)
    assert ": unchanged " in terminal.run(see)
    file = tmp_path / "out" / "report.docx"
    edit(file, "was held in Burabay on", "took place in Burabay on")
    told = terminal.run(see)
    assert re.search(r"^\d+\. worded otherwise  event:mbo-council-20$", told, re.M)
    assert "Changes kept 1, proposals to the register 0" in terminal.run(keep)
    assert "reword" in terminal.run(listed)
    terminal.run(again)
    with zipfile.ZipFile(file) as made:
        assert "took place in Burabay" in made.read("word/document.xml").decode()


def test_a_report_is_released_as_the_guide_says(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    check, freeze, listed, show, verify, journal, compare = commands(HOWTO / "release-a-report.md")
    told = terminal.run(check)
    errors = re.findall(r"^\W*([0-9a-f]{10})\W+\w+\W+error\b", told, re.M)
    seen = re.findall(r"--seen ([0-9a-f]+)", told)
    assert errors
    accepted = " ".join(f'--accept "{mark}=Printed so in the protocol"' for mark in errors)
    made = freeze.replace('--accept "MARK=Printed so in the protocol"', accepted).replace("SEEN", seen[-1])
    terminal.run(made.replace(seen[-1], "0" * 10), expected=2)
    assert "annual-2023-11-2024-10-1" in terminal.run(made)
    assert "E. Editor" in terminal.run(listed)
    terminal.run(show)
    assert "unchanged" in terminal.run(verify)
    terminal.run(journal)
    assert "New 0, dropped 0, changed 0" in terminal.run(compare)
    folder = tmp_path / "out" / "release"
    files = sorted(folder.iterdir())
    assert {one.suffix for one in files} == {".docx", ".pdf", ".html", ".md", ".json"}
    for file in [one for one in files if "-en" in one.name]:
        assert "unchanged" in terminal.run(f"./svod verify {file}")
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        tampered = tmp_path / f"tampered{file.suffix}"
        tampered.write_bytes(bytes(content))
        assert "no release holds this file" in terminal.run(f"./svod verify {tampered}", expected=1)
    zipped = tmp_path / "again.docx"
    with zipfile.ZipFile(folder / "annual-2023-11-2024-10-1-en.docx") as before, zipfile.ZipFile(zipped, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    told = terminal.run(f"./svod verify {zipped}", expected=1)
    assert "annual-2023-11-2024-10-1" in told
    assert "another file" in told
