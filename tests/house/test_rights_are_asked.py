"""Whatever writes to the register says who does it and asks the table of rights. A caller cannot forget."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
ROOMS = ("register", "intake", "compose", "audit")
NO_CHANGES = {"migrations", "render"}  # a renderer saves a .docx, which is no record
PUTS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "put"}

EXCEPTIONS = {
    "register.people.tokens.token_known": "finds out who calls; all that it writes is the day",
    # the pen of the journal: it writes what a change, which has asked, tells it
    "register.journal.changes.note": "the pen",
    "register.journal.changes.note_many": "the pen",
    # before somebody is anybody: who holds the token, knows the password or the code; of one's own account
    "register.people.changes.accept_invitation": "the token is the right",
    "register.people.changes.join": "a part of accepting an invitation",
    "register.identities.changes.join_vouched": "the invitation is the right, and the address that the provider has verified",
    "register.identities.changes.link_vouched": "signing in: the address that the provider has verified is the right",
    "register.identities.changes.link_identity": "one's own account, by what its owner proved to the provider",
    "register.people.changes.change_password": "one's own account, by its password",
    "register.people.second_factor.begin_second_factor": "one's own account",
    "register.people.second_factor.confirm_second_factor": "one's own account, by its code",
    "register.people.second_factor.use_second_factor": "signing in",
    "register.people.second_factor.drop_second_factor": "one's own account, by its password and code",
    "register.people.second_factor.forget_second_factor": "a part of a change that has asked",
    "register.people.accounts.take_new_way_in": "the token is the right",
    "register.people.entry.checked_account": "signing in",
    "register.people.entry.checked_code": "signing in",
    "register.people.entry.checked_password": "one's own account, by its password",
    "register.people.entry.count_entry": "signing in",
    "register.people.entry.count_failure": "signing in",
    "register.people.networks.count_guess": "signing in",
    # parts of one change, in its transaction, which has asked
    "register.packs.claims.put_claims": "a part of load_pack",
    "intake.correct.store": "the last step of each correction",
    "intake.settle.settle": "a part of accepting",
    "register.notices.changes.write_notice": "a letter of a change that has asked",
    "register.notices.changes.mark_letters": "one's own letters",
    "register.notices.changes.choose_hours": "one's own account",
    "register.submissions.letters.tell_state": "the letters of accept_submission and return_submission",
    "register.submissions.letters.tell_secretariat": "the letters of submit and recall",
    "register.submissions.letters.tell_asked": "the letters of open_period",
    "register.submissions.letters.write_of_requests": "a letter of open_period or remind",
    "register.sources.changes.keep_file": "the file of a source that answer_question or enter_letter makes",
    "register.questions.letters.tell_state": "the letters of ask_states and what follows it",
    "register.questions.letters.tell_asker": "the letter of answer_question",
    # a database made for the golden reports and thrown away
    "compose.golden.write": "the developers' own",
}
"""Public functions that write and take no `by: Actor`, each with its reason."""


@dataclass
class Written:
    """A function as the test sees it: what it calls, by full names, and whether it writes or asks by itself."""

    node: ast.FunctionDef
    calls: set[str] = field(default_factory=set)
    writes: bool = False
    asks: bool = False

    @property
    def names_the_actor(self) -> bool:
        return any(
            one.arg == "by" and _named(one.annotation) == "Actor" for one in (*self.node.args.args, *self.node.args.kwonlyargs)
        )


def _named(node: ast.expr | None) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE / "svod").with_suffix("").parts)


@cache
def functions() -> dict[str, Written]:
    """Every function of the rooms that may write, by its full name without `svod.`."""
    found: dict[str, Written] = {}
    for room in ROOMS:
        for path in sorted((SOURCE / "svod" / room).rglob("*.py")):
            if not NO_CHANGES & set(path.parts):
                tree = ast.parse(path.read_text(encoding="utf-8"))
                module = _module(path)
                known = _known(tree, module)
                for node in tree.body:
                    if isinstance(node, ast.FunctionDef):
                        found[f"{module}.{node.name}"] = _seen(node, known)
    return found


def _known(tree: ast.Module, module: str) -> dict[str, str]:
    """How the module calls functions of its own and of others: the short name, the full one."""
    own = {node.name: f"{module}.{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("svod."):
            own |= {one.asname or one.name: f"{node.module}.{one.name}".removeprefix("svod.") for one in node.names}
    return own


def _seen(node: ast.FunctionDef, known: dict[str, str]) -> Written:
    seen = Written(node)
    for inner in ast.walk(node):
        if not isinstance(inner, ast.Call):
            continue
        if isinstance(inner.func, ast.Name) and inner.func.id in known:
            seen.calls.add(known[inner.func.id])
            seen.asks |= known[inner.func.id] == "register.rights.require"
        if isinstance(inner.func, ast.Attribute):
            seen.writes |= _is_write(inner.func.attr, inner)
            if isinstance(inner.func.value, ast.Name) and inner.func.value.id in known:
                seen.calls.add(f"{known[inner.func.value.id]}.{inner.func.attr}")
    return seen


def _is_write(verb: str, call: ast.Call) -> bool:
    """`save`, `delete` and `update` of a record take no values by place; those of a dictionary or a workbook do."""
    return verb in PUTS or (verb in {"save", "delete", "update"} and not call.args and bool(call.keywords or verb != "update"))


def reaching(names: set[str]) -> set[str]:
    """These and all that call them, however far."""
    found = set(names)
    while True:
        more = {name for name, one in functions().items() if one.calls & found} - found
        if not more:
            return found
        found |= more


def test_whatever_writes_says_who_does_it() -> None:
    writing = reaching({name for name, one in functions().items() if one.writes})
    public = {name for name in writing if not name.rpartition(".")[2].startswith("_")}
    nameless = {name for name in public if not functions()[name].names_the_actor}
    assert len(public) > 30, "the test finds the changes"
    assert nameless - set(EXCEPTIONS) == set(), "give it `by: Actor` and ask require(); or an exception, with its reason"
    assert set(EXCEPTIONS) - nameless == set(), "an exception that is none any more"


def test_whatever_writes_asks_the_table() -> None:
    writing = reaching({name for name, one in functions().items() if one.writes})
    asking = reaching({name for name, one in functions().items() if one.asks})
    silent = {
        name for name in writing - asking if functions()[name].names_the_actor and not name.rpartition(".")[2].startswith("_")
    }
    assert silent == set(), "call require(by, verb, thing) with the thing's stage, state and area"


def test_no_view_asks_with_a_name_it_was_given() -> None:
    """An Actor is made from an account, or by the command line; pages and files of states make none."""
    making = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for room in ("portal", "api", *ROOMS)
        for path in sorted((SOURCE / "svod" / room).rglob("*.py"))
        if path.name not in {"rights.py", "golden.py"} and _module(path) != "register.people.queries"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _named(node.func) in {"Actor", "operator"}
    ]
    assert making == [], "only the command line is an operator; who signed in comes from `actor_of`"
