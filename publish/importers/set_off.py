"""Quotations, boxes, verse, listings, definitions and figures: what is set off from the running text."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from publish.book.tree import H, append, classes, element, every, local, remove, words_of
from publish.importers.wording import tidy

if TYPE_CHECKING:
    from publish.importers.flow import Flow

ADMONITIONS = ("note", "tip", "warning", "important", "caution")
_BOXES = (
    ("pull-quote", re.compile(r"(?:^|[-_ ])(?:pull-?quotes?|pull_quotes?)(?:$|[-_ ])", re.IGNORECASE)),
    ("epigraph", re.compile(r"\bepigraph\b", re.IGNORECASE)),
    ("verse", re.compile(r"\b(?:verse|poem|poetry)\b", re.IGNORECASE)),
    *((kind, re.compile(rf"\badmonition\b.*\b{kind}\b|\bmarkdown-alert-{kind}\b")) for kind in ADMONITIONS),
)
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight|brush|sourceCode)[-:\s]+([A-Za-z][\w+#-]*)")
_SPEAKERS = re.compile(r"\b(?:attribution|quote-?author|quote-?source|source|credit|cite)\b", re.IGNORECASE)
_WITH_TEXT = ("table", "pre", "blockquote", "ul", "ol", "dl")


def box_kind(node: etree._Element) -> str:
    """What a box is by its classes or its EPUB type; empty for one that only arranges."""
    if local(node) not in ("div", "aside", "section", "blockquote", "figure", "p"):
        return ""
    names = f"{node.get('class') or ''} {node.get('data-type') or ''}"
    return next((kind for kind, pattern in _BOXES if pattern.search(names)), "")


def quote(flow: Flow, node: etree._Element, target: etree._Element) -> None:
    """A quotation; by its class it may be an epigraph or a pull quote."""
    if kind := box_kind(node):
        box(flow, node, kind, target)
        return
    new = element("blockquote")
    _mark_speaker(node)
    flow.gather(node, new)
    flow.keep(node, new, target)


def box(flow: Flow, node: etree._Element, kind: str, target: etree._Element) -> None:
    """A pull quote, an epigraph or a poem. One of a single paragraph holds that paragraph."""
    new = element("div", {"class": kind})
    _mark_speaker(node)
    if local(node) == "p":
        node = copy.deepcopy(node)
        node.attrib.pop("class", None)
        node.attrib.pop("data-type", None)
    flow.gather(node, new)
    if kind == "pull-quote":
        for inner in list(every(new, "blockquote")):
            for child in list(inner):
                inner.addprevious(child)
            remove(inner)
    elif kind == "verse":
        to_verse(new)
    elif kind in ADMONITIONS and len(new) > 1 and words_of(new[0]).strip(" :!").casefold() == kind:
        # The edition writes the name of the box itself.
        new.remove(new[0])
    flow.keep(node, new, target)


def to_verse(poem: etree._Element) -> None:
    """Make every paragraph a stanza and every line of it a line; leading spaces become steps."""
    for stanza in list(every(poem, "p")):
        if "attribution" in classes(stanza):
            continue
        lines = [element("span", {"class": "line"})]
        append(lines[-1], stanza.text or "")
        for child in list(stanza):
            if local(child) == "br":
                lines.append(element("span", {"class": "line"}))
                append(lines[-1], child.tail or "")
            else:
                lines[-1].append(child)
        stanza.text = None
        stanza[:] = [_indented(line) for line in lines if "".join(line.itertext()).strip()]


def _indented(line: etree._Element) -> etree._Element:
    """No-break spaces at the head of a line are how HTML indents it."""
    text = (line.text or "").lstrip(" \t\r\n")
    bare = text.lstrip("\u00a0\u2003\u2002 ")
    line.text, step = bare, min(8, (len(text) - len(bare)) // 2)
    if step:
        line.set("class", f"line indent-{step}")
    return line


def _mark_speaker(node: etree._Element) -> None:
    """Make a footer, a block that is called so, or a final citation the paragraph that says who speaks."""
    for child in list(every(node, "footer", "p", "div", "figcaption")):
        if local(child) == "footer" or (child is not node and _SPEAKERS.search(child.get("class") or "")):
            child.tag = f"{H}p"
            child.set("class", "attribution")
            for inner in list(every(child, "cite", "p")):
                inner.tag = f"{H}span"
    last = node[-1] if len(node) else None
    if last is not None and local(last) == "cite" and not (last.tail or "").strip() and len(node) > 1:
        last.tag = f"{H}p"
        last.set("class", "attribution")


def listing(flow: Flow, node: etree._Element, target: etree._Element) -> None:
    """A listing with its language, where a class names it."""
    names = " ".join([*classes(node), *(name for child in node for name in classes(child))])
    language = node.get("data-language") or next(iter(_LANGUAGE.findall(names)), "")
    for line in list(every(node, "br")):
        line.text = "\n"
    text = "".join(node.itertext()).strip("\n")
    pre = element("pre", {"class": "code"}, element("code", None, text))
    if language:
        pre.set("data-language", language.lower())
    if text.strip():
        flow.keep(node, pre, target)


def definitions(flow: Flow, node: etree._Element, target: etree._Element) -> None:
    """Terms and what they mean; a meaning without a term has no place in the list."""
    new = element("dl")
    for item in node.iter(f"{H}dt", f"{H}dd"):
        if next(item.iterancestors(f"{H}dl"), None) is not node:
            continue
        entry = flow.words(item, "dt") if local(item) == "dt" else element("dd")
        if local(item) == "dd":
            flow.gather(item, entry)
        if "".join(entry.itertext()).strip():
            new.append(entry)
    names = [local(entry) for entry in new]
    if names[:1] == ["dt"] and names[-1:] == ["dd"]:
        flow.keep(node, new, target)
    else:
        flow.gather(node, target)


def figure(flow: Flow, node: etree._Element, target: etree._Element) -> None:
    """Pictures with their caption; a figure of anything else gives way to its content."""
    caption = next(node.iter(f"{H}figcaption"), None)
    images = [
        image for image in every(node, "img") if caption is None or caption not in image.iterancestors()
    ]
    if not images or next(every(node, *_WITH_TEXT), None) is not None:
        if kind := box_kind(node):
            box(flow, node, kind, target)
        else:
            _quoted_figure(flow, node, caption, target)
        return
    new = element("figure", None, *(copy.deepcopy(image) for image in images))
    tidy(new, flow.styles, flow.ledger)
    for image in new:
        image.tail = None
    if caption is not None:
        new.append(flow.words(caption, "figcaption"))
    flow.keep(node, new, target)


def _quoted_figure(
    flow: Flow, node: etree._Element, caption: etree._Element | None, target: etree._Element
) -> None:
    """The caption below a quotation says who speaks."""
    quoted = next(every(node, "blockquote"), None)
    if quoted is not None and caption is not None:
        caption.tag = f"{H}footer"
        quoted.append(caption)
    flow.gather(node, target)
