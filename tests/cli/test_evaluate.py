"""`svod evaluate` says how well a text is read, field by field, and what was missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from svod.cli.main import run

TEXT = "5 марта 2024 года в г. Душанбе состоялось 7-е заседание Рабочей группы по речным портам.\n"
RIGHT = {"title": "заседание Рабочей группы по речным портам", "start": "2024-03-05", "end": "2024-03-05", "city": "Душанбе",
         "country": "TJ", "ordinal": 7, "status": "held", "kind": "working_group_session"}  # fmt: skip


def evaluated(capsys: pytest.CaptureFixture[str], place: Path, status: int = 0) -> str:
    with pytest.raises(SystemExit) as stop:
        run(["evaluate", str(place)])
    assert stop.value.code == status
    said = capsys.readouterr()
    return said.out + said.err


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")


def written(folder: Path, **changed: object) -> Path:
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    facts = {"events": [RIGHT | changed], "documents": []}
    (folder / "note.facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return folder


def test_a_text_read_rightly_scores_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = evaluated(capsys, written(tmp_path))
    assert said.splitlines()[-1].split()[2:5] == ["1.000", "1.000", "1.000"]


def test_what_is_read_otherwise_is_listed_with_both_values(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = evaluated(capsys, written(tmp_path, city="Ош"))
    assert "event.city is 'Ош', read as 'Душанбе'" in said


def test_a_folder_without_facts_is_refused_with_what_it_needs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ".facts.json" in evaluated(capsys, tmp_path, status=2)
    assert "nowhere" in evaluated(capsys, tmp_path / "nowhere", status=2)


def test_a_broken_case_is_refused_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("events: [", encoding="utf-8")
    assert "case.yaml" in evaluated(capsys, tmp_path, status=2)
