"""What a pack knows beyond doubt is used wherever the register is audited, not by one verb only."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from svod.cli import audit, dismiss
from svod.register.sources.models import Period


def test_every_finding_of_the_register_has_a_mark_to_dismiss_it_by(sco: Period, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")
    audited = CliRunner().invoke(audit.app, ["--register", "--format", "json"])
    listed = CliRunner().invoke(dismiss.app, [])
    codes = [finding["code"] for finding in json.loads(audited.stdout)["findings"]]
    assert {"DOC003", "EVT004"} <= set(codes)
    assert sorted(re.findall(r"^[0-9a-f]{10} +([A-Z]{3}\d{3})", listed.stdout, re.M)) == sorted(codes)
