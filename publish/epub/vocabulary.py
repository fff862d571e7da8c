"""The HTML that an EPUB may hold (HTML Standard, section 4, without what EPUB 3.3 section 6.1 rules out).

Manuscripts hold any HTML that people once pasted. What the standard calls obsolete becomes style,
what it does not know is dropped, and the words always stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from publish.book.tree import XML, H, add_class, local, remove
from publish.epub.obsolete import add_style, modernise


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVERYWHERE = _names("id class lang dir title role style hidden aria-label aria-hidden")
ROLES = _names("img note none presentation separator")
PLAIN = _names(
    "abbr address article aside b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hr i kbd main mark nav p pre q rp rt ruby s samp section small span strong sub"
    " summary sup table tbody tfoot thead tr u ul var wbr"
)
ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(PLAIN, frozenset()),
    "a": frozenset({"href", "hreflang", "rel"}),
    "blockquote": frozenset(),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
RENAMED = {
    "acronym": "abbr",
    "big": "span",
    "center": "div",
    "dir": "ul",
    "font": "span",
    "hgroup": "div",
    "listing": "pre",
    "menu": "ul",
    "nobr": "span",
    "search": "div",
    "strike": "s",
    "tt": "code",
    "xmp": "pre",
}
LOOKS = {"center": "text-align: center", "big": "font-size: larger", "nobr": "white-space: nowrap"}
SILENT = _names(
    "area base basefont bgsound button canvas embed frame iframe input link map meta noscript object param"
    " script select source style template textarea title track"
)
NUMERIC = {"colspan", "rowspan", "span", "start", "value", "width", "height"}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
BLOCKS = frozenset(
    f"{H}{name}"
    for name in _names(
        "address article aside blockquote div dl figure footer h1 h2 h3 h4 h5 h6 header hr nav ol p pre"
        " section table ul"
    )
)
WORDS_ONLY = frozenset(
    f"{H}{name}"
    for name in _names(
        "abbr b bdi bdo cite code dfn em h1 h2 h3 h4 h5 h6 i kbd mark p pre q s samp small span strong sub"
        " sup time u var"
    )
)


def admit(tree: etree._Element) -> None:
    """Leave in a tree only the HTML that the standard allows."""
    for node in list(tree.iter(etree.Comment, etree.ProcessingInstruction)):
        remove(node)
    for node in list(tree.iter(f"{H}*")):
        if local(node) in SILENT:
            remove(node)
            continue
        _rename(node)
        modernise(node)
        _admit_attributes(node)


def _rename(node: etree._Element) -> None:
    old = local(node)
    if old in LOOKS:
        add_style(node, LOOKS[old])
    if old in ELEMENTS:
        return
    holds_blocks = any(child.tag in BLOCKS for child in node.iterdescendants())
    new = RENAMED.get(old) or ("div" if holds_blocks else "span")
    node.tag = f"{H}{new}"
    if old not in RENAMED and node.get("class"):
        add_class(node, old)


def _admit_attributes(node: etree._Element) -> None:
    allowed = EVERYWHERE | ELEMENTS[local(node)]
    for key in list(node.attrib):
        attribute, value = str(key), str(node.attrib[key])
        if not _legal(attribute, value, allowed):
            del node.attrib[key]
    if node.get("lang"):
        node.set(f"{{{XML}}}lang", node.get("lang") or "")


def _legal(attribute: str, value: str, allowed: frozenset[str]) -> bool:
    if re.fullmatch(r"data-[a-z][a-z0-9.-]*", attribute):
        return True
    if attribute not in allowed:
        return False
    if attribute in NUMERIC:
        return re.fullmatch(r"-?\d+", value) is not None
    tests: dict[str, Callable[[str], object]] = {
        "id": lambda text: text and not re.search(r"\s", text),
        "lang": LANGUAGE.fullmatch,
        "dir": {"ltr", "rtl", "auto"}.__contains__,
        "role": ROLES.__contains__,
        "scope": {"col", "row", "colgroup", "rowgroup"}.__contains__,
        "type": set("1aAiI").__contains__,
        "aria-hidden": {"true", "false"}.__contains__,
        "datetime": re.compile(r"\d{4}-\d\d-\d\d").fullmatch,
    }
    return bool(tests[attribute](value)) if attribute in tests else True
