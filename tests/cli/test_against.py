"""`svod audit --against`: one text beside another, or beside the register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from svod.cli import audit
from svod.cli.main import run
from svod.register.sources.models import Period

LAST = """О работе Секретариата за период с января по декабрь 2022 года

14 марта 2022 г. в г. Астане состоялось 9-е заседание Рабочей группы по речным портам.
"""
NOW = LAST.replace("2022", "2023")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "now.txt").write_text(NOW, encoding="utf-8")
    (tmp_path / "last.txt").write_text(LAST, encoding="utf-8")
    return str(tmp_path / "now.txt"), str(tmp_path / "last.txt")


def audited(*arguments: str) -> Result:
    return CliRunner().invoke(audit.app, list(arguments))


def test_a_finding_shows_both_places_and_names_the_other_text(texts: tuple[str, str]) -> None:
    now, last = texts
    said = audited(now, "--against", last)
    assert said.exit_code == 1
    assert "ACR006  error  line 3" in said.stdout
    assert "last.txt, line 3: «9-е»" in said.stdout


def test_json_holds_the_places_of_the_other_text(texts: tuple[str, str]) -> None:
    now, last = texts
    told = json.loads(audited(now, "--against", last, "--format", "json").stdout)
    (found,) = [finding for finding in told["findings"] if finding["code"] == "ACR006"]
    (start, end), *_ = found["other_spans"]
    assert (LAST[start:end], told["against"]["name"]) == ("9-е", "last.txt")


def test_sarif_relates_the_place_of_the_other_text(texts: tuple[str, str]) -> None:
    now, last = texts
    (run_,) = json.loads(audited(now, "--against", last, "--format", "sarif").stdout)["runs"]
    (found,) = [result for result in run_["results"] if result["ruleId"] == "ACR006"]
    assert found["relatedLocations"][-1]["physicalLocation"]["artifactLocation"]["uri"] == "last.txt"


@pytest.mark.parametrize(("day", "codes"), [("5-6 июня", set()), ("7-8 июня", {"ACR001"})])
def test_a_text_is_compared_with_the_register(sco: Period, tmp_path: Path, day: str, codes: set[str]) -> None:
    (tmp_path / "note.txt").write_text(f"{day} 2024 г. в г. Ташкенте состоялось 19-е заседание Форума ШОС.\n", encoding="utf-8")
    told = json.loads(audited(str(tmp_path / "note.txt"), "--against", "register", "--format", "json").stdout)
    across = [finding for finding in told["findings"] if finding["code"].startswith("ACR")]
    assert {finding["code"] for finding in across} == codes
    assert all(finding["records"] == ["event:sco-forum-19"] for finding in across)


def test_the_register_is_not_compared_with_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(["audit", "--register", "--against", "register"])
    assert stop.value.code == 2
    assert "not compared with itself" in capsys.readouterr().err


def test_without_the_other_side_the_rules_across_do_not_apply(texts: tuple[str, str]) -> None:
    told = json.loads(audited(texts[0], "--format", "json").stdout)
    assert told["rules"]["not_applicable"] >= 9
