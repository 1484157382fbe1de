"""Run by the Python that LibreOffice speaks to (`uno`), never by ours: opens a DOCX, edits it as a person would, saves it.

python3 edit_in_office.py PIPE SOURCE TARGET EDITS.json
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

FORMATS = {"odt": "writer8", "doc": "MS Word 97"}


def setting(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.25)
    raise SystemExit("the office does not answer")


def found(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    place = document.findFirst(search)
    if place is None:
        raise SystemExit(f"not in the document: {words}")
    return place


def through(office, document, file, name):
    """Saved in another format, closed and opened again."""
    document.storeToURL(uno.systemPathToFileUrl(file), (setting("FilterName", name),))
    document.close(True)
    return office.loadComponentFromURL(uno.systemPathToFileUrl(file), "_blank", 0, (setting("Hidden", True),))


def main(pipe, source, target, edits):
    office = desktop(pipe)
    document = office.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (setting("Hidden", True),))
    with open(edits, encoding="utf-8") as file:
        told = json.load(file)
    for step in told:
        if "through" in step:
            document = through(office, document, f"{target}.{step['through']}", FORMATS[step["through"]])
            continue
        document.RecordChanges = step.get("tracked", False)
        place = found(document, step["find"])
        if "replace" in step:
            place.setString(step["replace"])
        if "append" in step:
            place.getText().insertString(place.getEnd(), step["append"], False)
        if "split" in step:
            place.getText().insertControlCharacter(place.getStart(), PARAGRAPH_BREAK, False)
        if "bold" in step:
            place.CharWeight = 150.0
        if "comment" in step:
            note = document.createInstance("com.sun.star.text.textfield.Annotation")
            note.Author, note.Content = "Office Editor", step["comment"]
            place.getText().insertTextContent(place.getStart(), note, False)
    document.RecordChanges = False
    document.storeToURL(uno.systemPathToFileUrl(target), (setting("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    print("saved", flush=True)  # what follows may take the bridge, and this process with it, down
    try:
        office.terminate()
    except Exception:
        return


if __name__ == "__main__":
    main(*sys.argv[1:])
