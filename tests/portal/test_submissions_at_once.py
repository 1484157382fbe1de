"""Fifty people on the pages at once, on PostgreSQL: nobody sees an error but a fair word, nothing that was typed is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from svod.register.journal.queries import first_broken
from svod.register.people.changes import accept_invitation, invite_person
from svod.register.people.models import Account
from svod.register.rights import Role, operator
from svod.register.submissions.models import Request, Submission
from tests.register.test_at_once import PEOPLE
from tests.register.test_at_once import asked as asked  # noqa: PLC0414  # a fixture

pytestmark = pytest.mark.slow
Person = tuple[int, Client, str]
"""Number, browser, the address of the request."""


def somebody(number: int, state: str) -> Client:
    token = invite_person(
        name=f"person {number}", email=f"p{number}@example.org", role=Role.AGENCY, state=state, areas=(), by=operator("root")
    )
    accept_invitation(token=token, password="тихая река у моста", on=date(2026, 1, 1))
    client = Client(headers={"accept-language": "en"})
    client.force_login(Account.objects.get(email=f"p{number}@example.org"))
    return client


def form(number: int, edition: str, **more: object) -> dict[str, object]:
    row = {"title": f"Forum {number}", "start": "18.03.2030", "end": "", "city": "Алматы", "country": "", "outcome": ""}
    columns = {name: [value] for name, value in row.items()}
    return {"do": "save", **columns, "text": f"Words of {number}.", "edition": edition, **more}


def edition_in(page: str) -> str:
    found = re.search(r'name="edition" value="(\d+)"', page)
    assert found
    return found[1]


def at_once(people: list[Person], act: Callable[[Person, Barrier], list[int]]) -> Counter[int]:
    """Everybody acts from the same moment on; the statuses of all answers."""
    start = Barrier(len(people), timeout=300)

    def acts(one: Person) -> list[int]:
        try:
            return act(one, start)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return Counter(status for statuses in pool.map(acts, people) for status in statuses)


def test_fifty_people_write_and_submit_each_their_own(asked: list[Request]) -> None:
    people = [(n, somebody(n, one.state.code), f"/submissions/{one.pk}/") for n, one in enumerate(asked)]

    def report(one: Person, start: Barrier) -> list[int]:
        number, client, address = one
        start.wait()
        page = client.get(address)
        saved = client.post(address, form(number, edition_in(page.content.decode())))
        edition = edition_in(client.get(address).content.decode())
        sent = client.post(address, form(number, edition, do="save and submit"))
        return [page.status_code, saved.status_code, sent.status_code]

    assert at_once(people, report) == {200: PEOPLE, 302: 2 * PEOPLE}
    stored = {one.request_id: (one.stage, one.text, one.rows[0]["start"]) for one in Submission.objects.all()}
    assert stored == {one.pk: ("submitted", f"Words of {n}.", "2030-03-18") for n, one in enumerate(asked)}
    assert first_broken() is None


def test_of_two_of_a_state_on_one_request_one_is_told_sees_both_texts_and_nothing_is_lost(asked: list[Request]) -> None:
    """Twenty-five requests, two people on each: all have seen that there is no draft, all save in the same moment."""
    half = asked[: PEOPLE // 2]
    people = [
        (n, somebody(n, one.state.code), f"/submissions/{one.pk}/")
        for n, one in enumerate(each for one in half for each in (one, one))
    ]

    def write(one: Person, start: Barrier) -> list[int]:
        number, client, address = one
        edition = edition_in(client.get(address).content.decode())
        start.wait()
        first = client.post(address, form(number, edition))
        if first.status_code != 409:
            return [first.status_code]
        page, other = first.content.decode(), number + 1 if number % 2 == 0 else number - 1
        assert f"Words of {number}." in page
        assert f"Words of {other}." in page
        both = form(number, edition_in(page), text=f"Words of {other}. Words of {number}.")
        both |= {name: [*both[name], *form(other, "0")[name]] for name in ("title", "start", "end", "city", "country", "outcome")}  # type: ignore[misc]  # lists of words
        return [409, client.post(address, both).status_code]

    assert at_once(people, write) == {302: PEOPLE, 409: PEOPLE // 2}
    assert Submission.objects.count() == len(half)
    for one in Submission.objects.all():
        assert len(one.rows) == 2
        assert all(f"Words of {row['title'].removeprefix('Forum ')}." in one.text for row in one.rows)
        assert one.edition == 2
    assert first_broken() is None
