"""`svod serve`: the portal, by gunicorn in this process."""

from __future__ import annotations

import socket
from typing import Annotated, Any

import typer
from gunicorn.app.base import BaseApplication

from svod.cli.database import open_register
from svod.cli.terminal import say
from svod.kernel.refusal import Refused

app = typer.Typer(add_completion=False)


class Portal(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    def __init__(self, **settings: Any) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return __import__("svod.config.wsgi", fromlist=["application"]).application


def refuse_taken(port: int, host: str = "127.0.0.1") -> None:
    """Refused when something else already listens there; asked before any work is done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise Refused(
                ru=f"Порт {port} на {host} занят другой программой. Закройте её или укажите другой порт: --port {port + 1}.",
                en=f"Port {port} on {host} is taken by another program. Close it, or choose another port: --port {port + 1}.",
                zh=f"{host} 的端口 {port} 已被其他程序占用。请关闭该程序，或改用其他端口：--port {port + 1}。",
            ) from fault


def open_portal(port: int, *, workers: int = 1) -> None:
    """Serve until Ctrl+C."""
    Portal(
        bind=f"127.0.0.1:{port}", workers=workers, threads=4, preload_app=True, loglevel="warning", control_socket_disable=True
    ).run()


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="On 127.0.0.1.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes.", min=1)] = 1,
) -> None:
    """Open the portal."""
    refuse_taken(port)
    open_register()
    print(
        say(
            "Портал: {at} (остановить: Ctrl+C)",
            "Portal: {at} (stop: Ctrl+C)",
            "门户：{at}（停止：Ctrl+C）",
            at=f"http://127.0.0.1:{port}/",
        ),
        flush=True,
    )
    open_portal(port, workers=workers)
