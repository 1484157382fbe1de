"""A source's text is cut at the edges of its claims, and is whole when joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svod.portal.sources.text import Mark, marks_of_claims, marks_of_proposals, pieces
from svod.register.claims.models import Claim
from svod.register.proposals.models import Proposal

TEXT = "Семинар прошёл 5 марта 2024 года в Душанбе."
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=8)


@given(SPANS)
def test_the_pieces_joined_are_the_text(spans: list[list[int]]) -> None:
    marks = [Mark(start, end, "claim", f"event:e{n}") for n, (start, end) in enumerate(spans)]
    assert "".join(piece.text for piece in pieces(TEXT, marks)) == TEXT


def test_a_piece_knows_every_record_that_rests_on_it_the_closest_first() -> None:
    claims = [Claim(record="event:wide", spans=[[0, 32]]), Claim(record="event:close", spans=[[15, 32]])]
    shown = [(piece.text, piece.records) for piece in pieces(TEXT, marks_of_claims(claims)) if piece.records]
    assert shown == [
        ("Семинар прошёл ", ("event:wide",)),
        ("5 марта 2024 года", ("event:close", "event:wide")),
    ]


def test_whatever_a_page_links_to_begins_a_piece_of_its_own() -> None:
    proposals = [Proposal(found={"span": [15, 32]}), Proposal(found={"spans": [[0, 7], [35, 42]]}), Proposal(found={})]
    assert {0, 15, 35} <= {piece.start for piece in pieces(TEXT, marks_of_proposals(proposals))}


def test_a_place_with_a_claim_and_a_fault_shows_both() -> None:
    shown = pieces(TEXT, [Mark(15, 32, "claim", "event:e"), Mark(15, 32, "error")])
    assert [piece.kinds for piece in shown if piece.kinds] == [("claim", "error")]
