"""`svod read` says in the reader's language why something belongs to nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from svod.cli.main import run
from svod.cli.read import WHY
from svod.reading import leftovers


def test_every_reason_has_words_in_each_language() -> None:
    tree = ast.parse(Path(leftovers.__file__).read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {one for one in words if one.startswith(("a ", "there is"))} == set(WHY)


def test_a_place_without_an_event_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "zh")
    (tmp_path / "note.txt").write_text("Гости посетили г. Чолпон-Ата.", encoding="utf-8")
    with pytest.raises(SystemExit):
        run(["read", str(tmp_path / "note.txt")])
    assert "未读出活动的地点" in capsys.readouterr().out
