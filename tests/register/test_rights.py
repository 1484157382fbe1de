"""Every cell of the table of rights, against what we say of it here: who may do what, at which stage, own or another's."""

from __future__ import annotations

import itertools

import pytest

from svod.register.rights import (
    OF_A_STATE,
    PUBLIC,
    RIGHTS,
    Actor,
    Forbidden,
    Grant,
    Role,
    Thing,
    may,
    operator,
    require,
)

OWN, OTHER = "KZ", "UZ"
AREA, FOREIGN = "trade", "energy"
BODY = "ministers-of-trade"
STAGES = {
    "source": ("ours", "theirs"),
    "submission": ("draft", "submitted", "processing", "returned", "accepted", "recalled"),
    "report": ("draft", "released"),
    "proposal": ("open", "decided"),
    "question": ("open", "answered", "closed", "withdrawn"),
    "remark": ("submitted", "processing", "returned", "accepted"),
}
VERBS = sorted({(right.noun, right.verb) for right in RIGHTS})
SECRETARIAT = {Role.EDITOR, Role.OFFICER}

# Written by hand, apart from the table: for each noun and verb who may at all, and at which stages. "S" the secretariat,
# "T" the states' people (of their own only), "A" administrator, "E" editor alone, "I" all who work here, "P" everybody.
SAID = {
    ("state", "read"): "I", ("area", "read"): "I", ("body", "read"): "I", ("event", "read"): "I", ("document", "read"): "I",
    ("followup", "read"): "I", ("figure", "read"): "I",
    ("body", "change"): "S", ("event", "change"): "S", ("document", "change"): "S",
    ("followup", "change"): "S", ("figure", "change"): "S",
    ("state", "change"): "A", ("area", "change"): "A", ("organisation", "change"): "A",
    ("source", "read"): "I@ours SA@theirs", ("source", "take in"): "S",
    ("proposal", "read"): "SAR", ("proposal", "decide"): "S@open", ("proposal", "correct"): "S@open",
    ("proposal", "add"): "S", ("proposal", "reopen"): "S@decided", ("miss", "read"): "SA", ("claim", "record"): "S",
    ("finding", "read"): "SAR", ("finding", "dismiss"): "S",
    ("disagreement", "read"): "S", ("disagreement", "settle"): "S",
    ("report", "read"): "SAR@draft P@released", ("report", "reword"): "S@draft", ("report", "release"): "E@draft",
    ("period", "open"): "E", ("request", "read"): "ST", ("request", "change"): "E",
    ("submission", "read"): "T@draft ST@submitted,processing,returned,accepted,recalled",
    ("submission", "write"): "T@draft,returned,recalled", ("submission", "enter for a state"): "S@draft",
    ("submission", "submit"): "T@draft", ("submission", "recall"): "T@submitted",
    ("submission", "take up"): "S@submitted", ("submission", "accept"): "S@processing", ("submission", "return"): "S@processing",
    ("remark", "add for the state"): "T@submitted,processing,returned",
    ("remark", "add for the secretariat"): "S@submitted,processing,returned",
    ("letter", "enter"): "S", ("letter", "read"): "ST",
    ("question", "ask"): "S", ("question", "read"): "ST", ("question", "answer"): "T@open,answered",
    ("question", "ask again"): "S@answered", ("question", "close"): "S@open,answered", ("question", "withdraw"): "S@open",
    ("chair paper", "send"): "C", ("chair paper", "read"): "SAC",
    ("board", "read"): "S", ("notice", "read"): "AE", ("notice", "send"): "E",
    ("person", "read"): "AE", ("person", "invite"): "A", ("role", "read"): "A", ("role", "grant"): "A", ("role", "revoke"): "A",
    ("account", "close"): "A", ("account", "reopen"): "A", ("account", "let in again"): "A", ("invitation", "withdraw"): "A",
    ("token", "make"): "A", ("token", "revoke"): "A", ("identity", "unlink"): "A",
    ("journal", "read"): "SA", ("history", "read"): "SAR",
}  # fmt: skip
OF_LETTER = {
    "S": SECRETARIAT,
    "T": set(OF_A_STATE),
    "A": {Role.ADMINISTRATOR},
    "E": {Role.EDITOR},
    "R": {Role.READER},
    "I": set(Role) - {Role.PUBLIC},
    "P": set(Role),
    "C": {Role.CHAIR},
}
EVERYWHERE = {("board", "read"), ("journal", "read")}  # where an officer sees beyond the own areas
INSIDE = {key for key, said in SAID.items() if said in {"I", "P"}}


def expected(role: Role, noun: str, verb: str, stage: str, state: str, area: str, made_by: str, body: str) -> bool:
    for part in SAID[noun, verb].split(" "):
        letters, _, stages = part.partition("@")
        if stages and stage not in stages.split(","):
            continue
        if role not in set().union(*(OF_LETTER[letter] for letter in letters)):
            continue
        free = "I" in letters or "P" in letters
        if role in OF_A_STATE and not free:
            return state == OWN and area == AREA
        if role is Role.CHAIR and not free:
            return state == OWN and body == BODY
        if role is Role.OFFICER and not free and (noun, verb) not in EVERYWHERE:
            return area == AREA
        return True
    return False


def actor(role: Role) -> Actor:
    state = OWN if role in {*OF_A_STATE, Role.CHAIR} else ""
    areas = frozenset({AREA}) if role in {Role.OFFICER, *OF_A_STATE} else frozenset()
    return Actor("Somebody", (Grant(role, state, areas, BODY if role is Role.CHAIR else ""),), 1)


CELLS = [
    (role, noun, verb, stage, state, area, "", body)
    for role, (noun, verb) in itertools.product(Role, VERBS)
    for stage in STAGES.get(noun, ("",))
    for state, area in itertools.product((OWN, OTHER), (AREA, FOREIGN))
    for body in ((BODY, "another") if noun == "chair paper" else ("",))
]


def test_the_table_has_a_thousand_cells_and_more_and_each_is_as_we_say() -> None:
    assert len(CELLS) >= 1000
    wrong = [cell for cell in CELLS if may(actor(cell[0]), cell[2], Thing(cell[1], *cell[3:])) != expected(*cell)]
    assert wrong == []


def test_every_verb_of_the_table_is_spoken_of_here() -> None:
    assert set(VERBS) == set(SAID)


@pytest.mark.parametrize("verb", sorted({verb for noun, verb in VERBS if noun == "submission"}))
def test_no_state_touches_the_material_of_another(verb: str) -> None:
    for role, stage in itertools.product(OF_A_STATE, STAGES["submission"]):
        assert not may(actor(role), verb, Thing("submission", stage, OTHER, AREA))


def test_nobody_decides_on_what_they_made_themselves() -> None:
    editor = Actor("E. Editor", (Grant(Role.EDITOR),), 1)
    sent = Thing("submission", "processing", OWN, AREA, made_by="Another", sent_by="E. Editor")
    assert not may(editor, "accept", sent), "what another wrote and they themselves submitted is their word too"
    for noun, verb, stage in (
        ("submission", "accept", "processing"),
        ("submission", "return", "processing"),
        ("proposal", "decide", "open"),
    ):
        assert may(editor, verb, Thing(noun, stage, OWN, AREA, made_by="Another"))
        assert not may(editor, verb, Thing(noun, stage, OWN, AREA, made_by="E. Editor"))


def test_the_public_reads_what_is_released_and_nothing_else() -> None:
    seen = {
        (noun, verb, stage) for noun, verb in VERBS for stage in STAGES.get(noun, ("",)) if may(PUBLIC, verb, Thing(noun, stage))
    }
    assert seen == {("report", "read", "released")}


def test_somebody_with_two_roles_may_do_what_either_gives() -> None:
    both = Actor("Two hats", (Grant(Role.READER), Grant(Role.AGENCY, OWN, frozenset({AREA}))), 1)
    assert may(both, "submit", Thing("submission", "draft", OWN, AREA))
    assert not may(both, "submit", Thing("submission", "draft", OTHER, AREA))


def test_a_refusal_says_what_to_do_and_not_whether_the_thing_exists() -> None:
    with pytest.raises(Forbidden) as refusal:
        require(PUBLIC, "read", Thing("submission", "submitted", OWN))
    assert "no such record" in refusal.value.words.en


def test_the_operator_of_the_machine_may_invite_and_open_a_period() -> None:
    assert may(operator("root"), "invite", Thing("person"))
    assert may(operator("root"), "open", Thing("period"))
