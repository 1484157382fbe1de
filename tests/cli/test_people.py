"""`svod people list` names who is in, and whom an invitation waits for."""

from __future__ import annotations

import pytest

from svod.cli.main import run
from svod.register.sources.models import Period


def test_who_is_invited_is_listed_before_they_have_come(
    sco: Period, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")
    with pytest.raises(SystemExit):
        run(["people", "list"])
    assert "Nobody yet" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run(["people", "invite", "head@secretariat.example", "--name", "A. Head", "--as", "The operator"])
    capsys.readouterr()
    with pytest.raises(SystemExit):
        run(["people", "list"])
    listed = capsys.readouterr().out
    assert "A. Head  head@secretariat.example  invited, until " in listed
