"""What the surroundings say of OpenID Connect: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.config.env import Environment, environment
from svod.kernel.words import Trilingual

WHOLE = {"ISSUER": "https://id.example.org/realm", "CLIENT_ID": "svod", "CLIENT_SECRET": "a secret"}


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    monkeypatch.setenv("SVOD_FOLDER", str(tmp_path))
    return monkeypatch


def read(surroundings: pytest.MonkeyPatch, **given: str) -> Environment:
    for name, value in given.items():
        surroundings.setenv(f"SVOD_OIDC_{name}", value)
    return environment()


def test_without_a_provider_passwords_let_in(surroundings: pytest.MonkeyPatch) -> None:
    found = read(surroundings)
    assert (found.provider, found.has_passwords) == (None, True)


def test_a_provider_has_the_name_of_its_host_until_it_is_given_one(surroundings: pytest.MonkeyPatch) -> None:
    found = read(surroundings, **WHOLE)
    assert found.provider is not None
    assert (found.provider.issuer, found.provider.name.ru, found.has_passwords) == (WHOLE["ISSUER"], "id.example.org", True)
    assert found.provider.second_factors == frozenset()
    assert "a secret" not in repr(found.provider)


def test_names_second_factors_and_the_end_of_passwords_are_read(surroundings: pytest.MonkeyPatch) -> None:
    found = read(surroundings, **WHOLE, NAME="наш вход | our account | 统一账号", SECOND_FACTOR="mfa, otp,", ONLY="1")
    assert found.provider is not None
    assert found.provider.name == Trilingual("наш вход", "our account", "统一账号")
    assert (found.provider.second_factors, found.has_passwords) == ({"mfa", "otp"}, False)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"ISSUER": WHOLE["ISSUER"]}, "SVOD_OIDC_CLIENT_ID, SVOD_OIDC_CLIENT_SECRET"),
        ({**WHOLE, "CLIENT_SECRET": " "}, "set SVOD_OIDC_CLIENT_SECRET,"),
        ({**WHOLE, "ISSUER": ""}, "set SVOD_OIDC_ISSUER,"),
        ({"NAME": "our account"}, "SVOD_OIDC_ISSUER"),
        ({"SECOND_FACTOR": "mfa"}, "SVOD_OIDC_ISSUER"),
        ({"ONLY": "1"}, "SVOD_OIDC_ISSUER"),
        ({**WHOLE, "ISSUER": "http://id.example.org"}, "https://host/path"),
        ({**WHOLE, "ISSUER": "id.example.org"}, "https://host/path"),
        ({**WHOLE, "ISSUER": "https://id.example.org/?realm=1"}, "https://host/path"),
        ({**WHOLE, "NAME": "one | two"}, "SVOD_OIDC_NAME"),
        ({**WHOLE, "NAME": "one | two |"}, "SVOD_OIDC_NAME"),
    ],
)
def test_what_is_set_by_halves_stops_the_start_and_says_what_lacks(
    surroundings: pytest.MonkeyPatch, given: dict[str, str], word: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        read(surroundings, **given)
    assert word in str(stop.value)
