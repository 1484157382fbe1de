"""`svod load`: an organisation's facts into the register."""

from __future__ import annotations

from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.packs import DEFAULT, pack_folder
from svod.cli.terminal import say, table
from svod.register.packs.changes import load_pack
from svod.register.rights import operator

app = typer.Typer(add_completion=False)


@app.command()
def load(
    pack: Annotated[str, typer.Argument(help="A pack that comes with Svod, or a folder.")] = DEFAULT,
    by: Annotated[str, typer.Option("--as", help="Who loads it; stands in the journal.")] = "svod load",
) -> None:
    """Load a pack. Loading the same pack again changes nothing."""
    folder = pack_folder(pack)
    open_register()
    loaded = load_pack(folder=folder, by=operator(by))
    print(
        table(
            say("что|внесено|изменено|без изменений", "what|created|changed|unchanged", "内容|新增|更改|未变").split("|"),
            [(noun, c.created, c.changed, c.unchanged) for noun, c in loaded.counts.items()],
        )
    )
