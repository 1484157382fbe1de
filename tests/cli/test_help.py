from __future__ import annotations

import subprocess
import sys

import pytest

from svod.cli.main import VERBS, run


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    said = capsys.readouterr().out
    assert all(verb in said for verb in VERBS)


def test_help_answers_before_anything_heavy_is_loaded() -> None:
    heavy = "{'pymorphy3', 'docx', 'typer', 'typst'}"
    program = f"import sys; from svod.cli.main import run; run(['--help']); print(sorted({heavy} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_its_options(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run([verb, "--help"])
    assert stop.value.code == 0
    assert f"svod {verb}" in capsys.readouterr().out
