"""A source's text is cut at the edges of its claims, and is whole when joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svod.portal.sources.views import pieces
from svod.register.claims.models import Claim

TEXT = "Семинар прошёл 5 марта 2024 года в Душанбе."
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=8)


@given(SPANS)
def test_the_pieces_joined_are_the_text(spans: list[list[int]]) -> None:
    claims = [Claim(record=f"event:e{n}", spans=[span]) for n, span in enumerate(spans)]
    assert "".join(piece.text for piece in pieces(TEXT, claims)) == TEXT


def test_a_piece_knows_every_record_that_rests_on_it_the_closest_first() -> None:
    claims = [Claim(record="event:wide", spans=[[0, 32]]), Claim(record="event:close", spans=[[15, 32]])]
    shown = [(piece.text, piece.records) for piece in pieces(TEXT, claims) if piece.records]
    assert shown == [
        ("Семинар прошёл ", ("event:wide",)),
        ("5 марта 2024 года", ("event:close", "event:wide")),
    ]
