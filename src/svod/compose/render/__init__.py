"""A composed report as a file. Renderers take a report and give its bytes; no clock, no network, no table."""

from __future__ import annotations

from collections.abc import Callable

from svod.compose.render import docx, html, json, markdown, pdf
from svod.compose.tree import Report

RENDERERS: dict[str, Callable[[Report], bytes]] = {
    ".docx": docx.render,
    ".pdf": pdf.render,
    ".html": html.render,
    ".md": markdown.render,
    ".json": json.render,
}
