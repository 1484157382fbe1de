"""The tokens of RTF (Microsoft, version 1.9.1): groups, control words with their number, bytes in a code page, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["open", "close", "word", "byte", "text"]

_TOKEN = re.compile(
    rb"(?P<group>[{}])|\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<text>[^{}\\\r\n]+)|(?P<end>[\r\n]+)|(?P<stray>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`word` without its backslash, `number` None where it has none; `raw` are the bytes of text or of `\\'hh`."""

    kind: Kind
    word: str = ""
    number: int | None = None
    raw: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(content: bytes) -> Iterator[Token]:
    """Every token in order; `\\bin` takes its bytes with it. Never fails: what is no RTF comes as text."""
    at = 0
    while match := _TOKEN.match(content, at):
        at = match.end()
        if match["text"] is not None:
            yield Token("text", raw=match["text"])
        elif match["group"] is not None:
            yield _OPEN if match["group"] == b"{" else _CLOSE
        elif match["byte"] is not None:
            yield Token("byte", raw=bytes.fromhex(match["byte"].decode()))
        elif match["sign"] is not None:
            yield Token("word", match["sign"].decode("latin-1"))
        elif match["word"] is not None:
            word, number = match["word"].decode(), int(match["number"]) if match["number"] else None
            if word == "bin":
                at += max(0, number or 0)
                continue
            yield Token("word", word, number)
