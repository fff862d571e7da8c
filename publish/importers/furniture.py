"""Takes a web page's furniture away by its elements, roles and class names, and finds the text's own element.

The rules, most certain first: what cannot be on paper (forms, players, frames), what HTML or ARIA calls
navigation, what a class or id calls so in a word of its own (`site-nav`, `share_buttons`), and then the
text's place: the one `<article>`, else `<main>`, else the innermost element with four fifths of all the
running text. An element with more than two fifths of the page's text is never furniture by its name.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import HEADINGS, every, local, remove
from publish.importers.arrival import IDS
from publish.importers.ledger import Ledger
from publish.importers.styles import Style, style_of
from publish.importers.vocabulary import words

_UNPRINTABLE = {
    **dict.fromkeys(("form", "button", "input", "select", "textarea"), "forms"),
    **dict.fromkeys(("iframe", "object", "embed", "audio", "video", "canvas"), "players and frames"),
    "dialog": "boxes that open",
    "nav": "navigation",
}
_ROLES = {
    **dict.fromkeys(("search", "form"), "forms"),
    **dict.fromkeys(("dialog", "alert"), "boxes that open"),
    "navigation": "navigation",
    "banner": "page heads",
    "contentinfo": "page feet",
    "complementary": "side columns",
}
_WORDS = {
    "navigation": "nav navbar navigation menu menubar breadcrumb breadcrumbs pagination pager skip toolbar",
    "page heads": "masthead banner topbar",
    "page feet": "footer",
    "side columns": "sidebar widget widgets",
    "sharing buttons": "share sharing sharebar social addthis sharedaddy",
    "comments": "comments comment respond disqus reply",
    "advertising": "ad ads advert advertisement promo sponsored newsletter subscribe subscription donate",
    "other articles": "related recommended recommendations readmore",
    "boxes that open": "cookie cookies cookiebanner cookieconsent popup modal overlay consent",
    "dates and tags": "postmeta entrymeta tags tagcloud taglist",
    "editing links": "editsection noprint",
}
_BY_WORD = {word: what for what, named in _WORDS.items() for word in named.split()}
# What is text by its name, though another word of it may sound like furniture.
_TEXT = "text"
_TEXT_WORDS = words(
    "level1 level2 level3 level4 toc contents quote pullquote footnote footnotes endnotes note notes article"
)
# Headings and paragraphs are text, whatever they are called.
_BOXES = words("div section aside header footer ul ol dl span a table details figure center menu")
_WORD_ENDS = re.compile(r"[-_\W]+|(?<=[a-z])(?=[A-Z])")
_MOST_WORDS = 3
_RUNNING = ("p", "li", "blockquote", "pre", "td", "dd")
_LARGE = 0.4
_MOST = 0.8
_PARAGRAPH = 200


def clear(body: etree._Element, styles: dict[str, Style], ledger: Ledger) -> etree._Element:
    """Remove the furniture of a page and return the element that holds its text."""
    whole = max(1, _size(body))
    for node in list(body.iterdescendants(etree.Element)):
        what = _kind(node, styles) if node.getparent() is not None and _is_inside(node, body) else ""
        named = what.startswith("?")
        if what and not (named and _size(node) / whole > _LARGE):
            ledger.leave(what.removeprefix("?"), "" if what == "hidden text" else _text(node))
            remove(node)
    main = _main(body)
    for node in _outside(body, main):
        ledger.leave(
            "side columns" if local(node) == "aside" else "what stands around the article", _text(node)
        )
    return main


def _is_inside(node: etree._Element, body: etree._Element) -> bool:
    return next((True for parent in node.iterancestors() if parent is body), False)


def _kind(node: etree._Element, styles: dict[str, Style]) -> str:
    """What an element is, with a question mark where only its name says so; empty for text."""
    name = local(node)
    if name == "input" and node.get("type") == "checkbox" and _parent_name(node) in ("li", "label", "p"):
        return ""
    if what := _UNPRINTABLE.get(name) or _ROLES.get(node.get("role") or ""):
        return what
    if _is_hidden(node, styles):
        return "hidden text"
    if name not in _BOXES:
        return ""
    ids = [token.partition("#")[2] for token in (node.get(IDS) or "").split()]
    what = _named((node.get("class") or "").split(), ids)
    if name == "footer" and what != _TEXT and _parent_name(node) not in ("blockquote", "figure"):
        return "?page feet"
    return "" if what == _TEXT else what


def _is_hidden(node: etree._Element, styles: dict[str, Style]) -> bool:
    """Whether a reader of the page does not see an element. Formulas have pictures hidden from speech."""
    looks = [styles.get(word, Style()) for word in (node.get("class") or "").split()]
    if any(look.hidden for look in [*looks, style_of(node.get("style") or "")]):
        return True
    silent = node.get("aria-hidden") == "true" and next(every(node, "img"), None) is None
    return node.get("hidden") is not None or silent


def _parent_name(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else local(parent)


def _named(names: list[str], ids: list[str]) -> str:
    """What names say: any word of a class of few words, or an id as a whole."""
    parts = [[word.lower() for word in _WORD_ENDS.split(name) if word] for name in names]
    if any(_TEXT_WORDS & set(words_) for words_ in parts):
        return _TEXT
    for words_ in parts:
        for word in ["".join(words_), *(words_ if len(words_) <= _MOST_WORDS else [])]:
            if word in _BY_WORD:
                return f"?{_BY_WORD[word]}"
    plain = (re.sub(r"[-_]", "", name).lower() for name in ids)
    return next((f"?{_BY_WORD[name]}" for name in plain if name in _BY_WORD), "")


def _main(body: etree._Element) -> etree._Element:
    articles = [node for node in every(body, "article") if _size(node)]
    whole = max(1, _size(body))
    largest = max(articles, key=_size, default=None)
    if largest is not None and _size(largest) / whole > 0.5:
        return largest
    named = [
        node
        for node in body.iterdescendants(etree.Element)
        if local(node) == "main" or node.get("role") == "main"
    ]
    if len(named) == 1 and _size(named[0]) / whole > 0.5:
        return _densest(named[0])
    return _densest(body)


def _densest(node: etree._Element) -> etree._Element:
    """The innermost element that still holds nearly all of the running text, and the title too."""
    while True:
        whole = max(1, _running(node))
        inner = [
            child
            for child in node.iterchildren(etree.Element)
            if local(child) in ("div", "section", "main", "td", "tr", "tbody", "table", "center", "article")
            and _running(child) / whole >= _MOST
        ]
        if len(inner) != 1 or _has_text_outside(node, inner[0]):
            return node
        node = inner[0]


def _has_text_outside(node: etree._Element, inner: etree._Element) -> bool:
    """Whether headings or a paragraph's worth of text would stay behind."""
    if any(inner not in heading.iterancestors() for heading in node.iter(*HEADINGS)):
        return True
    return _running(node) - _running(inner) > _PARAGRAPH


def _outside(body: etree._Element, main: etree._Element) -> list[etree._Element]:
    """The elements beside the text's own, at every level, that have words."""
    found = []
    for node in (main, *main.iterancestors()):
        if node is body:
            break
        parent = node.getparent()
        if parent is not None:
            found += [
                child for child in parent.iterchildren(etree.Element) if child is not node and _text(child)
            ]
    return found


def _running(node: etree._Element) -> int:
    """How many characters of running text there are: in paragraphs and the like, not in links."""
    blocks = [
        item
        for item in every(node, *_RUNNING)
        if not any(local(up) in _RUNNING for up in item.iterancestors())
    ]
    loose = sum(len((child.tail or "").strip()) for child in every(node, "br"))
    return sum(_size(block) - sum(_size(link) for link in every(block, "a")) for block in blocks) + loose


def _size(node: etree._Element) -> int:
    return sum(len(part.strip()) for part in node.itertext())


def _text(node: etree._Element) -> str:
    return " ".join(" ".join(node.itertext()).split())
