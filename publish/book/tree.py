"""The XHTML trees that hold a book's text: names, builders, and small moves on lxml elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"

H = f"{{{XHTML}}}"
HEADINGS = tuple(f"{H}h{level}" for level in range(1, 7))
SOURCE = "data-source"  # on what comes from another file than the rest of its division: that file's name


def element(
    name: str,
    attributes: Mapping[str, str] | None = None,
    *content: str | etree._Element,
    line: int | None = None,
) -> etree._Element:
    """An XHTML element with text and children in order; `line` is its line in the author's file."""
    new = etree.Element(f"{H}{name}", dict(attributes or {}), nsmap={None: XHTML})
    for item in content:
        append(new, item)
    set_line(new, line)
    return new


def set_line(node: etree._Element, line: int | None) -> None:
    """Note the line of the author's file that an element comes from."""
    if line:
        node.sourceline = line  # type: ignore[misc]  # lxml lets it be set, its stubs do not


def source_of(node: etree._Element) -> str:
    """The file that an element comes from, where it is not the division's own; else an empty text."""
    while SOURCE not in node.attrib:
        parent = node.getparent()
        if parent is None:
            return ""
        node = parent
    return node.get(SOURCE) or ""


def forget_sources(root: etree._Element) -> None:
    """Take the names of files out of a tree: readers have no use for them."""
    for node in root.iter(etree.Element):
        node.attrib.pop(SOURCE, None)


def append(parent: etree._Element, item: str | etree._Element) -> None:
    """Add text or an element at the end of a parent."""
    if not isinstance(item, str):
        parent.append(item)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + item
    else:
        parent.text = (parent.text or "") + item


def local(node: etree._Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def classes(node: etree._Element) -> list[str]:
    """The words of the class attribute."""
    return (node.get("class") or "").split()


def has_class(node: etree._Element, name: str) -> bool:
    """Whether the element carries a class."""
    written = node.get("class")
    return written is not None and name in written.split()


def add_class(node: etree._Element, name: str) -> None:
    """Give the element a class, once."""
    if not has_class(node, name):
        node.set("class", " ".join([*classes(node), name]))


def every(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Descendants (and the root) with one of the XHTML names, in document order."""
    return root.iter(*(f"{H}{name}" for name in names))


def with_class(root: etree._Element, name: str) -> list[etree._Element]:
    """Descendants with a class, in document order."""
    return [node for node in root.iter(etree.Element) if has_class(node, name)]


def words_of(node: etree._Element) -> str:
    """The text a reader would read aloud as a title: no note calls, white space folded."""
    parts: list[str] = []

    def gather(item: etree._Element) -> None:
        if has_class(item, "note-call"):
            return
        parts.append(item.text or "")
        for child in item:
            if isinstance(child.tag, str):
                if local(child) == "br":
                    parts.append(" ")
                gather(child)
            parts.append(child.tail or "")

    gather(node)
    return " ".join("".join(parts).split())


def remove(node: etree._Element) -> None:
    """Take an element out, keeping the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    keep_tail(node)
    parent.remove(node)


def keep_tail(node: etree._Element) -> None:
    """Hand the text after an element to what stands before it."""
    parent, tail, before = node.getparent(), node.tail, node.getprevious()
    if parent is None or not tail:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None


def unwrap(node: etree._Element) -> None:
    """Replace an element by its content."""
    parent = node.getparent()
    if parent is None:
        return
    position = parent.index(node)
    if node.text:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.text
        else:
            parent.text = (parent.text or "") + node.text
    tail, children = node.tail, list(node)
    parent.remove(node)
    for offset, child in enumerate(children):
        parent.insert(position + offset, child)
    if tail:
        if children:
            children[-1].tail = (children[-1].tail or "") + tail
        elif position:
            parent[position - 1].tail = (parent[position - 1].tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail


def replace(old: etree._Element, new: etree._Element) -> None:
    """Put one element in the place of another; the text after it stays."""
    parent = old.getparent()
    if parent is None:
        return
    new.tail, old.tail = old.tail, None
    if new.sourceline is None:
        set_line(new, old.sourceline)
    parent.replace(old, new)


def wrap(node: etree._Element, name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Put an element around another and return the outer one."""
    outer = element(name, attributes, line=node.sourceline)
    replace(node, outer)
    outer.append(node)
    return outer
