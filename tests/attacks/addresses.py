"""How each address of the portal is attacked: with what numbers in it, what is asked of it, what is sent to it.

A new address belongs here: with the ids of the state's own things in its path, in its query and in every field of its forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver

from svod.config.urls import urlpatterns
from tests.attacks.world import World

Form = dict[str, Any]


def _nothing(_: World) -> Iterable[Form]:
    return ({},)


def _unsent(_: World) -> Iterable[Form]:
    return ()


@dataclass(frozen=True)
class Attack:
    """`paths`: with what stands in the address; `asks`: queries; `sends`: forms, each sent to every path.

    `through`: paths of the attacker's own, and forms that name another's things.
    `is_own`: the forms change what is the sender's own (their account, their session) and nobody else's.
    """

    paths: Callable[[World], Iterable[str]]
    asks: Callable[[World], Iterable[Form]] = _nothing
    sends: Callable[[World], Iterable[Form]] = _unsent
    through: tuple[Callable[[World], Iterable[str]], Callable[[World], Iterable[Form]]] | None = None
    is_own: bool = False


def plain(*paths: str) -> Callable[[World], Iterable[str]]:
    return lambda _: paths


def words(of: Callable[[World], Form]) -> Callable[[World], Iterable[Form]]:
    return lambda world: ({}, of(world))


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile("attack.txt", "18 марта 2024 г. проведён форум.".encode())


ACTS = ("submit", "recall", "take up", "accept", "return", "remark", "continue")


def _of_versions(world: World) -> Iterator[Form]:
    for version, act in product(world.versions.values(), ACTS):
        yield {"do": act, "version": version, "remark": "attack"}


def _of_one_version(world: World) -> Iterator[Form]:
    for act in ACTS:
        yield {"do": act, "version": world.versions["submitted"], "remark": "attack"}
    typed: Form = {"text": "attack", "title": ["attack"], "start": ["2024"], "end": [""], "city": [""], "country": [""]}
    yield {"do": "save", "edition": "", **typed}
    yield {"do": "save and submit", "edition": "1", **typed}
    yield {"do": "nothing"}
    yield {"do": "file", "file": file()}


def _of_desk(world: World) -> Iterator[Form]:
    yield {"do": "all", "least": "0"}
    yield {"do": "add", "noun": "event", "words": "18 марта 2024 г. проведён форум", "start": "0"}
    for one in world.proposals:
        yield {"accept": f"{one}.1", f"record.{one}": world.record}
        yield {"reopen": f"{one}.1"}


def _of_proposal(world: World) -> Iterator[Form]:
    for act in ("accept", "reject", "correct", "merge", "split", "place", "reopen"):
        yield {"do": act, "edition": "1", "reason": "attack", "cause": "not_there", "into": world.proposals[0], "title": "attack",
               "on": world.record, "then": "accept"}  # fmt: skip


def _of_question(_: World) -> Iterator[Form]:
    for act in ("answer", "ask again", "close", "withdraw"):
        yield {"do": act, "text": "attack", "deadline": "2099-01-01", "start": "2024-01-01"}


def _asking(world: World) -> Iterator[Form]:
    about = {"record": world.record, "field": "dates"}
    told = {"text_ru": "a", "text_en": "a", "text_zh": "a", "deadline": "2099-01-01"}
    for one in (about, {"finding": world.finding}, *({"submission": each} for each in world.versions.values())):
        yield {**one}
        yield {**one, **told, "state": "KZ", "area": "trade"}


def _on_people(world: World) -> Iterator[Form]:
    more = {"areas": ["trade"], "state": "KZ", "body": "mtm"}
    for role in ("administrator", "editor", "coordinator", "chair"):
        yield {"do": "invite", "name": "Attack", "email": "a@example.org", "role": role, **more}
        yield {"do": "grant", "person": world.person, "role": role, "since": "2026-01-01", **more}
    yield {"do": "revoke", "grant": world.grant, "reason": "attack"}


def _on_account(world: World) -> Iterator[Form]:
    """A token of another's; the rest of the page is of one's own account."""
    yield {"do": "revoke", "token": world.token}
    yield {"do": "password", "old": "not the one", "new": "another long one"}
    yield {"do": "confirm", "code": "000000"}


def _on_chair(_: World) -> Iterator[Form]:
    yield {"do": "protocol", "file": file(), "dated": "2024-01-01"}
    yield {"do": "session", "first": "2099-01-01", "last": "", "city": "a", "country": "KZ", "agenda": "a", "ordinal": "3"}


def _wordings(world: World) -> Iterator[Form]:
    for kind in ("reword", "add", "drop", "move"):
        yield {"kind": kind, "key": f"{world.record}/held", "ru": "a", "en": "a", "zh": "a", "after": "x", "reason": "attack"}


def _on_disagreement(world: World) -> Iterator[Form]:
    for field in ("dates", "chair", "initiator"):
        yield {"field": field, "choice": "held", "reason": "attack"}
        yield {"field": field, "choice": "1", "reason": "attack"}


def _on_findings(world: World) -> Iterator[Form]:
    for of in ("register", *world.sources):
        yield {"of": of, "mark": world.finding, "reason": "attack"}
        yield {"of": of, "mark": world.finding, "reason": "attack", "do": "restore"}


def _filters(world: World) -> Iterator[Form]:
    yield {}
    for name in ("search", "area", "body", "state", "month", "status", "kind", "format"):
        yield {name: "ZQX"}


def _numbered(pattern: str, *of: str) -> Callable[[World], Iterable[str]]:
    """Paths with each number of these things."""

    def paths(world: World) -> Iterator[str]:
        for name in of:
            held = getattr(world, name)
            every = held.values() if isinstance(held, dict) else held if isinstance(held, list) else [held]
            yield from (pattern.format(one) for one in every)

    return paths


LETTER = {"state": "KZ", "number": "1", "dated": "2026-02-02", "received": "2026-02-02", "came_by": "email",
          "text-trade": "attack", "nothing": ["energy"]}  # fmt: skip
SUFFIXES = ("docx", "pdf", "html", "md", "json")
SUMMARIES = ("brief/", "area/trade/", "state/KZ/", "body/mtm/")

ATTACKS: dict[str, Attack] = {
    "": Attack(plain("/")),
    "health/": Attack(plain("/health/")),
    "events/": Attack(plain("/events/"), _filters),
    "events/<slug:code>/": Attack(_numbered("/events/{0.code}/", "event")),
    "bodies/": Attack(plain("/bodies/")),
    "bodies/<slug:code>/": Attack(plain("/bodies/mtm/", "/bodies/agri-ministers/")),
    "documents/": Attack(plain("/documents/"), words(lambda _: {"area": "trade"})),
    "documents/<slug:code>/": Attack(_numbered("/documents/{}/", "sources")),
    "findings/": Attack(
        plain("/findings/"), lambda world: ({}, {"of": "register"}, *({"of": one} for one in world.sources), {"rule": "SRC001"})
    ),
    "findings/dismiss/": Attack(plain("/findings/dismiss/"), sends=_on_findings),
    "findings/rules/<slug:code>/": Attack(plain("/findings/rules/SRC001/")),
    "disagreements/": Attack(plain("/disagreements/")),
    "disagreements/<str:record>/": Attack(_numbered("/disagreements/{}/", "record"), sends=_on_disagreement),
    "questions/": Attack(plain("/questions/")),
    "questions/new/": Attack(plain("/questions/new/"), _asking, _asking),
    "questions/<int:pk>/": Attack(_numbered("/questions/{}/", "questions"), sends=_of_question),
    "questions/<int:pk>/files/<int:message>/": Attack(
        lambda world: [
            f"/questions/{one}/files/{message}/" for one in (*world.questions, world.own_question) for message in world.messages
        ]
    ),
    "sources/": Attack(plain("/sources/")),
    "sources/upload/": Attack(plain("/sources/upload/"), sends=lambda _: ({"file": file(), "dated": "2024-01-01"},)),
    "sources/<slug:code>/": Attack(_numbered("/sources/{}/", "sources")),
    "sources/<slug:code>/desk/": Attack(
        _numbered("/sources/{}/desk/", "sources"), words(lambda _: {"only": "decided"}), _of_desk
    ),
    "sources/<slug:code>/desk/<int:pk>/": Attack(
        lambda world: [f"/sources/{world.desk}/desk/{one}/" for one in world.proposals], sends=_of_proposal
    ),
    "report/": Attack(plain("/report/")),
    "report/file.<slug:suffix>": Attack(plain(*(f"/report/file.{one}" for one in SUFFIXES))),
    "report/summaries/": Attack(plain("/report/summaries/")),
    "report/summaries/<slug:kind>/": Attack(plain("/report/summaries/brief/")),
    "report/summaries/<slug:kind>/file.<slug:suffix>": Attack(plain("/report/summaries/brief/file.docx")),
    "report/summaries/<slug:kind>/<slug:of>/": Attack(plain(*(f"/report/summaries/{one}" for one in SUMMARIES[1:]))),
    "report/summaries/<slug:kind>/<slug:of>/file.<slug:suffix>": Attack(
        plain(*(f"/report/summaries/{one}file.md" for one in SUMMARIES[1:]))
    ),
    "report/releases/": Attack(plain("/report/releases/")),
    "report/releases/freeze/": Attack(
        plain("/report/releases/freeze/"), sends=lambda world: ({"remark": "attack", f"accept-{world.finding}": "attack"},)
    ),
    "report/releases/<str:code>/": Attack(_numbered("/report/releases/{}/", "releases")),
    "report/releases/<str:code>/<str:language>.<slug:suffix>": Attack(
        lambda world: [f"/report/releases/{code}/ru.{one}" for code in world.releases for one in ("docx", "json")]
    ),
    "report/wordings/": Attack(plain("/report/wordings/"), words(lambda world: {"key": f"{world.record}/held"})),
    "report/wordings/change/": Attack(plain("/report/wordings/change/"), sends=_wordings),
    "report/wordings/<int:number>/": Attack(
        plain("/report/wordings/1/"), sends=lambda _: ({"do": "confirm"}, {"do": "withdraw"})
    ),
    "report/return/": Attack(plain("/report/return/"), sends=lambda _: ({"file": file()}, {"file": file(), "do": "keep"})),
    "language/<slug:code>/": Attack(plain("/language/en/"), words(lambda _: {"next": "https://evil.example/"}), is_own=True),
    "sign-in/": Attack(plain("/sign-in/"), sends=lambda _: ({"email": "coordinatorkz@example.org", "password": "guess"},)),
    "sign-in/code/": Attack(plain("/sign-in/code/"), sends=lambda _: ({"code": "000000"},)),
    "sign-out/": Attack(plain("/sign-out/"), is_own=True),
    "invitation/<str:token>/": Attack(plain("/invitation/guessed/"), sends=lambda _: ({"password": "a password that is long"},)),
    "account/": Attack(plain("/account/"), sends=_on_account),
    "people/": Attack(plain("/people/"), sends=_on_people),
    "people/rights/": Attack(plain("/people/rights/")),
    "submissions/": Attack(plain("/submissions/")),
    "submissions/<int:pk>/": Attack(
        _numbered("/submissions/{}/", "requests"),
        sends=_of_one_version,
        through=(_numbered("/submissions/{}/", "own_request"), _of_versions),
    ),
    "submissions/<int:pk>/template.<str:kind>": Attack(
        lambda world: [f"/submissions/{pk}/template.{kind}" for pk in world.requests.values() for kind in ("xlsx", "docx")]
    ),
    "letters/": Attack(plain("/letters/")),
    "letters/new/": Attack(
        plain("/letters/new/"), words(lambda _: {"state": "KZ"}), lambda _: ({}, {**LETTER, "file": file()})
    ),
    "letters/<int:pk>/": Attack(
        _numbered("/letters/{}/", "letter"), sends=lambda _: ({"area": "environment", "text": "attack"},)
    ),
    "letters/<int:pk>/file/": Attack(_numbered("/letters/{}/file/", "letter")),
    "chairs/": Attack(plain("/chairs/")),
    "chairs/<slug:code>/": Attack(plain("/chairs/mtm/"), sends=_on_chair),
    "chairs/<slug:code>/files/<int:pk>/": Attack(
        lambda world: [f"/chairs/{body}/files/{one}/" for body in ("mtm", "agri-ministers") for one in world.papers]
    ),
    "board/": Attack(
        plain("/board/"), sends=lambda _: ({"do": "open", "deadline": "2099-01-01", "guidance": "attack"}, {"do": "remind"})
    ),
    "board/gaps/": Attack(plain("/board/gaps/")),
    "board/opening/": Attack(
        plain("/board/opening/"),
        sends=lambda world: ({"do": act, "period": world.period.code, "ticked": "KZ/trade"} for act in ("make", "open")),
    ),
    "texts/<str:record>/": Attack(
        _numbered("/texts/{}/", "record"),
        sends=lambda world: (*({"source": one} for one in world.sources), {"do": "detach", "text": world.text, "reason": "a"}),
    ),
    "texts/file/<int:pk>/": Attack(_numbered("/texts/file/{}/", "text")),
    "board.xlsx": Attack(plain("/board.xlsx")),
    "board.csv": Attack(plain("/board.csv")),
    "outbox/": Attack(plain("/outbox/"), sends=lambda world: ({"letter": one} for one in world.notices)),
    "notices/": Attack(
        plain("/notices/"),
        sends=lambda world: ({"do": f"{act}:{one}"} for one in world.notices for act in ("read", "unread", "open")),
    ),
    "sign-in/openid/": Attack(plain("/sign-in/openid/"), is_own=True),
    "sign-in/openid/back/": Attack(
        plain("/sign-in/openid/back/"), words(lambda _: {"state": "guess", "code": "guess"}), is_own=True
    ),
    "as-of/": Attack(
        plain("/as-of/"), lambda _: ({}, *({"noun": one, "as_of": "2099-01-01"} for one in ("event", "document", "state")))
    ),
    "journal/": Attack(
        plain("/journal/"),
        lambda world: (
            {},
            *({"record": noun} for noun in ("submission", "question", "chair paper")),
            *({"record": one, "on": "2099-01-01"} for one in (world.record, "letter:1")),
        ),
    ),
}  # fmt: skip


def routes(patterns: Iterable[URLPattern | URLResolver] = urlpatterns, before: str = "") -> Iterator[str]:
    """Every address of the project as its pattern is written, those of the API left out: it has a walk of its own."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from () if route.startswith("api/") else routes(one.url_patterns, route)
        else:
            yield route


def asked(path: str, query: Form) -> str:
    return f"{path}?{urlencode(query, doseq=True)}" if query else path
