"""A chapter's tree -> Markdown in the house dialect, one line a paragraph; the writer of every import."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.book.tree import HEADINGS, classes, has_class, local
from publish.importers import escapes, grids
from publish.importers.phrases import Phrases, picture

_BOXES = ("pull-quote", "epigraph", "verse", "note", "tip", "warning", "important", "caution")


def write(section: etree._Element) -> str:
    """The whole chapter, with a line end at its end."""
    return "\n\n".join(_blocks(section)) + "\n"


def _blocks(parent: etree._Element) -> Iterator[str]:
    """Each block of a container that has something in it."""
    before, second = "", False
    for node in parent:
        # A list right after one of its kind has another marker, or the two would be one.
        name = local(node)
        second = name == before and not second
        before = name
        text = _list(node, second=second) if name in ("ul", "ol") else _block(node)
        if text.strip():
            yield text


def _block(node: etree._Element) -> str:
    name = local(node)
    if node.tag in HEADINGS:
        return _heading(node)
    if name == "div":
        return _division(node)
    if name == "aside":
        return _note(node)
    writer = _WRITERS.get(name)
    return writer(node) if writer else _paragraph(node)


def _heading(node: etree._Element) -> str:
    words = Phrases(node, breaks=" ").write()
    if not words:
        return ""
    words = re.sub(r"(#+)$", r"\\\1", words)
    attributes = f" {{#{node.get('id')}}}" if node.get("id") else ""
    return f"{'#' * int(local(node)[1])} {words}{attributes}"


def _paragraph(node: etree._Element) -> str:
    if has_class(node, "attribution"):
        return f"— {re.sub(r'^(?:[—–―-]|--+)+ *', '', Phrases(node, breaks=' ').write())}"
    lines = Phrases(node).write().split("\n")
    text = "\n".join(escapes.at_line_start(line) for line in lines)
    return f"{text}\n{{#{node.get('id')}}}" if node.get("id") and text else text


def _division(node: etree._Element) -> str:
    if has_class(node, "page-break"):
        return "{pagebreak}"
    name = next((word for word in classes(node) if word in _BOXES), "")
    inner = _stanzas(node) if name == "verse" else "\n\n".join(_blocks(node))
    if not name or not inner:
        return inner
    inside = max((len(mark) for mark in re.findall(r"^[> ]*(:{3,})", inner, re.MULTILINE)), default=2)
    fence = ":" * (inside + 1)
    return f"{fence} {name}\n{inner}\n{fence}"


def _stanzas(node: etree._Element) -> str:
    """Verse keeps its lines and their indentation; every paragraph is a stanza."""
    return "\n\n".join("\n".join(_lines(stanza)) for stanza in node if local(stanza) == "p")


def _lines(stanza: etree._Element) -> Iterator[str]:
    if has_class(stanza, "attribution"):
        yield _paragraph(stanza)
        return
    for line in stanza:
        step = next((word for word in classes(line) if word.startswith("indent-")), "indent-0")
        text = re.sub(r"^(?=\||:::)", r"\\", Phrases(line, breaks=" ").write())
        yield "  " * int(step[7:]) + text


def _quote(node: etree._Element) -> str:
    lines = "\n\n".join(_blocks(node)).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines) if any(lines) else ""


def _list(node: etree._Element, *, second: bool) -> str:
    """Items whose content is one paragraph each stand close; other ones have blank lines between them."""
    entries = [item for item in node if local(item) == "li"]
    items = [item for item in map(list, map(_blocks, entries)) if item]
    tight = all(_is_close(entry) for entry in entries)
    number = int(node.get("start") or 1)
    written = []
    for offset, item in enumerate(items):
        ordered = local(node) == "ol"
        marker = f"{number + offset}{')' if second else '.'} " if ordered else "* " if second else "- "
        text = ("\n" if tight else "\n\n").join(item)
        written.append(marker + _indented(text, len(marker)).lstrip(" "))
    return ("\n" if tight else "\n\n").join(written)


def _is_close(item: etree._Element) -> bool:
    """One paragraph, and at most a list within it; only a list from one on may follow text closely."""
    names = [local(block) for block in item]
    return names in (["p"], ["p", "ul"]) or (names == ["p", "ol"] and item[1].get("start", "1") == "1")


def _indented(text: str, width: int) -> str:
    return "\n".join(" " * width + line if line else "" for line in text.split("\n"))


def _definitions(node: etree._Element) -> str:
    written: list[str] = []
    for child in node:
        if local(child) == "dt":
            term = escapes.at_line_start(Phrases(child, breaks=" ").write())
            written.append(f"\n{term}" if written else term)
        else:
            text = "\n\n".join(_blocks(child))
            written.append(":   " + _indented(text, 4).lstrip(" "))
    return "\n".join(written)


def _listing(node: etree._Element) -> str:
    text = "".join(node.itertext()).strip("\n")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{node.get('data-language') or ''}\n{text}\n{fence}"


def _figure(node: etree._Element) -> str:
    """A plain caption stands behind its picture; one with markup in it, or for several pictures, below."""
    images = list(node.iter("{*}img"))
    caption = next((child for child in node if local(child) == "figcaption"), None)
    if not images:
        return "\n\n".join(_blocks(node))
    words = Phrases(caption, breaks=" ").write() if caption is not None else ""
    identifier = f"{{#{node.get('id')}}}" if node.get("id") else ""
    if len(images) == 1 and (caption is None or not len(caption)):
        plain = "".join(caption.itertext()) if caption is not None else ""
        return picture(images[0], plain) + identifier
    pictures = "\n".join(picture(image) for image in images)
    return f"::: figure\n{pictures}\n\n{words}\n:::" if words else pictures


def _note(node: etree._Element) -> str:
    key = (node.get("id") or "").removeprefix("note:")
    return f"[^{key}]: {_indented(chr(10).join(['', *_spaced(node)]).lstrip(chr(10)), 4).lstrip(' ')}"


def _spaced(node: etree._Element) -> list[str]:
    return "\n\n".join(_blocks(node)).split("\n")


def _scene_break(_: etree._Element) -> str:
    return "* * *"


_WRITERS = {
    "blockquote": _quote,
    "dl": _definitions,
    "pre": _listing,
    "table": grids.write,
    "figure": _figure,
    "hr": _scene_break,
}
