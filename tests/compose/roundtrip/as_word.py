"""A DOCX of ours edited as an editor would in Word: sentences reworded, moved, struck out, put in, paragraphs split."""

from __future__ import annotations

import copy
import io
import re
import zipfile

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from svod.compose.render import RENDERERS
from svod.compose.render.tags import tag_read
from svod.compose.tree import Report

MAIN = "word/document.xml"


class Edited:
    """The file of a report, open for editing; sentences are named by their keys."""

    def __init__(self, report: Report) -> None:
        with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](report))) as made:
            self._parts = {name: made.read(name) for name in made.namelist()}
        self.root = etree.fromstring(self._parts[MAIN])
        self._controls = {}
        for control in self.root.iter(qn("w:sdt")):
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
            found = tag_read(tag.get(qn("w:val"))) if tag is not None else None
            if found:
                self._controls[found[0]] = control

    def reword(self, key: str, words: str) -> None:
        content = self._controls[key].find(qn("w:sdtContent"))
        runs = [run for run in content if run.tag == qn("w:r") and run.find(qn("w:footnoteReference")) is None]
        for run in runs[1:]:
            content.remove(run)
        for old in [one for one in runs[0] if one.tag != qn("w:rPr")]:
            runs[0].remove(old)
        runs[0].append(_words(words))

    def drop(self, key: str) -> None:
        control = self._controls.pop(key)
        control.getparent().remove(control)

    def move(self, key: str, after: str) -> None:
        control, there = self._controls[key], self._controls[after]
        control.getparent().remove(control)
        there.addnext(control)
        there.addnext(_run(" "))

    def add(self, after: str, words: str) -> None:
        """Typed outside of any control, in the same paragraph."""
        self._controls[after].addnext(_run(f" {words} "))

    def add_paragraph(self, after: str, words: str) -> None:
        paragraph = self._paragraph(after)
        table = next((one for one in paragraph.iterancestors(qn("w:tbl"))), None)
        whole = parse_xml(f"<w:p {nsdecls('w')}/>")
        whole.append(_run(words))
        (paragraph if table is None else table).addnext(whole)

    def split(self, before: str) -> None:
        """The sentence and what follows it become a paragraph of their own."""
        paragraph, control = self._paragraph(before), self._controls[before]
        other = parse_xml(f"<w:p {nsdecls('w')}/>")
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None:
            other.append(copy.deepcopy(properties))
        for one in [control, *control.itersiblings()]:
            other.append(one)
        paragraph.addnext(other)

    def lose_marks(self) -> None:
        """What Google Docs and WPS do: no control and no bookmark is left."""
        for mark in [one for one in self.root.iter() if one.tag in {qn("w:bookmarkStart"), qn("w:bookmarkEnd")}]:
            mark.getparent().remove(mark)
        for control in list(self.root.iter(qn("w:sdt"))):
            for one in list(control.find(qn("w:sdtContent"))):
                control.addprevious(one)
            control.getparent().remove(control)
        for name in [one for one in self._parts if re.match(r"docProps/custom|customXml/", one)]:
            del self._parts[name]
        notes = self._parts.get("word/footnotes.xml", b"").decode()
        notes = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt(?:Content)?>", "", notes, flags=re.S)
        self._parts["word/footnotes.xml"] = notes.encode()
        core = self._parts["docProps/core.xml"].decode()
        self._parts["docProps/core.xml"] = re.sub(r"<cp:keywords>.*?</cp:keywords>", "", core).encode()

    def replace(self, old: str, new: str) -> None:
        for one in self.root.iter(qn("w:t")):
            one.text = (one.text or "").replace(old, new)

    def saved(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name, content in self._parts.items():
                made.writestr(name, etree.tostring(self.root) if name == MAIN else content)
        return out.getvalue()

    def _paragraph(self, key: str) -> etree._Element:
        return next(self._controls[key].iterancestors(qn("w:p")))


def _words(words: str) -> etree._Element:
    made = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
    made.text = words
    return made


def _run(words: str) -> etree._Element:
    made = parse_xml(f"<w:r {nsdecls('w')}/>")
    made.append(_words(words))
    return made
