"""A portal opened by the command that a user types: a process of its own with a register of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SVOD = [sys.executable, "-m", "svod"]


@dataclass(frozen=True)
class Secretariat:
    """Where the portal is, and its command line."""

    address: str
    surroundings: dict[str, str]

    def svod(self, *words: str) -> str:
        done = subprocess.run([*SVOD, *words], env=self.surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: status {done.returncode}\n{done.stdout[-1000:]}\n{done.stderr[-1000:]}"
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


@contextmanager
def opened_portal(folder: Path, *before: Sequence[str]) -> Iterator[Secretariat]:
    """The pack is loaded, then the commands `before` are run."""
    surroundings = {**os.environ, "SVOD_FOLDER": str(folder), "SVOD_DATABASE": "", "PYTHONPATH": str(ROOT / "src")}
    port = free_port()
    secretariat = Secretariat(f"http://127.0.0.1:{port}", surroundings)
    for words in (["load", "sco"], *before):
        secretariat.svod(*words)
    server = subprocess.Popen([*SVOD, "serve", "--port", str(port)], env=surroundings, stdout=subprocess.DEVNULL)
    for _ in range(200):
        if answers(f"{secretariat.address}/sign-in/"):
            break
        time.sleep(0.05)
    yield secretariat
    server.terminate()
    server.wait(timeout=10)
