"""Signs of no meaning that stand for markup while a text is in hands that do not know any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.book.tree import XHTML, H, every

TAG = re.compile(r"<(?P<close>/?)(?P<name>i|b|sup|sub|sc|span)(?P<attributes>\s[^<>]*)?>", re.IGNORECASE)
PAIRS = {name: (chr(0xE110 + at), chr(0xE118 + at)) for at, name in enumerate(("i", "b", "sup", "sub", "sc"))}
PLAIN = {"<": "\ue100", ">": "\ue101", "&": "\ue102"}
OPEN, CLOSE, NUMBER_END = "\ue120", "\ue121", "\ue122"
AUTHOR, YEAR = "\ue140", "\ue141"
PRIVATE = re.compile("[\ue100-\ue1ff]")
HTML = {
    **{sign: f"&{name};" for sign, name in zip(PLAIN.values(), ("lt", "gt", "amp"), strict=True)},
    **{opening: f"<{name}>" for name, (opening, _) in PAIRS.items()},
    **{closing: f"</{name}>" for name, (_, closing) in PAIRS.items()},
}
BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+);)")
SMALL_CAPS = "font-variant:small-caps;"


def guarded(text: str) -> str:
    """A text with signs for CSL's marks and for those of HTML; `nocase` stays, the library knows it."""
    return "".join(_pieces(PRIVATE.sub("", text)))


def _pieces(text: str) -> Iterator[str]:
    spans: list[str] = []
    position = 0
    for found in TAG.finditer(text):
        yield _plain(text[position : found.start()])
        position = found.end()
        name, closes = found["name"].lower(), bool(found["close"])
        if name != "span":
            yield PAIRS[name][closes]
        elif not closes:
            spans.append("nocase" if "nocase" in (found["attributes"] or "") else "sc")
            yield '<span class="nocase">' if spans[-1] == "nocase" else PAIRS["sc"][0]
        elif spans:
            yield "</span>" if spans.pop() == "nocase" else PAIRS["sc"][1]
    yield _plain(text[position:])


def _plain(text: str) -> str:
    return "".join(PLAIN.get(letter, letter) for letter in text)


def index_sign(number: int) -> str:
    """The number of a citation in its cluster, behind the sign that opens it."""
    return f"{number}{NUMBER_END}"


def tree(words: str) -> etree._Element:
    """HTML with signs as a `<span>`; where its marks are not in pairs, only the text."""
    html = "".join(HTML.get(letter, letter) for letter in BARE.sub("&amp;", words))
    html = re.sub(f"{OPEN}(\\d+){NUMBER_END}", r'<a data-cite="\1">', html).replace(CLOSE, "</a>")
    try:
        span = etree.fromstring(f'<span xmlns="{XHTML}">{html}</span>')
    except etree.XMLSyntaxError:
        plain = re.sub(r"<[^<>]*>", "", html)
        span = etree.fromstring(f'<span xmlns="{XHTML}">{plain}</span>')
    for node in list(span.iter(f"{H}sc", f"{H}span")):
        if node.tag == f"{H}sc" or SMALL_CAPS in (node.get("style") or ""):
            node.tag, node.attrib["class"] = f"{H}span", "smallcaps"
            node.attrib.pop("style", None)
    for node in every(span, "i"):
        if next(node.iterancestors(f"{H}i"), None) is not None:
            node.set("class", "upright")
    return span
