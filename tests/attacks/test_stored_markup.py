"""Whatever a state, an officer or a chair writes is shown as words: their markup never becomes markup of a page."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.attacks import world as told
from tests.attacks.addresses import ATTACKS, asked
from tests.attacks.people import ADMINISTRATOR, CHAIR, OFFICER, OWNER, Eyes

MARKUP = "\"'><img src=x onerror=alert(1)>{{7*7}}{% now %}"
ALIVE = re.compile(r"<img\s+src=x|['\"]\s*onerror=|\b49\b\{")


@pytest.mark.slow
def test_markup_in_any_text_of_a_state_is_shown_as_words(
    django_db_setup: None, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "BEGINS", MARKUP + told.BEGINS)
    cache.clear()
    with transaction.atomic():
        made = told.build()
        seen = {eyes.name: _pages(eyes, made) for eyes in (OWNER, OFFICER, ADMINISTRATOR, CHAIR)}
        transaction.set_rollback(True)
    cache.clear()
    alive = {address: ALIVE.findall(page) for pages in seen.values() for address, page in pages.items() if ALIVE.search(page)}
    assert alive == {}
    # so that it can fail: each of them did see such words, and they came back whole
    shown = {name: sum(MARKUP in html.unescape(page) for page in pages.values()) for name, pages in seen.items()}
    assert all(shown.values()), shown
    kinds = {kind for pages in seen.values() for page in pages.values() for kind in told.marks_in(html.unescape(page))}
    assert len(kinds) > 20, sorted(kinds)


def _pages(eyes: Eyes, made: told.World) -> dict[str, str]:
    """What each address answers as a page."""
    client: Any = eyes.client()
    found = {}
    for attack in ATTACKS.values():
        for path in attack.paths(made):
            for query in attack.asks(made):
                answer = client.get(asked(path, query))
                if answer["Content-Type"].startswith("text/html"):
                    found[asked(path, query)] = answer.content.decode()
    return found
