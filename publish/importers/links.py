"""Links on their way into the manuscript: those to the web stay, inner ones become tokens, others go."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import etree

from publish.book.tree import HEADINGS, every, has_class, local, unwrap
from publish.importers.arrival import IDS, add_ids
from publish.importers.notes import token

TO, WEB = "data-to", "data-web"
_OUTSIDE = re.compile(r"(?:https?|mailto|tel|ftp):", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:")


def mark(section: etree._Element, origin: str, base: str = "") -> None:
    """Note on every link where it leads; `base` is the web address of the page, if it is known."""
    for link in list(every(section, "a")):
        address = (link.get("href") or "").strip()
        if has_class(link, "note-call"):
            continue
        if not address:
            _give_way(link)
        elif _OUTSIDE.match(address):
            link.set("href", address)
        elif address.startswith("//"):
            link.set("href", f"https:{address}")
        elif _SCHEME.match(address):
            _give_way(link)
        else:
            link.set(TO, token(address, origin))
            if base:
                link.set(WEB, urljoin(base, address))


def _give_way(link: etree._Element) -> None:
    """An anchor only names a place: its block takes the name."""
    holder = block_of(link)
    if holder is not None:
        add_ids(holder, (link.get(IDS) or "").split())
    unwrap(link)


def block_of(node: etree._Element) -> etree._Element | None:
    """The block around an inline element."""
    names = ("p", "li", "dt", "dd", "td", "th", "figcaption", "caption", "figure")
    return next((up for up in node.iterancestors() if local(up) in names or up.tag in HEADINGS), None)


def cut(link: etree._Element) -> None:
    """Take the address from a link and keep its words."""
    unwrap(link)
