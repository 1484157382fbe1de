"""A number of the overview leads to what it counts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from svod.register.sources.models import Period


def text(client: Client, address: str) -> str:
    return client.get(address, headers={"accept-language": "en"}).content.decode()


def found(page: str) -> int:
    return int(re.findall(r'role="status">\D*(\d+)', page)[0])


def test_the_tiles_count_what_their_pages_list(sco: Period, client: Client) -> None:
    numbers = text(client, "/").split('<ul class="numbers">')[1].split("</ul>")[0]
    tiles = dict(re.findall(r'<li><a href="([^"]+)"><b>(\d+)</b>', numbers))
    assert len(tiles) == 5
    assert int(tiles["/events/?status=took_place"]) == found(text(client, "/events/?status=took_place"))
    assert int(tiles["/events/?status=not_held"]) == found(text(client, "/events/?status=not_held"))
    assert f"<h1>Cooperation bodies <small>{tiles['/bodies/']}</small>" in text(client, "/bodies/")
    assert f"Adopted <b>{tiles['/documents/#adopted']}</b>" in text(client, "/documents/")


def test_every_row_of_formats_and_months_counts_what_its_page_lists(sco: Period, client: Client) -> None:
    page = text(client, "/").replace("&amp;", "&")
    rows = re.findall(r'href="(/events/\?format=[^"]+)">[^<]+</a></th><td class="n">(\d+)', page)
    rows += re.findall(r'href="(/events/\?month=[^"]+)"><b>(\d+)</b>', page)
    assert len(rows) > 10
    assert [(address, int(n)) for address, n in rows] == [(address, found(text(client, address))) for address, _ in rows]


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_the_findings_of_the_register_are_as_many_as_their_page_shows(sco: Period, client: Client, severity: str) -> None:
    address = f"/findings/?of=register&severity={severity}"
    page = text(client, "/").replace("&amp;", "&")
    assert re.search(rf'href="{re.escape(address)}">.*?<td class="n">(\d+)', page)[1] == str(found(text(client, address)))  # type: ignore[index]  # a miss fails the test


def test_what_was_not_held_says_why_and_what_is_to_come_or_that_nobody_said(sco: Period, client: Client) -> None:
    card = text(client, "/").split("Not held</h2>")[1].split("</section>")[0]
    assert card.count("owing to") == 2
    assert card.count("The next step is not stated.") == 2
