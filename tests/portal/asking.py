"""The editor asks every member state for every area, on the page, as a person does: look at what will happen, then confirm."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from svod.register.areas.models import Area
from svod.register.sources.queries import collected_period
from svod.register.states.queries import members_on


def ask_everybody(editor: Client, deadline: str = "2099-03-20", period: str = "", **more: Any) -> HttpResponse:
    collected = collected_period()
    assert collected is not None
    pairs = [f"{state.code}/{area.code}" for state in members_on(collected.last) for area in Area.objects.all()]
    return ask(editor, pairs, deadline, period, **more)


def ask(editor: Client, pairs: list[str], deadline: str = "2099-03-20", period: str = "", **more: Any) -> HttpResponse:
    """Gives the answer to the confirmation."""
    address = f"/board/opening/?period={period}"
    form = {"ticked": "1", "pair": pairs, "deadline": deadline, **more}
    shown = editor.post(address, {**form, "do": "preview"}).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', shown)
    assert seen, shown
    return editor.post(address, {**form, "do": "open", "seen": seen[1]})  # type: ignore[return-value]  # the client's answer is one
