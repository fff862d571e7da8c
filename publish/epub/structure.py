"""Which element may stand in which (HTML Standard, content models): what breaks the rules is mended."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import H, add_class, element, every, has_class, keep_tail, local, remove, replace
from publish.epub.vocabulary import BLOCKS, ELEMENTS, WORDS_ONLY

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SHOWN = frozenset({"img", "svg", "math", "hr"})
HOLDERS: dict[str, set[str]] = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "rt": {"ruby"},
    "rp": {"ruby"},
    "tbody": {"table"},
    "thead": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
    "colgroup": {"table"},
    "col": {"table", "colgroup"},
    "tr": {"table", "tbody", "thead", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}


def mend(tree: etree._Element) -> None:
    """Make a tree follow the content models of HTML."""
    for node in list(every(tree, *HOLDERS)):
        _give_holder(node)
    for node in list(every(tree, "ul", "ol", "dl")):
        _fill_list(node)
    for node in list(every(tree, "dl", "details")):
        _complete(node)
    for node in list(every(tree, "a", "header", "footer")):
        _part(node)
    for node in list(every(tree, "figcaption")):
        _place_caption(node)
    for node in list(tree.iter(*BLOCKS)):
        _free_block(node)
    for node in list(every(tree, "p")):
        _empty(node)


def _give_holder(node: etree._Element) -> None:
    """An item outside its list is a paragraph of its own."""
    parent = node.getparent()
    if parent is None or local(parent) not in HOLDERS[local(node)]:
        _plain(node, "span" if local(node) in {"rt", "rp"} else "div")


def _fill_list(node: etree._Element) -> None:
    """Everything in a list is an item."""
    kinds, item = ({"dt", "dd", "div"}, "dd") if local(node) == "dl" else ({"li"}, "li")
    if node.text and node.text.strip():
        node.insert(0, element(item, None, node.text.strip()))
        node.text = None
    for child in list(node):
        tail = child.tail
        if tail and tail.strip():
            child.addnext(element(item, None, tail.strip()))
            child.tail = None
        if local(child) not in kinds:
            outer = element(item)
            replace(child, outer)
            outer.append(child)


def _complete(node: etree._Element) -> None:
    """Terms without definitions are no list, and details without a summary cannot be opened."""
    items = [child for child in node if local(child) in {"dt", "dd"}]
    paired = not items or (local(items[0]) == "dt" and local(items[-1]) == "dd")
    if local(node) == "details" and not (len(node) and local(node[0]) == "summary"):
        for child in every(node, "summary"):
            _plain(child, "div")
        _plain(node, "div")
    elif local(node) == "dl" and not paired:
        for child in (*items, node):
            _plain(child, "div")


def _part(node: etree._Element) -> None:
    """A link in a link, a header in a header: a note's call moves behind the link, others give way."""
    group = ("a",) if local(node) == "a" else ("header", "footer")
    outer = next(node.iterancestors(*(f"{H}{name}" for name in group)), None)
    if outer is None:
        return
    if not has_class(node, "note-call"):
        _plain(node, "span" if group == ("a",) else "div")
        return
    keep_tail(node)
    node.tail, outer.tail = outer.tail, None
    outer.addnext(node)


def _plain(node: etree._Element, name: str) -> None:
    """Give an element a name that is at home anywhere, and only the attributes that are too."""
    before, node.tag = local(node), f"{H}{name}"
    for key in list(node.attrib):
        if key in ELEMENTS[before]:
            del node.attrib[key]


def _place_caption(node: etree._Element) -> None:
    """A figure has one caption, first or last."""
    parent = node.getparent()
    if parent is None:
        return
    first = next(every(parent, "figcaption"))
    inside = node.getprevious() is not None and node.getnext() is not None
    if first is not node or inside:
        node.tag = f"{H}p"
        add_class(node, "caption")


def _free_block(node: etree._Element) -> None:
    """A block inside words: the words' element becomes a block too; in a heading the block gives way."""
    parent = node.getparent()
    while parent is not None and parent.tag in WORDS_ONLY:
        if local(parent) in HEADINGS or local(parent) == "pre":
            node.tag = f"{H}span"
            return
        if local(parent) != "p":
            add_class(parent, local(parent))
        parent.tag = f"{H}div"
        parent = parent.getparent()


def _empty(node: etree._Element) -> None:
    """A paragraph without words or pictures goes; where something is named in it, a plain box stays."""
    if "".join(node.itertext()).strip() or any(local(child) in SHOWN for child in node.iterdescendants()):
        return
    if any(child.get("id") for child in node.iter("{*}*")):
        node.tag = f"{H}div"
    else:
        remove(node)
