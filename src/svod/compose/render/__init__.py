"""A composed report as a file. Renderers take a report and give its bytes; no clock, no network, no table."""

from __future__ import annotations

from collections.abc import Callable

from svod.compose.render import docx, html, json, markdown, pdf
from svod.compose.render.printable import drawable, printable
from svod.compose.tree import Report

RENDERERS: dict[str, Callable[[Report], bytes]] = {
    ".docx": lambda report: docx.render(printable(report)),
    ".pdf": lambda report: pdf.render(drawable(printable(report))),
    ".html": lambda report: html.render(printable(report)),
    ".md": lambda report: markdown.render(printable(report)),
    ".json": lambda report: json.render(printable(report)),
}
"""Whatever stands in the text, no renderer meets what its format cannot hold (`render.printable`)."""
