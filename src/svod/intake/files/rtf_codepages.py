"""Code pages of RTF: by `\\ansicpg` for the file, by `\\fcharset` for a font."""

from __future__ import annotations

import codecs

CHARSETS = {
    0: "cp1252",
    77: "mac-roman",
    89: "mac-cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SYMBOLS = 2
"""The charset of fonts whose bytes are pictures and no letters."""


def code_page(number: int) -> str:
    """Python's name of a Windows code page; cp1252 for what it does not know."""
    name = {10000: "mac-roman", 10007: "mac-cyrillic", 65001: "utf-8", 20866: "koi8-r"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
