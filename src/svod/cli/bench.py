"""`./svod bench`: the main jobs timed in one run, each as a ratio against a peer or a limit of the same run."""

from __future__ import annotations

import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path

import django
import razdel
from django.core.management import call_command
from django.test import Client

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "svod.config.settings")
os.environ.setdefault("SVOD_FOLDER", tempfile.mkdtemp(prefix="svod-bench-"))
django.setup()

from svod.audit.facts.from_reading import facts_from_reading  # noqa: E402  # tables can be named only once Django is set up
from svod.audit.facts.from_register import facts_from_register  # noqa: E402  # the same
from svod.audit.facts.identity import linked  # noqa: E402  # the same
from svod.audit.facts.shapes import Facts  # noqa: E402  # the same
from svod.audit.run import audit  # noqa: E402  # the same
from svod.cli.genre import genre  # noqa: E402  # the same
from svod.cli.packs import DEFAULT, house, lexicon, pack_folder  # noqa: E402  # the same
from svod.cli.peers import natasha  # noqa: E402  # the same
from svod.cli.terminal import table  # noqa: E402  # the same
from svod.compose.render import RENDERERS  # noqa: E402  # the same
from svod.compose.reports.annual.outline import compose_annual  # noqa: E402  # the same
from svod.intake.desk import decide_all, take_in  # noqa: E402  # the same
from svod.kernel.dates import DateRange  # noqa: E402  # the same
from svod.reading import read_text  # noqa: E402  # the same
from svod.register.areas.models import Area  # noqa: E402  # the same
from svod.register.packs.changes import load_pack  # noqa: E402  # the same
from svod.register.people.changes import accept_invitation, invite_person  # noqa: E402  # the same
from svod.register.people.models import Account  # noqa: E402  # the same
from svod.register.rights import Actor, Grant, Role, operator  # noqa: E402  # the same
from svod.register.sources.changes import make_period  # noqa: E402  # the same
from svod.register.sources.models import Period  # noqa: E402  # the same
from svod.register.sources.queries import reported_period  # noqa: E402  # the same
from svod.register.states.queries import members_on  # noqa: E402  # the same
from svod.register.submissions.changes import (  # noqa: E402  # the same
    accept_submission,
    confirm_nothing,
    recall,
    return_submission,
    submit,
    take_up,
    write_draft,
)
from svod.register.submissions.models import Request  # noqa: E402  # the same
from svod.register.submissions.requests import open_period  # noqa: E402  # the same

BENCH = operator("svod bench")
YEARS_EVENTS, YEARS_DOCUMENTS = 5_000, 10_000
BOARD_YEARS = 5
ROOT = Path(__file__).resolve().parents[3]


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds, the median of `runs` after one warm-up."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _row(job: str, seconds: float, against: str, other: float) -> tuple[str, str, str, str, str]:
    return (job, f"{seconds * 1000:.1f}", against, f"{other * 1000:.1f}", f"{seconds / other:.2f}")


def _against_peers(name: str, text: str, seconds: float) -> list[tuple[str, str, str, str, str]]:
    read = natasha()
    return [_row(f"read {name}", seconds, "natasha, names and dates", median(lambda: read(text), 2))] if read else []


def twenty_years(facts: Facts) -> Facts:
    """The events and documents of one text, told anew each year until there are 5,000 and 10,000 of them."""
    events, documents = [], []
    for n in range(YEARS_EVENTS):
        event = facts.events[n % len(facts.events)]
        years = n // len(facts.events)
        dates = tuple(DateRange.parse(*(_later(day, years) for day in str(one).split("/"))) for one in event.dates)
        events.append(
            replace(event, ref=f"event-{n}", same_as=None, dates=dates, ordinal=event.ordinal and event.ordinal + years)
        )
    for n in range(YEARS_DOCUMENTS):
        document = facts.documents[n % len(facts.documents)]
        documents.append(replace(document, ref=f"document-{n}", title=f"{document.title} {2000 + n // len(facts.documents)}"))
    return Facts(
        events=linked(events), documents=tuple(documents), bodies=facts.bodies, period=facts.period, house=house(DEFAULT)
    )


def _later(day: str, years: int) -> str:
    return f"{int(day[:4]) + years}{day[4:]}".replace("-02-29", "-02-28")


def _desk(page: str) -> list[tuple[str, str, str, str, str]]:
    """The review desk with 300 proposals as an officer asks for it: new ones, then such as the register says otherwise."""
    token = invite_person(name="Bench", email="bench@example.org", role=Role.EDITOR, by=BENCH)
    officer = Client(SERVER_NAME="127.0.0.1")
    officer.force_login(accept_invitation(token=token, password=secrets.token_urlsafe(), on=datetime.now(UTC).date()))
    rows = []
    for what, later in (("new to the register", 0), ("told with other dates", 3)):
        text = genre(147, later).encode()
        intake = take_in(name="g.txt", content=text, dated=None, is_invented=False, lexicon=lexicon(DEFAULT), by=BENCH)
        address = f"/sources/{intake.source.code}/desk/"
        shown = officer.get(address).content.decode().count(page)
        taking = median(partial(officer.get, address))
        rows.append(_row(f"the review desk, {shown} proposals, {what}", taking, "limit", 0.15))
        decide_all(intake=intake, by=BENCH)
    return rows


def _answer(asked: Request, n: int) -> None:
    """Of five requests one is silent, one says nothing to report, one is returned, one waits after a recall, one is accepted."""
    state, officer = Actor("A state", (Grant(Role.COORDINATOR, asked.state.code),)), Actor("An officer", (Grant(Role.OFFICER),))
    if n % 5 == 0:
        return
    if n % 5 == 1:
        confirm_nothing(request=asked, by=state)
        return
    version = submit(submission=write_draft(request=asked, text="Проведён форум. " * 40, by=state), by=state)
    if n % 5 == 2:
        recall(submission=version, by=state)
        submit(submission=write_draft(request=asked, text="Проведён форум.", by=state), by=state)
    else:
        take_up(submission=version, by=officer)
        if n % 5 == 3:
            return_submission(submission=version, remark="Назовите город.", by=officer)
        else:
            accept_submission(submission=version, by=officer)


def _board() -> list[tuple[str, str, str, str, str]]:
    """The completeness board of 13 areas × 10 states × 5 years as its editor asks for it, one period and all together."""
    states, areas, newest = members_on(reported_period().last), list(Area.objects.all()), reported_period()
    for back in range(BOARD_YEARS):
        first, last = newest.first.replace(year=newest.first.year - back), newest.last.replace(year=newest.last.year - back)
        period = newest if not back else make_period(code=f"{first.year}-{last.year}", first=first, last=last, by=BENCH)
        open_period(period=period, states=states, areas=areas, deadline=last, by=BENCH)
        for n, asked in enumerate(Request.objects.filter(period=period).select_related("state").order_by("id")):
            _answer(asked, n)
    editor = Client(SERVER_NAME="127.0.0.1")
    editor.force_login(Account.objects.get(email="bench@example.org"))
    size = f"{len(areas)} areas × {len(states)} states × {BOARD_YEARS} years"
    pages = {"the board": f"/board/?period={newest.code}", "the board of all periods": "/board/?period=all"}
    pages |= {"what is lacking": f"/board/gaps/?period={newest.code}"}
    rows = []
    for what, address in pages.items():
        answer = editor.get(address)
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{address}: {answer.status_code}")
        rows.append(_row(f"{what}, {size}", median(partial(editor.get, address)), "limit", 0.1))
    return rows


def _reports(period: Period) -> list[tuple[str, str, str, str, str]]:
    """The year composed and written, as a page asks for it and as a command of its own."""
    rows = []
    for suffix, limit in ((".docx", 1.0), (".pdf", 2.0)):

        def made(suffix: str = suffix) -> bytes:
            return RENDERERS[suffix](compose_annual(first=period.first, last=period.last, language="ru"))

        words = [sys.executable, "-m", "svod", "compose", "--to", str(Path(os.environ["SVOD_FOLDER"]) / f"report{suffix}")]
        whole = partial(subprocess.run, words, check=True, capture_output=True)
        rows.append(_row(f"compose the year and render {suffix}", median(made, 3), "limit", limit))
        rows.append(_row(f"svod compose --to report{suffix}, the whole process", median(whole, 3), "limit", limit + 1))
    return rows


def main(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    names = lexicon(DEFAULT)
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    load_pack(folder=pack_folder(DEFAULT), by=BENCH)
    loading = time.perf_counter() - began
    period = reported_period()
    reading = read_text(text, lexicon=names)
    facts = facts_from_reading(reading)
    report = compose_annual(first=period.first, last=period.last, language="ru")
    reading_time = median(lambda: read_text(text, lexicon=names))
    rows = [
        _row(
            f"read {source.name}, {len(text)} characters",
            reading_time,
            "razdel, tokens only",
            median(lambda: list(razdel.tokenize(text))),
        ),
        *_against_peers(source.name, text, reading_time),
        _row("the same, as if 33,000 characters", reading_time * 33_000 / len(text), "limit", 0.1),
        _row(
            "read the same four times over",
            median(lambda: read_text(text * 4, lexicon=names), 3),
            "four single readings",
            4 * reading_time,
        ),
        _row("audit the reading", median(lambda: audit(facts)), "limit", 0.5),
        _row("audit the register", median(lambda: audit(facts_from_register(period=period)), 3), "limit", 0.5),
        _row(
            "audit twenty years, 5,000 events and 10,000 documents", median(lambda: audit(twenty_years(facts)), 1), "limit", 2.0
        ),
        _row("load the pack, all new", loading, "limit", 2.0),
        _row(
            "load the pack, unchanged",
            median(lambda: load_pack(folder=pack_folder(DEFAULT), by=BENCH)),
            "limit",
            0.1,
        ),
        _row(
            "compose the year",
            median(lambda: compose_annual(first=period.first, last=period.last, language="ru"), 3),
            "limit",
            1.0,
        ),
        *(
            _row(f"render {suffix}", median(partial(RENDERERS[suffix], report), 3), "limit", limit)
            for suffix, limit in ((".docx", 1.0), (".pdf", 2.0), (".html", 1.0), (".json", 1.0))
        ),
        *_reports(period),
        *_desk('class="proposal '),
        *_board(),
    ]
    print(table(["job", "ms", "against", "ms", "ratio"], rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "specimens" / "report.txt")
