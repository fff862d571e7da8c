"""Line numbers for listings that ask for them. The numbers are the theme's to draw: none is ever copied."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publish.book.tree import add_class, append, classes, element, every

ASKED = frozenset({"numbered", "numberLines", "number-lines", "linenums"})  # ours, pandoc's, and others'
COUNTER = "code-line"


def number(tree: etree._Element) -> None:
    """Make an element of each line of the numbered listings of a division; their text stays the same."""
    for listing in every(tree, "pre"):
        start = listing.attrib.pop("data-start", "")
        code = next(every(listing, "code"), None)
        if code is None or not ASKED.intersection(classes(listing)):
            continue
        add_class(listing, "numbered")
        if str(start).isdigit():
            listing.set("style", f"counter-reset: {COUNTER} {int(start) - 1}")
        _divide(code)


def _divide(code: etree._Element) -> None:
    pieces = list(_pieces(code))
    for child in list(code):
        code.remove(child)
    code.text = None
    line: etree._Element | None = None
    for text, kind in pieces:
        for part in text.splitlines(keepends=True):
            if line is None:
                line = element("span", {"class": COUNTER}, line=code.sourceline)
                code.append(line)
            words = part.rstrip("\n")
            if words:
                append(line, element("span", {"class": kind}, words, line=code.sourceline) if kind else words)
            if part.endswith("\n"):
                line.tail = "\n"
                line = None


def _pieces(code: etree._Element) -> Iterator[tuple[str, str]]:
    """The runs of a listing's text, each with the class of its colour."""
    yield code.text or "", ""
    for child in code:
        yield "".join(str(part) for part in child.itertext()), child.get("class") or ""
        yield child.tail or "", ""
